import type { Script } from '../../../src-main/domain/krithi.ts';
import { type Composition, endsInCue, isOnly, linesIn } from './composition.ts';
import { letterHead, wordHead } from './headings.ts';
import { br, digitsOf, footnoted, references } from './markup.ts';
import { chanceFor } from './random.ts';
import { divided, inScript } from './scripts.ts';

type Form = {
  readonly footnotes?: boolean;
  /** As under `Word Division`: joined words parted by hyphens, no marks of fast passages. */
  readonly divided?: boolean;
  /** Without the first heading. */
  readonly headless?: boolean;
};

/** What parts two sections. */
const gap = ({ style }: Composition, form: Form): string =>
  style === 'sk' && form.footnotes === true ? `${br}<hr />${br}` : br + br;

const numberedHead = (script: Script, raga: string, at: number): string =>
  at === 0 || script !== 'latin' ? raga : `${at + 1}. ${raga}`;

const textOf = (c: Composition, at: number, script: Script, form: Form, firstNote: number) => {
  const { habits } = c;
  const random = chanceFor(c.seed, `${script}|${at}|lines`);
  let used = 0;
  const own = form.divided === true ? dividedLines(c, at, script) : linesIn(c, at, script);
  const html = own.map((line) => {
    if (script === 'latin') {
      if (form.footnotes !== true) return line;
      const noted = footnoted(line, firstNote + used, random, habits.footnotes);
      used += noted.used;
      return noted.html;
    }
    return references(script === 'tamil' ? digitsOf(line, habits.digits) : line);
  });
  const end = habits.nbsp ? `&nbsp;${br}` : br;
  return { html: html.join(end), used };
};

const dividedLines = (c: Composition, at: number, script: Script): string[] => {
  const lines = (c.parts[at]?.lines ?? []).map((line) => inScript(divided(line), script));
  return endsInCue(c, at)
    ? lines.map((line, i) => (i === lines.length - 1 ? `${line} (${inScript(c.cue, script)})` : line))
    : lines;
};

/** The lyric of a script with its headings. */
export const lyricBlock = (c: Composition, script: Script, form: Form = {}): string => {
  const { habits, parts } = c;
  let note = 1;
  let out = '';
  const lettered = habits.marks !== 'words';
  const lastCharanam = parts.map((p) => p.kind).lastIndexOf('charanam');
  const glued = habits.glued && lastCharanam > 0 && parts[lastCharanam - 1]?.kind === 'charanam';
  parts.forEach((part, at) => {
    const only = isOnly(c, part);
    const { html, used } = textOf(c, at, script, form, note);
    note += used;
    const subHead =
      part.raga === undefined ? '' : references(inScript(numberedHead(script, part.raga, at), script)) + br;
    const headForm = {
      isOnly: only,
      dental: habits.dental,
      spacedNumbers: habits.spacedNumbers,
      dotless: habits.dotless,
    };
    const letter = lettered ? letterHead(script, part.kind, part.ordinal, headForm) : null;
    const word = references(wordHead(script, part.kind, part.ordinal, headForm));
    if (at > 0) out += part.kind === 'madhyama_kala' ? br : gap(c, form);
    const unheaded =
      (at === 0 && form.headless === true) ||
      (at === lastCharanam && glued) ||
      (part.kind === 'madhyama_kala' && form.divided === true);
    if (unheaded) out += subHead + html;
    else if (letter !== null) {
      out +=
        script === 'latin' && habits.marks === 'large letters'
          ? `<span style="font-size:180%;">${letter}</span> ${html}`
          : `${letter} ${html}`;
    } else {
      const group = habits.groupHead && part.kind === 'charanam' && part.ordinal === 1 && !only;
      const groupHead = group
        ? references(wordHead(script, 'charanam', 1, { isOnly: true, dental: habits.dental })) + br
        : '';
      const space = c.style === 'sk' ? ' ' : '';
      out += `${groupHead}${word}${space}${br}${subHead}${html}`;
    }
  });
  return out + emptySlots(c, script, lettered);
};

/** Headings of the template that nobody filled. */
const emptySlots = (c: Composition, script: Script, lettered: boolean): string => {
  const charanams = c.parts.filter(({ kind }) => kind === 'charanam').length;
  if (!lettered || charanams < 2) return '';
  return Array.from(
    { length: c.habits.emptySlots },
    (_, i) =>
      `${br}${br}${letterHead(script, 'charanam', charanams + i + 1, { isOnly: false, spacedNumbers: c.habits.spacedNumbers, dotless: c.habits.dotless }) ?? ''} `,
  ).join('');
};
