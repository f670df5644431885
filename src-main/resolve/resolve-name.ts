import type {
  Candidate,
  EvidenceClass,
  LearntAlias,
  NameQuery,
  PartVerdict,
  Verdict,
} from '../domain/name.ts';
import { measuredClasses, probabilityOf } from './class-table.ts';
import { resolveComposer } from './composers/index.ts';
import type { KindFinding } from './finding.ts';
import { soundKey } from './fold/sound.ts';
import { keyOf } from './keys.ts';
import type { NameIndex } from './name-index.ts';
import { resolveByKeys } from './raga.ts';
import { type Structure, structureOf } from './structure.ts';
import { resolveTala } from './talas/index.ts';

/** Finds the spelling that a person bound, of the narrowest scope that fits the query. */
export type AliasLookup = (query: NameQuery, key: string) => LearntAlias | null;

export const noAliases: AliasLookup = () => null;

const shown = 5;

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

const candidatesOf = (finding: KindFinding): Candidate[] =>
  finding.candidates.map(({ id, name, matched, score, reasons }) => ({
    id,
    name,
    matched,
    probability: rounded(finding.kept === 'one' ? probabilityOf(measuredClasses, finding.evidence) : score),
    reasons: [...reasons],
  }));

const verdictOf = (value: string, key: string, finding: KindFinding): PartVerdict => {
  const candidates = candidatesOf(finding);
  const [first, second] = candidates;
  const isOne = finding.kept === 'one' && first !== undefined;
  return {
    value,
    verdict: isOne
      ? 'resolved'
      : finding.evidence === 'none' || first === undefined
        ? 'unknown'
        : 'ambiguous',
    evidence: finding.evidence,
    key,
    entity: isOne ? { id: first.id, name: first.name } : null,
    probability: first?.probability ?? 0,
    margin: rounded(Math.max(0, (first?.probability ?? 0) - (isOne ? 0 : (second?.probability ?? 0)))),
    candidates: isOne ? [first] : candidates,
    reasons: [...finding.reasons],
  };
};

const findingOf = (index: NameIndex, query: NameQuery, name: string): KindFinding => {
  switch (query.kind) {
    case 'composer':
      return resolveComposer(index.composers, name, shown);
    case 'tala':
      return resolveTala(index.talas, name, shown);
    case 'raga':
    case 'deity':
    case 'temple':
      return resolveByKeys(index.tables[query.kind], name, shown);
  }
};

/** A melakarta number printed with the name must fit the raga; where it does not, a person looks. */
const withNumber = (index: NameIndex, verdict: PartVerdict, structure: Structure): PartVerdict => {
  const { melakarta, namesParent } = structure;
  if (verdict.entity === null) return verdict;
  if (namesParent) {
    return {
      ...verdict,
      verdict: 'ambiguous',
      evidence: 'near',
      entity: null,
      probability: 0.2,
      margin: 0,
      reasons: [`names a parent scale only: some janya of ${verdict.entity.name}`],
    };
  }
  if (melakarta === null) return verdict;
  const facts = index.entities.get(verdict.entity.id)?.facts ?? {};
  const own = facts.melakarta ?? facts.parent_melakarta;
  if (own === undefined || own === melakarta)
    return { ...verdict, reasons: [...verdict.reasons, `melakarta ${melakarta} agrees`] };
  return {
    ...verdict,
    verdict: 'ambiguous',
    evidence: 'near',
    entity: null,
    probability: 0.5,
    margin: 0.5,
    reasons: [`${verdict.entity.name} belongs to melakarta ${own}, the source says ${melakarta}`],
  };
};

const ofParts = (
  value: string,
  key: string,
  evidence: EvidenceClass,
  parts: readonly PartVerdict[],
): Verdict => {
  const candidates = [
    ...new Map(
      parts.flatMap((part) => part.candidates.slice(0, parts.length > 2 ? 1 : 3)).map((c) => [c.id, c]),
    ).values(),
  ];
  const isMedley = evidence === 'ragamalika';
  const share = 1 / Math.max(1, parts.length);
  return {
    value,
    verdict: candidates.length === 0 ? 'unknown' : 'ambiguous',
    evidence,
    key,
    entity: null,
    probability: isMedley ? 0 : rounded(share * (candidates[0]?.probability ?? 0)),
    margin: 0,
    candidates: isMedley
      ? candidates
      : candidates.slice(0, shown).map((c) => ({ ...c, probability: rounded(c.probability * share) })),
    reasons: [
      isMedley
        ? parts.length === 0
          ? 'ragamalika; its ragas are not listed here'
          : `ragamalika of ${parts.length} ragas`
        : `the source gives alternatives: ${parts.map((part) => part.value).join(' – ')}`,
    ],
    parts: [...parts],
  };
};

/**
 * What is to be said of a printed name. The same value, list, aliases and fold
 * version give the same verdict. Only an evidence class accepts: a spelling
 * that a person bound, the same letters, the same sound, each with exactly one
 * entity; no score does.
 */
export const resolveName = (index: NameIndex, query: NameQuery, aliases: AliasLookup): Verdict => {
  const key = keyOf(query.kind, query.value);
  const learnt = aliases(query, key);
  const bound = learnt === null ? undefined : index.entities.get(learnt.entityId);
  if (learnt !== null && bound !== undefined) return byAlias(query, key, learnt, bound.name);
  if (query.kind !== 'raga')
    return { ...verdictOf(query.value, key, findingOf(index, query, query.value)), parts: [] };

  const table = index.tables.raga;
  const structure = structureOf(query.value, (name) => table.bySound.has(soundKey(name)));
  const single = (name: string): PartVerdict =>
    verdictOf(name, keyOf('raga', name), findingOf(index, query, name));
  switch (structure.kind) {
    case 'single':
      return {
        ...withNumber(index, { ...single(structure.base), value: query.value, key }, structure),
        parts: [],
      };
    case 'alternatives':
      return ofParts(query.value, key, 'alternatives', structure.parts.map(single));
    case 'ragamalika':
      return ofParts(query.value, key, 'ragamalika', structure.parts.map(single));
  }
};

const byAlias = (query: NameQuery, key: string, learnt: LearntAlias, name: string): Verdict => {
  const probability = rounded(probabilityOf(measuredClasses, 'alias'));
  const day = new Date(learnt.at).toISOString().slice(0, 10);
  const reasons = [`alias learnt ${day} from ${learnt.who}`];
  const candidate = { id: learnt.entityId, name, matched: learnt.value, probability, reasons };
  return {
    value: query.value,
    verdict: 'resolved',
    evidence: 'alias',
    key,
    entity: { id: learnt.entityId, name },
    probability,
    margin: probability,
    candidates: [candidate],
    reasons,
    parts: [],
  };
};
