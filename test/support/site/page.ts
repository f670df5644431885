import type { Script } from '../../../src-main/domain/krithi.ts';
import { scripts } from '../../../src-main/domain/krithi.ts';
import { type Composition, type Part, type SiteRow, compose } from './composition.ts';
import { frame } from './frame.ts';
import { letterHead, scriptHeads, wordHead } from './headings.ts';
import { inScript } from './scripts.ts';

const br = '<br />';

/** A third of the Indic letters stand as numeric references, as the sites' editor left them: signs, not base letters. */
const references = (text: string): string =>
  text.replace(
    /[\u093E-\u094D\u0BBE-\u0BCD\u0C3E-\u0C4D\u0CBE-\u0CCD\u0D3E-\u0D4D]/g,
    (sign) => `&#${sign.codePointAt(0)};`,
  );

const linesOf = (
  composition: Composition,
  part: Part,
  at: number,
  script: Script,
  footnotes: boolean,
): string[] =>
  part.lines.map((line, i) => {
    let text = inScript(line, script);
    if (script === 'tamil' && composition.random() < 0.5)
      text = text.replace(/(?<=\p{L}|\p{M})([1-4])/gu, '<sub>$1</sub>');
    if (footnotes && i === 0) text = `<sup>${at + 1}</sup>${text}`;
    const cue = at > 0 && i === part.lines.length - 1 ? ` (${inScript(composition.cue, script)})` : '';
    return references(text) + cue;
  });

type Marks = 'letters' | 'words';

const lyric = (composition: Composition, script: Script, marks: Marks, footnotes = false): string =>
  composition.parts
    .map((part, at) => {
      const isOnly = composition.parts.filter(({ kind }) => kind === part.kind).length === 1;
      const lines = linesOf(composition, part, at, script, footnotes).join(br);
      const letter = marks === 'letters' ? letterHead(script, part.kind, part.ordinal, isOnly) : null;
      if (letter === null) return `${wordHead(script, part.kind, part.ordinal, isOnly)}${br}${lines}`;
      return script === 'latin'
        ? `<span style="font-size:180%;">${letter}</span> ${lines}`
        : `${letter} ${lines}`;
    })
    .join(br + br);

/** Prose of the shape of the real one; it names no word of the lyric as a heading. */
const gistOf = ({ gist }: Composition): string => `<strong>Gist</strong>${br}${gist}${br}${br}`;

const wordByWord = (composition: Composition): string =>
  `<strong>Word-by-word Meaning</strong>${br}${br}${composition.parts
    .map((part) => {
      const isOnly = composition.parts.filter(({ kind }) => kind === part.kind).length === 1;
      const head =
        letterHead('latin', part.kind, part.ordinal, isOnly) ??
        wordHead('latin', part.kind, part.ordinal, isOnly);
      return `${head} Hear, O Lord, the sound (${part.lines[0]?.split(' ')[0] ?? ''}) of this one (${part.lines[0]?.split(' ')[1] ?? ''}).`;
    })
    .join(br + br)}${br}${br}`;

const notes = `Notes –${br}Variations –${br}<sup>1</sup> – some books give another reading.${br}${br}References –${br}<sup>2</sup> – an old book.${br}${br}`;

const preamble = `Transliteration–Telugu${br}_______${br}Transliteration as per Modified Harvard-Kyoto (HK) Convention${br}(including Telugu letters – Short e, Short o) -${br}${br}a A i I u U${br}R RR lR lRR${br}e E ai o O au M (H or :)${br}${br}(e – short E – Long o – short O – Long)${br}${br}k kh g gh n/G${br}c ch j jh n/J (jn – as in jnAna)${br}T Th D Dh N${br}t th d dh n${br}p ph b bh m${br}y r l L v${br}S sh s h${br}${br}`;

const devanagariKey = `ऎ,कॆ,चॆ.. - e,ke,ce..(short);${br}ऒ,कॊ,चॊ.. - o,ko,co..(short);${br}${br}`;
const tamilKey = `க,ச,ட,த,ப - 2-ख छ ठ थ फ; 3-ग ज ड द ब; 4-घ झ ढ ध भ${br}ஸ1 श; ரு2 ऋ${br}${br}`;
const tamilProse = `ஆண்டவா, இந்தக் குரலைக் கேளாய்; உன்னையன்றி வேறு கதியில்லை, உலகெல்லாம் காப்பவனே.`;

const head = ({ row }: Composition): string =>
  `<strong><span style="font-size:130%;">${row.title}-${row.raga}${br}</span></strong>${br}`;

const intro = (composition: Composition): string => {
  const { row, tala, style } = composition;
  const talaText = tala === null ? '' : composition.random() < 0.8 ? ` (tALa ${tala})` : ` (${tala} tALa)`;
  const poet = style === 'sk' ? 'SrI SyAmA Sastry prays to the Mother' : 'SrI tyAgarAja sings of the Lord';
  return `In the kRti ‘${row.title}’ – rAga ${row.raga}${talaText}, ${poet}.${br}${br}`;
};

const indic = scripts.filter((script) => script !== 'latin');

const bodyOfTv = (c: Composition): string => {
  const blocks = indic.map((script) => {
    const key = script === 'devanagari' ? devanagariKey : script === 'tamil' ? tamilKey : '';
    const trailer =
      script === 'tamil' ? `${br}${br}${c.parts.map((_, i) => `${i + 1}. ${tamilProse}`).join(br)}` : '';
    return `<span style="font-size:130%;">${scriptHeads[script]}</span>${br}${key}${lyric(c, script, 'letters')}${trailer}${br}${br}`;
  });
  return (
    preamble +
    head(c) +
    intro(c) +
    lyric(c, 'latin', 'letters', true) +
    br +
    br +
    gistOf(c) +
    wordByWord(c) +
    notes +
    blocks.join('')
  );
};

const bodyOfSk = (c: Composition): string => {
  const blocks = indic.map((script) => {
    const key = script === 'devanagari' ? devanagariKey : script === 'tamil' ? tamilKey : '';
    const again = `<hr />Word Division${br}${br}${lyric(c, script, 'words')}${br}${br}`;
    return `<span style="font-size:130%;">${scriptHeads[script]}</span>${br}${key}${lyric(c, script, 'words')}${br}${br}${again}<hr />`;
  });
  return (
    preamble +
    head(c) +
    intro(c) +
    lyric(c, 'latin', 'words', true) +
    `${br}<hr />` +
    gistOf(c) +
    wordByWord(c) +
    notes +
    blocks.join('') +
    `Updated on 22 Feb 2009`
  );
};

const bodyOfGg = (c: Composition): string => {
  const tala = c.tala === null ? '' : ` - tALaM ${c.tala}`;
  const top = `<h3>${c.row.title} - rAgaM ${c.row.raga}${tala}</h3>${br}<a href="#">Meaning of Kriti-1</a>${br}${br}`;
  const links = `<table><tr>${scripts.map((script) => `<td><a href="#${scriptHeads[script]}">${scriptHeads[script]}</a></td>`).join('')}</tr></table>`;
  const blocks = scripts.map((script) => {
    const named = `<a name="#${scriptHeads[script]}"></a><h3>${scriptHeads[script]}</h3>${links}`;
    const again = `<h3>${scriptHeads[script]} - Word Division</h3>${br}${lyric(c, script, 'words')}${br}${br}`;
    const variations =
      script === 'latin' ? `variations -${br}one reading - another reading${br}Back${br}${br}` : '';
    return `${named}<span>${lyric(c, script, 'words')}</span>${br}${br}${variations}${again}`;
  });
  return top + blocks.join('') + `Updated on 11 Oct 2016`;
};

const bodies = { tv: bodyOfTv, sk: bodyOfSk, gg: bodyOfGg } as const;
const blogTitles = {
  tv: 'Thyagaraja Vaibhavam',
  sk: 'Shyama Krishna Vaibhavam',
  gg: 'Guru Guha Vaibhavam',
} as const;
const titlePrefix = { tv: 'Thyagaraja Kriti', sk: 'Syama Sastry Kriti', gg: 'Dikshitar Kriti' } as const;

/** A composition as a whole page in the house style of its site. */
export const renderPage = (composition: Composition): string => {
  const { row, style } = composition;
  const title = `${titlePrefix[style]} - ${row.title} - Raga ${row.raga}`;
  return frame({ link: row.link, blogTitle: blogTitles[style], title, body: bodies[style](composition) });
};

/** The page of a row; the same row and seed give the same page. */
export const generatePage = (row: SiteRow, seed: number): string => renderPage(compose(row, seed));
