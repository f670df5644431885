/** The words of the review screen: short, in a musician's terms, no machinery. */
const number = new Intl.NumberFormat('en-GB');
const plural = new Intl.PluralRules('en');
const date = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

const count = (n: number, one: string, many: string): string =>
  `${number.format(n)} ${plural.select(n) === 'one' ? one : many}`;

/** Whole per cent, rounded down, so that 100 % means all of it. */
export const percent = (share: number): string => `${Math.floor(share * 100 + 1e-9)}\u00a0%`;

type Kind = 'raga' | 'composer' | 'tala' | 'deity' | 'temple';

const kindNames: Record<Kind, { one: string; many: string; title: string }> = {
  raga: { one: 'raga', many: 'ragas', title: 'Raga' },
  composer: { one: 'composer', many: 'composers', title: 'Composer' },
  tala: { one: 'tala', many: 'talas', title: 'Tala' },
  deity: { one: 'deity', many: 'deities', title: 'Deity' },
  temple: { one: 'temple', many: 'temples', title: 'Temple' },
};

const scopeWords = {
  always: 'always',
  source: 'this source',
  batch: 'this batch',
  no: 'no',
} as const;

export const reviewWords = {
  title: 'Review',
  kind: (kind: Kind): string => kindNames[kind].one,
  kindTitle: (kind: Kind): string => kindNames[kind].title,
  kindMany: (kind: Kind): string => kindNames[kind].many,
  krithis: (n: number): string => count(n, 'krithi', 'krithis'),
  krithisOnly: (n: number): string => (plural.select(n) === 'one' ? 'krithi' : 'krithis'),
  number: (n: number): string => number.format(n),
  when: (at: number): string => date.format(at),

  queue: {
    name: 'Names that wait, most krithis first',
    nameOf: { decided: 'Names that are decided, newest first', none: 'Names left empty, newest first' },
    heading: 'Names that wait',
    allKinds: 'All',
    filterKind: 'Kind of name',
    filterState: 'State',
    filterText: 'Filter names, or paste a link',
    filterShort: 'Filter',
    batch: (name: string): string => `Only ${name}`,
    allBatches: 'Show all batches',
    states: { open: 'Waiting', unsure: 'Unsure', decided: 'Decided', none: 'Left empty' },
    noCandidate: 'no near name',
    newValues: (n: number): string => `${count(n, 'new name', 'new names')}: show`,
    marks: {
      accepted: 'accepted',
      created: 'created',
      parked: 'unsure',
      settled: 'settled',
      failed: 'not saved',
    },
    allDecided: 'Every name is decided',
    allDecidedText: (names: number, krithis: number): string =>
      `${count(names, 'name', 'names')} decided, ${count(krithis, 'krithi', 'krithis')} freed. New names appear here as pages come in.`,
    emptyOf: {
      open: 'No name that waits fits the filter',
      unsure: 'No parked name fits the filter',
      decided: 'No decided name fits the filter',
      none: 'No name left empty fits the filter',
    },
    noneOf: {
      open: 'No name waits',
      unsure: 'No name is parked',
      decided: 'No name is decided yet',
      none: 'No name was left empty',
    },
    emptyFilteredText: 'Try another kind, batch or text, or show all names that wait.',
    noneOfText: {
      open: 'Every name that was read so far is settled.',
      unsure: 'A name that you park with the key for “unsure” is kept here with its note.',
      decided: 'What you decide is kept here: look at it again, say something else, or take it back.',
      none: 'A name that you leave empty, because it is no raga, composer or tala, is kept here.',
    },
    nothingYet: 'Nothing has been imported yet',
    nothingYetText:
      'Names come up here as the pages of a list are read. Start with a list of links, or with the sample.',
    toBatches: 'Go to Batches',
    underWay: 'No name has had to wait yet',
    underWayText:
      'Names that are sure are settled without you. Those that are not come up here as pages are read.',
    seeBatches: 'See how far the batches are',
    toKrithis: 'Go on to the krithis',
    seeDecided: 'Look at what was decided',
    showWaiting: 'Show the names that wait',
    loading: 'Loading the names that wait',
  },

  value: {
    pane: 'The name in question',
    ask: (kind: Kind): string => `Which ${kindNames[kind].one} is this?`,
    frees: (n: number): string => `frees ${count(n, 'krithi', 'krithis')}`,
    printedInSoMany: (n: number): string => `in ${count(n, 'krithi', 'krithis')}`,
    decided: (names: readonly string[], who: string, at: number): string =>
      `${names.length === 0 ? 'Left empty' : `Decided: ${names.join(' · ')}`}, by ${who}, ${date.format(at)}`,
    sayElse: 'Choose another candidate to say something else.',
    spellings: 'Spellings taken together',
    spellingsHelp: 'One decision covers every ticked spelling. Untick one that is something else.',
    spelling: (value: string, n: number): string => `${value}, printed ${count(n, 'time', 'times')}`,
    printedIn: 'Printed in',
    senderSays: (said: {
      readonly who: string;
      readonly note: string | null;
      readonly rejected: readonly string[];
    }): string =>
      [
        ...(said.note === null ? [] : [`${said.who}, who sent the pack, noted: ${said.note}`]),
        ...(said.rejected.length === 0 ? [] : [`${said.who} ruled out ${said.rejected.join(', ')}`]),
      ].join(' · '),
    fromPack: (name: string): string => `from the pack “${name}”`,
    moreKrithis: (n: number): string => `Show ${number.format(n)} more`,
    evidence: 'On the page',
    noEvidence: 'The page names it only in the list, or has not been read yet.',
    evidenceFailed: 'The page could not be read just now.',
    wholePage: 'Whole page',
    from: (source: string): string => `from ${source}`,
    scheme: {
      printed: 'as printed',
      plain: 'plain',
      iast: 'with marks of length',
      devanagari: 'Devanagari',
      tamil: 'Tamil',
      telugu: 'Telugu',
      kannada: 'Kannada',
    },
    notWritable: 'The spelling does not say enough to write it in this script.',
    note: 'Note',
  },

  candidates: {
    pane: 'What it may be',
    list: 'Candidates',
    none: 'None of these: create new',
    nothingNear: 'No near name in the list.',
    nothingNearText: 'Search for it, or create it.',
    search: 'Search all names',
    searchPlaceholder: (kind: Kind): string => `Search ${kindNames[kind].many}, aliases, ids`,
    searchHelp: (key: string): string =>
      `${key}, a capital, or a letter of any other script begins the search. A link or an id can be pasted.`,
    searchKeys: (key: string): string => `${key} or ABC`,
    searching: 'Searching',
    noHit: (text: string): string => `Nothing like “${text}” in the list.`,
    matched: (alias: string): string => `matched “${alias}”`,
    words: { strong: 'strong', likely: 'likely', unclear: 'unclear' },
    wordHelp: {
      strong: 'Names that fit in this way were right practically every time.',
      likely: 'Names that fit in this way are mostly right; read the reason.',
      unclear: 'Several names fit, or none fits well.',
    },
    probability: (share: number): string => percent(share),
    probabilityHelp: 'How often a match of this sort was right',
    gap: (share: number): string => `gap ${percent(share)}`,
    gapHelp: 'Distance to the next candidate: a small gap means that two names fit about as well',
    used: (n: number): string => {
      if (n === 0) return 'not used yet';
      return n >= 1000 ? 'in 1,000 krithis or more' : `in ${count(n, 'krithi', 'krithis')}`;
    },
    rejected: 'not this one',
    alignment: (printed: string, matched: string): string =>
      `Letter by letter: ${printed} against ${matched}`,
    late: 'Candidates have changed. Show the new ones',
    loading: 'Loading candidates',
    parts: 'Several in order',
    partsHelp: 'Choose one for each part; the last choice decides.',
    partsReady: 'Accept in this order',
    alternatives: 'The page gives alternatives; one of them, or several, may be meant.',
    partOpen: 'choose',
    whichToReject: 'Press the number of the candidate that it is not',
    whichKeyToReject: 'Press the key of the candidate that it is not',
    failed: 'The candidates could not be loaded',
    retry: 'Try again',
  },

  relation: {
    name: 'How the choice stands to the printed name',
    label: 'The choice is',
    names: {
      equal: 'the same',
      broader: 'wider',
      narrower: 'narrower',
      inexact: 'only near',
    },
    help: {
      equal: 'The entry is what is printed. Its spelling can be remembered.',
      broader: 'The entry covers more than what is printed, as a family of ragas does.',
      narrower: 'The entry is one of several things that the printed name may cover.',
      inexact: 'The entry is the nearest there is, and not quite the same.',
    },
    said: (name: string): string => `The next choice is taken as: ${name}`,
  },

  bulk: {
    title: 'Accept what is certain',
    help: 'Names that one exact rule leads to one entry, without a namesake. Untick what you want to look at yourself.',
    none: 'No name that waits is certain in this way.',
    summary: (values: number, krithis: number): string =>
      `${count(values, 'name', 'names')}, ${count(krithis, 'krithi', 'krithis')}`,
    apply: (values: number): string => `Accept ${count(values, 'name', 'names')}`,
    ofClass: (values: number, what: string): string => `${count(values, 'name', 'names')} of class “${what}”`,
    tickAll: (what: string): string => `Tick all of class ${what}`,
    running: (values: number): string => ` · accepting ${count(values, 'name', 'names')} as one step …`,
    done: (values: number, krithis: number): string =>
      `${count(values, 'name', 'names')} accepted, ${count(krithis, 'krithi', 'krithis')} freed; one undo takes all of it back`,
    left: (values: number): string =>
      `${count(values, 'name', 'names')} changed meanwhile and were left open`,
    failed: 'The list could not be read',
    entity: (value: string, name: string): string => `${value} is ${name}`,
  },

  actions: {
    bulk: 'Accept all certain',
    unsureNote: 'With a note',
    byParts: 'Parts',
    asOne: 'Whole',
    accept: (n: number, name: string): string => `Accept ${n}: ${name}`,
    create: 'Create new',
    unsure: 'Unsure',
    skip: 'Skip',
    undo: 'Undo',
    redo: 'Redo',
    history: 'History',
    keys: 'Keys',
    evidence: 'Evidence',
    why: 'Why',
    scripts: 'Script',
    reject: 'Not this one',
    acceptHere: 'Only this krithi',
    takeBack: 'Take back',
    toolbar: 'What to do with this name',
    close: 'Close',
    clear: 'Clear',
  },

  create: {
    title: (kind: Kind): string => `A new ${kindNames[kind].one}`,
    twins: 'Near names that are already in the list',
    twinsHelp: 'Look here first: a second entry for one raga splits its krithis.',
    takeThis: (name: string): string => `Use ${name} instead`,
    noTwins: 'Nothing near is in the list.',
    name: 'Name',
    nameHelp: 'In plain spelling, as it should stand in the list',
    facts: 'What is known of it (may stay empty)',
    parent: 'Parent melakarta, 1 to 72',
    arohanam: 'Arohanam',
    avarohanam: 'Avarohanam',
    life: 'Lived',
    place: 'Place',
    aksharas: 'Aksharas in a cycle',
    city: 'Town',
    submit: 'Create and accept',
    cancel: 'Back to the candidates',
    leaveEmpty: (kind: Kind): string => `It is no ${kindNames[kind].one}: leave it empty`,
    nameMissing: 'Give it a name.',
    parentWrong: 'A melakarta has a number from 1 to 72.',
    aksharasWrong: 'Aksharas are a whole number above 0.',
  },

  echo: {
    accepted: (value: string, name: string, n: number): string =>
      `${value} is ${name}, for ${count(n, 'krithi', 'krithis')}`,
    acceptedHere: (value: string, name: string): string => `${value} is ${name}, in one krithi`,
    created: (value: string, name: string): string => `${name} created for ${value}`,
    unsure: (value: string): string => `${value} is parked`,
    none: (value: string): string => `${value} is left empty`,
    rejected: (value: string, name: string): string => `${value} is not ${name}`,
    remember: 'Remember this spelling',
    scopes: scopeWords,
    scopeHelp: {
      always: 'This spelling means this name wherever it is printed.',
      source: 'Only on the site where it was found.',
      batch: 'Only in this batch.',
      no: 'Only this time; ask again when it comes back.',
    },
    addNote: 'Add a note',
    notePlaceholder: 'What would settle it?',
    saveNote: 'Save note',
    saving: 'saving',
    idle: 'Press a number to decide; every step can be undone.',
    idleKeys: 'Press the key of a candidate to decide; every step can be undone.',
    failedTitle: 'Not saved',
  },

  strip: {
    name: 'Progress',
    none: 'No name has had to wait yet',
    decided: (done: number, of: number): string => `Decided ${number.format(done)} of ${number.format(of)}`,
    freed: (done: number, of: number): string =>
      `${number.format(done)} of ${number.format(of)} krithis freed (${percent(of === 0 ? 1 : done / of)})`,
    undo: (n: number): string => `undo ${number.format(n)}`,
    redo: (n: number): string => `redo ${number.format(n)}`,
    waiting: (n: number): string => `${number.format(n)} to save`,
    offline: (n: number): string => `offline, ${number.format(n)} to send`,
  },

  sheet: {
    evidence: 'The whole page',
    why: 'Why these candidates',
    history: 'History',
    keys: 'Keys',
    bulk: 'Accept what is certain',
    changeKeys: 'Change keys in Settings',
    noPage: 'This page has not been fetched, so there is nothing to show yet.',
    historyEmpty: 'No decision has been made yet.',
    historyFilter: 'Filter history',
    revert: 'Take back',
    revertName: (value: string): string => `Take back the decision on ${value}`,
    reverted: 'taken back',
    show: 'Show',
    showName: (value: string): string => `Go to ${value}`,
    more: 'Older decisions',
    acts: {
      accept: (value: string, names: string): string => `${value} is ${names}`,
      none: (value: string): string => `${value} is left empty`,
      unsure: (value: string): string => `${value} was parked`,
      reject: (value: string, names: string): string => `${value} is not ${names}`,
      revert: (value: string): string => `the decision on ${value} was taken back`,
    },
  },

  evidenceClasses: {
    alias: 'A spelling that a person has taught',
    same_letters: 'The same letters',
    same_sound: 'The same sound in another spelling',
    same_tamil_spelling: 'The same in Tamil spelling, where voicing is not written',
    grammar: 'Read by the grammar of talas',
    folded_tokens: 'The same words, initials and titles set aside',
    tie: 'Several names sound alike',
    near: 'Near in spelling, not the same',
    alternatives: 'The source gives alternatives',
    ragamalika: 'A ragamalika: several ragas in order',
    none: 'Nothing near in the list',
  },

  facts: {
    melakarta: (n: number): string => `melakarta ${n}`,
    parent: (n: number): string => `janya of ${n}`,
    scale: (up: string | undefined, down: string | undefined): string =>
      [up === undefined ? '' : `↑ ${up}`, down === undefined ? '' : `↓ ${down}`].filter(Boolean).join('   '),
    foreign: (notes: string): string => `foreign notes ${notes}`,
    aksharas: (n: number): string => count(n, 'akshara', 'aksharas'),
    hindustani: 'also Hindustani',
  },

  said: {
    next: (done: string, next: string | null): string =>
      next === null ? `${done}; nothing is left` : `${done}; next: ${next}`,
    accepted: (name: string, n: number): string => `Accepted ${name} for ${count(n, 'krithi', 'krithis')}`,
    acceptedHere: (name: string): string => `Accepted ${name} for this krithi`,
    created: (name: string): string => `Created ${name}`,
    unsure: (value: string): string => `Parked ${value}`,
    none: (value: string): string => `Left ${value} empty`,
    rejected: (name: string): string => `Not ${name}`,
    takenBack: (value: string): string => `Taken back: what was decided of ${value}`,
    undone: (value: string): string => `Undone; back at ${value}`,
    redone: (value: string): string => `Done again: ${value}`,
    failed: (value: string, message: string): string => `${value} was not saved: ${message}`,
    rejecting: 'Not this one: press its number',
    settled: (value: string): string => `${value} was settled meanwhile`,
    remember: (scope: string): string => `Spelling remembered: ${scope}`,
    offline: (n: number): string => `Offline: ${count(n, 'step', 'steps')} to send`,
  },

  notices: {
    nothingToUndo: { message: 'There is nothing to undo.', remedy: '' },
    nothingToRedo: { message: 'There is nothing to redo.', remedy: '' },
    notStrong: {
      message: 'The first candidate is not a strong match.',
      remedy: 'Choose with a number, or with the arrows.',
    },
    nothingToRemember: {
      message: 'There is no spelling to remember just now.',
      remedy: 'Accept a name first.',
    },
    nothingDecided: { message: 'Nothing is decided of this name.', remedy: '' },
    noParts: { message: 'This name does not give alternatives.', remedy: '' },
    noSuch: (n: number) => ({ message: `There is no candidate ${n}.`, remedy: '' }),
    failed: { message: 'The engine did not answer.', remedy: 'Try again; nothing that was saved is lost.' },
  },

  anyOther: 'any other',

  keysHelp: {
    accept: 'accept this candidate for every krithi with this name, go on',
    accept_top: 'accept the first one when it is strong; else go to the candidates',
    accept_here: 'accept for the chosen krithi only',
    reject_next: 'then a number: not this one; stay',
    create: 'none of these: create new, near names first',
    unsure: 'unsure: park it',
    unsure_note: 'unsure, with a note',
    skip: 'skip without judging',
    search: 'search names, aliases, ids',
    type: 'capitals, other letters and scripts: search with what you type',
    next: 'next name',
    previous: 'previous name',
    next_kind: 'next kind of name',
    previous_kind: 'previous kind of name',
    undo: 'undo; the cursor returns to that name',
    redo: 'redo',
    history: 'history; take back any one decision',
    scripts: 'show the name in the next script',
    evidence: 'the whole page with every mention marked',
    why: 'why these candidates',
    bulk: 'accept all that is certain, with a look first',
    remember: 'how far the last spelling is remembered: always, source, batch, no',
    relation: 'how the choice stands to the name: the same, wider, narrower, near',
    by_parts: 'alternatives: one of them, or part by part',
    take_back: 'take back what is decided of this name; later decisions stay',
    keys: 'these keys',
    leave: 'close what is open, back to the names',
  },
} as const;
