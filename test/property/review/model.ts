/**
 * A plain model of the decision log, written against the rules and not against
 * the code: every line carries all that its author had before them, and what
 * holds is read off by definition, with no order, no heads and no short cuts.
 */
export type Said = {
  readonly id: string;
  /** The machine that it was written on. */
  readonly machine: string;
  readonly act: 'accept' | 'none' | 'unsure' | 'reject' | 'revert';
  readonly answer: string;
  readonly krithi: string | null;
  readonly reverts: string | null;
  readonly at: number;
  readonly entities: readonly string[];
  readonly leavesOut: readonly string[];
  readonly teaches: boolean;
  /** Everything on this value that the author had. */
  readonly seen: ReadonlySet<string>;
};

export type ModelFold = {
  readonly standing: ReadonlySet<string>;
  readonly held: ReadonlySet<string>;
  /** Of each contradiction, the answers that contradict each other. */
  readonly disputes: readonly (readonly string[])[];
};

const isAlive = (id: string, present: readonly Said[]): boolean =>
  !present.some((line) => line.reverts === id && isAlive(line.id, present));

const distinct = (answers: readonly string[]): string[] => [...new Set(answers)].toSorted();

/** What holds on a machine that has these lines. */
export const modelFold = (machine: string, present: readonly Said[]): ModelFold => {
  const judgements = present.filter(
    ({ id, act }) => act !== 'revert' && act !== 'reject' && isAlive(id, present),
  );
  const standing = new Set<string>();
  const disputes: string[][] = [];
  for (const krithi of new Set(judgements.map((line) => line.krithi))) {
    const about = judgements.filter((line) => line.krithi === krithi);
    const last = about.filter(({ id }) => !about.some((other) => other.seen.has(id)));
    const answering = last.some(({ act }) => act !== 'unsure')
      ? last.filter(({ act }) => act !== 'unsure')
      : last;
    const answers = distinct(answering.map(({ answer }) => answer));
    const mine = distinct(answering.filter((line) => line.machine === machine).map(({ answer }) => answer));
    if (answers.length > 1) disputes.push(answers);
    const keepers =
      answers.length <= 1
        ? answering
        : mine.length === 1
          ? answering.filter((l) => l.answer === mine[0])
          : null;
    const holds =
      keepers === null
        ? about.filter(({ id }) => answering.every((line) => line.seen.has(id)))
        : about.filter(
            (line) => keepers.includes(line) || keepers.some((keeper) => keeper.seen.has(line.id)),
          );
    for (const { id } of holds) standing.add(id);
  }
  return {
    standing,
    held: new Set(judgements.filter(({ id }) => !standing.has(id)).map(({ id }) => id)),
    disputes: disputes.toSorted(),
  };
};

/** What one krithi's mention means: the narrower word before the wider, people before the machine. */
export const modelMention = (
  machine: string,
  present: readonly Said[],
  mention: { readonly krithi: string; readonly printed: string; readonly createdAt: number },
  verdict: string | null,
  /** What the machine itself last took this mention for: a doubt about the name leaves that as it is. */
  took: string | null,
): { readonly state: string; readonly entities: readonly string[]; readonly byMachine: boolean } => {
  const { standing } = modelFold(machine, present);
  const holding = present
    .filter(({ id }) => standing.has(id))
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const own = holding.findLast(({ krithi }) => krithi === mention.krithi);
  const shared = holding.findLast(
    ({ krithi, at, leavesOut, act }) =>
      krithi === null &&
      mention.createdAt <= at &&
      !leavesOut.includes(mention.printed) &&
      !(act === 'unsure' && verdict !== null && verdict === took),
  );
  const said = own ?? shared;
  const byMachine = false;
  if (said?.act === 'accept') return { state: 'resolved', entities: said.entities, byMachine };
  if (said?.act === 'none') return { state: 'none', entities: [], byMachine };
  if (said !== undefined) return { state: 'waiting', entities: [], byMachine };
  const taught = holding.findLast(({ teaches }) => teaches);
  if (taught !== undefined && !taught.leavesOut.includes(mention.printed))
    return { state: 'resolved', entities: taught.entities, byMachine };
  return verdict === null
    ? { state: 'waiting', entities: [], byMachine }
    : { state: 'resolved', entities: [verdict], byMachine: true };
};
