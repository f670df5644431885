import { z } from 'zod';
import { AcceptingClass } from '../domain/class-policy.ts';
import { EvidenceClass, NameKind } from '../domain/name.ts';
import { Changed, Id, PageInput, pageOf, procedure } from './base.ts';

const root = '/v1/admin/automation';

/** A share with Wilson's 95 % interval: `n` of `of`. */
export const Share = z.object({
  n: z.number().int(),
  of: z.number().int(),
  rate: z.number(),
  low: z.number(),
  high: z.number(),
});
export type Share = z.infer<typeof Share>;

/** `by_setting`: a setting sends it to review. `demoted`: its own errors do. */
export const classStates = ['automatic', 'by_setting', 'demoted'] as const;

export const ClassFigures = z.object({
  evidence: AcceptingClass,
  state: z.enum(classStates),
  /** Why it is demoted, in words, and since when. */
  reason: z.string().nullable(),
  since: z.number().nullable(),
  /** Right answers by the table that holds. */
  right: Share,
  /** Right answers among people's own decisions, whether they are in the table or not. */
  decided: Share,
  /** Wrong answers among names that were asked blind. */
  audited: Share,
});
export type ClassFigures = z.infer<typeof ClassFigures>;

/** How often the first candidate of an open name was right. */
export const Proposals = z.object({ evidence: EvidenceClass, right: Share });

export const BatchErrors = z.object({
  id: Id,
  name: z.string(),
  /** Names that were settled without anyone. */
  names: z.number().int(),
  /** How many of them are wrong at most, as the classes were measured: the sum of 1 − lower bound. */
  expected: z.number(),
});
export type BatchErrors = z.infer<typeof BatchErrors>;

export const AutomationOverview = z.object({
  /** The version of the table that holds; 0 is the built-in one. */
  version: z.number().int(),
  share: z.number(),
  bound: z.number(),
  audited: Share,
  classes: z.array(ClassFigures),
  proposals: z.array(Proposals),
  batches: z.array(BatchErrors),
});
export type AutomationOverview = z.infer<typeof AutomationOverview>;

export const FitPreview = z.object({
  /** The decisions that are counted, by line of the log. */
  fromSeq: z.number().int(),
  toSeq: z.number().int(),
  classes: z.array(z.object({ evidence: AcceptingClass, before: Share, decided: Share, after: Share })),
  /** Whether taking it would change anything. */
  changes: z.boolean(),
});
export type FitPreview = z.infer<typeof FitPreview>;

export const TableVersion = z.object({
  version: z.number().int(),
  at: z.number().nullable(),
  who: z.string().nullable(),
  act: z.enum(['builtin', 'fit', 'restore', 'demote', 'lift', 'reinstate']),
  evidence: AcceptingClass.nullable(),
  reason: z.string().nullable(),
  fromSeq: z.number().int(),
  toSeq: z.number().int(),
  restores: z.number().int().nullable(),
  /** Whether its counts are the ones that hold. */
  holds: z.boolean(),
});
export type TableVersion = z.infer<typeof TableVersion>;

export const SettledName = z.object({
  valueId: z.number().int(),
  kind: NameKind,
  value: z.string(),
  entity: z.object({ id: Id, name: z.string() }),
  krithis: z.number().int(),
});
export type SettledName = z.infer<typeof SettledName>;

const Version = z.object({ version: z.number().int() });

export const automation = {
  overview: procedure.route({ method: 'GET', path: root }).output(AutomationOverview),
  /** What taking the decisions into the table would change. Changes nothing. */
  preview: procedure.route({ method: 'GET', path: `${root}/fit` }).output(FitPreview),
  /** Takes what the preview showed: the decisions up to that line of the log. */
  take: procedure
    .route({ method: 'POST', path: `${root}/fit` })
    .input(z.strictObject({ toSeq: z.number().int().nonnegative() }))
    .output(Version),
  /** Brings the counts of an earlier version back; 0 is the built-in table. */
  restore: procedure
    .route({ method: 'POST', path: `${root}/versions/{version}/restore` })
    .input(z.strictObject({ version: z.coerce.number().int().nonnegative() }))
    .output(Version),
  reinstate: procedure
    .route({ method: 'POST', path: `${root}/classes/{evidence}/reinstate` })
    .input(z.strictObject({ evidence: AcceptingClass }))
    .output(Changed),
  versions: procedure
    .route({ method: 'GET', path: `${root}/versions` })
    .output(z.object({ items: z.array(TableVersion) })),
  /** Names that stand as the class settled them, without a person's word. */
  settled: procedure
    .route({ method: 'GET', path: `${root}/classes/{evidence}/names` })
    .input(PageInput.extend({ evidence: AcceptingClass }))
    .output(pageOf(SettledName)),
};
