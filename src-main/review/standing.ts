import type { DecisionRow } from '../store/decisions.ts';
import type { Records } from '../store/index.ts';
import { standingIds } from './fold.ts';

/** One act of a person: a decision, a bulk of them, the taking in of another log, or an undo. */
export type Step = {
  readonly id: string;
  /** The lines to revert so that the act is undone, newest first. */
  readonly lines: readonly string[];
};

/** What undo and redo would touch, and how much of each there is. */
export type Stacks = {
  /** Acts that stand in some part, oldest first. */
  readonly undoable: readonly Step[];
  /** Undos that can be taken back: those after the last act, oldest first. */
  readonly redoable: readonly Step[];
};

type Line = Pick<DecisionRow, 'id' | 'at' | 'act' | 'reverts' | 'step' | 'arrival'>;

/** The act that a line belongs to. */
export const stepOf = (line: Pick<DecisionRow, 'id' | 'step' | 'arrival'>): string =>
  line.arrival ?? line.step ?? line.id;

type Group = { readonly id: string; readonly lines: Line[]; kind: 'act' | 'undo' | 'redo' };

/** Acts in the order in which they ended; a group of reverts alone is an undo, or a redo if it reverts one. */
const groupsOf = (log: readonly Line[]): Group[] => {
  const groups = new Map<string, Group>();
  const groupOfLine = new Map<string, Group>();
  for (const line of log) {
    const id = stepOf(line);
    const group = groups.get(id) ?? { id, lines: [], kind: 'act' };
    // Moved to the end: an act counts from its last line.
    groups.delete(id);
    groups.set(id, group);
    group.lines.push(line);
    groupOfLine.set(line.id, group);
  }
  const all = [...groups.values()];
  for (const group of all) {
    const isUndo = group.lines.every((line) => line.act === 'revert' && line.arrival === null);
    if (!isUndo) continue;
    const undone = group.lines.map((line) => groupOfLine.get(line.reverts ?? '')?.kind);
    group.kind = undone.every((kind) => kind === 'undo') ? 'redo' : 'undo';
  }
  return all;
};

/** Reads both stacks off the log, in the order in which it was written here. */
export const stacksOf = (log: readonly Line[]): Stacks => {
  const stands = standingIds(log);
  const undoable: Step[] = [];
  let redoable: Step[] = [];
  for (const { id, lines, kind } of groupsOf(log)) {
    const own = new Set(lines.map((line) => line.id));
    const left = lines
      .filter((line) => stands(line.id) && !(line.act === 'revert' && own.has(line.reverts ?? '')))
      .map((line) => line.id)
      .toReversed();
    if (kind === 'act') {
      redoable = [];
      if (left.length > 0) undoable.push({ id, lines: left });
    } else if (kind === 'undo' && left.length > 0) redoable.push({ id, lines: left });
  }
  return { undoable, redoable };
};

/** Adds judgements that were just made here: what stood still stands, and nothing is left to redo. */
const withJudgements = ({ undoable }: Stacks, fresh: readonly Line[]): Stacks => {
  const steps = [...undoable];
  for (const line of fresh) {
    const last = steps.at(-1);
    const isSame = last?.id === stepOf(line);
    const step = { id: stepOf(line), lines: [line.id, ...(isSame ? last.lines : [])] };
    steps.splice(isSame ? -1 : steps.length, isSame ? 1 : 0, step);
  }
  return { undoable: steps, redoable: [] };
};

/** The stacks of the store's log, read anew only when a line was added, and wholly only after a revert or a merge. */
export const createStacks = (records: Records): (() => Stacks) => {
  const lines: Line[] = [];
  let lastSeq = 0;
  let cached: Stacks = { undoable: [], redoable: [] };
  return () => {
    const fresh = records.decisions.since(lastSeq, Number.MAX_SAFE_INTEGER);
    if (fresh.length === 0) return cached;
    lastSeq = fresh.at(-1)?.seq ?? lastSeq;
    for (const { id, at, act, reverts, step, arrival } of fresh)
      lines.push({ id, at, act, reverts, step, arrival });
    const isPlain = fresh.every((line) => line.act !== 'revert' && line.arrival === null);
    cached = isPlain ? withJudgements(cached, fresh) : stacksOf(lines);
    return cached;
  };
};
