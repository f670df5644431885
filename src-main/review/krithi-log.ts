import type { Records } from '../store/index.ts';
import type { StepRow } from '../store/krithi-steps.ts';
import { createUnderWay } from './under-way.ts';

/** What undo and redo would touch, oldest first, and whether any one step stands. */
export type KrithiLog = {
  readonly undoable: () => readonly StepRow[];
  readonly redoable: () => readonly StepRow[];
  readonly stands: (stepId: string) => boolean;
};

type Fold = {
  readonly undoable: readonly StepRow[];
  readonly redoable: readonly StepRow[];
  readonly revoked: ReadonlySet<string>;
};

/**
 * Reads the stacks off the log. A revert comes after what it reverts: from the newest back,
 * each step is known to stand or not. What was done since ends what could be done again.
 * What a revert of `partly` goes over is only reverted in part: it can be gone on with.
 */
const foldOf = (steps: readonly StepRow[], partly: ReadonlySet<string> = new Set()): Fold => {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const revoked = new Set<string>();
  const undoable: StepRow[] = [];
  const redoable: StepRow[] = [];
  const open = new Set<string>();
  let doneSince = false;
  for (const step of steps.toReversed()) {
    const stands = !revoked.has(step.id);
    if (step.reverts === null) {
      doneSince = true;
      if (stands || open.has(step.id)) undoable.push(step);
      continue;
    }
    const isUndo = byId.get(step.reverts)?.reverts === null;
    if (stands) {
      revoked.add(step.reverts);
      if (partly.has(step.id)) open.add(step.reverts);
    }
    if (!doneSince && isUndo && (stands || open.has(step.id))) redoable.push(step);
  }
  return { undoable: undoable.toReversed(), redoable: redoable.toReversed(), revoked };
};

/** The standing of every step of the store's log, read anew only when a step was added. */
export const createKrithiLog = (records: Records): KrithiLog => {
  let steps: StepRow[] = [];
  let fold = foldOf(steps);
  const current = (): Fold => {
    const last = steps.at(-1);
    // Read inside a transaction that was then taken back: the next step will have its number.
    if (last !== undefined && records.krithiSteps.find(last.id) === null) {
      steps = [];
      fold = foldOf(steps);
    }
    const fresh = records.krithiSteps.since(steps.at(-1)?.seq ?? 0);
    if (fresh.length > 0) {
      steps.push(...fresh);
      fold = foldOf(steps);
    }
    return fold;
  };
  const underWay = createUnderWay(records);
  const whole = (): Fold => {
    const partly = underWay.all().map(({ step }) => step);
    const now = current();
    return partly.length === 0 ? now : foldOf(steps, new Set(partly));
  };
  return {
    undoable: () => whole().undoable,
    redoable: () => whole().redoable,
    stands: (stepId) => !current().revoked.has(stepId),
  };
};
