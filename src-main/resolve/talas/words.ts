import { distance } from 'fastest-levenshtein';
import { soundToken, voicelessKey } from '../fold/sound.ts';

/**
 * The words of tala names, in any script and scheme: families, jatis and the marks
 * (tala, jati, nadai, kalai, aksharas). A word is known by its sound; beyond that one slip of the
 * pen is forgiven in words of five sounds or more, if the first sound stands and only
 * one word is that near.
 */
const jatis = ['tisra', 'catusra', 'khanda', 'misra', 'sankirna'] as const;
export type Jati = (typeof jatis)[number];

const marks = ['tala', 'jati', 'nadai', 'kalai', 'aksharas', 'medley'] as const;
type Mark = (typeof marks)[number];

const families = [
  'dhruva',
  'matya',
  'rupaka',
  'jhampa',
  'triputa',
  'ata',
  'eka',
  'chapu',
  'adi',
  'desadi',
  'madhyadi',
] as const;
export type Family = (typeof families)[number];

export type Word =
  | { readonly is: 'jati'; readonly jati: Jati }
  | { readonly is: 'family'; readonly family: Family }
  | { readonly is: 'mark'; readonly mark: Mark };

const jatiSpellings: Readonly<Record<Jati, readonly string[]>> = {
  tisra: ['tisra', 'tisram', 'tryasra', 'tryasram', 'trisra', 'tisiram', 'tisira'],
  catusra: [
    'catusra',
    'caturasra',
    'caturasram',
    'catusram',
    'chatusrasra',
    'chaturas',
    'chaturasam',
    'catusira',
  ],
  khanda: ['khanda', 'khandam', 'kanda'],
  misra: ['misra', 'misram', 'misira', 'misiram'],
  sankirna: ['sankirna', 'sankirnam', 'sankeerna'],
};

const familySpellings: Readonly<Record<Family, readonly string[]>> = {
  dhruva: ['dhruva', 'dhruvam', 'druva', 'thuruva', 'turuvam'],
  matya: ['matya', 'mathya', 'matyam', 'mattiya', 'mattiyam', 'matiya'],
  rupaka: ['rupaka', 'rupakam', 'rupak'],
  jhampa: ['jhampa', 'jampa', 'jhampe', 'jampe', 'jhampai', 'jampai', 'jhampam'],
  triputa: ['triputa', 'triputam', 'triputai', 'tripudai', 'tripuda', 'tiripudai', 'tirupudai'],
  ata: ['ata', 'atam'],
  eka: ['eka', 'ekam', 'yeka', 'yekam'],
  // Malayalam ends the word without its u.
  chapu: ['capu', 'chapu', 'sapu', 'capuvu', 'chap'],
  adi: ['adi', 'ati', 'aditala', 'aditalam'],
  desadi: ['desadi', 'desiadi', 'desyadi'],
  madhyadi: ['madhyadi', 'madhyaadi'],
};

const markSpellings: Readonly<Record<Mark, readonly string[]>> = {
  tala: ['tala', 'talam', 'tal', 'thalam', 'thala', 'taala', 'talamu'],
  jati: ['jati', 'jathi', 'jaati', 'jadi', 'jatiya'],
  nadai: ['nadai', 'nade', 'nada', 'gati', 'gathi', 'gatai', 'gadi', 'nadaiyil'],
  kalai: ['kalai', 'kala', 'kale', 'kalaigal'],
  aksharas: ['beat', 'beats', 'akshara', 'aksharas', 'aksharam', 'matra', 'matras'],
  medley: ['talamalika', 'talamalikai', 'ragatalamalika'],
};

/** Doubled sounds tell no tala words apart. */
const single = (key: string): string => key.replaceAll(/(.)\1+/gu, '$1');
const spoken = (word: string): string => single(soundToken(word));
const unvoiced = (word: string): string => single(voicelessKey(word));

const tamil = /\p{Script=Tamil}/u;

const entries: readonly (readonly [string, Word])[] = [
  ...marks.flatMap((mark) => markSpellings[mark].map((word) => [word, { is: 'mark', mark }] as const)),
  ...jatis.flatMap((jati) => jatiSpellings[jati].map((word) => [word, { is: 'jati', jati }] as const)),
  ...families.flatMap((family) =>
    familySpellings[family].map((word) => [word, { is: 'family', family }] as const),
  ),
];
const bySound = new Map(entries.map(([word, meaning]) => [spoken(word), meaning]));
const byTamilSpelling = new Map(entries.map(([word, meaning]) => [unvoiced(word), meaning]));

export type WordReading = {
  readonly words: readonly Word[];
  /** True where a slip of the pen was forgiven. */
  readonly slip: boolean;
};

/** What one word (no blanks) says: one word, two written together, or null where it is no word of talas. */
export const readWord = (text: string): WordReading | null => {
  const known = exactly(text);
  if (known !== null) return { words: [known], slip: false };
  const joined = inTwo(text);
  if (joined !== null) return { words: joined, slip: false };
  const near = nearly(spoken(text));
  return near === null ? null : { words: [near], slip: true };
};

const exactly = (text: string): Word | null =>
  (tamil.test(text) ? byTamilSpelling.get(unvoiced(text)) : bySound.get(spoken(text))) ?? null;

/** `Mishrachapu`, `chatusrarupakam`, `Aditalam`: two words without the blank between them. */
const inTwo = (text: string): readonly Word[] | null => {
  const signs = [...text];
  for (let cut = 2; cut <= signs.length - 2; cut++) {
    const first = exactly(signs.slice(0, cut).join(''));
    if (first === null || first.is === 'mark') continue;
    const second = exactly(signs.slice(cut).join(''));
    if (second === null || (first.is === 'family' && (second.is !== 'mark' || second.mark !== 'tala')))
      continue;
    return [first, second];
  }
  return null;
};

const nearly = (sound: string): Word | null => {
  if (sound.length < 5) return null;
  const near = new Set<string>();
  let found: Word | null = null;
  for (const [known, word] of bySound) {
    if (known.length < 5 || known[0] !== sound[0] || !oneSlip(known, sound)) continue;
    near.add(JSON.stringify(word));
    found = word;
  }
  return near.size === 1 ? found : null;
};

/** One sound added, lost or changed, or two neighbours changed about. */
const oneSlip = (a: string, b: string): boolean => {
  if (distance(a, b) <= 1) return true;
  const at = [...a].findIndex((sound, index) => sound !== b[index]);
  return a.length === b.length && a.slice(0, at) + (a[at + 1] ?? '') + (a[at] ?? '') + a.slice(at + 2) === b;
};
