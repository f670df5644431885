import { type Composition, isOnly, linesIn } from './composition.ts';
import { letterHead, wordHead } from './headings.ts';
import { inventedSentence, inventedTamil } from './invented.ts';
import { br, references, typographic } from './markup.ts';
import { between, chanceFor } from './random.ts';
import { divided } from './scripts.ts';

/** The prose of the Tyagaraja and Syama Sastri posts, in words of our own. */
export const preamble = (c: Composition): string =>
  typographic(
    `Transliteration–Telugu ${c.style === 'tv' ? '_'.repeat(55) : ''}${br}Transliteration as per Modified Harvard-Kyoto (HK) Convention${br}(including Telugu letters – Short e, Short o) -${br}${br}a A i I u U${br}R RR lR lRR${br}e E ai o O au M (H or :)${br}${br}(e – short | E – Long | o – short | O – Long)${br}${br}k kh g gh n/G${br}c ch j jh n/J (jn – as in jnAna)${br}T Th D Dh N${br}t th d dh n${br}p ph b bh m${br}y r l L v${br}S sh s h${br}${br}`,
  );

export const headLine = ({ title, raga, style, habits }: Composition): string => {
  const dash = habits.intro % 7 === 0 ? ' -' : '-';
  const line = `${title}${dash}${raga}`;
  return style === 'tv'
    ? `<strong><span style="font-size:130%;">${line}${br}</span></strong>${br}`
    : `<strong>${line}</strong>${br}${br}`;
};

const talaIn = (tala: string | null, form: number): string => {
  if (tala === null) return '';
  if (form < 55) return ` (tALa ${tala})`;
  if (form < 75) return ` (${tala} tALa)`;
  return form < 85 ? ` (tALa ${tala}, the piece is sung slowly` : ` (tALa ${tala}) `;
};

/** The sentence that opens a post, in one of its forms. */
export const introduction = (c: Composition): string => {
  const { title, raga, tala, style, habits } = c;
  const form = habits.intro;
  const piece = c.parts.some(({ kind }) => kind === 'svara_sahitya') ? 'svara jati' : 'kRti';
  const opening = form % 4 === 0 ? `In this ${piece}` : `In the ${piece}`;
  const quoted = form % 11 === 0 ? title : form % 5 === 0 ? `'${title}'` : `‘${title}’`;
  const label = form % 9 === 0 && form % 11 !== 0 ? '' : 'rAga ';
  const [first = raga, second] = raga.split(' or ');
  const named = second === undefined ? raga : `${first} (or ${second})`;
  const comma = label !== '' && tala !== null && form % 13 === 0 ? '' : ',';
  const poet =
    style === 'sk'
      ? 'SrI SyAmA Sastry prays to the Mother'
      : `${form % 6 === 0 ? 'zrI' : 'SrI'} tyAgarAja sings of the Lord`;
  return typographic(
    `${opening} ${quoted} – ${label}${named}${talaIn(tala, form)}${comma} ${poet}.${br}${br}`,
  );
};

export const gist = (c: Composition): string => {
  if (!c.habits.filler) return `<strong>Gist</strong>${br}${c.gist}${br}${br}`;
  const random = chanceFor(c.seed, 'gist prose');
  const sentences = Array.from({ length: between(random, 3, 8) }, () => inventedSentence(random));
  const body = c.habits.gistList
    ? `${br}<ul><li>${c.gist} ${br}${sentences.map((s) => `<li>${s} `).join(br)}<ul><li>${inventedSentence(random)}</ul></ul>${br}`
    : `${c.gist}${br}${br}${sentences.join(br + br)}${br}${br}`;
  return `<strong>Gist</strong>${br}${body}`;
};

/** Repeats every heading, and in the later posts the lyric with its words parted. */
export const wordByWord = (c: Composition): string => {
  if (!c.habits.filler) return '';
  const random = chanceFor(c.seed, 'meaning');
  const sections = c.parts.map((part, at) => {
    const form = {
      isOnly: isOnly(c, part),
      dental: false,
      spacedNumbers: c.habits.spacedNumbers,
      dotless: false,
    };
    const letter = c.habits.marks === 'words' ? null : letterHead('latin', part.kind, part.ordinal, form);
    const head =
      letter === null
        ? `${wordHead('latin', part.kind, part.ordinal, form)} ${br}`
        : c.habits.marks === 'large letters'
          ? `<span style="font-size:180%;">${letter}</span> `
          : `${letter} `;
    const repeat = c.habits.meaningRepeats
      ? `${linesIn(c, at, 'latin').map(divided).join(br)}${br}${br}`
      : '';
    const gloss = part.lines
      .map((line) => {
        const [one = '', two = ''] = line.replaceAll(/[()]/g, '').split(' ');
        return `Hear (${one}) the sound of this one (${two}); ${inventedSentence(random)}`;
      })
      .join(br);
    return `${head}${repeat}${gloss}`;
  });
  return `<strong>Word-by-word Meaning</strong>${br}${br}${sections.join(c.style === 'sk' ? `${br}<hr />${br}` : br + br)}${br}${br}`;
};

export const notes = (c: Composition): string => {
  const { notes: amount, officePaste } = c.habits;
  if (amount === 'none') return '';
  const random = chanceFor(c.seed, 'notes');
  const first = c.parts[0]?.lines[0]?.split(' ')[0] ?? 'kRti';
  const paste = officePaste
    ? `<p class="MsoNormal" style="margin: 0in 0in 0pt;"><span style="font-size: 10.0pt; font-family: Arial;">${inventedSentence(random)}<o:p></o:p></span></p>&nbsp;`
    : '';
  const variations = `Variations –${br}<sup>1</sup> – ${first} – ${first}nu.${br}${br}`;
  const rest =
    amount === 'few'
      ? ''
      : `References –${br}<sup>2</sup> – ${first} – ${inventedSentence(random)}${br}${br}Comments -${br}<sup>3</sup> – <a href="http://library.example.org/books/1">An old book</a> ${inventedSentence(random)} ${inventedSentence(random)}${br}${br}`;
  return typographic(`${amount === 'all' ? `Notes –${br}` : ''}${variations}${paste}${rest}`);
};

export const devanagariKey = `${references(
  [
    'ऎ,कॆ,चॆ.. - e,ke,ce..(short);',
    'ए,के,चे.. - E,kE,cE..(long);',
    'ऐ,कै,चै.. - ai,kai,cai..;',
    'ऒ,कॊ,चॊ.. - o,ko,co..(short);',
    'ओ,को,चो.. - O,kO,cO..(long);',
    'औ,कौ,चौ.. -au,kau,cau..;',
  ].join(br),
)}${br}${br}`;

export const tamilKey = `${references(
  [
    'க,ச,ட,த,ப - 2-ख छ ठ थ फ; 3-ग ड द ब; 4-घ झ ढ ध भ',
    '(ச3 - ஜ)',
    'ஸ1 श - शिव - சிவன்',
    'ரு2 ऋ - कृप - கிருபை',
  ].join(br),
)}${br}${br}`;

/** The prose rendering that follows the Tamil lyric. */
export const tamilTrailer = (c: Composition): string => {
  const random = chanceFor(c.seed, 'trailer');
  const sentences = (n: number): string =>
    references(Array.from({ length: n }, () => inventedTamil(random)).join(br));
  switch (c.habits.tamilTrailer) {
    case 'none':
      return '';
    case 'numbered':
      return `${br}${br}${c.parts.map((_, i) => `${i + 1}. ${sentences(between(random, 2, 4))}`).join(br + br)}`;
    case 'prose':
      return `${br}${br}${sentences(c.parts.length * 5)}`;
    case 'headed':
      return `<hr />${br}${c.parts
        .map((part) => {
          const form = { isOnly: isOnly(c, part), dental: false };
          return `${references(wordHead('tamil', part.kind, part.ordinal, form))}${br}${sentences(between(random, 2, 4))}`;
        })
        .join(br + br)}${br}`;
  }
};
