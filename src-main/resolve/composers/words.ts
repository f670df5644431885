/**
 * Words of composers' names that need more than the fold of sounds. Only composers
 * lose their honorifics: in a raga's name (`Sri`) they are the name.
 */
export const honorifics: readonly string[] = [
  'saint', 'sant', 'st', 'sri', 'shri', 'shree', 'sree', 'srila', 'srimad', 'thiru', 'swami', 'swamy', 'svami',
  'swamiji', 'swamigal', 'swamikal', 'dr', 'doctor', 'prof', 'professor', 'pandit', 'pt', 'vidwan', 'vidvan', 'smt',
  'maharaja', 'maharajah', 'raja', 'rajah', 'hh', 'bahadur', 'sadguru', 'satguru', 'bhakta', 'mahakavi', 'yogi',
  'goswami', 'gosvami', 'brahmasri', 'sangita', 'kalanidhi', 'mahatma', 'maharishi', 'bhagavan', 'bhagwan', 'bai',
]; // prettier-ignore

/** Surnames and suffixes that are written in many ways; the first of a row is its class. */
export const surnames: readonly (readonly string[])[] = [
  ['iyer', 'ayyar', 'aiyar', 'aiyyar', 'aiyer', 'aiyyer', 'ayer', 'iyyer', 'iyar', 'aiyyyar', 'ayyer', 'ier'],
  ['iyengar', 'ayyangar', 'aiyangar', 'aiyyangar', 'ayengar', 'iyyengar', 'aiyengar', 'ayyengar', 'iyangar'],
  [
    'sastri',
    'shastri',
    'sastry',
    'shastry',
    'sastrigal',
    'sastriar',
    'sastriyar',
    'sasthri',
    'sastrulu',
    'sastirigal',
    'sastiri',
  ],
  [
    'dikshitar',
    'dikshita',
    'dikshit',
    'deekshithar',
    'dixitar',
    'dikshitulu',
    'dikshitudu',
    'தீட்சிதர்',
    'தீக்ஷிதர்',
    'தீக்ஷிதர்',
  ],
  ['bhagavatar', 'bhagavathar', 'bhagavata', 'bhagavat', 'bhagavathulu'],
  ['dasa', 'das', 'dasar', 'dasaru', 'dasu', 'dass'],
  ['bharati', 'bharathi', 'bharatiyar', 'bharathiyar', 'bharathiar', 'bharatiar'],
  ['acharya', 'achar', 'acharyar', 'achariar', 'acharyulu', 'acharulu', 'acharry'],
  ['tirtha', 'theertha', 'tirthar', 'theerthar', 'teertar', 'tirthulu'],
  ['pillai', 'pillay', 'pille'],
  ['mudaliar', 'mudaliyar', 'mudali'],
  ['rao', 'rau', 'row', 'raw'],
  ['sivan', 'shivan'],
  ['kavi', 'kavirayar', 'kavirayer'],
  ['wodeyar', 'wadiyar', 'wodayar', 'wadeyar', 'odeyar', 'udaiyar'],
  ['alwar', 'azhwar', 'alvar', 'azhvar'],
  ['adigal', 'adigalar', 'adikal', 'atigal', 'atikal', 'adigalu'],
];

/** Classes that may be written together with the name before them, as in `Purandaradasa` or `Subbaiyer`. */
export const joinedSurnames: ReadonlySet<string> = new Set([
  'iyer', 'iyengar', 'dasa', 'bharati', 'acharya', 'tirtha', 'kavi', 'alwar', 'sastri',
]); // prettier-ignore
