import { z } from 'zod';
import { NameKind } from '../domain/name.ts';
import { ListEffect } from './authority-shapes.ts';
import { procedure } from './base.ts';

/** Bringing the list and that of the main database together; its address never leaves the host. */
const root = '/v1/admin/authority/main';

/** pull: from the main database to the list; push: from the list to the main database. */
export const SyncDirection = z.enum(['pull', 'push']);
export type SyncDirection = z.infer<typeof SyncDirection>;

export const SyncAction = z.enum(['conflict', 'update', 'create', 'unchanged']);
export type SyncAction = z.infer<typeof SyncAction>;

const SyncCounts = z.record(SyncAction, z.number().int());

/** One entry that would change, or that both sides hold differently. */
export const SyncRow = z.object({
  key: z.string(),
  kind: NameKind,
  name: z.string(),
  action: SyncAction,
  /** `before` is what the receiving side has, `after` what the other one has; of a conflict, `base` is what both had last. */
  changes: z.array(
    z.object({
      field: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
      base: z.string().nullable().optional(),
    }),
  ),
  /** Why it is a conflict. */
  reason: z.string().nullable(),
});
export type SyncRow = z.infer<typeof SyncRow>;

export const SyncPlan = z.object({
  direction: SyncDirection,
  counts: SyncCounts,
  /** At most five hundred of each action; none for what is unchanged. */
  rows: z.array(SyncRow),
  notes: z.array(z.string()),
});
export type SyncPlan = z.infer<typeof SyncPlan>;

const Input = z.strictObject({ direction: SyncDirection });

export const authoritySync = {
  /** Reads both sides and writes nothing. */
  planSync: procedure
    .route({ method: 'POST', path: `${root}/plan` })
    .input(Input)
    .output(SyncPlan),
  /** Does it in one step; what differs on both sides stays as it is. A pull is a change that can be undone. */
  applySync: procedure
    .route({ method: 'POST', path: root })
    .input(Input)
    .output(ListEffect.extend({ counts: SyncCounts })),
};
