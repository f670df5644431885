import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { KrithiPatch } from '../domain/krithi-edits.ts';
import { NameKind } from '../domain/name.ts';
import { Id, procedure } from './base.ts';
import { KrithiFilter, KrithiRow, krithiRoot as root } from './krithi-list.ts';

const ItemResult = z.object({
  id: Id,
  ok: z.boolean(),
  code: z.string().nullable(),
  message: z.string().nullable(),
});

/** One answer per krithi: nothing fails silently in a bulk. */
export const BulkResult = z.object({ changed: z.number().int(), results: z.array(ItemResult) });
export type BulkResult = z.infer<typeof BulkResult>;

const Reason = z.string().max(2000);

/** What a bulk would do. Those that would be refused stand first, each with the reason. */
export const BulkView = z.object({
  id: Id,
  passing: z.number().int(),
  refused: z.number().int(),
  items: z.array(ItemResult.extend({ krithi: KrithiRow.nullable() })),
  nextCursor: z.string().nullable(),
});
export type BulkView = z.infer<typeof BulkView>;

/** How far the look at what a bulk would do is; at its end what it would do. Whoever leaves earlier ends it. */
export const BulkLook = z.discriminatedUnion('is', [
  z.object({ is: z.literal('looking'), done: z.number().int(), of: z.number().int() }),
  z.object({ is: z.literal('ready'), view: BulkView }),
]);
export type BulkLook = z.infer<typeof BulkLook>;

const Depth = z.object({ undoable: z.number().int(), redoable: z.number().int() });

const Act = z.enum(['approve', 'reject', 'reopen', 'edit', 'names', 'two_works', 'same_work']);

/** How far a step on many krithis is: done for the first time, taken back or done again. Not running: it was stopped there. */
export const UnderWay = z.object({
  act: Act,
  way: z.enum(['do', 'back', 'again']),
  done: z.number().int(),
  of: z.number().int(),
  isRunning: z.boolean(),
});
export type UnderWay = z.infer<typeof UnderWay>;

/** What undo or redo went over; `act` is null when there was nothing. */
export const UndoResult = Depth.extend({
  act: Act.nullable(),
  restored: z.number().int(),
  krithi: Id.nullable(),
  title: z.string(),
  /** Newer steps that could not be taken back any more and were passed over. */
  passed: z.number().int(),
  refused: z.array(ItemResult),
});
export type UndoResult = z.infer<typeof UndoResult>;

export const krithiActs = {
  review: procedure
    .route({ method: 'POST', path: `${root}/{id}/review` })
    .input(
      z.strictObject({
        id: Id,
        decision: z.enum(['approve', 'reject', 'reopen']),
        reason: Reason.optional(),
      }),
    )
    .output(BulkResult),
  /** What would become of all krithis that fit a filter, or of those named. */
  previewBulk: procedure
    .route({ method: 'POST', path: `${root}/bulk` })
    .input(
      z.strictObject({
        decision: z.enum(['approve', 'reject', 'reopen']),
        where: KrithiFilter.optional(),
        ids: z.array(Id).max(5000).optional(),
      }),
    )
    .output(eventIterator(BulkLook)),
  bulkItems: procedure
    .route({ method: 'GET', path: `${root}/bulk/{id}` })
    .input(z.strictObject({ id: Id, cursor: z.string().max(20).optional() }))
    .output(BulkView),
  /** Does what was previewed and nothing else, but for what was unticked; one step for undo. */
  applyBulk: procedure
    .route({ method: 'POST', path: `${root}/bulk/{id}/apply` })
    .input(
      z.strictObject({ id: Id, except: z.array(Id).max(100_000).default([]), reason: Reason.optional() }),
    )
    .output(z.object({ changed: z.number().int(), refused: z.array(ItemResult) })),
  /** Takes back the last step that people took on krithis, and does it again. */
  undo: procedure.route({ method: 'POST', path: `${root}/undo` }).output(UndoResult),
  redo: procedure.route({ method: 'POST', path: `${root}/redo` }).output(UndoResult),
  /** A step on many krithis that is not through; null when all are. */
  underWay: procedure.route({ method: 'GET', path: `${root}/under-way` }).output(UnderWay.nullable()),
  /** Stops the step that runs, after the krithis that it is at. */
  stopStep: procedure.route({ method: 'POST', path: `${root}/under-way/stop` }),
  depth: procedure.route({ method: 'GET', path: `${root}/undo` }).output(Depth),
  /** Sparse: only the fields named here change; null brings the extracted value back. */
  edit: procedure
    .route({ method: 'PATCH', path: `${root}/{id}` })
    .input(z.strictObject({ id: Id, edits: KrithiPatch }))
    .output(z.object({ changed: z.boolean() })),
  /** What the names of a kind are for this krithi alone, in order, whatever it prints; null: what is printed again. */
  setNames: procedure
    .route({ method: 'PUT', path: `${root}/{id}/names/{kind}` })
    .input(z.strictObject({ id: Id, kind: NameKind, entities: z.array(Id).max(80).nullable() }))
    .output(z.object({ changed: z.boolean() })),
  /** Two krithis that look alike: two works, or one of which this one is kept. */
  judgeTwins: procedure
    .route({ method: 'POST', path: `${root}/{id}/twins/{other}` })
    .input(z.strictObject({ id: Id, other: Id, verdict: z.enum(['two_works', 'keep_this', 'keep_other']) }))
    .output(z.object({ changed: z.boolean() })),
};
