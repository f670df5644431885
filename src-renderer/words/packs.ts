/** The words of review packs and of contradictions between reviewers. */
const number = new Intl.NumberFormat('en-GB');
const plural = new Intl.PluralRules('en');
const count = (n: number, one: string, many: string): string =>
  `${number.format(n)} ${plural.select(n) === 'one' ? one : many}`;

const names = (n: number): string => count(n, 'name', 'names');
const krithis = (n: number): string => count(n, 'krithi', 'krithis');

export const packWords = {
  title: 'Review packs',
  short: 'Packs',
  back: 'Review',
  lead: 'Let someone else decide names on another machine, without a network. Their decisions come back as a file.',
  results: 'What was done',
  noResult: 'What you do on this page is told here.',
  make: {
    title: 'Make a pack',
    help: 'The names that wait, with their candidates and the sentences that print them.',
    name: 'Name of the pack',
    kind: 'Kind of name',
    allKinds: 'All kinds',
    batch: 'Batch',
    allBatches: 'All batches',
    size: (values: number, n: number): string => `It will hold ${names(values)} of ${krithis(n)}.`,
    nothing: 'No name waits there: choose another batch or kind.',
    go: 'Make the pack',
    busy: 'Reading the pages…',
    made: (values: number, n: number): string => `${names(values)} of ${krithis(n)} are in the pack.`,
    save: 'Save the pack',
  },
  open: {
    title: 'Open a pack',
    help: 'A pack that someone sent you. Its names join those that wait in Review.',
    go: 'Choose a pack…',
    opened: (name: string, values: number, n: number): string =>
      `“${name}” is open: ${names(values)} of ${krithis(n)} wait in Review.`,
    already: (name: string): string => `“${name}” is open already. Nothing was changed.`,
  },
  bring: {
    title: 'Bring decisions back',
    help: 'The decisions that came back for a pack of yours, or another reviewer’s decision log.',
    go: 'Choose decisions…',
    nothing: (file: string): string => `${file} holds nothing that is not here already.`,
    applied: (file: string, n: number): string => `${count(n, 'line', 'lines')} of ${file} taken in`,
    agreed: (n: number): string => `${number.format(n)} say what was decided already`,
    freed: (n: number): string => `${krithis(n)} ${plural.select(n) === 'one' ? 'goes' : 'go'} on`,
    blocked: (n: number): string => `${krithis(n)} ${plural.select(n) === 'one' ? 'waits' : 'wait'} again`,
    contradictions: (n: number): string =>
      `${count(n, 'answer contradicts', 'answers contradict')} what was decided here. Nothing was changed there.`,
    settle: 'Look at them',
    undo: 'Undo',
    undone: (file: string): string => `What ${file} brought was taken back.`,
  },
  list: {
    title: 'Open on this machine',
    empty: 'No pack is open here.',
    columns: { name: 'Pack', from: 'From', opened: 'Opened', left: 'Names left', acts: 'Actions' },
    left: (open: number, all: number): string => `${number.format(open)} of ${number.format(all)}`,
    done: 'all decided',
    review: 'Review these',
    decisions: 'Decisions for the sender',
    saved: (n: number): string => `${count(n, 'line', 'lines')} saved. Send the file back.`,
    nothingYet: 'Nothing is decided yet.',
    remove: 'Take away',
    removed: (name: string): string => `“${name}” was taken away. Its decisions stay.`,
    restore: 'Bring it back',
  },
  commands: {
    packs: 'Review packs: make, open, bring back',
    contradictions: 'Settle contradictions between reviewers',
  },
} as const;

const relations = {
  equal: null,
  broader: 'a broader name',
  narrower: 'a narrower name',
  inexact: 'near, not the same',
} as const;

export const contradictionWords = {
  title: 'Contradictions',
  back: 'Review',
  lead: 'Two reviewers answered the same question differently, and neither knew of the other. Nothing changes until you choose.',
  list: 'Questions with two answers',
  none: 'No contradictions',
  noneText: 'When decisions of another reviewer contradict yours, they wait here, side by side.',
  chip: (n: number): string => count(n, 'contradiction', 'contradictions'),
  kinds: { raga: 'Raga', composer: 'Composer', tala: 'Tala', deity: 'Deity', temple: 'Temple' },
  printedBy: krithis,
  oneKrithi: (title: string): string => `only for “${title}”`,
  more: (n: number): string => `and ${number.format(n)} more`,
  holds: 'holds until you choose',
  waits: 'Neither holds: its krithis wait.',
  here: 'decided here',
  from: (file: string): string => `from ${file}`,
  mine: 'Mine',
  theirs: 'Theirs',
  side: (n: number): string => `Answer ${n}`,
  answer: { none: 'Leave it empty', unsure: 'Unsure', reject: 'Not this one', revert: 'Taken back' },
  relations,
  agree: (n: number): string => `${number.format(n)} decisions say so`,
  keep: (n: number): string => `Keep answer ${n}`,
  settled: (value: string, answer: string): string => `${value}: ${answer} is kept.`,
  undo: 'Undo',
  undone: 'Taken back: it is a question again.',
  keys: '1 and 2 keep an answer, j and k move, z takes it back',
} as const;
