import type { DecisionRow } from '../store/decisions.ts';
import type { Records } from '../store/index.ts';

/** What undo and redo would touch, and how much of each there is. */
export type Stacks = {
  /** Decisions that stand, oldest first. */
  readonly undoable: readonly string[];
  /** Reverts that can be taken back: those after the last judgement, oldest first. */
  readonly redoable: readonly string[];
};

type Line = Pick<DecisionRow, 'id' | 'act' | 'reverts'>;

/**
 * Reads both stacks off the log. A revert always comes after what it reverts, so one
 * pass from the newest line back knows of each line whether it stands.
 */
export const stacksOf = (log: readonly Line[]): Stacks => {
  const revoked = new Set<string>();
  const undoable: string[] = [];
  const redoable: string[] = [];
  let judgementSeen = false;
  for (const line of log.toReversed()) {
    const stands = !revoked.has(line.id);
    if (line.act === 'revert') {
      if (!stands || line.reverts === null) continue;
      revoked.add(line.reverts);
      if (!judgementSeen) redoable.push(line.id);
    } else {
      judgementSeen = true;
      if (stands) undoable.push(line.id);
    }
  }
  // Reverts of reverts are redo itself: they are no step that redo could take back.
  const judgements = new Set(log.filter((line) => line.act !== 'revert').map((line) => line.id));
  const targets = new Map(log.map((line) => [line.id, line.reverts]));
  return {
    undoable: undoable.toReversed(),
    redoable: redoable.filter((id) => judgements.has(targets.get(id) ?? '')).toReversed(),
  };
};

/** The stacks of the store's log, read anew only when a line was added. */
export const createStacks = (records: Records): (() => Stacks) => {
  const lines: DecisionRow[] = [];
  let cached: Stacks = { undoable: [], redoable: [] };
  return () => {
    const fresh = records.decisions.since(lines.at(-1)?.seq ?? 0, Number.MAX_SAFE_INTEGER);
    if (fresh.length > 0) {
      lines.push(...fresh);
      cached = stacksOf(lines);
    }
    return cached;
  };
};
