import { z } from 'zod';
import { Id, PageInput, pageOf, procedure } from './base.ts';

const root = '/v1/admin/publish';

export const PlanAction = z.enum(['create', 'update', 'unchanged', 'conflict', 'failed']);
export type PlanAction = z.infer<typeof PlanAction>;

/** Which side of a conflict stays, by whose word. */
export const PublishChoice = z.object({
  keep: z.enum(['theirs', 'ours']),
  who: z.string(),
  at: z.number(),
});
export type PublishChoice = z.infer<typeof PublishChoice>;

export const PlanRow = z.object({
  krithi: Id,
  title: z.string(),
  link: z.string(),
  action: PlanAction,
  changes: z.array(
    z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  reason: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** Whether a person can choose here which side stays. */
  canSettle: z.boolean(),
  /** What stands for it, until a publication uses it. */
  choice: PublishChoice.nullable(),
  /** The side that a person chose, where that made the row what it is. */
  settled: z.enum(['theirs', 'ours']).nullable(),
});
export type PlanRow = z.infer<typeof PlanRow>;

export const PlanCounts = z.object({
  create: z.number().int(),
  update: z.number().int(),
  unchanged: z.number().int(),
  conflict: z.number().int(),
  failed: z.number().int(),
});
export type PlanCounts = z.infer<typeof PlanCounts>;

/** Where to publish: the saved main database, or a file that is then downloaded. */
export const TargetChoice = z.enum(['postgres', 'jsonl', 'csv']);
export type TargetChoice = z.infer<typeof TargetChoice>;

const Trouble = z.object({ code: z.string(), message: z.string(), remedy: z.string() });

/** One plan or publication and how far it is. */
export const PublishRun = z.object({
  id: Id,
  target: TargetChoice,
  describe: z.string(),
  phase: z.enum(['planning', 'planned', 'applying', 'done', 'failed', 'stopped']),
  total: z.number().int(),
  done: z.number().int(),
  counts: PlanCounts,
  /** Conflicts at this place for which a choice stands. */
  settled: z.number().int(),
  error: Trouble.nullable(),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  /** Set when the result is a file to fetch. */
  download: z.string().nullable(),
});
export type PublishRun = z.infer<typeof PublishRun>;

export const PublishStatus = z.object({
  approved: z.number().int(),
  published: z.number().int(),
  /** Whether an address of the main database is set; never the address's password. */
  postgres: z.object({
    set: z.boolean(),
    describe: z.string().nullable(),
    remembered: z.boolean(),
    /** Why an address that is kept cannot be read now; asking again tries again. */
    sealed: Trouble.nullable(),
  }),
});
export type PublishStatus = z.infer<typeof PublishStatus>;

export const publish = {
  status: procedure.route({ method: 'GET', path: `${root}/status` }).output(PublishStatus),
  /** Keeps the address for this session; the desktop remembers it in the OS keychain. */
  setPostgres: procedure
    .route({ method: 'PUT', path: `${root}/postgres` })
    .input(z.strictObject({ address: z.string().max(2000).nullable() }))
    .output(PublishStatus),
  plan: procedure
    .route({ method: 'POST', path: `${root}/plans` })
    .input(z.strictObject({ target: TargetChoice, batch: Id.optional() }))
    .output(PublishRun),
  apply: procedure
    .route({ method: 'POST', path: `${root}/runs` })
    .input(z.strictObject({ target: TargetChoice, batch: Id.optional() }))
    .output(PublishRun),
  stop: procedure
    .route({ method: 'POST', path: `${root}/runs/{id}/stop` })
    .input(z.strictObject({ id: Id }))
    .output(PublishRun),
  run: procedure
    .route({ method: 'GET', path: `${root}/runs/{id}` })
    .input(z.strictObject({ id: Id }))
    .output(PublishRun),
  rows: procedure
    .route({ method: 'GET', path: `${root}/runs/{id}/rows` })
    .input(PageInput.extend({ id: Id, action: PlanAction.optional() }))
    .output(pageOf(PlanRow)),
  /** Which side of a conflict stays; null takes the choice back. The next publication does it, once. */
  settle: procedure
    .route({ method: 'PUT', path: `${root}/runs/{id}/rows/{krithi}/choice` })
    .input(z.strictObject({ id: Id, krithi: Id, keep: z.enum(['theirs', 'ours']).nullable() }))
    .output(PublishChoice.nullable()),
  /** Takes the choice back that was made last at the place of a run, of those that stand. */
  undoChoice: procedure
    .route({ method: 'POST', path: `${root}/runs/{id}/choices/undo` })
    .input(z.strictObject({ id: Id }))
    .output(z.object({ krithi: Id.nullable(), title: z.string() })),
  history: procedure
    .route({ method: 'GET', path: `${root}/runs` })
    .input(PageInput)
    .output(pageOf(PublishRun)),
};
