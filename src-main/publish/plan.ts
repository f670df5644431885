import type { AppError } from '../domain/errors.ts';
import type { FieldChange, Plan, PlanAction, PlanRow, PublishableKrithi } from './types.ts';

type Outcome = {
  readonly changes: readonly FieldChange[];
  readonly remoteId: string | null;
  readonly reason: AppError | null;
  readonly mark?: string | null;
  readonly settled?: PlanRow['settled'];
};

/** The row of a krithi. */
export const planRow = (
  { krithiId, link, title }: PublishableKrithi,
  action: PlanAction,
  { changes, remoteId, reason, mark = null, settled = null }: Outcome,
): PlanRow => ({
  krithiId,
  link,
  title,
  action,
  changes,
  reason: reason === null ? null : { code: reason.code, message: reason.message },
  remoteId,
  mark,
  settled,
});

/** The row of a krithi that cannot be written; a conflict is for a person, and not counted as a failure. */
export const failedRow = (krithi: PublishableKrithi, error: AppError): PlanRow =>
  planRow(krithi, error.code === 'publish.conflict' ? 'conflict' : 'failed', {
    changes: [],
    remoteId: null,
    reason: error,
  });

/** Rows with their counts: the JSON of `krithi-desk publish`. */
export const summarisePlan = (rows: readonly PlanRow[]): Plan => {
  const count = (action: PlanAction): number => rows.filter((row) => row.action === action).length;
  return {
    create: count('create'),
    update: count('update'),
    unchanged: count('unchanged'),
    conflict: count('conflict'),
    failed: count('failed'),
    rows,
  };
};
