import type { CandidateView, FeatureName } from '../../../src-main/contract/review.ts';

/** Distance to the next candidate; the first one's is what the resolver itself measured. Null for the last. */
export const gapAfter = (candidates: readonly CandidateView[], at: number, margin: number): number | null => {
  if (at === 0 && candidates.length > 1) return margin;
  const [here, next] = [candidates[at], candidates[at + 1]];
  return here && next ? Math.max(0, here.probability - next.probability) : null;
};

export type Apart = { readonly name: FeatureName; readonly adds: number };

/** Less than this tells no two candidates apart. */
const least = 0.05;
const most = 3;

/** To lead and to trail are one thing, seen from both sides. */
const sideOf = (name: FeatureName): FeatureName => (name === 'trails' ? 'leads' : name);

const byName = ({ features = [] }: Pick<CandidateView, 'features'>): ReadonlyMap<FeatureName, number> => {
  const sums = new Map<FeatureName, number>();
  for (const { name, adds } of features) sums.set(sideOf(name), (sums.get(sideOf(name)) ?? 0) + adds);
  return sums;
};

/** In what two candidates differ most: how much more each feature adds to the first, the greatest first. */
export const apart = (
  one: Pick<CandidateView, 'features'>,
  other: Pick<CandidateView, 'features'>,
): readonly Apart[] => {
  const [mine, theirs] = [byName(one), byName(other)];
  return [...new Set([...mine.keys(), ...theirs.keys()])]
    .map((name) => ({ name, adds: (mine.get(name) ?? 0) - (theirs.get(name) ?? 0) }))
    .filter(({ adds }) => Math.abs(adds) >= least)
    .sort((a, b) => Math.abs(b.adds) - Math.abs(a.adds))
    .slice(0, most);
};
