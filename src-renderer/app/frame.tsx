import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { client, orpc } from '../client/api.ts';
import { failureShapeOf } from '../client/failure.ts';
import { IntakeSheet } from '../features/batches/intake-sheet.tsx';
import { lastSaid } from '../features/batches/said-store.ts';
import { appWords as words } from '../words/app.ts';
import { automationWords } from '../words/automation.ts';
import { packWords } from '../words/packs.ts';
import { Alerts } from './alerts.tsx';
import { type Command, useOfferCommands } from './commands.ts';
import { ConnectionNote } from './connection-note.tsx';
import { DropZone } from './drop-zone.tsx';
import { useReviewFiles } from './dropped-files.ts';
import { Keys } from './keys.tsx';
import { KeysHelp } from './keys-help.tsx';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { pressKey } from './press-key.ts';
import { useScreenKeys } from './use-screen-keys.ts';
import { screenOf, screens } from './screens.ts';
import { useFrameKeys } from './use-frame-keys.ts';
import './frame.css';

/** What surrounds every screen: the rail, the palette, the keys, files that are dropped, alerts. */
export const Frame = () => {
  const navigate = useNavigate();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const screen = screenOf(path);
  const [sheet, setSheet] = useState<'palette' | 'keys' | null>(null);
  const [isGoing, setGoing] = useState(false);
  const main = useRef<HTMLElement>(null);
  const close = (): void => setSheet(null);
  const go = (to: string): void => void navigate({ to });

  useArrival(main);
  useWayToPacks();
  useFrameKeys({
    openPalette: () => setSheet('palette'),
    openHelp: () => setSheet('keys'),
    go,
    onGoing: setGoing,
  });
  useFrameCommands(go, () => setSheet('keys'));
  const keysHere = useScreenKeys(screen?.name ?? null);
  useOfferCommands(
    keysHere
      .filter(({ isOnlyShown }) => isOnlyShown !== true)
      .map(({ key, does }): Command => ({
        id: `key.${key}`,
        group: 'here',
        title: does,
        keys: key,
        run: () => pressKey(key),
      })),
  );

  return (
    <div className="app">
      <a
        className="app-skip"
        href="#screen"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {words.skip}
      </a>
      <Rail onPalette={() => setSheet('palette')} />
      <main className="app-main" id="screen" tabIndex={-1} ref={main}>
        <Outlet />
      </main>
      <ConnectionNote />
      <Alerts isQuiet={screen?.name === 'review' || screen?.name === 'health'} />
      {isGoing ? <GoHint /> : null}
      <IntakeSheet />
      <DropZone />
      {sheet === 'palette' ? <Palette onClose={close} /> : null}
      {sheet === 'keys' ? <KeysHelp screen={screen} onClose={close} /> : null}
    </div>
  );
};

/** Packs and decisions that were handed over are opened on the packs page. */
const useWayToPacks = (): void => {
  const navigate = useNavigate();
  const isWaiting = useReviewFiles().length > 0;
  useEffect(() => {
    if (isWaiting) void navigate({ to: '/review/packs' });
  }, [isWaiting, navigate]);
};

/** On arrival at another screen: its name in the title, and the focus on it unless the screen took it. */
const useArrival = (main: { readonly current: HTMLElement | null }): void => {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged, toLocation }) => {
        const screen = screenOf(toLocation.pathname);
        document.title = screen === null ? words.name : words.title(screen.label);
        if (pathChanged && main.current?.contains(document.activeElement) !== true)
          main.current?.focus({ preventScroll: true });
      }),
    [router, main],
  );
};

/** The commands that are there on every screen. */
const useFrameCommands = (go: (to: string) => void, showKeys: () => void): void => {
  const queries = useQueryClient();
  const navigate = useNavigate();
  useOfferCommands([
    ...screens.map(({ name, to, letter, label }): Command => ({
      id: `go.${name}`,
      group: 'screens',
      title: words.commands.go(label),
      keys: `g ${letter}`,
      run: () => go(to),
    })),
    {
      id: 'go.automation',
      group: 'screens',
      title: automationWords.command,
      run: () => go('/health/automation'),
    },
    {
      id: 'sample',
      group: 'actions',
      title: words.commands.sample,
      run: () => {
        const start = async (): Promise<void> => {
          try {
            const { batch } = await client.batches.createSample();
            await queries.invalidateQueries({ queryKey: orpc.batches.key() });
            await navigate({ to: '/batches/$id', params: { id: batch.id } });
          } catch (thrown) {
            lastSaid.set({ is: 'failed', failure: failureShapeOf(thrown) });
            await navigate({ to: '/batches' });
          }
        };
        void start();
      },
    },
    {
      id: 'packs',
      group: 'actions',
      title: packWords.commands.packs,
      run: () => go('/review/packs'),
    },
    {
      id: 'contradictions',
      group: 'actions',
      title: packWords.commands.contradictions,
      run: () => go('/review/contradictions'),
    },
    { id: 'keys', group: 'actions', title: words.commands.keys, keys: '?', run: showKeys },
  ]);
};

const GoHint = () => (
  <div className="app-going" role="status">
    <strong>{words.keys.goHint}</strong>
    {screens.map(({ letter, label }) => (
      <span key={letter}>
        <Keys chord={letter} /> {label}
      </span>
    ))}
  </div>
);
