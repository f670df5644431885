import { distance } from 'fastest-levenshtein';
import type { Script } from '../domain/krithi.ts';
import type { EditedSection } from '../domain/krithi-edits.ts';

/** A lyric as it sounds, whatever the script (extract's skeleton), handed in so that rooms stay apart. */
export type LyricEar = (text: string) => string;

/** What is amiss with one section in one script, measured by what the other scripts write there. */
export type SectionNote = {
  /** `script/kind/ordinal` as it stands now. */
  readonly place: string;
  /** The section's key in the edits; null where the script lacks it. */
  readonly key: string | null;
  readonly problem: 'missing' | 'words' | 'lines' | 'length';
};

/** Two writings of one section are alike in their consonants nearly everywhere. */
const leastLikeness = 0.85;

/** 1 the same, 0 nothing in common: edit distance over the longer length. */
export const likeness = (a: string, b: string): number => {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 1 : 1 - distance(a, b) / longer;
};

const placeOf = (script: Script, section: Pick<EditedSection, 'kind' | 'ordinal'>): string =>
  `${script}/${section.kind}/${section.ordinal}`;

const commonest = <T>(values: readonly T[]): T | undefined => {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
};

type Writing = { readonly section: EditedSection; readonly sound: string; readonly lines: number };

/** The writing that the others are most alike to: what the scripts agree on. */
const model = (writings: readonly Writing[]): Writing | undefined =>
  writings
    .map((own) => ({
      own,
      sum: writings.reduce((sum, other) => sum + likeness(own.sound, other.sound), 0),
    }))
    .sort((a, b) => b.sum - a.sum)[0]?.own;

const problemOf = (own: Writing, shared: Writing, lines: number): SectionNote['problem'] | null => {
  if (own.sound.length * 2 < shared.sound.length || shared.sound.length * 2 < own.sound.length)
    return 'length';
  if (likeness(own.sound, shared.sound) < leastLikeness) return 'words';
  return own.lines === lines ? null : 'lines';
};

/**
 * Compares the scripts section by section, as the sections stand now: every script writes
 * the same lyric, so what one of them lacks or writes otherwise is marked where it is.
 */
export const sectionAgreement = (sections: readonly EditedSection[], ear: LyricEar): SectionNote[] => {
  const sung = sections.filter(({ text }) => text.trim() !== '');
  const scripts = [...new Set(sung.map(({ script }) => script))];
  if (scripts.length < 2) return [];
  const places = Map.groupBy(sung, ({ kind, ordinal }) => `${kind}/${ordinal}`);
  return [...places.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const missing = scripts
      .filter((script) => !group.some((section) => section.script === script))
      .map((script): SectionNote => ({ place: placeOf(script, first), key: null, problem: 'missing' }));
    const writings = group.map((section): Writing => ({
      section,
      sound: ear(section.text),
      lines: section.text.split('\n').length,
    }));
    const shared = model(writings);
    const lines = commonest(writings.map((each) => each.lines)) ?? 0;
    const unlike = writings.flatMap((own): SectionNote[] => {
      const problem = shared === undefined || writings.length < 2 ? null : problemOf(own, shared, lines);
      const { section } = own;
      return problem === null ? [] : [{ place: placeOf(section.script, section), key: section.key, problem }];
    });
    return [...missing, ...unlike];
  });
};
