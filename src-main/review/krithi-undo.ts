import { canMove } from '../domain/transitions.ts';
import type { KrithiState } from '../domain/batch.ts';
import { AppError } from '../domain/errors.ts';
import type { KrithiEdits } from '../domain/krithi.ts';
import { patchEdits } from '../domain/krithi-edits.ts';
import type { ActRow, Judged, StepRow } from '../store/krithi-steps.ts';
import type { JudgedRow, KrithiRow } from '../store/krithis.ts';
import { type ApprovalDeps, type ItemResult, judgedOf, refused } from './judging.ts';
import { countsOtherwise } from './duplicates.ts';

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
};

/** The moves from one state to another, by way of those that the life cycle knows. */
const movesTo = (from: KrithiState, to: KrithiState): readonly KrithiState[] => {
  if (from === to) return [];
  if (canMove('krithi', from, to)) return [to];
  return to === 'published' ? ['in_review', 'approved', 'published'] : ['in_review', to];
};

/** Takes steps back, and again: the state of each krithi must be the one that the step left. */
export const createKrithiUndo = ({ records, newId, log, prepare, decisions, putEdits }: Deps) => {
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

  /** Goes over one step; null where all of it is sealed. */
  const travel = (
    step: StepRow,
    acts: readonly ActRow[],
    reverts: string,
    way: Way,
    who: string,
  ): Omit<UndoEffect, 'passed'> | AppError => {
    const checked = acts.map((act) => ({ act, why: sealed(step, act, way) }));
    const open = checked.filter(({ why }) => why === null);
    const [first] = open;
    if (first === undefined) return checked[0]?.why ?? new AppError('review.moved_since');
    const id = newId();
    records.krithiSteps.addStep({ id, who, act: 'revert', reverts, reason: null });
    for (const { act, why } of way === 'back' ? checked.toReversed() : checked) {
      const before = records.krithis.judged(act.krithiId);
      if (why === null) follow(step, act, way, who);
      const after = records.krithis.judged(act.krithiId);
      records.krithiSteps.addAct({
        stepId: id,
        krithiId: act.krithiId,
        otherId: null,
        before: before === null ? {} : { judged: judgedOf(before) },
        after: { restored: why === null, ...(after === null ? {} : { judged: judgedOf(after) }) },
      });
    }
    return {
      step,
      restored: open.length,
      refused: checked.flatMap(({ act, why }) => (why === null ? [] : [refused(act.krithiId, why)])),
      krithi: first.act.krithiId,
      title: records.krithis.judged(first.act.krithiId)?.title ?? '',
    };
  };

  const go = (
    steps: readonly StepRow[],
    way: Way,
    who: string,
    actsOf: (step: StepRow) => { step: StepRow; acts: readonly ActRow[] } | null,
  ): UndoEffect | null =>
    records.store.write(() => {
      let passed = 0;
      let why: AppError | null = null;
      for (const top of steps.toReversed()) {
        const found = actsOf(top);
        const effect = found === null ? null : travel(found.step, found.acts, top.id, way, who);
        if (effect !== null && !(effect instanceof AppError)) return { ...effect, passed };
        why ??= effect;
        passed += 1;
      }
      if (why !== null) throw why;
      return null;
    });

  return {
    /**
     * Takes the last step back that stands; null when there is none. A step of which nothing can
     * be taken back any more is passed over.
     * @throws AppError `review.published_since` or `review.moved_since` when that holds for all of them.
     */
    undo: (who: string): UndoEffect | null =>
      go(log.undoable(), 'back', who, (step) => ({ step, acts: records.krithiSteps.acts(step.id) })),
    /** Does again what was taken back last: exactly the krithis that came back then. */
    redo: (who: string): UndoEffect | null =>
      go(log.redoable().slice(-1), 'again', who, (revert) => {
        const step = revert.reverts === null ? null : records.krithiSteps.find(revert.reverts);
        if (step === null) return null;
        const back = new Set(
          records.krithiSteps
            .acts(revert.id)
            .filter(({ after }) => after.restored === true)
            .map(({ krithiId }) => krithiId),
        );
        return { step, acts: records.krithiSteps.acts(step.id).filter((act) => back.has(act.krithiId)) };
      }),
  };
};
