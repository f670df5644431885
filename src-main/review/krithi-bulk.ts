import { AppError } from '../domain/errors.ts';
import type { NewId } from '../domain/ids.ts';
import type { Approval, ApprovalVerb } from './approval.ts';
import type { ItemResult } from './judging.ts';
import type { Sliced } from './slices.ts';

/** What a bulk would do, kept until it is done: exactly these krithis, whatever comes in meanwhile. */
export type BulkPreview = {
  readonly id: string;
  readonly verb: ApprovalVerb;
  /** Krithis that would be refused come first: they need a person. */
  readonly answers: readonly ItemResult[];
  readonly passing: number;
};

/** So many previews are kept; an older one is asked for again. */
const kept = 8;

/** Judging many at once: first what would happen, then that and nothing else, as one step. */
export const createKrithiBulk = (approval: Approval, newId: NewId) => {
  const previews = new Map<string, BulkPreview>();

  const find = (id: string): BulkPreview => {
    const found = previews.get(id);
    if (found === undefined)
      throw new AppError('store.not_found', { detail: 'the preview is too old; make it again' });
    return found;
  };

  return {
    find,
    preview: (ids: readonly string[], verb: ApprovalVerb): BulkPreview => {
      const answers = ids.map((id) => approval.answerFor(id, verb));
      const refused = answers.filter(({ ok }) => !ok);
      const passing = answers.filter(({ ok }) => ok);
      const preview = { id: newId(), verb, answers: [...refused, ...passing], passing: passing.length };
      previews.set(preview.id, preview);
      for (const old of [...previews.keys()].slice(0, Math.max(0, previews.size - kept)))
        previews.delete(old);
      return preview;
    },
    /** Does what was previewed, but for what was unticked. A preview is done once. */
    apply: (
      id: string,
      except: readonly string[],
      who: string,
      reason: string | null,
    ): Sliced<readonly ItemResult[]> => {
      const { answers, verb } = find(id);
      previews.delete(id);
      const leaveOut = new Set(except);
      const ids = answers.filter((each) => each.ok && !leaveOut.has(each.id)).map((each) => each.id);
      return approval.judging(ids, verb, who, reason);
    },
  };
};
export type KrithiBulk = ReturnType<typeof createKrithiBulk>;
