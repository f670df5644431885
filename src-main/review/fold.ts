import type { DecisionRow } from '../store/decisions.ts';

/** What the fold of a log looks at. */
export type FoldLine = Pick<
  DecisionRow,
  'id' | 'at' | 'who' | 'act' | 'entities' | 'relation' | 'krithiLink' | 'reverts' | 'knew' | 'arrival'
>;

/** One answer of a dispute. */
export type Side<L> = {
  /** The newest lines that give it, oldest first. */
  readonly lines: readonly L[];
  /** These and all judgements that they were made knowing of. */
  readonly branch: readonly L[];
};

/** Answers to one question that differ and whose authors did not know of each other; what is ours comes first. */
export type Dispute<L> = {
  /** The krithi whose mention is meant; null for the value itself. */
  readonly krithiLink: string | null;
  readonly sides: readonly Side<L>[];
};

export type LogFold<L> = {
  /** Judgements in force, oldest first: the last that covers a mention settles it. */
  readonly standing: readonly L[];
  /** Judgements that stand and are held back: a dispute, or a doubt that someone else's answer ends. */
  readonly held: readonly L[];
  readonly disputes: readonly Dispute<L>[];
};

type Stamp = Pick<FoldLine, 'at' | 'id'>;

/** The one order of lines that every machine agrees on: what was known comes before what was said knowing it. */
export const inOrder = (a: Stamp, b: Stamp): number =>
  a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * Which lines stand: a line stands unless a revert of it stands. A revert
 * counts only after what it reverts, so no log can make a circle.
 */
export const standingIds = (
  lines: readonly (Stamp & Pick<FoldLine, 'reverts'>)[],
): ((id: string) => boolean) => {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const revertsOf = new Map<string, string[]>();
  for (const line of lines) {
    const target = line.reverts === null ? undefined : byId.get(line.reverts);
    if (target !== undefined && inOrder(target, line) < 0)
      revertsOf.set(target.id, [...(revertsOf.get(target.id) ?? []), line.id]);
  }
  const known = new Map<string, boolean>();
  for (const { id } of lines.toSorted(inOrder).toReversed())
    known.set(id, !(revertsOf.get(id) ?? []).some((revert) => known.get(revert) === true));
  return (id) => known.get(id) === true;
};

/** Two lines with the same answer agree, whoever gave them and whenever. */
export const answerOf = ({
  act,
  entities,
  relation,
}: Pick<FoldLine, 'act' | 'entities' | 'relation'>): string =>
  JSON.stringify(act === 'accept' ? [act, relation, ...entities] : [act]);

/** Logs of before it was kept do not say what their authors knew; each is taken as one hand after the other. */
const handOf = (line: FoldLine): string => (line.arrival === null ? '' : line.who);

/** For each line, all that its author knew of this value. */
const knowledgeOf = (ordered: readonly FoldLine[]): Map<string, ReadonlySet<string>> => {
  const known = new Map<string, ReadonlySet<string>>();
  const lastOfHand = new Map<string, string>();
  for (const line of ordered) {
    const last = lastOfHand.get(handOf(line));
    const parents = line.knew ?? (last === undefined ? [] : [last]);
    const all = new Set<string>();
    for (const parent of parents) {
      const grand = known.get(parent);
      // Only what comes before can have been known.
      if (grand === undefined) continue;
      all.add(parent);
      for (const id of grand) all.add(id);
    }
    known.set(line.id, all);
    lastOfHand.set(handOf(line), line.id);
  }
  return known;
};

/**
 * Whether all was written here, each line knowing the one before: then there is nothing to weigh.
 * Two names that became one by a new version's folds have lines that did not know of each other.
 */
const isOneHand = (ordered: readonly FoldLine[]): boolean =>
  ordered.every((line, at) => {
    const before = ordered[at - 1];
    return line.arrival === null && (before === undefined || (line.knew?.includes(before.id) ?? true));
  });

/**
 * Folds the log of one value: which judgements hold now. It looks at the set
 * of lines alone, never at the order in which they came, so that merging is
 * commutative, associative and idempotent. Where two people gave different
 * answers without knowing of each other, what was written on this machine goes
 * on holding here until someone settles it; where neither was, neither holds.
 */
export const foldLines = <L extends FoldLine>(lines: readonly L[]): LogFold<L> => {
  const ordered = lines.toSorted(inOrder);
  const stands = standingIds(ordered);
  const judgements = ordered.filter(
    (line) => line.act !== 'revert' && line.act !== 'reject' && stands(line.id),
  );
  if (isOneHand(ordered)) return { standing: judgements, held: [], disputes: [] };

  const known = knowledgeOf(ordered);
  const inForce = new Set<L>();
  const disputes: Dispute<L>[] = [];
  for (const [krithiLink, about] of Map.groupBy(judgements, (line) => line.krithiLink)) {
    const { kept, sides } = weigh(about, known);
    for (const line of kept) inForce.add(line);
    if (sides.length > 1) disputes.push({ krithiLink, sides });
  }
  return {
    standing: judgements.filter((line) => inForce.has(line)),
    held: judgements.filter((line) => !inForce.has(line)),
    disputes,
  };
};

/** Weighs the standing judgements on one question. */
const weigh = <L extends FoldLine>(
  about: readonly L[],
  known: ReadonlyMap<string, ReadonlySet<string>>,
): { readonly kept: readonly L[]; readonly sides: readonly Side<L>[] } => {
  const knows = (line: L, other: L): boolean => known.get(line.id)?.has(other.id) === true;
  const heads = about.filter((line) => !about.some((other) => knows(other, line)));
  const answers = heads.filter((line) => line.act !== 'unsure');
  // A doubt gives way to an answer.
  const speaking = answers.length === 0 ? heads : answers;
  const sides = [...Map.groupBy(speaking, answerOf).values()].map((lines) => ({
    lines,
    branch: about.filter((line) => lines.some((end) => end === line || knows(end, line))),
  }));
  const [only] = sides;
  if (sides.length <= 1) return { kept: only?.branch ?? [], sides };

  const isOurs = (side: Side<L>): boolean => side.lines.some((line) => line.arrival === null);
  const ours = sides.filter(isOurs);
  const [own] = ours;
  const kept =
    own !== undefined && ours.length === 1
      ? own.branch
      : about.filter((line) => speaking.every((end) => knows(end, line)));
  return { kept, sides: [...ours, ...sides.filter((side) => !isOurs(side))] };
};

/** The lines that no other line was written knowing of: what a new line's author knows is these and all before. */
export const newestOf = (lines: readonly Pick<FoldLine, 'id' | 'knew'>[]): string[] => {
  const known = new Set(lines.flatMap((line) => line.knew ?? []));
  return lines.filter((line) => !known.has(line.id)).map((line) => line.id);
};
