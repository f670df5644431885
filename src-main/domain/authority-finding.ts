import { z } from 'zod';
import { NameKind } from './name.ts';

/**
 * What the authority doctor finds. twins: one sound, nothing tells them apart; homonyms: one sound,
 * different facts; shared_name: a name that two entries hold; tamil: alike where voicing is not
 * written; undecided: musicians do not agree; the others say it themselves.
 */
export const findingKinds = [
  'undecided',
  'twins',
  'homonyms',
  'shared_name',
  'same_scale',
  'near_names',
  'tamil',
  'missing_parent',
  'twice_numbered',
  'foreign_note',
  'unused',
] as const;
export const FindingKind = z.enum(findingKinds);
export type FindingKind = z.infer<typeof FindingKind>;

export const DoctorFinding = z.object({
  /** The same for the same finding, so that an answer to it is remembered. */
  key: z.string(),
  check: FindingKind,
  kind: NameKind,
  entities: z.array(z.object({ id: z.string(), name: z.string() })),
  /** The spelling that is meant, where it is one. */
  spelling: z.string().nullable(),
  /** What is wrong, in a sentence. */
  words: z.string(),
});
export type DoctorFinding = z.infer<typeof DoctorFinding>;
