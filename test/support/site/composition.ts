import type { Random } from '../../../src-main/domain/clock.ts';
import { type Script, type Section, type SectionKind, scripts } from '../../../src-main/domain/krithi.ts';
import { type Habits, type Style, habitsOf } from './habits.ts';
import { inventedLine, inventedSentence, wordsOfTitle } from './invented.ts';
import { between, chanceFor, hash, pick } from './random.ts';
import { inScript } from './scripts.ts';

export type SiteRow = { readonly title: string; readonly raga: string; readonly link: string };

/** One section as composed: its Latin lines, without refrain cue. */
export type Part = {
  readonly kind: SectionKind;
  readonly ordinal: number;
  readonly lines: readonly string[];
  /** The raga that a sub-heading of a ragamalika names before it, as printed. */
  readonly raga?: string;
};

/** What a page says, by construction: extraction is scored against it. */
export type Composition = {
  readonly row: SiteRow;
  readonly style: Style;
  /** As the head line prints them. */
  readonly title: string;
  readonly raga: string;
  readonly tala: string | null;
  readonly parts: readonly Part[];
  /** First syllables of the pallavi, sung again at the end of the other sections. */
  readonly cue: string;
  readonly gist: string;
  readonly habits: Habits;
  readonly seed: number;
};

export const styleOf = (link: string): Style => {
  const host = new URL(link).hostname;
  if (host.startsWith('guru-guha')) return 'gg';
  return host.startsWith('syamakrishna') ? 'sk' : 'tv';
};

const talas = {
  tv: ['Adi', 'rUpakaM', 'cApu', 'jhampa', 'dESAdi', 'tripuTa'],
  sk: ['cApu', 'Adi', 'tripuTa', 'rUpakaM', 'miSra cApu'],
  gg: ['Adi', 'rUpakaM', 'miSra cApu', 'jhampa', 'tiSra Ekam', 'maThya'],
} as const;

const isGarland = (raga: string): boolean => /r[aA]ga\s*m[aA]lik[aA]/.test(raga);

const manyOf = (kind: SectionKind, n: number): SectionKind[] => Array.from({ length: n }, () => kind);

const shapeOf = (random: Random, style: Style, garland: boolean): SectionKind[] => {
  const chance = random();
  switch (style) {
    case 'tv':
      if (chance < 0.05) return ['pallavi', ...manyOf('charanam', between(random, 9, 17))];
      if (chance < 0.15) return ['pallavi', ...manyOf('charanam', between(random, 1, 4))];
      return ['pallavi', 'anupallavi', ...manyOf('charanam', between(random, 1, 5))];
    case 'sk':
      if (chance < 0.2) return ['pallavi', ...manyOf('svara_sahitya', between(random, 3, 8))];
      return ['pallavi', 'anupallavi', ...manyOf('charanam', between(random, 1, 3))];
    case 'gg': {
      const tail: SectionKind[] = random() < 0.6 ? ['madhyama_kala'] : [];
      if (garland) return ['pallavi', 'anupallavi', ...manyOf('charanam', 3)];
      if (chance < 0.25) return ['pallavi', 'samashti_charanam', ...tail];
      return ['pallavi', 'anupallavi', ...(chance < 0.6 ? tail : []), 'charanam', ...tail];
    }
  }
};

const garlandRagas = [
  'SrI rAgaM',
  'Arabhi rAgaM',
  'gaurI rAgaM',
  'nATa rAgaM',
  'sAvEri rAgaM',
  'mOhana rAgaM',
];

/** Words that may be taken for headings in the midst of a lyric. */
const traps: readonly (readonly [string, string])[] = [
  ['guNa SIla bhakta-', 'A rANmuni vandita pada'],
  ['taraNi nibha tvac-', 'caraNam bhava taraNam iti'],
  ['kamala nayana kara', 'ca daSaratha suta hara'],
  ['sarasija pada nata', 'A daya jaladhi nivAsa'],
];

const linesOf = (random: Random, kind: SectionKind, opening: string): string[] => {
  const count =
    kind === 'pallavi' || kind === 'anupallavi' || kind === 'madhyama_kala' ? 2 : between(random, 3, 5);
  const lines = Array.from({ length: count }, () => inventedLine(random, true));
  if (opening !== '') lines[0] = `${opening} ${lines[0] ?? ''}`;
  if (kind === 'charanam' && random() < 0.08) lines.splice(1, 0, ...pick(random, traps));
  return lines;
};

/** The krithi behind a row: the same row and seed give the same krithi. */
export const compose = (row: SiteRow, runSeed: number): Composition => {
  const seed = hash(`${runSeed}|${row.link}`);
  const random = chanceFor(seed, 'krithi');
  const style = styleOf(row.link);
  const garland = isGarland(row.raga);
  const habits = habitsOf(chanceFor(seed, 'habits'), style);
  const states = style === 'gg' ? 0.97 : style === 'sk' ? 0.9 : 0.3;
  const tala = random() < states ? pick(random, talas[style]) : null;
  const seen = new Map<SectionKind, number>();
  // Numbers tell rows apart and brackets hold what others put first; the pages print neither.
  const title = row.title.replace(/-?\d+$|\([^()]*\)/g, '').trim();
  const parts = shapeOf(random, style, garland).map((kind, i): Part => {
    const ordinal = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, ordinal);
    const lines = linesOf(random, kind, i === 0 ? wordsOfTitle(title) : '');
    const raga = garland && style === 'gg' ? garlandRagas[i % garlandRagas.length] : undefined;
    return raga === undefined ? { kind, ordinal, lines } : { kind, ordinal, lines, raga };
  });
  const cue = parts[0]?.lines[0]?.split(' ')[0]?.replaceAll(/[()]/g, '') ?? 'la';
  const gist = inventedSentence(chanceFor(seed, 'gist'));
  return { row, style, title, raga: row.raga, tala, parts, cue, gist, habits, seed };
};

/** A refrain stands at the end of every section but the first; before a fast passage at the end of that. */
export const endsInCue = ({ parts, habits }: Composition, at: number): boolean =>
  habits.refrain && at > 0 && parts[at + 1]?.kind !== 'madhyama_kala';

/** Whether a part has no sister of its kind. */
export const isOnly = ({ parts }: Composition, part: Part): boolean =>
  parts.filter(({ kind }) => kind === part.kind).length === 1;

/** A part's lines in a script, with the refrain. */
export const linesIn = (composition: Composition, at: number, script: Script): string[] => {
  const { parts, cue } = composition;
  const lines = (parts[at]?.lines ?? []).map((line) => inScript(line, script));
  return endsInCue(composition, at)
    ? lines.map((line, i) => (i === lines.length - 1 ? `${line} (${inScript(cue, script)})` : line))
    : lines;
};

/** The sections that a reader of the page should find, script by script. */
export const sectionsOf = (composition: Composition): Section[] =>
  scripts.flatMap((script) =>
    composition.parts.map(({ kind, ordinal }, at) => ({
      script,
      kind,
      ordinal,
      text: linesIn(composition, at, script).join('\n'),
    })),
  );

/** The ragas that a reader should find: those of the sub-headings where a garland has them. */
export const ragasOf = ({ raga, parts }: Composition): string[] => {
  const listed = parts.flatMap((part) => part.raga ?? []);
  return listed.length === 0
    ? [raga]
    : listed.map((name) => (name.startsWith('SrI ') ? name : name.replace(/ rAgaM$/, '')));
};
