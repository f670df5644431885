import type { AppError } from '../domain/errors.ts';
import type { NewId } from '../domain/ids.ts';
import type { Records } from '../store/index.ts';
import type { Judged } from '../store/krithi-steps.ts';
import type { Decisions } from './decide.ts';
import type { KrithiLog } from './krithi-log.ts';
import type { Prepare } from './prepare.ts';

/** One answer per krithi: nothing fails silently in a bulk. */
export type ItemResult = {
  readonly id: string;
  readonly ok: boolean;
  readonly code: string | null;
  readonly message: string | null;
};

export type ApprovalDeps = {
  readonly records: Records;
  readonly newId: NewId;
  readonly log: KrithiLog;
  readonly prepare: Prepare;
  readonly decisions: Pick<Decisions, 'decide' | 'undo'>;
  /** The folded key of a title (resolve). */
  readonly titleKey: (title: string) => string;
};

/** How a krithi stands judged, to be put back exactly. */
export const judgedOf = ({ state, rejectReason, reviewer, decidedAt }: Judged): Judged => ({
  state,
  rejectReason,
  reviewer,
  decidedAt,
});

/** What the names of a krithi are, whoever said so: two that are equal were judged alike. */
export const standingNames = (records: Records, krithiId: string): string[] =>
  records.names
    .mentionsOfKrithi(krithiId)
    .filter(({ state }) => state === 'resolved' || state === 'waiting')
    .map(({ kind, state, printed, entities }) =>
      [kind, ...(state === 'waiting' ? ['?', printed] : entities)].join(' '),
    );

/** The words of a failure as an answer for one krithi. */
export const refused = (id: string, error: AppError): ItemResult => ({
  id,
  ok: false,
  code: error.code,
  message: `${error.message} ${error.remedy}`,
});
