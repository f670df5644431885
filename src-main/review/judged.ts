import type { EvidenceClass, NameKind } from '../domain/name.ts';
import { EvidenceClass as Class } from '../domain/name.ts';
import type { AuditRow } from '../store/audits.ts';
import type { DecisionRow } from '../store/decisions.ts';
import { type FoldLine, foldLines } from './fold.ts';

/** What the count reads of a line of the decision log. */
export type JudgedLine = FoldLine & Pick<DecisionRow, 'seq' | 'kind' | 'key' | 'context'>;

/** What the count reads of an audit. */
export type DrawnName = Pick<AuditRow, 'kind' | 'key' | 'evidence' | 'entityId' | 'afterSeq'>;

/** A person's standing word on one name against what the machine held of it. */
export type Answer = {
  /** The line of the log that holds the word. */
  readonly seq: number;
  readonly kind: NameKind;
  readonly key: string;
  /** The krithi whose mention is meant; null for every krithi that prints the name. */
  readonly krithiLink: string | null;
  readonly evidence: EvidenceClass;
  readonly right: boolean;
  /** Whether the person was asked blind. */
  readonly audit: boolean;
};

/** Whether two entries are one now, after merges: by the names of the line that compares them. */
export type SameEntry = (line: JudgedLine, decided: string, proposed: string) => boolean;

export const sameId: SameEntry = (_, decided, proposed) => decided === proposed;

type Held = { readonly evidence: EvidenceClass; readonly proposed: string | null; readonly audit: boolean };

/**
 * One answer for each name that people judged: their last standing word (accept,
 * or leave empty; unsure and "not this one" are none) against what the machine held.
 * A word for one krithi is an answer of its own; what was accepted in bulk is none. A name that was asked blind stays
 * an answer to that audit, whatever people say of it later, while any word on it stands.
 * Lines from elsewhere carry what the machine held there; a name that was drawn here is
 * counted as drawn here. What stands is what the fold of the log says. In the order of the log here.
 */
export const answersOf = (
  log: readonly JudgedLine[],
  audits: readonly DrawnName[],
  same: SameEntry = sameId,
): Answer[] => {
  const drawn = Map.groupBy(audits, placeOf);
  return [...Map.groupBy(log, placeOf)]
    .flatMap(([place, lines]) => answersOfName(lines, drawn.get(place) ?? [], same))
    .sort((a, b) => a.seq - b.seq);
};

/** The same for the lines and audits of one name. */
export const answersOfName = (
  lines: readonly JudgedLine[],
  drawn: readonly DrawnName[],
  same: SameEntry,
): Answer[] => {
  const words = foldLines(lines).standing.filter(({ act }) => act === 'accept' || act === 'none');
  return [...Map.groupBy(words, ({ krithiLink }) => krithiLink).values()].flatMap((own) =>
    answerOf(own, drawn, same),
  );
};

/** By what a name is told from others. */
export const placeOf = ({ kind, key }: Pick<DrawnName, 'kind' | 'key'>): string => `${kind}|${key}`;

/** The last of the standing words on one place, against what is known of what the machine held there. */
const answerOf = (
  words: readonly JudgedLine[],
  drawn: readonly DrawnName[],
  same: SameEntry,
): readonly Answer[] => {
  const helds = words.flatMap((word) => heldFor(word, drawn) ?? []);
  const held = helds.find(({ audit }) => audit) ?? helds.at(-1);
  const word = words.at(-1);
  if (held === undefined || word === undefined) return [];
  const { seq, kind, key, krithiLink } = word;
  const [decided, ...others] = word.entities;
  const right =
    word.act === 'accept' &&
    word.relation === 'equal' &&
    others.length === 0 &&
    decided !== undefined &&
    held.proposed !== null &&
    (decided === held.proposed || same(word, decided, held.proposed));
  return [{ seq, kind, key, krithiLink, evidence: held.evidence, right, audit: held.audit }];
};

const heldFor = (line: JudgedLine, drawn: readonly DrawnName[]): Held | undefined => {
  const audit = line.krithiLink === null ? drawn.findLast(({ afterSeq }) => afterSeq < line.seq) : undefined;
  if (audit !== undefined) return { evidence: audit.evidence, proposed: audit.entityId, audit: true };
  const evidence = Class.safeParse(line.context.evidence);
  if (!evidence.success || line.context.bulk === true) return undefined;
  const { proposed } = line.context;
  return {
    evidence: evidence.data,
    proposed: typeof proposed === 'string' ? proposed : null,
    audit: line.context.audit === true,
  };
};

export type Tally = { readonly right: number; readonly of: number };

/** Right answers, of how many, for each class that has any. */
export const talliesOf = (answers: readonly Answer[]): ReadonlyMap<EvidenceClass, Tally> => {
  const tallies = new Map<EvidenceClass, Tally>();
  for (const { evidence, right } of answers) {
    const before = tallies.get(evidence) ?? { right: 0, of: 0 };
    tallies.set(evidence, { right: before.right + (right ? 1 : 0), of: before.of + 1 });
  }
  return tallies;
};
