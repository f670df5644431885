import { type Found, found } from './fields.ts';
import type { Line } from './line-model.ts';

/**
 * What a post's title says, in popular English spelling:
 * `Thyagaraja Kriti - Venkatesa - Raga Madhyamavathi`, with variants of order and suffix.
 */
export type PostTitle = {
  readonly line: Line;
  readonly composer: string | null;
  readonly title: Found | null;
  readonly raga: Found | null;
  /** `Svara Jati`, `Varnam`, `Tamil Kriti`, ... */
  readonly suffixes: readonly string[];
};

const composers: readonly (readonly [string, RegExp])[] = [
  ['Tyagaraja', /\bth?y[aA]gar[aA]ja\b/i],
  ['Muthuswami Dikshitar', /\bd[iee]+kshith?ar\b/i],
  ['Syama Sastri', /\bs[hy]*[aA]ma\s*(?:krishna|sastr[iy]|sh?[aA]str[iy])/i],
];

/** The composer that a title of a post or a blog names. */
export const composerIn = (text: string): string | null =>
  composers.find(([, pattern]) => pattern.test(text))?.[0] ?? null;

export const readPostTitle = (line: Line): PostTitle => {
  const parts = line.text.split(/\s+[-–]\s+/).map((part) => part.trim());
  const kriti = parts.findIndex((part) => /\bkrith?i\b/i.test(part) && composerIn(part) !== null);
  const rest = parts.slice(kriti + 1).filter((part) => part !== '');
  const ragaAt = rest.findIndex((part) => /^raga\b|\braga(?:m)?$/i.test(part));
  const ragaWords = (rest[ragaAt] ?? '').replace(/^ragam?\s+|\s+ragam?$/gi, '').trim();
  const [first] = rest;
  return {
    line,
    composer: composerIn(line.text),
    title: first === undefined || ragaAt === 0 || kriti === -1 ? null : found(first, 'post title', 0.6, line),
    raga: ragaWords === '' ? null : found(ragaWords, 'post title', 0.6, line),
    suffixes: rest.slice(1).filter((_, i) => i + 1 !== ragaAt),
  };
};
