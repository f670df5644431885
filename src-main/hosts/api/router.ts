import { authorityProcedures } from './authority.ts';
import { automationProcedures } from './automation.ts';
import { batchProcedures } from './batches.ts';
import { api } from './context.ts';
import { healthProcedures } from './health.ts';
import { krithiProcedures } from './krithis.ts';
import { publishProcedures } from './publish.ts';
import { reconciliationProcedures } from './reconciliation.ts';
import { reviewProcedures } from './review.ts';
import { liveProcedures, settingProcedures } from './system.ts';
import { taskProcedures } from './tasks.ts';

/** The contract, carried out by the engine; every host serves this one router. */
export const router = api.router({
  batches: batchProcedures,
  tasks: taskProcedures,
  review: reviewProcedures,
  krithis: krithiProcedures,
  authority: authorityProcedures,
  publish: publishProcedures,
  health: healthProcedures,
  automation: automationProcedures,
  settings: { ...settingProcedures, reconciliation: reconciliationProcedures },
  live: liveProcedures,
});
