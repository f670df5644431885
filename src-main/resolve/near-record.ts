import type { NameKind, TrackRecord } from '../domain/name.ts';

/** Names whose chance lay below `to`, and not below that of the band before. */
type Band = { readonly to: number; readonly right: number; readonly of: number };

/**
 * Counted by `npm run fit:near` on the project's own labelled names and the list's own aliases, each
 * asked as if the list had not that very spelling, one in ten as if it had not the entity at all.
 */
const ofSounds: readonly Band[] = [
  { to: 0.02, right: 71, of: 2980 },
  { to: 0.1, right: 44, of: 675 },
  { to: 0.3, right: 46, of: 262 },
  { to: 0.5, right: 40, of: 108 },
  { to: 0.7, right: 55, of: 96 },
  { to: 0.9, right: 82, of: 98 },
  { to: 1, right: 203, of: 211 },
];
const ofComposers: readonly Band[] = [
  { to: 0.02, right: 1, of: 148 },
  { to: 0.1, right: 22, of: 140 },
  { to: 0.3, right: 37, of: 67 },
  { to: 0.5, right: 21, of: 28 },
  { to: 0.7, right: 30, of: 31 },
  { to: 0.9, right: 23, of: 23 },
  { to: 1, right: 6, of: 6 },
];

/** Few talas are near and no more: the grammar reads the rest, and there is nothing to count. */
const bandsOf: Readonly<Record<NameKind, readonly Band[]>> = {
  raga: ofSounds,
  deity: ofSounds,
  temple: ofSounds,
  composer: ofComposers,
  tala: [],
};

/** How often near names of such a chance were right; null where none of the kind was ever counted. */
export const nearRecord = (kind: NameKind, chance: number): TrackRecord | null => {
  const bands = bandsOf[kind];
  const at = bands.findIndex(({ to }) => chance < to || to === 1);
  const band = bands[at];
  if (band === undefined) return null;
  const { right, of, to } = band;
  return { evidence: 'near', right, of, counted: 'labelled', band: { from: bands[at - 1]?.to ?? 0, to } };
};
