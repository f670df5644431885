import { AppError, toAppError } from '../domain/errors.ts';
import { KrithiEdits } from '../domain/krithi.ts';
import type { Records } from '../store/index.ts';
import type { KrithiFilter, KrithiRow } from '../store/krithis.ts';

export type ItemResult = {
  readonly id: string;
  readonly ok: boolean;
  readonly code: string | null;
  readonly message: string | null;
};

export type ApprovalVerb = 'approve' | 'reject' | 'reopen';

/** Judging krithis: each item answers for itself, and nothing reaches the main database without it. */
export const createApproval = (records: Records) => {
  const refusal = (krithi: KrithiRow): AppError | null => {
    if (krithi.state !== 'in_review') {
      return new AppError('store.bad_transition', {
        detail: `the krithi is ${krithi.state.replace('_', ' ')}`,
      });
    }
    if (krithi.extraction === null || krithi.extraction.sections.length === 0)
      return new AppError('extract.no_lyrics');
    if ((krithi.edits.language ?? krithi.extraction.language) === null)
      return new AppError('review.no_language');
    return null;
  };

  const judge = (id: string, verb: ApprovalVerb, who: string, reason: string | null): void => {
    records.store.write(() => {
      const krithi = records.krithis.get(id);
      switch (verb) {
        case 'approve': {
          const why = refusal(krithi);
          if (why !== null) throw why;
          return records.krithis.move(krithi, 'approved', who, { reviewer: who, reason });
        }
        case 'reject': {
          if (reason === null || reason.trim() === '') {
            throw new AppError('internal.bad_input', { detail: 'a reason is needed to reject' });
          }
          return records.krithis.move(krithi, 'rejected', who, { reviewer: who, reason });
        }
        case 'reopen':
          return records.krithis.move(krithi, 'in_review', who, { reason });
      }
    });
  };

  const judgeMany = (
    ids: readonly string[],
    verb: ApprovalVerb,
    who: string,
    reason: string | null,
  ): ItemResult[] =>
    ids.map((id) => {
      try {
        judge(id, verb, who, reason);
        return { id, ok: true, code: null, message: null };
      } catch (thrown) {
        const error = toAppError(thrown);
        if (error.code === 'internal.bug') throw thrown;
        return { id, ok: false, code: error.code, message: error.message };
      }
    });

  return {
    judgeMany,
    /** Ids that a rule would approve, in order; the preview of a bulk approval. */
    matching: (filter: KrithiFilter): string[] => {
      const ids: string[] = [];
      for (;;) {
        const page = records.krithis.page({ ...filter, state: 'in_review' }, ids.at(-1) ?? '', 500);
        ids.push(...page.map((k) => k.id));
        if (page.length < 500) return ids;
      }
    },
    /** Sparse edits: a named field changes, the others stay as extracted; the original is kept beside them. */
    edit: (id: string, change: KrithiEdits, who: string): void => {
      records.store.write(() => {
        const krithi = records.krithis.get(id);
        const edits = KrithiEdits.parse({
          ...krithi.edits,
          ...change,
          ...(change.sections === undefined
            ? {}
            : { sections: { ...krithi.edits.sections, ...change.sections } }),
        });
        records.krithis.setEdits(
          krithi,
          edits,
          edits.title ?? krithi.extraction?.title ?? krithi.csvTitle,
          who,
        );
        if (krithi.state === 'approved' || krithi.state === 'published') {
          records.krithis.move(krithi, 'in_review', who, { reason: 'edited after approval' });
        }
      });
    },
  };
};
export type Approval = ReturnType<typeof createApproval>;
