import type { ClassPolicy } from '../domain/class-policy.ts';
import type { Candidate, NameKind } from '../domain/name.ts';
import type { FeatureName } from '../domain/score.ts';
import { probabilityOf, trackRecord } from './class-table.ts';
import type { Found, KindFinding } from './finding.ts';
import { nearRecord } from './near-record.ts';
import { byOne, movedTo } from './score.ts';

export const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * A candidate of an open question. All of them are made here, those of a name that is asked blind too:
 * by what is said of them they cannot be told apart.
 */
export const openCandidate = (kind: NameKind, one: Found): Candidate => {
  const { id, name, matched, score, reasons } = one;
  const features = one.features ?? byOne('name', score);
  const record = features[0]?.name === 'near' ? nearRecord(kind, score) : null;
  return {
    id,
    name,
    matched,
    probability: rounded(score),
    reasons: [...reasons],
    features: [...features],
    ...(record === null ? {} : { record }),
  };
};

/** The same candidate with the chance that something else gave it. */
export const asChance = (candidate: Candidate, probability: number, by: FeatureName): Candidate => {
  if (probability === candidate.probability && candidate.features === undefined) return candidate;
  const features = candidate.features ?? byOne('name', candidate.probability);
  return { ...candidate, probability, features: [...movedTo(features, probability, by)] };
};

/** The candidates of a finding; what a class takes as a whole has the share that the class was right. */
export const candidatesOf = (kind: NameKind, finding: KindFinding, policy: ClassPolicy): Candidate[] => {
  const { kept, evidence, candidates } = finding;
  if (kept !== 'one') return candidates.map((one) => openCandidate(kind, one));
  const probability = rounded(probabilityOf(policy.counts, evidence));
  const record = trackRecord(policy.counts, evidence);
  return candidates.map(({ id, name, matched, reasons }) => {
    const candidate = { id, name, matched, probability, reasons: [...reasons] };
    return record === null ? candidate : { ...candidate, record };
  });
};
