import type { Random } from '../../../src-main/domain/clock.ts';
import type { Habits } from './habits.ts';

export const br = '<br />';

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&#39;');

/** Signs and viramas stand as numeric references, base letters raw: about 38 % of the Indic text, as the sites' editor left it. */
export const references = (text: string): string =>
  text.replaceAll(/(?=[\u0900-\u0d7f])\p{M}/gu, (sign) => `&#${sign.codePointAt(0)};`);

/** Curly quotes and long dashes stand as references too. */
export const typographic = (text: string): string =>
  text.replaceAll(/[‘’“”–—]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** The digits of Tamil's notation as the post writes them. */
export const digitsOf = (text: string, digits: Habits['digits']): string => {
  if (digits === 'plain') return text;
  const blank = digits === 'spaced sub' ? ' ' : '';
  return text.replaceAll(/(?<=\p{L}|\p{M})([1-4])/gu, `<sub>${blank}$1${blank}</sub>`);
};

/** Footnote figures before some words, within a bracket now and then; `4a` where one was put in later. */
export const footnoted = (
  line: string,
  first: number,
  random: Random,
  form: Habits['footnotes'],
): { readonly html: string; readonly used: number } => {
  if (form === 'none') return { html: line, used: 0 };
  let used = 0;
  const mark = (): string => {
    used += 1;
    const figure = `${first + used - 1}${random() < 0.05 ? 'a' : ''}`;
    return form === 'office'
      ? `<sup><span style="mso-bidi-font-size: 9.0pt; font-family: Arial;">${figure}<o:p></o:p></span></sup>`
      : `<sup>${figure}</sup>`;
  };
  const html = line
    .split(' ')
    .map((word, i) => {
      if (i > 0 && random() > 0.12) return word;
      if (i === 0 && random() > 0.4) return word;
      return random() < 0.15 && /\([aAyv]\)/.test(word) ? word.replace('(', `(${mark()}`) : mark() + word;
    })
    .join(' ');
  return { html, used };
};
