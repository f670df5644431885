import type { Random } from '../../../src-main/domain/clock.ts';
import { between, pick } from './random.ts';

/** Lyric lines of invented syllables in the sites' romanisation. */
const onsets = 'k g j t d n p b m y r l v s S sh bh dh kh th N D T h pr kr tr c L'.split(' ');
const vowels = ['a', 'a', 'a', 'A', 'i', 'I', 'u', 'U', 'E', 'O', 'a', 'i'];

export const inventedWord = (random: Random): string =>
  Array.from({ length: between(random, 2, 4) }, () => pick(random, onsets) + pick(random, vowels)).join('');

/** Two words run together: the letter that joins them, or the first of the second, stands in brackets. */
const joined = (random: Random): string =>
  random() < 0.5
    ? `${inventedWord(random).replace(/[aiu]$/, 'A')}(y)a${pick(random, ['mmA', 'nucu', 'mbikE'])}`
    : `${inventedWord(random).replace(/.$/, '')}${pick(random, ['n', 'k', 'm'])}(a)${pick(random, ['yya', 'nucu', 'ksha'])}`;

export const inventedLine = (random: Random, withJoins: boolean): string =>
  Array.from({ length: between(random, 3, 5) }, () =>
    withJoins && random() < 0.12 ? joined(random) : inventedWord(random),
  ).join(' ');

/** A title's own words, as a pallavi begins with them: no numbers, no brackets, no letters that the romanisation lacks. */
export const wordsOfTitle = (title: string): string =>
  title
    .replaceAll(/\([^()]*\)|[^A-Za-z\s]/g, ' ')
    .replaceAll(/[BCFKPQVWXYZ]/g, (letter) => letter.toLowerCase())
    .replaceAll(/\s+/g, ' ')
    .trim();

const sentences = [
  'O Lord! Let this voice reach You, who hear the smallest sound.',
  'O Mother! All that walks the earth leans on Your glance.',
  'Is there another who would answer before the call is ended?',
  'The wise have sought You by the river and found You at the door.',
  'Do not turn away, even if the lamp has little oil.',
  'You who measured the worlds: measure my need, which is small.',
  'What the scriptures say at length, Your name says in a breath.',
  'He who holds the hill holds also the one who sings of it.',
];

/** A sentence of our own, of the shape of a gloss. */
export const inventedSentence = (random: Random): string => pick(random, sentences);

const tamilSentences = [
  'ஆண்டவா, இந்தக் குரலைக் கேளாய்; உன்னையன்றி வேறு கதியில்லை, உலகெல்லாம் காப்பவனே.',
  'மலையைத் தாங்கியவனே, என்னையும் தாங்குவாய்; மறைகள் போற்றும் மாமணியே.',
  'தாயே, உனது பார்வையில் யாவும் வாழ்கின்றன; விரைவில் வந்து காப்பாய்.',
  'விளக்கில் எண்ணெய் குறைவானாலும், விலகாது நிற்பாய் நீ.',
];

/** A translation's sentence in Tamil of our own: no digits of the notation. */
export const inventedTamil = (random: Random): string => pick(random, tamilSentences);
