import { authority } from './authority.ts';
import { automation } from './automation.ts';
import { batches } from './batches.ts';
import { health } from './health.ts';
import { krithis } from './krithis.ts';
import { live } from './live.ts';
import { packs } from './packs.ts';
import { publish } from './publish.ts';
import { reconciliation } from './reconciliation.ts';
import { review } from './review.ts';
import { reviewLog } from './review-log.ts';
import { settings } from './settings.ts';
import { tasks } from './tasks.ts';

/**
 * The one contract between engine and screens: the same procedures over a
 * MessagePort (desktop), a WebSocket (browser) and REST (scripts).
 */
export const contract = {
  batches,
  tasks,
  review: { ...review, ...reviewLog, packs },
  krithis,
  authority,
  publish,
  health,
  automation,
  settings: { ...settings, reconciliation },
  live,
};
export type Contract = typeof contract;
