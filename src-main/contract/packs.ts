import { z } from 'zod';
import { NameKind } from '../domain/name.ts';
import { Changed, Id, procedure } from './base.ts';

/** Review packs: a queue as a file, reviewed on another machine without a network, and the decisions brought back. */

const root = '/v1/admin/review/packs';
const Handle = z.string().min(1).max(200);

/** A pack that was opened on this machine. */
export const PackView = z.object({
  /** Its batch, by which the queue is filtered. */
  id: Id,
  name: z.string(),
  file: z.string(),
  madeBy: z.string(),
  madeAt: z.number(),
  openedAt: z.number(),
  values: z.number().int(),
  /** Names that still wait. */
  open: z.number().int(),
  krithis: z.number().int(),
});
export type PackView = z.infer<typeof PackView>;

/** What taking in decisions did. */
export const MergedView = z.object({
  /** Undo takes all of it back at once; null where nothing was new. */
  step: Id.nullable(),
  file: z.string(),
  applied: z.number().int(),
  known: z.number().int(),
  agreed: z.number().int(),
  contradictions: z.number().int(),
  freed: z.number().int(),
  blocked: z.number().int(),
});
export type MergedView = z.infer<typeof MergedView>;

/** A file to save. */
const Download = z.object({ download: Id, name: z.string() });

/** Which of the names that wait; without either, all. */
const Chosen = { batch: Id.optional(), kind: NameKind.optional() };
const Size = z.object({ values: z.number().int(), krithis: z.number().int() });

export const packs = {
  list: procedure.route({ method: 'GET', path: root }).output(z.object({ items: z.array(PackView) })),
  /** How much a pack of the names that wait would hold. */
  size: procedure
    .route({ method: 'GET', path: `${root}/size` })
    .input(z.strictObject(Chosen))
    .output(Size),
  /** Makes a pack of the names that wait. */
  make: procedure
    .route({ method: 'POST', path: root })
    .input(
      z.strictObject({
        name: z.string().trim().min(1).max(200),
        ...Chosen,
      }),
    )
    .output(Download.extend(Size.shape)),
  /** Opens a pack that was handed over as a file; the same one again changes nothing. */
  open: procedure
    .route({ method: 'POST', path: `${root}/open` })
    .input(z.strictObject({ handle: Handle }))
    .output(z.object({ pack: PackView, created: z.boolean() })),
  /** The decisions on a pack's names, for its sender. */
  decisions: procedure
    .route({ method: 'POST', path: `${root}/{id}/decisions` })
    .input(z.strictObject({ id: Id }))
    .output(Download.extend({ lines: z.number().int() })),
  /** Takes in decisions of another machine as one step; contradictions wait to be settled. */
  bringBack: procedure
    .route({ method: 'POST', path: `${root}/bring-back` })
    .input(z.strictObject({ handle: Handle }))
    .output(MergedView),
  /** Takes a pack away with what only it made; its decisions stay. */
  remove: procedure
    .route({ method: 'POST', path: `${root}/{id}/remove` })
    .input(z.strictObject({ id: Id }))
    .output(Changed),
  /** Brings it back, until the next start. */
  restore: procedure
    .route({ method: 'POST', path: `${root}/{id}/restore` })
    .input(z.strictObject({ id: Id }))
    .output(Changed),
};
