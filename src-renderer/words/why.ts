import type { FeatureName, TrackRecord } from '../../src-main/contract/review.ts';
import { reviewWords } from './review.ts';

const number = new Intl.NumberFormat('en-GB');
const points = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});

const percent = reviewWords.candidates.probability;

/** *80 of 95*: the same in the list of candidates and under the table. */
const ofTimes = ({ right, of }: TrackRecord): string =>
  `right ${number.format(right)} of ${number.format(of)}`;

const countedOn = {
  labelled: 'Counted on the labelled names that come with the app',
  decisions: 'Counted on the labelled names that come with the app and on your decisions',
} as const;

const ofClass = (record: TrackRecord): string =>
  record.band === undefined
    ? `${reviewWords.evidenceClasses[record.evidence]}: ${ofTimes(record)} times.`
    : `As near by spelling (${percent(record.band.from)} to ${percent(record.band.to)}): ${ofTimes(record)} times.`;

const howCounted = (record: TrackRecord): string =>
  record.evidence === 'alias'
    ? 'Counted on your decisions.'
    : `${countedOn[record.counted]}${record.band === undefined ? '' : ', each looked up as if its own spelling were not in the list'}.`;

/** The words of *why this score*: what was compared, as a musician says it. */
export const whyWords = {
  features: {
    near: 'Near, and not the same',
    name: 'The name as a whole',
    known_as: 'Other lists call it so',
    known_elsewhere: 'Other lists call another so',
    tied: 'Fits as well as others',
    sound: 'Sounds alike',
    unvoiced: 'Alike with soft as hard',
    consonants: 'Consonants agree',
    begins: 'Begins alike',
    ends: 'Ends alike',
    words: 'Words of the name agree',
    surname: 'Another surname is printed',
    length: 'Length of the name',
    leads: 'Nearer than the next',
    trails: 'Another is as near, or nearer',
    melakarta: 'Another melakarta number',
    address: 'Named in the page’s address',
    page: 'Named so on the page',
    title: 'Its title is known in it',
    composer: 'The composer used it',
    school: 'A name of Dikshitar’s school',
    several: 'One of several that are named',
    others: 'Shared with the other candidates',
  } satisfies Record<FeatureName, string>,
  help: {
    near: 'Where every name begins that is near and not the same. What follows lifts it.',
    unvoiced: 'g is heard as k, d as t, b as p: half of all sources do not tell them apart.',
    consonants: 'Vowels and doubled letters set aside.',
    leads: 'How much nearer it comes than the next name, as far as that counts.',
  } satisfies Partial<Record<FeatureName, string>> as Partial<Record<FeatureName, string>>,
  table: (name: string): string => `What speaks for ${name} and against it`,
  compared: 'What was compared',
  much: 'How far',
  adds: 'Points',
  addsHelp: 'Above 0 speaks for it, below 0 against it. 0 together is an even chance.',
  points: (adds: number): string => points.format(adds).replace('-', '−'),
  share: percent,
  letters: (share: number): string => (share >= 1 ? 'long' : share < 0.4 ? 'short' : 'middling'),
  together: 'Together',
  asWhole: 'An exact rule takes it as a whole; there is nothing to weigh.',
  gap: (share: number, next: string): string => `Ahead of ${next} by ${percent(share)}`,
  level: (next: string): string => `As probable as ${next}`,
  gapBy: 'by',
  record: ofTimes,
  recordHelp: (record: TrackRecord): string => `${ofClass(record)} ${howCounted(record)}`,
  recordClass: ofClass,
  recordCounted: howCounted,
  recordNone: 'How often this sort was right has not been counted.',
} as const;
