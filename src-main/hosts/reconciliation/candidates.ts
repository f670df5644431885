import { acceptingClasses } from '../../domain/class-policy.ts';
import type { Candidate, Entity, EvidenceClass, Verdict } from '../../domain/name.ts';
import { type Agreement, agreementOf, weighed } from './evidence.ts';
import { describe } from './describe.ts';
import type { List } from './list.ts';
import type { ServiceQuery } from './query.ts';
import { type FeatureId, typeOf } from './vocabulary.ts';

/** A candidate as the API carries it; scores from 0 to 100. */
export type ServiceCandidate = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: readonly { readonly id: string; readonly name: string }[];
  readonly score: number;
  readonly match: boolean;
  readonly features: readonly { readonly id: FeatureId; readonly value: number | boolean }[];
};

/** Less than this is noise beside the name that was asked for. */
const leastShown = 0.02;

const rounded = (value: number, to: number): number => Math.round(value * to) / to;

type Weighed = {
  readonly entity: Entity;
  readonly probability: number;
  readonly lead: number;
  /** The class that accepts this very entity; null for all that are only near. */
  readonly certain: EvidenceClass | 'same_id' | null;
  readonly agreement: Agreement;
};

const scoreOf = ({ probability, agreement }: Weighed): number =>
  rounded(100 * weighed(probability, agreement), 10);

/**
 * `match` needs certain evidence for one entity alone, over all kinds that
 * were asked for, and no property that speaks against it.
 */
const asCandidate = (each: Weighed, isAlone: boolean): ServiceCandidate => {
  const { entity, certain, agreement } = each;
  return {
    id: entity.id,
    name: entity.name,
    description: describe(entity),
    type: [typeOf(entity.kind)],
    score: scoreOf(each),
    match: certain !== null && isAlone && agreement.differing === 0,
    features: [
      { id: 'probability', value: rounded(each.probability, 1000) },
      { id: 'lead', value: rounded(each.lead, 1000) },
      { id: 'certain', value: certain !== null },
      { id: 'same_id', value: certain === 'same_id' },
      ...acceptingClasses.map((id) => ({ id, value: certain === id })),
      { id: 'properties_agreeing', value: agreement.agreeing },
      { id: 'properties_differing', value: agreement.differing },
    ],
  };
};

const ranked = (all: readonly Weighed[], isAlone: boolean, limit: number): ServiceCandidate[] =>
  all
    .map((each) => asCandidate(each, isAlone))
    .sort((a, b) => b.score - a.score || Number(b.match) - Number(a.match))
    .slice(0, limit);

/** Whether a kind knows the name as one of its own; it may be one of several there. */
const isClaimed = (verdict: Verdict): boolean =>
  verdict.verdict === 'resolved' ||
  verdict.evidence === 'tie' ||
  verdict.parts.some((part) => part.verdict === 'resolved');

/** Candidates of one query from the verdicts of the kinds it asked for. */
export const candidatesOf = async (
  list: List,
  query: ServiceQuery,
  verdicts: readonly Verdict[],
): Promise<ServiceCandidate[]> => {
  const named = list.find(query.text);
  // An identifier says which entry is meant, whatever it sounds like as a name.
  if (named !== null && query.kinds.includes(named.kind)) {
    const agreement = await agreementOf(list, named, query.properties);
    return ranked(
      [{ entity: named, probability: 1, lead: 1, certain: 'same_id', agreement }],
      true,
      query.limit,
    );
  }
  const found = new Map<string, Weighed>();
  const add = async (
    entity: Entity | null,
    from: Pick<Weighed, 'probability' | 'lead' | 'certain'>,
  ): Promise<void> => {
    if (entity === null || found.has(entity.id)) return;
    found.set(entity.id, { entity, ...from, agreement: await agreementOf(list, entity, query.properties) });
  };
  const claims = verdicts.filter(isClaimed);
  // Where one kind knows the name, what only resembles it in another kind is noise.
  for (const verdict of claims.length > 0 ? claims : verdicts) {
    const isCertain = (candidate: Candidate): boolean =>
      verdict.verdict === 'resolved' && verdict.entity?.id === candidate.id;
    for (const [i, candidate] of verdict.candidates.entries()) {
      if (candidate.probability < leastShown) continue;
      await add(list.find(candidate.id), {
        probability: candidate.probability,
        lead: i === 0 ? verdict.margin : 0,
        certain: isCertain(candidate) ? verdict.evidence : null,
      });
    }
  }
  const all = [...found.values()];
  const isAlone = claims.length <= 1 && all.filter(({ certain }) => certain !== null).length === 1;
  return ranked(all, isAlone, query.limit);
};

/** Candidates by properties alone: every entity that one agrees with and none speaks against. */
export const candidatesByProperties = async (
  list: List,
  query: ServiceQuery,
): Promise<ServiceCandidate[]> => {
  const found: Weighed[] = [];
  for (const kind of query.kinds) {
    for await (const entity of list.all(kind)) {
      const agreement = await agreementOf(list, entity, query.properties);
      if (agreement.agreeing === 0 || agreement.differing > 0) continue;
      found.push({
        entity,
        probability: agreement.agreeing / (query.properties.length + 1),
        lead: 0,
        certain: null,
        agreement: { agreeing: agreement.agreeing, differing: 0 },
      });
    }
  }
  return ranked(found, false, query.limit);
};
