import { answerOf, foldLines, newestOf, standingIds } from '../../../src-main/review/fold.ts';
import { stacksOf } from '../../../src-main/review/standing.ts';
import type { DecisionRow } from '../../../src-main/store/decisions.ts';
import { type ModelFold, type Said, modelFold } from './model.ts';

type Line = Pick<
  DecisionRow,
  | 'id'
  | 'at'
  | 'who'
  | 'act'
  | 'entities'
  | 'relation'
  | 'krithiLink'
  | 'reverts'
  | 'knew'
  | 'arrival'
  | 'step'
>;

/** All that was ever said, on any machine, as the model keeps it. */
export type Book = Map<string, Said>;

/** A machine's log of one value in memory, with the engine's own fold over it. */
export const createPureMachine = (name: string, book: Book, skew: number) => {
  const lines: Line[] = [];
  let clock = skew;
  let acts = 0;
  const nextId = (): string => `${name}${String(book.size).padStart(5, '0')}`;

  const say = (said: Pick<Line, 'act' | 'entities' | 'krithiLink' | 'reverts' | 'step'>): void => {
    // Clocks go forth, stand still, and go back.
    clock += (book.size % 3) - 1;
    const line: Line = {
      ...said,
      id: nextId(),
      at: Math.max(clock, ...lines.map(({ at }) => at + 1)),
      who: name,
      relation: 'equal',
      knew: newestOf(lines),
      arrival: null,
    };
    book.set(line.id, {
      id: line.id,
      machine: name,
      act: line.act,
      answer: answerOf(line),
      krithi: line.krithiLink,
      reverts: line.reverts,
      at: line.at,
      entities: line.entities,
      leavesOut: [],
      teaches: false,
      seen: new Set(lines.map(({ id }) => id)),
    });
    lines.push(line);
  };

  const revert = (ids: readonly string[]): void => {
    acts += 1;
    const step = ids.length > 1 ? `${name}-step${acts}` : null;
    for (const id of ids) {
      const krithiLink = lines.find((line) => line.id === id)?.krithiLink ?? null;
      say({ act: 'revert', entities: [], krithiLink, reverts: id, step });
    }
  };

  return {
    name,
    lines: (): readonly Line[] => lines,
    judge: (act: Line['act'], entities: readonly string[], krithiLink: string | null): void =>
      say({ act, entities, krithiLink, reverts: null, step: null }),
    /** A bulk: several judgements as one act. */
    judgeMany: (entities: readonly string[], krithis: readonly (string | null)[]): void => {
      acts += 1;
      for (const krithiLink of krithis)
        say({ act: 'accept', entities, krithiLink, reverts: null, step: `${name}-step${acts}` });
    },
    undo: (): void => revert(stacksOf(lines).undoable.at(-1)?.lines ?? []),
    redo: (): void => revert(stacksOf(lines).redoable.at(-1)?.lines ?? []),
    revertOne: (pick: number): string | null => {
      const stands = standingIds(lines);
      const open = lines.filter((line) => line.act !== 'revert' && stands(line.id));
      const target = open[pick % Math.max(1, open.length)];
      if (target !== undefined) revert([target.id]);
      return target?.id ?? null;
    },
    /** Takes in another log, or the beginning of one. */
    merge: (other: readonly Line[]): void => {
      acts += 1;
      const here = new Set(lines.map(({ id }) => id));
      for (const line of other)
        if (!here.has(line.id)) lines.push({ ...line, arrival: `${name}-arrival${acts}` });
    },
    /** The engine's fold, over the lines in the order given. */
    fold: (order: readonly Line[] = lines): ModelFold => {
      const fold = foldLines(order);
      return {
        standing: new Set(fold.standing.map(({ id }) => id)),
        held: new Set(fold.held.map(({ id }) => id)),
        disputes: fold.disputes
          .map(({ sides }) => sides.map((side) => answerOf(side.lines[0]!)).toSorted())
          .toSorted(),
      };
    },
    model: (): ModelFold =>
      modelFold(
        name,
        lines.map(({ id }) => book.get(id)!),
      ),
  };
};
export type PureMachine = ReturnType<typeof createPureMachine>;
