import { type Found, found } from './fields.ts';
import type { Line } from './line-model.ts';

/**
 * The sentence that opens a Tyagaraja or Syama Sastri post:
 * `In the kRti ‘…’ – rAga X (tALa Y), SrI tyAgarAja …`. Either statement may be missing.
 */
export type Introduction = {
  readonly line: Line;
  readonly quoted: string | null;
  readonly raga: Found | null;
  readonly tala: Found | null;
};

const opening = /^\s*(?:\S{1,3}\s)?In th(?:e|is)\b/;
const quotes = /[‘'“"`]([^‘’'“”"`]{2,80})[’'”"`]/;
/** Up to the bracket, comma or dash that ends a name. */
const name = '([^(),;:–—‘’“”]+?)';
const labelledRaga = new RegExp(
  `\\br[aA]ga(?:[Mm]\\b|\\b)\\s*[-–:]?\\s*${name}(?=\\s*(?:[(),;:–—]|$|\\s-\\s))`,
);
/** Without the word: what stands between the dash after the title and the bracket or comma. */
const bareRaga = new RegExp(`[’'”"]\\s*[-–—]\\s*${name}(?=\\s*[(,])`);
const alternative = /^\s*\((or\s[^()]+)\)/;
/** The label before the value, behind a bracket, comma or dash; the closing bracket may be missing. */
const talaAfter =
  /[(,;–—-]\s*t[aA][Ll]a(?:[Mm](?=[\s:–-])|\b)\s*[-–:]?\s*([^(),;:–—]+?)(?=\s*(?:[(),;:–—]|\.\s|\.$|\s-\s|$))/;
/** The label after the value: `(miSra cApu tALa)`. */
const talaBefore = /\(\s*([^(),;:]+?)\s+t[aA][Ll]a[Mm]?\s*[),;]/;

/** Whether a line opens as an introduction does. */
export const opensIntroduction = (text: string): boolean => opening.test(text);

/** What an introduction states; null where a line is none. */
export const readIntroduction = (line: Line): Introduction | null => {
  if (!opensIntroduction(line.text)) return null;
  const text = line.text;
  const raga = ragaOf(line, text);
  // Only what stands near the raga is the statement; the rest is prose that may speak of other pieces.
  const from = raga === null ? 0 : text.indexOf(raga.printed);
  const tala = talaOf(line, text.slice(from, from + 160));
  return { line, quoted: quotes.exec(text)?.[1]?.trim() ?? null, raga, tala };
};

const ragaOf = (line: Line, text: string): Found | null => {
  const labelled = labelledRaga.exec(text);
  const bare = labelled === null || labelled.index > 140 ? bareRaga.exec(text) : labelled;
  const value = bare?.[1]?.trim();
  if (bare === null || value === undefined || value === '' || value.split(' ').length > 5) return null;
  const printed = bare[0];
  const rest = text.slice(bare.index + printed.length);
  const or = alternative.exec(rest);
  const whole = or === null ? value : `${value} (${or[1] ?? ''})`;
  return found(
    whole,
    'introduction',
    0.9,
    line,
    or === null
      ? value
      : text.slice(
          text.indexOf(value, bare.index),
          text.indexOf(value, bare.index) + value.length + or[0].length,
        ),
  );
};

const talaOf = (line: Line, text: string): Found | null => {
  const after = talaBefore.exec(text);
  const before = talaAfter.exec(text);
  const earlier = after !== null && (before === null || after.index <= before.index) ? after : before;
  const value = earlier?.[1]?.trim();
  return value === undefined || value === '' || value.split(' ').length > 5
    ? null
    : found(value, 'introduction', 0.97, line);
};
