import { isRagamalika, sameRaga, sameTitle } from './compare-names.ts';
import { type Found, found } from './fields.ts';
import { type Introduction, opensIntroduction } from './introduction.ts';
import type { Line } from './line-model.ts';

/** What a head line states. */
export type Head = { readonly title: Found; readonly raga: Found | null; readonly tala: Found | null };

export type Expected = { readonly title: string | null; readonly raga: string | null };

const alphabet = new Set(
  'a A i I u U R RR lR lRR e E ai o O au M H k kh g gh n/G c ch j jh n/J T Th D Dh N t th d dh n p ph b bh m y r l L v S sh s h G J z or :'.split(
    ' ',
  ),
);

/** The lines on how the romanisation is to be read. */
export const isPreamble = (text: string): boolean => {
  if (/^(?:_+|-+)$/.test(text)) return true;
  if (/^transliteration\b/i.test(text) || /harvard[ -]?kyoto/i.test(text)) return true;
  if (/^\(including\b.*\bletters?\b/i.test(text) || /^\(e\s*[-–]\s*short/i.test(text)) return true;
  const tokens = text
    .replaceAll(/\([^()]*\)/g, ' ')
    .split(/[\s|,]+/)
    .filter((t) => t !== '');
  return tokens.length >= 3 && tokens.every((token) => alphabet.has(token));
};

/** Rough bounds of a head line: no sentence, no long paragraph. */
const canBeHead = (text: string): boolean =>
  text.length <= 120 && text.split(' ').length <= 14 && !/[.!?]\s/.test(text) && /\S\s*[-–]\s*\S/.test(text);

type Split = { readonly title: string; readonly raga: string; readonly score: number };

/** Every place where a head line may part into title and raga, weighed by the other witnesses. */
const splitsOf = (text: string, intro: Introduction | null, expected: Expected): Split[] => {
  const splits: Split[] = [];
  const places = [...text.matchAll(/\s*[-–]\s*/g)];
  places.forEach((place, i) => {
    const title = text.slice(0, place.index).trim();
    const raga = text.slice(place.index + place[0].length).trim();
    if (title === '' || raga === '') return;
    let score = i === places.length - 1 ? 0.5 : 0;
    if (intro?.raga !== null && intro?.raga !== undefined && sameRaga(intro.raga.value, raga)) score += 2;
    if (expected.raga !== null && ragaLetters(expected.raga) === ragaLetters(raga)) score += 3;
    if (expected.title !== null && sameTitle(expected.title, title)) score += 1;
    if (intro?.quoted !== null && intro?.quoted !== undefined && sameTitle(intro.quoted, title)) score += 1;
    splits.push({ title, raga, score });
  });
  return splits;
};

const ragaLetters = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '');

/** `title-raga`, the head line of Tyagaraja and Syama Sastri posts; the best of the opening lines. */
export const readDashedHead = (
  lines: readonly Line[],
  intro: Introduction | null,
  expected: Expected,
): Head | null => {
  let best: { line: Line; split: Split; score: number } | null = null;
  for (const line of lines) {
    if (line === intro?.line || !canBeHead(line.text)) continue;
    for (const split of splitsOf(line.text, intro, expected)) {
      const score = split.score + (line.bold || line.heading ? 1 : 0) + (/^\S+-\S/.test(line.text) ? 0.2 : 0);
      if (best === null || score > best.score) best = { line, split, score };
    }
  }
  if (best === null) return null;
  const { line, split } = best;
  const witnessed = best.score >= 2;
  const confidence = witnessed ? 0.99 : 0.9;
  return {
    title: found(split.title, 'head line', confidence, line),
    raga: found(split.raga, 'head line', confidence, line, partAfter(line.text, split)),
    tala: null,
  };
};

/** The raga's own place, where the title holds the same letters: the printed part must be unique on the line. */
const partAfter = (text: string, split: Split): string =>
  text.indexOf(split.raga) === text.lastIndexOf(split.raga)
    ? split.raga
    : text.slice(split.title.length).trimStart();

const ragaLabel = /^r[aA]ga(?:[Mmn]|\b)\s*[:]?\s*(.*)$/;
const ragaEnd = /^(.*\S)\s+r[aA]ga[Mmn]?$/;
const talaLabel = /^t[aA][Ll]a[Mm]?\b\s*[:]?\s*(.*)$/;

/**
 * `title - rAgaM X - tALaM Y`, the head line of Dikshitar posts; also
 * `rAgaM X - tALaM - Y` and `daSa rAga mAlikA - tALaM Y`. Alternatives stay as printed.
 */
export const readLabelledHead = (lines: readonly Line[]): Head | null => {
  for (const line of lines) {
    if (line.text.length > 200 || !/\br[aA]ga/.test(line.text) || opensIntroduction(line.text)) continue;
    const head = labelledHead(line);
    if (head !== null) return head;
  }
  return null;
};

const labelledHead = (line: Line): Head | null => {
  const parts = line.text
    .split(/\s+[-–]\s*|\s*[-–]\s+|(?<=\S)[-–](?=(?:r[aA]ga|t[aA][Ll]a)[Mm]?\s)/)
    .map((p) => p.trim());
  const at = parts.findIndex(
    (part, i) => i > 0 && (ragaLabel.test(part) || ragaEnd.test(part) || isRagamalika(part)),
  );
  if (at === -1) return null;
  const title = line.text
    .slice(0, line.text.indexOf(parts[at] ?? '', (parts[0] ?? '').length))
    .replace(/[\s–-]+$/, '')
    .trim();
  if (title === '') return null;
  const talaAt = parts.findIndex((part, i) => i > at && talaLabel.test(part));
  const ragaWords = ragaWordsOf(parts.slice(at, talaAt === -1 ? undefined : talaAt));
  const talaWords =
    talaAt === -1
      ? ''
      : [talaLabel.exec(parts[talaAt] ?? '')?.[1] ?? '', ...parts.slice(talaAt + 1)]
          .filter((p) => p !== '')
          .join(' - ');
  const confidence = line.heading ? 0.99 : 0.95;
  return {
    title: found(title, 'head line', confidence, line),
    raga: ragaWords === '' ? null : found(ragaWords, 'head line', confidence, line),
    tala: talaWords === '' ? null : found(talaWords, 'head line', confidence, line),
  };
};

const ragaWordsOf = (parts: readonly string[]): string => {
  const [first = '', ...rest] = parts;
  const labelled = isRagamalika(first) ? first : (ragaLabel.exec(first)?.[1] ?? first);
  return [labelled, ...rest].filter((p) => p !== '').join(' - ');
};
