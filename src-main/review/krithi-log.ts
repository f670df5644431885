import type { Records } from '../store/index.ts';
import type { StepRow } from '../store/krithi-steps.ts';

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
 */
const foldOf = (steps: readonly StepRow[]): Fold => {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const revoked = new Set<string>();
  const undoable: StepRow[] = [];
  const redoable: StepRow[] = [];
  let doneSince = false;
  for (const step of steps.toReversed()) {
    const stands = !revoked.has(step.id);
    if (step.reverts === null) {
      doneSince = true;
      if (stands) undoable.push(step);
    } else if (stands) {
      revoked.add(step.reverts);
      const isUndo = byId.get(step.reverts)?.reverts === null;
      if (!doneSince && isUndo) redoable.push(step);
    }
  }
  return { undoable: undoable.toReversed(), redoable: redoable.toReversed(), revoked };
};

/** The standing of every step of the store's log, read anew only when a step was added. */
export const createKrithiLog = (records: Records): KrithiLog => {
  const steps: StepRow[] = [];
  let fold = foldOf(steps);
  const current = (): Fold => {
    const fresh = records.krithiSteps.since(steps.at(-1)?.seq ?? 0);
    if (fresh.length > 0) {
      steps.push(...fresh);
      fold = foldOf(steps);
    }
    return fold;
  };
  return {
    undoable: () => current().undoable,
    redoable: () => current().redoable,
    stands: (stepId) => !current().revoked.has(stepId),
  };
};
