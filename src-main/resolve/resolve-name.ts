import type { ClassPolicy } from '../domain/class-policy.ts';
import type {
  Candidate,
  EvidenceClass,
  LearntAlias,
  NameKind,
  NameQuery,
  PartVerdict,
  Verdict,
} from '../domain/name.ts';
import { type Aids, resolveByKeys } from './by-keys.ts';
import { asChance, candidatesOf, rounded } from './candidates.ts';
import { builtinPolicy, probabilityOf, recordOf, trackRecord } from './class-table.ts';
import { resolveComposer } from './composers/index.ts';
import { composerBySynonym } from './composers/by-synonym.ts';
import { noContext, weighByContext } from './context.ts';
import { resolveDeity } from './deities.ts';
import type { KindFinding } from './finding.ts';
import { hear, soundKey } from './fold/sound.ts';
import { keyOf, keyOfHeard, keyOfStructure } from './keys.ts';
import type { NameIndex } from './name-index.ts';
import { type Structure, structureOf } from './structure.ts';
import { resolveTala } from './talas/index.ts';
import { resolveTemple } from './temples.ts';

/** Finds the spelling that a person bound, of the narrowest scope that fits the query. */
export type AliasLookup = (query: NameQuery, key: string) => LearntAlias | null;

export const noAliases: AliasLookup = () => null;

const shown = 5;

const verdictOf = (
  kind: NameKind,
  value: string,
  key: string,
  finding: KindFinding,
  policy: ClassPolicy,
): PartVerdict => {
  const candidates = candidatesOf(kind, finding, policy);
  const [first, second] = candidates;
  // A demoted class accepts nothing: what it would have taken is proposed, and why it waits is said.
  const demoted = finding.kept === 'one' ? policy.demoted[finding.evidence] : undefined;
  const isOne = finding.kept === 'one' && demoted === undefined && first !== undefined;
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
    reasons: [
      ...(demoted === undefined ? [] : [demoted]),
      ...finding.reasons,
      ...(isOne ? [recordOf(policy.counts, finding.evidence)].filter((text) => text !== null) : []),
    ],
  };
};

/** A class that no longer says all of a candidate says nothing of how often it is right. */
const unrecorded = (candidate: Candidate): Candidate => {
  const { record: _, ...rest } = candidate;
  return rest;
};

/** How a verdict is made. */
export type ResolveOptions = {
  /** Whether entries that are easily taken for the one found are named too; it takes as long as finding candidates. */
  readonly twins?: boolean;
};

const aidsFor = (index: NameIndex, kind: NameKind, options: ResolveOptions): Aids => ({
  limit: shown,
  synonymsOf: (printed) => index.synonyms(kind, printed),
  twins: options.twins === true,
});

const findingOf = (
  index: NameIndex,
  kind: Exclude<NameKind, 'raga'>,
  name: string,
  aids: Aids,
): KindFinding => {
  switch (kind) {
    case 'composer': {
      const finding = resolveComposer(index.composers, name, shown);
      return composerBySynonym(index.composers, finding, aids.synonymsOf(name), shown);
    }
    case 'tala':
      return resolveTala(index.talas, name, shown);
    case 'deity':
      return resolveDeity(index.tables.deity, name, aids);
    case 'temple':
      return resolveTemple(index.tables.temple, name, aids);
  }
};

/** The same candidates, none of them more probable than the number beside the name leaves them. */
const doubted = (
  verdict: PartVerdict,
  most: number,
): Pick<PartVerdict, 'probability' | 'margin' | 'candidates'> => ({
  probability: most,
  margin: most,
  candidates: verdict.candidates.map((each) =>
    asChance(unrecorded(each), Math.min(each.probability, most), 'melakarta'),
  ),
});

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
      ...doubted(verdict, 0.2),
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
    ...doubted(verdict, 0.5),
    reasons: [`${verdict.entity.name} belongs to melakarta ${own}, the source says ${melakarta}`],
  };
};

/** `Hindolam (Malkauns)`: the Hindustani raga of that scale, told of a Carnatic one. */
const isGloss = (index: NameIndex, of: PartVerdict['entity'], aside: PartVerdict['entity']): boolean => {
  const isHindustani = (one: PartVerdict['entity']): boolean =>
    one !== null && index.entities.get(one.id)?.facts.hindustani === true;
  return isHindustani(aside) && !isHindustani(of);
};

/** The composer of the krithi orders what is open, and never settles it. */
const withComposer = (index: NameIndex, verdict: PartVerdict, composer: string | null): PartVerdict => {
  if (verdict.entity !== null || composer === null) return verdict;
  const candidates = weighByContext(
    verdict.candidates,
    { ...noContext, composers: [composer] },
    (id) => index.entities.get(id) ?? null,
  );
  const [first, second] = candidates;
  const probability = first?.probability ?? 0;
  const margin = rounded(Math.max(0, probability - (second?.probability ?? 0)));
  return { ...verdict, candidates, probability, margin };
};

const byChance = (candidates: readonly Candidate[]): Candidate[] =>
  [...candidates].sort((a, b) => b.probability - a.probability);

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
    // Each is one of the several that are meant, and no more probable as the one.
    candidates: (isMedley ? candidates : byChance(candidates).slice(0, shown)).map((candidate) =>
      asChance(unrecorded(candidate), rounded(candidate.probability * share), 'several'),
    ),
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
 * What is to be said of a printed name. The same value, list, aliases, fold
 * version and policy give the same verdict. Only an evidence class accepts: a spelling
 * that a person bound, the same letters, the same sound, each with exactly one
 * entity; no score does.
 */
export const resolveName = (
  index: NameIndex,
  query: NameQuery,
  aliases: AliasLookup,
  policy: ClassPolicy = builtinPolicy,
  options: ResolveOptions = {},
): Verdict => {
  const aids = aidsFor(index, query.kind, options);
  if (query.kind === 'raga') return resolveRaga(index, query, aliases, policy, aids);
  const key = keyOf(query.kind, query.value);
  return (
    byAlias(index, query, key, aliases, policy) ?? {
      ...verdictOf(query.kind, query.value, key, findingOf(index, query.kind, query.value, aids), policy),
      parts: [],
    }
  );
};

const resolveRaga = (
  index: NameIndex,
  query: NameQuery,
  aliases: AliasLookup,
  policy: ClassPolicy,
  aids: Aids,
): Verdict => {
  const { value } = query;
  const table = index.tables.raga;
  const structure = structureOf(value, (name) => table.bySound.has(soundKey(name)));
  const alone = (name: string): PartVerdict =>
    verdictOf('raga', name, keyOf('raga', name), resolveByKeys(table, name, aids), policy);
  if (structure.kind === 'single') {
    const heard = hear(structure.base);
    const own = keyOfHeard(structure.base, heard);
    const key = keyOfStructure(structure, own);
    const learnt = byAlias(index, query, key, aliases, policy);
    if (learnt !== null) return learnt;
    const finding = resolveByKeys(table, structure.base, { ...aids, melakarta: structure.melakarta }, heard);
    const found = verdictOf('raga', value, key, finding, policy);
    const aside = found.entity === null || structure.aside === null ? null : alone(structure.aside);
    // Brackets that hold another raga's name: which of the two is meant is for a person.
    if (
      aside !== null &&
      aside.entity !== null &&
      aside.entity.id !== found.entity?.id &&
      !isGloss(index, found.entity, aside.entity)
    )
      return ofParts(value, key, 'alternatives', [{ ...found, value: structure.base }, aside]);
    return { ...withComposer(index, withNumber(index, found, structure), query.composer), parts: [] };
  }
  const key = keyOf('raga', value);
  const learnt = byAlias(index, query, key, aliases, policy);
  if (learnt !== null) return learnt;
  const parts = structure.parts.map(alone);
  return ofParts(value, key, structure.kind, parts);
};

/** What a person bound this spelling to, where the list still has it. */
const byAlias = (
  index: NameIndex,
  query: NameQuery,
  key: string,
  aliases: AliasLookup,
  policy: ClassPolicy,
): Verdict | null => {
  const learnt = aliases(query, key);
  const bound = learnt === null ? undefined : index.entities.get(learnt.entityId);
  if (learnt === null || bound === undefined) return null;
  const entity = { id: bound.id, name: bound.name };
  const probability = rounded(probabilityOf(policy.counts, 'alias'));
  const day = new Date(learnt.at).toISOString().slice(0, 10);
  const reasons = [`alias learnt ${day} from ${learnt.who}`];
  const record = trackRecord(policy.counts, 'alias');
  return {
    value: query.value,
    verdict: 'resolved',
    evidence: 'alias',
    key,
    entity,
    probability,
    margin: probability,
    candidates: [
      {
        ...entity,
        matched: learnt.value,
        probability,
        reasons,
        ...(record === null ? {} : { record }),
      },
    ],
    reasons,
    parts: [],
  };
};
