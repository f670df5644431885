import type { Clock } from '../domain/clock.ts';
import { AppError } from '../domain/errors.ts';
import type { NewId } from '../domain/ids.ts';
import type { Approval, ApprovalVerb } from './approval.ts';
import type { ItemResult } from './judging.ts';
import { type Looking, type Sliced, beginSlice } from './slices.ts';

/** What a bulk would do, kept until it is done: exactly these krithis, whatever comes in meanwhile. */
export type BulkPreview = {
  readonly id: string;
  readonly verb: ApprovalVerb;
  /** Krithis that would be refused come first: they need a person. */
  readonly answers: readonly ItemResult[];
  readonly passing: number;
};

/** Krithis to be judged together: as they are come upon, and how many they are thought to be. */
export type BulkChoice = { readonly of: number; readonly pages: Iterable<readonly string[]> };

/** So many previews are kept; an older one is asked for again. */
const kept = 8;

/** Judging many at once: first what would happen, then that and nothing else, as one step. */
export const createKrithiBulk = (
  approval: Pick<Approval, 'answerFor' | 'judging'>,
  newId: NewId,
  clock: Pick<Clock, 'monotonic'>,
) => {
  const previews = new Map<string, BulkPreview>();

  const find = (id: string): BulkPreview => {
    const found = previews.get(id);
    if (found === undefined)
      throw new AppError('store.not_found', { detail: 'the preview is too old; make it again' });
    return found;
  };

  const keep = (verb: ApprovalVerb, refused: readonly ItemResult[], passing: readonly ItemResult[]) => {
    const preview = { id: newId(), verb, answers: [...refused, ...passing], passing: passing.length };
    previews.set(preview.id, preview);
    for (const old of [...previews.keys()].slice(0, Math.max(0, previews.size - kept))) previews.delete(old);
    return preview;
  };

  /** What each would answer. Nothing is kept of a look that is left before its end. */
  function* preview({ of, pages }: BulkChoice, verb: ApprovalVerb): Looking<BulkPreview> {
    const refused: ItemResult[] = [];
    const passing: ItemResult[] = [];
    let isOver = beginSlice(clock);
    for (const page of pages)
      for (const id of page) {
        const answer = approval.answerFor(id, verb);
        (answer.ok ? passing : refused).push(answer);
        if (!isOver()) continue;
        const done = refused.length + passing.length;
        yield { done, of: Math.max(of, done) };
        isOver = beginSlice(clock);
      }
    return keep(verb, refused, passing);
  }

  return {
    find,
    preview,
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
