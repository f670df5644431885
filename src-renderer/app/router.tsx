import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { z } from 'zod';
import { AuthorityScreen } from '../features/authority/authority-screen.tsx';
import { AutomationScreen } from '../features/automation/automation-screen.tsx';
import { BatchScreen } from '../features/batches/batch-screen.tsx';
import { BatchesScreen } from '../features/batches/batches-screen.tsx';
import { HealthScreen } from '../features/health/health-screen.tsx';
import { KrithiScreen } from '../features/krithis/krithi-screen.tsx';
import { KrithisScreen } from '../features/krithis/krithis-screen.tsx';
import { PublishScreen } from '../features/publish/publish-screen.tsx';
import { ContradictionsScreen } from '../features/review/contradictions-screen.tsx';
import { PacksScreen } from '../features/review/packs-screen.tsx';
import { ReviewScreen } from '../features/review/review-screen.tsx';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import { BrokenScreen, NoSuchScreen } from './broken.tsx';
import { EntityRoute } from './entity-route.tsx';
import { Frame } from './frame.tsx';

const root = createRootRoute({ component: Frame, notFoundComponent: NoSuchScreen });
const on = () => root;

/** What a screen shows stands in its address as plain values; each screen reads its own and ignores the rest. */
const PlainSearch = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).catch(''));

const home = createRoute({
  getParentRoute: on,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/batches', replace: true });
  },
});
const batches = createRoute({ getParentRoute: on, path: '/batches', component: BatchesScreen });
const batch = createRoute({
  getParentRoute: on,
  path: '/batches/$id',
  validateSearch: PlainSearch,
  component: BatchScreen,
});
const review = createRoute({
  getParentRoute: on,
  path: '/review',
  validateSearch: z.object({ batch: z.string().optional().catch(undefined) }),
  component: ReviewScreen,
});
const packs = createRoute({ getParentRoute: on, path: '/review/packs', component: PacksScreen });
const contradictions = createRoute({
  getParentRoute: on,
  path: '/review/contradictions',
  component: ContradictionsScreen,
});
const krithis = createRoute({
  getParentRoute: on,
  path: '/krithis',
  validateSearch: PlainSearch,
  component: KrithisScreen,
});
const krithi = createRoute({
  getParentRoute: on,
  path: '/krithis/$id',
  validateSearch: PlainSearch,
  component: KrithiScreen,
});
const authority = createRoute({ getParentRoute: on, path: '/authority', component: AuthorityScreen });
const entity = createRoute({ getParentRoute: on, path: '/authority/$id', component: EntityRoute });
const publish = createRoute({
  getParentRoute: on,
  path: '/publish',
  validateSearch: PlainSearch,
  component: PublishScreen,
});
const health = createRoute({ getParentRoute: on, path: '/health', component: HealthScreen });
const automation = createRoute({
  getParentRoute: on,
  path: '/health/automation',
  component: AutomationScreen,
});
const settings = createRoute({ getParentRoute: on, path: '/settings', component: SettingsScreen });

/** Every screen by its address. */
export const createAppRouter = () =>
  createRouter({
    routeTree: root.addChildren([
      home,
      batches,
      batch,
      review,
      packs,
      contradictions,
      krithis,
      krithi,
      authority,
      entity,
      publish,
      health,
      automation,
      settings,
    ]),
    defaultErrorComponent: BrokenScreen,
    scrollRestoration: false,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
