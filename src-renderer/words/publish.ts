import { formatCount, formatNumber } from '../ui/numbers.ts';

/** The words of the Publish screen. */
export const publishWords = {
  title: 'Publish',
  loading: 'Loading…',
  failedToLoad: 'Publishing could not be looked up',
  waiting: (n: number): string =>
    n === 0
      ? 'No krithi is approved and waiting'
      : `${formatCount(n, 'approved krithi waits', 'approved krithis wait')} to be published`,
  published: (n: number): string => `${formatNumber(n)} in the main database`,
  whereTo: 'Where to',
  targets: { postgres: 'Main database', jsonl: 'JSON Lines file', csv: 'CSV file' },
  targetHelp: {
    postgres:
      'Each krithi goes in one transaction: all of it or nothing of it. A second time changes nothing.',
    jsonl: 'One krithi a line with all of its sections and where each field came from, for other programs.',
    csv: 'One krithi a row, for a spreadsheet.',
  },
  address: {
    label: 'Address of the main database',
    placeholder: 'postgres://name:password@host:5432/database',
    save: 'Use this address',
    change: 'Change',
    forget: 'Forget it',
    saved: (where: string): string => `The main database is ${where}.`,
    forgotten: 'The address is forgotten.',
    remembered: 'Kept in the keychain of this computer.',
    session: 'Kept until Krithi Desk closes; it is written nowhere.',
    none: 'No main database is set yet.',
  },
  plan: 'See what would happen',
  apply: { postgres: 'Publish', jsonl: 'Make the file', csv: 'Make the file' },
  again: 'Look again',
  stop: 'Stop',
  save: 'Save the file',
  phases: {
    planning: 'Comparing',
    planned: 'This would happen',
    applying: 'Publishing',
    done: 'Done',
    failed: 'Failed',
    stopped: 'Stopped; what was done stays, the rest is untouched',
  },
  progress: { planning: 'Krithis compared', applying: 'Krithis published' },
  actions: {
    create: 'new',
    update: 'changed',
    unchanged: 'as it is',
    conflict: 'conflict',
    failed: 'not possible',
  },
  actionHelp: {
    create: 'Not there yet: they are added.',
    update: 'There already: the named fields change.',
    unchanged: 'There already, word for word: nothing is written.',
    conflict:
      'They differ over there, and not by us. Nothing is written until you say which side stays; then publish.',
    failed: 'They cannot go as they are. Nothing of them is written.',
  },
  counts: 'Krithis by what happens to them',
  rowsOf: (action: string): string => `Krithis: ${action}`,
  noRows: 'None.',
  rowsGone: 'The krithis of this run are no longer listed; the counts stay.',
  fields: (n: number): string => formatCount(n, 'field', 'fields'),
  field: 'Field',
  before: 'There now',
  after: 'Will be',
  empty: '(empty)',
  /** A field as people call it: *lyrics.kannada.pallavi 1* is *Kannada, pallavi 1*, *sections.pallavi 1* its label. */
  fieldName: (field: string): string => {
    const [first = '', script = '', section] = field.split('.');
    if (first === 'is_ragamalika') return 'ragamalika';
    if (first === 'sections' && script !== '') return `label of ${script}`;
    if (first !== 'lyrics') return field;
    const name = script.charAt(0).toUpperCase() + script.slice(1);
    return section === undefined ? `${name} text` : `${name}, ${section}`;
  },
  settle: {
    group: (title: string): string => `Which side stays: ${title}`,
    keep: { theirs: 'Keep theirs', ours: 'Write ours' },
    theirs: 'Theirs, there now',
    ours: 'Ours',
    open: 'Not decided: nothing is written.',
    stands: {
      theirs: (who: string): string => `● Theirs stays when you publish · ${who},`,
      ours: (who: string): string => `● Ours is written when you publish · ${who},`,
    },
    done: {
      theirs: (title: string): string => `Theirs stays: ${title}`,
      ours: (title: string): string => `Ours will be written: ${title}`,
    },
    undone: (title: string): string => `Undecided again: ${title}`,
    nothing: 'There is no choice to take back.',
    was: { theirs: 'theirs stays', ours: 'ours over theirs' },
    keys: {
      theirs: 'Conflict: keep theirs',
      ours: 'Conflict: write ours',
      undo: 'Conflict: take the last choice back',
    },
  },
  more: 'More',
  history: 'Earlier runs',
  historyEmpty: 'Nothing was published from here yet.',
  historyColumns: { when: 'When', where: 'Where', what: 'What', counts: 'Krithis' },
  plannedOnly: 'looked only',
  summary: (
    counts: Readonly<Record<'create' | 'update' | 'unchanged' | 'conflict' | 'failed', number>>,
  ): string =>
    (['create', 'update', 'unchanged', 'conflict', 'failed'] as const)
      .filter((action) => counts[action] > 0)
      .map((action) => `${formatNumber(counts[action])} ${publishWords.actions[action]}`)
      .join(' · ') || 'none',
} as const;
