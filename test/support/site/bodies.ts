import { type Script, scripts } from '../../../src-main/domain/krithi.ts';
import type { Composition } from './composition.ts';
import type { Style } from './habits.ts';
import { scriptHeads } from './headings.ts';
import { inventedSentence } from './invented.ts';
import { lyricBlock } from './lyric-block.ts';
import { br, references } from './markup.ts';
import * as prose from './prose.ts';
import { chanceFor } from './random.ts';
import { inScript } from './scripts.ts';

const indic = scripts.filter((script) => script !== 'latin');
const keyOf: Readonly<Partial<Record<Script, string>>> = {
  devanagari: prose.devanagariKey,
  tamil: prose.tamilKey,
};
const stamp = ({ habits, style }: Composition): string =>
  habits.stamp ? `Updated on ${style === 'tv' ? '22 Feb 2009' : '22 May 2011'}` : '';

/** The name of a script on a line of its own, in an element that may end only within the next script. */
const named = (c: Composition, script: Script, i: number): string => {
  if (!c.habits.misnested) return `<span style="font-size:130%;">${scriptHeads[script]}</span>`;
  if (i % 2 === 0) return `<span style="font-size:130%;">${scriptHeads[script]}`;
  return `${scriptHeads[script]}${br}</span>`;
};
const closing = (c: Composition): string => (c.habits.misnested ? '</span>' : '');

const front = (c: Composition): string =>
  prose.preamble(c) + prose.headLine(c) + prose.introduction(c) + lyricBlock(c, 'latin', { footnotes: true });

const bodyOfTv = (c: Composition): string => {
  const blocks = indic.map((script, i) => {
    const trailer = script === 'tamil' ? prose.tamilTrailer(c) : '';
    return `${named(c, script, i)}${br}${br}${keyOf[script] ?? ''}${lyricBlock(c, script)}${trailer}${br}${br}`;
  });
  return `${front(c)}${br}${br}${prose.gist(c)}${prose.wordByWord(c)}${prose.notes(c)}${br}${blocks.join('')}${closing(c)}${br}${stamp(c)}`;
};

const bodyOfSk = (c: Composition): string => {
  const blocks = indic.map((script, i) => {
    const trailer = script === 'tamil' ? prose.tamilTrailer(c) : '';
    const again = `<hr />${br}Word Division${br}${br}${lyricBlock(c, script, { divided: true })}${br}`;
    return `${named(c, script, i)}${br}${br}${keyOf[script] ?? ''}${lyricBlock(c, script)}${br}${trailer}${again}<hr />${br}`;
  });
  return `${front(c)}${br}<hr />${br}${prose.gist(c)}<hr />${br}${prose.wordByWord(c)}<hr />${prose.notes(c)}<hr />${blocks.join('')}${closing(c)}${br}${stamp(c)}`;
};

/** `title - rAgaM X - tALaM Y`, in any script. */
const labelledHead = ({ title, raga, tala, habits }: Composition, script: Script): string => {
  const garland = /mAlikA/.test(raga);
  const ragaPart = garland ? raga : `rAgaM ${raga}`;
  const talaPart = tala === null ? '' : ` - tALaM${habits.intro % 8 === 0 ? ' -' : ''} ${tala}`;
  return references(inScript(`${title} - ${ragaPart}${talaPart}`, script));
};

const navigation = (c: Composition, script: Script): string => {
  const cells = scripts.map((each) => `<td><a href="#${scriptHeads[each]}">${scriptHeads[each]}</a></td>`);
  const open = `<table id="${scriptHeads[script]}"><tbody><tr>${cells.join('')}</tr>`;
  return c.habits.openTable && script === 'latin' ? `${open}<tr><td>` : `${open}</tbody></table>`;
};

const phraseMeaning = (c: Composition): string => {
  if (!c.habits.filler) return `<h3>Meaning</h3>${br}${c.gist}${br}<a href="#English">Back</a>${br}${br}`;
  const random = chanceFor(c.seed, 'phrases');
  const phrases = c.parts.flatMap(({ lines }) =>
    lines.map((line) => `${line.replaceAll(/[()]/g, '')}                - ${inventedSentence(random)}`),
  );
  return `<h3>Meaning</h3>${br}${phrases.join(br)}${br}${br}Comments:${br}${inventedSentence(random)}${br}<a href="#English">Back</a>${br}${br}`;
};

const bodyOfGg = (c: Composition): string => {
  const top = `<h3>${labelledHead(c, 'latin')}</h3>${br}<a href="http://guru-guha.blogspot.com/2007/01/meaning.html">Meaning of Kriti-1</a>${br}<a href="http://guru-guha.blogspot.com/2007/01/notation.html">Notation</a>${br}<a href="http://guru-guha.blogspot.com/2007/01/guide.html">Pronunciation Guide</a>${br}${br}`;
  const blocks = scripts.map((script) => {
    const name = scriptHeads[script];
    const again = script === 'latin' ? '' : `<h3>${labelledHead(c, script)}</h3>`;
    const headless = c.habits.lostPallavi && script === 'kannada';
    const lyric = lyricBlock(c, script, { headless });
    const reading = inScript(c.parts[0]?.lines[0]?.split(' ')[0] ?? 'la', script);
    const variations = `variations -${br}${references(`${reading} - ${reading}`)}${br}<a href="#${name}">Back</a>${br}${br}`;
    const dash = script === 'kannada' ? '- ' : ' - ';
    const division = `<h3>${name}${dash}Word Division</h3>${br}${lyricBlock(c, script, { divided: true })}${br}${br}`;
    const meaning = script === 'latin' ? phraseMeaning(c) : '';
    return `<a name="#${name}"></a><h3>${name}</h3>${navigation(c, script)}${again}<span style="font-size:110%;">${lyric}</span>${br}${br}${c.habits.notes === 'none' ? '' : variations}${division}${meaning}`;
  });
  return `${top}${blocks.join('')}${stamp({ ...c, style: 'sk' }).replace('22 May 2011', '11 Oct 2016')}`;
};

export const bodies: Readonly<Record<Style, (composition: Composition) => string>> = {
  tv: bodyOfTv,
  sk: bodyOfSk,
  gg: bodyOfGg,
};
