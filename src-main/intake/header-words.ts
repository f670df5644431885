import { type ColumnRole, columnRoles } from '../domain/manifest.ts';

/** A header or word of one, folded: no accents on Latin letters, lower case, words apart. */
export const foldHeader = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036F]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_\-./\\:;,()[\]*&+'"]+/g, ' ')
    .trim();

type Words = { readonly sure: readonly string[]; readonly weak: readonly string[] };

/**
 * Words that name a role, in English and in the five Indian scripts. `sure`
 * words decide by themselves; `weak` ones ("name", "page") only where no sure
 * one stands and, for links, where the cells are links. Blanks part the words.
 */
const roleWords: Readonly<Record<ColumnRole, Words>> = {
  title: {
    sure: [
      'krithi krithis kriti kritis kruthi kruti kirti keerthanam keerthana keertana keertanam kirtana kirtanam',
      'kirthana kirtan kirthanam song songs composition compositions piece pallavi',
      'कृति कृतिः कीर्तन कीर्तना गीत शीर्षक रचना',
      'கிருதி கீர்த்தனை கீர்த்தனம் பாடல் பாட்டு தலைப்பு',
      'కృతి కీర్తన పాట శీర్షిక',
      'ಕೃತಿ ಕೀರ್ತನೆ ಹಾಡು ಶೀರ್ಷಿಕೆ',
      'കൃതി കീർത്തനം പാട്ട് ശീർഷകം',
    ],
    weak: ['title titles name names heading item work', 'नाम பெயர் పేరు ಹೆಸರು പേര്'],
  },
  raga: {
    sure: [
      'raga ragas ragam ragams raag raags raaga raagam rag raagas',
      'राग रागम् रागः रागं',
      'ராகம் இராகம் ராகங்கள்',
      'రాగం రాగము రాగమ్',
      'ರಾಗ ರಾಗಂ',
      'രാഗം',
    ],
    weak: ['melakarta mela scale'],
  },
  composer: {
    sure: [
      'composer composers vaggeyakara vaggeyakaras vaggeyakaraka vaggeyakarar vaggeyakkara vaggeyakkarar',
      'vaggeyakaara vaggeyakarudu composed lyricist author',
      'रचयिता वाग्गेयकार वाग्गेयकारः संगीतकार रचनाकार',
      'இயற்றியவர் வாக்கேயக்காரர் வாக்கேயகாரர்',
      'వాగ్గేయకారుడు వాగ్గేయకారులు రచయిత స్వరకర్త',
      'ವಾಗ್ಗೇಯಕಾರ ವಾಗ್ಗೇಯಕಾರರು ರಚನಕಾರ ರಚನೆಕಾರ',
      'വാഗ്ഗേയകാരൻ രചയിതാവ്',
    ],
    weak: ['by poet writer'],
  },
  tala: {
    sure: [
      'tala talas talam talams thala thalam taal taala taalam thaala thaalam tal thal',
      'ताल तालम् तालः तालं',
      'தாளம்',
      'తాళం తాళము',
      'ತಾಳ ತಾಳಂ',
      'താളം',
    ],
    weak: ['rhythm metre meter'],
  },
  link: {
    sure: [
      'hyperlink hyperlinks link links url urls href uri weblink permalink webpage',
      'लिंक कड़ी कड़ी',
      'இணைப்பு சுட்டி',
      'లింకు లింక్ లంకె',
      'ಲಿಂಕ್ ಕೊಂಡಿ',
      'ലിങ്ക് കണ്ണി',
    ],
    weak: ['web website page address source blog site post reference'],
  },
  notes: {
    sure: [
      'notes note remarks remark comments comment annotation observations',
      'टिप्पणी टिप्पणियाँ',
      'குறிப்பு குறிப்புகள்',
      'గమనిక గమనికలు',
      'ಟಿಪ್ಪಣಿ ಟಿಪ್ಪಣಿಗಳು',
      'കുറിപ്പ് കുറിപ്പുകൾ',
    ],
    weak: ['info information description details'],
  },
};

/** Headers that are known and mean none of the roles; never taken for a title by position. */
const otherWords =
  'deity god temple kshetra kshetram language script year date sl sno s no nr number id serial index singer artist ' +
  'album audio video youtube mp3 type form lyrics lyric sahitya meaning translation category tag tags theme mudra';

const folded = (groups: readonly string[]): ReadonlySet<string> =>
  new Set(groups.flatMap((group) => group.split(' ').map(foldHeader)));

const lookup = columnRoles.map((role) => ({
  role,
  sure: folded(roleWords[role].sure),
  weak: folded(roleWords[role].weak),
}));
const others = folded([otherWords]);

/** What a header's words say: the roles they name for sure, those they may name, and whether they name something else. */
export type HeaderMeaning = {
  readonly sure: readonly ColumnRole[];
  readonly weak: readonly ColumnRole[];
  readonly other: boolean;
};

/** Reads a column's header ("Name of the Krithi", "Raga name", "Song URL") word by word. */
export const headerMeaning = (header: string): HeaderMeaning => {
  const words = foldHeader(header).split(' ');
  return {
    sure: lookup.filter((entry) => words.some((word) => entry.sure.has(word))).map((entry) => entry.role),
    weak: lookup.filter((entry) => words.some((word) => entry.weak.has(word))).map((entry) => entry.role),
    other: words.some((word) => others.has(word)),
  };
};
