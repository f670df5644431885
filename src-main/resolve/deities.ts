import { type Aids, resolveByKeys } from './by-keys.ts';
import type { KindFinding } from './finding.ts';
import type { NameTable } from './name-table.ts';
import { type TitleKind, isGoddess, titleOf, wordsOf } from './titles.ts';

type Bare = {
  readonly name: string;
  readonly aside: readonly string[];
  readonly kinds: ReadonlySet<TitleKind>;
};

/** Titles before and behind a name put aside; null where there are none, or nothing else. */
const withoutTitles = (printed: string): Bare | null => {
  const words = wordsOf(printed);
  const isName = (word: string): boolean => {
    const title = titleOf(word);
    return title === null || title === 'building';
  };
  const first = words.findIndex(isName);
  const last = words.findLastIndex(isName);
  if (first === -1 || (first === 0 && last === words.length - 1)) return null;
  const aside = [...words.slice(0, first), ...words.slice(last + 1)];
  const kinds = new Set(aside.flatMap((word) => titleOf(word) ?? []));
  return { name: words.slice(first, last + 1).join(' '), aside, kinds };
};

/** A title may be put aside from a name it goes with. */
const goesWith = (kinds: ReadonlySet<TitleKind>, names: readonly string[]): boolean => {
  if (!kinds.has('his') && !kinds.has('hers')) return true;
  return !(kinds.has('his') && kinds.has('hers')) && kinds.has('hers') === isGoddess(names);
};

/**
 * A deity as printed. The whole name first: *Sri Devi* and *Muthukumara Swami*
 * are names. Where the list has none, the name without its titles, and only
 * where exactly one deity has it and the titles go with it.
 */
export const resolveDeity = (table: NameTable, printed: string, aids: Aids): KindFinding => {
  const whole = resolveByKeys(table, printed, aids);
  if (whole.kept !== 'none') return whole;
  const bare = withoutTitles(printed);
  if (bare === null) return whole;
  const finding = resolveByKeys(table, bare.name, aids);
  if (finding.kept !== 'one') return finding;
  const [only] = finding.candidates;
  const entity = table.entities.find(({ id }) => id === only?.id);
  if (only === undefined || entity === undefined) return whole;
  const titles = bare.aside.join(', ');
  if (goesWith(bare.kinds, [entity.name, ...entity.aliases])) {
    const reasons = [`same name, titles aside: ${titles}`, ...finding.reasons];
    return { ...finding, evidence: 'folded_tokens', candidates: [{ ...only, reasons }], reasons };
  }
  const reasons = [`${only.matched}, but ${titles} does not go with it`];
  return {
    kept: 'none',
    evidence: 'near',
    candidates: [{ ...only, score: 0.5, reasons }, ...whole.candidates.filter(({ id }) => id !== only.id)],
    reasons,
  };
};
