import { isDeepStrictEqual } from 'node:util';
import { canMove } from '../domain/transitions.ts';
import type { KrithiState } from '../domain/batch.ts';
import { AppError } from '../domain/errors.ts';
import type { KrithiEdits } from '../domain/krithi.ts';
import { patchEdits } from '../domain/krithi-edits.ts';
import type { ActRow, Judged, StepRow } from '../store/krithi-steps.ts';
import type { JudgedRow, KrithiRow } from '../store/krithi-row.ts';
import { type ApprovalDeps, type ItemResult, judgedOf, refused, standingNames } from './judging.ts';
import { countsOtherwise } from './duplicates.ts';
import { type Sliced, beginSlice, sliceSize } from './slices.ts';
import type { createUnderWay } from './under-way.ts';

/** What undo or redo did: the step it went over, what came back, and what could not. */
export type UndoEffect = {
  readonly step: StepRow;
  readonly restored: number;
  readonly refused: readonly ItemResult[];
  /** A krithi of the step, to show where something happened. */
  readonly krithi: string;
  readonly title: string;
  /** Newer steps that were passed over, because nothing of them can be taken back any more. */
  readonly passed: number;
};

type Way = 'back' | 'again';
const otherWay = { back: 'again', again: 'back' } as const;
type Deps = ApprovalDeps & {
  readonly putEdits: (krithi: KrithiRow, edits: KrithiEdits, who: string) => void;
  readonly underWay: ReturnType<typeof createUnderWay>;
};

/** The moves from one state to another, by way of those that the life cycle knows. */
const movesTo = (from: KrithiState, to: KrithiState): readonly KrithiState[] => {
  if (from === to) return [];
  if (canMove('krithi', from, to)) return [to];
  const by: readonly KrithiState[] = to === 'published' ? ['in_review', 'approved'] : ['in_review'];
  return [...by.filter((state) => state !== from), to];
};

/** Takes steps back, and again: the state of each krithi must be the one that the step left. */
export const createKrithiUndo = (deps: Deps) => {
  const { records, newId, log, prepare, decisions, putEdits, underWay } = deps;
  /** Where a step came from and led to, seen in the direction of travel. */
  const sides = (act: ActRow, way: Way): { from: Judged | undefined; to: Judged | undefined } =>
    way === 'back'
      ? { from: act.after.judged, to: act.before.judged }
      : { from: act.before.judged, to: act.after.judged };

  /** Why nothing of an act can be taken back; null where it can. */
  const sealed = (step: StepRow, act: ActRow, way: Way): AppError | null => {
    const krithi = records.krithis.judged(act.krithiId);
    if (krithi === null) return new AppError('store.not_found', { detail: 'it was deleted with its batch' });
    const { from } = sides(act, way);
    if (step.act === 'two_works') return null;
    if (krithi.state === 'published' && from?.state !== 'published')
      return new AppError('review.published_since');
    if (step.act === 'edit' || step.act === 'names') return null;
    return krithi.state === from?.state ? null : new AppError('review.moved_since');
  };

  const restoreJudgement = (krithi: JudgedRow, to: Judged, who: string, reason: string): void => {
    let state = krithi.state;
    for (const next of movesTo(state, to.state)) {
      records.krithis.move({ ...krithi, state }, next, who, { reason });
      state = next;
    }
    records.krithis.keepJudgement(krithi.id, to);
  };

  /** The edits that the log says stand now. */
  const foldedEdits = (krithiId: string): KrithiEdits =>
    records.krithiSteps
      .history(krithiId)
      .filter(({ act, id }) => act === 'edit' && log.stands(id))
      .reduce<KrithiEdits>((edits, { after }) => patchEdits(edits, after.patch ?? {}), {});

  /**
   * The judgement that stood before names were chosen, where it is about the names that hold now and
   * nobody judged since. Names that changed send a krithi before a reviewer, on its way or there by now.
   */
  const restoreOverNames = (
    krithi: JudgedRow,
    { before, after }: ActRow,
    who: string,
    reason: string,
  ): void => {
    const isOpen = krithi.state === 'pending' || krithi.state === 'in_review';
    if (before.judged === undefined || !(isOpen || krithi.state === after.judged?.state)) return;
    if (!isDeepStrictEqual(standingNames(records, krithi.id), before.names)) return;
    const now = records.krithis.judged(krithi.id);
    if (now === null) return;
    prepare.prepare(records.krithis.get(krithi.id));
    restoreJudgement(now, before.judged, who, reason);
  };

  const follow = (step: StepRow, act: ActRow, way: Way, who: string): void => {
    const krithi = records.krithis.judged(act.krithiId);
    if (krithi === null) return;
    const { from, to } = sides(act, way);
    const reason = way === 'back' ? 'taken back' : 'done again';
    switch (step.act) {
      case 'approve':
      case 'reject':
      case 'reopen':
      case 'same_work':
        if (to !== undefined) restoreJudgement(krithi, to, who, reason);
        break;
      case 'edit':
        putEdits(records.krithis.get(act.krithiId), foldedEdits(act.krithiId), who);
        if (to !== undefined && krithi.state === from?.state) restoreJudgement(krithi, to, who, reason);
        else if (krithi.state === 'approved')
          records.krithis.move(krithi, 'in_review', who, { reason: 'edited after approval' });
        break;
      case 'names':
        for (const id of act.after.decisions ?? []) followDecision(id, way, who);
        for (const id of act.before.decisions ?? []) followDecision(id, otherWay[way], who);
        if (way === 'back') restoreOverNames(krithi, act, who, reason);
        break;
      case 'two_works':
      case 'revert':
        break;
    }
    if (act.otherId !== null) prepare.refreshDuplicates([act.krithiId, act.otherId]);
    else if (from !== undefined && to !== undefined && countsOtherwise(from.state, to.state))
      prepare.refreshDuplicates([act.krithiId]);
  };

  /** A decision may have been taken back in Review already: then there is nothing left to do. */
  const followDecision = (id: string, way: Way, who: string): void => {
    const revert = records.decisions.standingRevert(id);
    if (way === 'back' && revert === null) decisions.undo(who, id);
    if (way === 'again' && revert !== null) decisions.undo(who, revert.id);
  };

  /** Goes over one step, a slice a transaction; answers why not where all of it is sealed. */
  function* travel(
    step: StepRow,
    top: StepRow,
    way: Way,
    who: string,
  ): Sliced<Omit<UndoEffect, 'passed'> | AppError> {
    const stopped = underWay.all().find((each) => records.krithiSteps.find(each.step)?.reverts === top.id);
    const revert = stopped?.step ?? newId();
    const which = { step: step.id, revert, back: way === 'back' ? null : top.id };
    const before = stopped?.done ?? 0;
    const of = stopped?.of ?? records.krithiSteps.countActs(which.back ?? step.id);
    const answers: ItemResult[] = [];
    const seen: { first: string | null; why: AppError | null } = { first: null, why: null };
    let restored = 0;
    let passed = 0;
    let from: number | null = null;

    const goOver = (act: ActRow): void => {
      const why = sealed(step, act, way);
      passed += 1;
      if (why !== null) {
        answers.push(refused(act.krithiId, why));
        seen.why ??= why;
        return;
      }
      if (seen.first === null) {
        seen.first = act.krithiId;
        underWay.dropOld(top.id);
        if (stopped === undefined)
          records.krithiSteps.addStep({ id: revert, who, act: 'revert', reverts: top.id, reason: null });
      }
      const old = records.krithis.judged(act.krithiId);
      follow(step, act, way, who);
      const now = records.krithis.judged(act.krithiId);
      restored += 1;
      records.krithiSteps.addAct({
        stepId: revert,
        krithiId: act.krithiId,
        otherId: null,
        before: old === null ? {} : { judged: judgedOf(old) },
        after: { restored: true, ...(now === null ? {} : { judged: judgedOf(now) }) },
      });
    };

    for (;;) {
      const acts: ActRow[] = records.krithiSteps.due({ ...which, from, limit: sliceSize });
      const isLast = records.store.write(() => {
        const isOver = beginSlice(records.store.clock);
        let gone = 0;
        for (const act of acts) {
          goOver(act);
          from = act.seq;
          gone += 1;
          if (isOver()) break;
        }
        const isLast = gone === acts.length && acts.length < sliceSize;
        if (isLast) underWay.drop(revert);
        else if (seen.first !== null)
          underWay.note({ step: revert, act: step.act, way, done: before + passed, of });
        return isLast;
      });
      if (isLast) break;
      yield;
    }
    const { first } = seen;
    if (first === null) return seen.why ?? new AppError('review.moved_since');
    return {
      step,
      restored,
      refused: answers,
      krithi: first,
      title: records.krithis.judged(first)?.title ?? '',
    };
  }

  function* go(steps: readonly StepRow[], way: Way, who: string): Sliced<UndoEffect | null> {
    let passed = 0;
    let why: AppError | null = null;
    for (const top of steps.toReversed()) {
      const step = way === 'back' ? top : records.krithiSteps.find(top.reverts ?? '');
      const effect = step === null ? null : yield* travel(step, top, way, who);
      if (effect !== null && !(effect instanceof AppError)) return { ...effect, passed };
      why ??= effect;
      passed += 1;
    }
    if (why !== null) throw why;
    return null;
  }

  return {
    /**
     * Takes the last step back that stands; null when there is none. A step of which nothing can
     * be taken back any more is passed over; an undo that was stopped part-way is gone on with.
     * @throws AppError `review.published_since` or `review.moved_since` when that holds for all of them.
     */
    undo: (who: string): Sliced<UndoEffect | null> => go(log.undoable(), 'back', who),
    /** Does again what was taken back last: exactly the krithis that came back then. */
    redo: (who: string): Sliced<UndoEffect | null> => go(log.redoable().slice(-1), 'again', who),
  };
};
