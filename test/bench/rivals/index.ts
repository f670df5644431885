import { jaroWinklerRival, levenshtein, levenshteinAscii } from './edit-distance.ts';
import { doubleMetaphoneRival, fingerprintRival } from './keyers.ts';
import type { Rival } from './rival.ts';
import { fuse, fuzzysortRival } from './search-engines.ts';

export { type Answer, type Rival, type RivalName } from './rival.ts';

/** Everyone that the resolver is measured beside. */
export const rivals: readonly Rival[] = [
  levenshtein,
  levenshteinAscii,
  fuse,
  fuzzysortRival,
  jaroWinklerRival,
  doubleMetaphoneRival,
  fingerprintRival,
];
