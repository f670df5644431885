import type { SectionView } from '../../../src-main/contract/krithis.ts';
import { krithiWords as words } from '../../words/krithis.ts';
import type { Script } from './effective.ts';

/** The keys of a table of words, kept as literals. */
const keysOf = <K extends string>(table: Readonly<Record<K, string>>): readonly K[] =>
  Object.keys(table) as K[];

export const kinds: readonly SectionView['kind'][] = keysOf(words.sections);
export const scripts: readonly Script[] = keysOf(words.scripts);
