/** The words of the Batches screens. */
const number = new Intl.NumberFormat('en-GB');
const rate = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 2 });
const plural = new Intl.PluralRules('en');
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const date = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const bytes = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const count = (n: number, one: string, many: string): string =>
  `${number.format(n)} ${plural.select(n) === 'one' ? one : many}`;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** "4 min", "1 h 20 min": how long something still takes, rounded up so that nobody is disappointed. */
export const duration = (ms: number): string => {
  if (ms < minuteMs) return 'under a minute';
  if (ms < hourMs) return `${number.format(Math.ceil(ms / minuteMs))} min`;
  const hours = Math.floor(ms / hourMs);
  const minutes = Math.ceil((ms - hours * hourMs) / minuteMs);
  if (hours >= 10 || minutes === 0) return `${number.format(Math.round(ms / hourMs))} h`;
  return minutes === 60 ? `${number.format(hours + 1)} h` : `${number.format(hours)} h ${minutes} min`;
};

export const batchWords = {
  title: 'Batches',
  number: (n: number): string => number.format(n),
  when: (at: number): string => date.format(at),
  duration,
  size: (n: number): string => (n < 1024 ? count(n, 'byte', 'bytes') : `${bytes.format(n / 1024)} KB`),

  choose: 'Choose files',
  sample: 'Try the sample batch',
  sampleHelp: 'A few public-domain krithis that come with the app. Nothing is fetched from any site.',
  empty: {
    title: 'Drop a list of links here',
    text: 'A CSV file with a title, a raga and the address of a page in each row. You see what it holds before anything is fetched.',
  },
  noArchived: 'No batch is put away',
  noArchivedText: 'Batches that you archive rest here until you bring them back.',
  views: { current: 'Current', archived: 'Archived' },
  viewsName: 'Which batches',
  listName: 'Batches',
  loading: 'Loading the batches…',
  loadingOne: 'Loading the batch…',
  loadFailed: 'The batches could not be loaded',
  openFailed: 'This batch could not be loaded',
  columns: {
    rate: 'Pace',
    left: 'Left',
    age: 'Started',
  },
  krithis: (n: number): string => count(n, 'krithi', 'krithis'),
  rate: (n: number): string => `${rate.format(n)}/min`,
  rateLong: (n: number): string => `${rate.format(n)} pages a minute`,
  left: (ms: number): string => `${duration(ms)} left`,
  nothing: '–',
  waiting: (n: number): string => `${count(n, 'name waits', 'names wait')} for you`,
  toReview: (n: number): string => `Review ${count(n, 'name', 'names')}`,

  states: {
    pending: 'starting',
    running: 'under way',
    paused: 'paused',
    succeeded: 'done',
    failed: 'done, some failed',
    cancelled: 'cancelled',
  },
  stateShape: { pending: '…', running: '▸', paused: '‖', succeeded: '✓', failed: '!', cancelled: '–' },
  /** What "under way" means when only people can move it on. */
  waitsForYou: 'waits for you',

  stages: {
    queued: 'queued',
    fetching: 'fetching',
    extracted: 'extracted',
    resolving: 'resolving',
    blocked: 'blocked',
    ready: 'ready',
    approved: 'approved',
    published: 'published',
    rejected: 'rejected',
    failed: 'failed',
    cancelled: 'cancelled',
  },
  stageHelp: {
    queued: 'The page waits its turn to be fetched',
    fetching: 'The page is being fetched now',
    extracted: 'The page is here and its text is being read',
    resolving: 'Raga, composer and tala are being looked up',
    blocked: 'Waits for you: a name to decide, or a page that needs a look',
    ready: 'Ready to approve or reject',
    approved: 'Approved, not yet published',
    published: 'In the main database',
    rejected: 'Rejected',
    failed: 'Given up; see why below',
    cancelled: 'Cancelled',
  },
  stage: (n: number, name: string): string => `${number.format(n)} ${name}`,
  showStage: (n: number, name: string, batch: string): string =>
    `${number.format(n)} ${name}: show them in ${batch}`,
  barName: (batch: string): string => `Where the krithis of ${batch} are`,

  actions: {
    pause: 'Pause',
    resume: 'Resume',
    cancel: 'Cancel',
    retry: 'Retry failed',
    archive: 'Archive',
    unarchive: 'Bring back',
    delete: 'Delete',
  },
  actionOf: (action: string, batch: string): string => `${action}: ${batch}`,
  more: (batch: string): string => `More for ${batch}`,
  actionHelp: {
    pause: 'Begin nothing new; what is being fetched comes to its end',
    resume: 'Go on where it stopped',
    cancel: 'Stop for good; what is done stays',
    retry: 'Try again what failed or waits for its time',
    archive: 'Put away; nothing is lost',
    unarchive: 'Show it among the current batches',
    delete: 'Remove the batch and what only it brought; can be undone',
  },
  done: {
    pause: (name: string): string => `${name} is paused. What is being fetched comes to its end.`,
    resume: (name: string): string => `${name} goes on.`,
    cancel: (name: string): string => `${name} is cancelled. What was done stays.`,
    retry: (name: string, n: number): string =>
      n === 0
        ? `${name} has nothing to try again.`
        : `${name}: ${count(n, 'step is', 'steps are')} tried again.`,
    archive: (name: string): string => `${name} is put away.`,
    unarchive: (name: string): string => `${name} is back among the current batches.`,
    delete: (name: string): string => `${name} is deleted.`,
    restore: (name: string): string => `${name} is back.`,
    none: 'Nothing changed.',
  },
  undo: 'Undo',
  dismiss: 'Dismiss',
  sureCancel: {
    title: (name: string): string => `Cancel ${name}?`,
    text: (n: number): string =>
      n === 0
        ? 'What is not finished stops for good: a cancelled batch cannot go on. What is done stays.'
        : `${count(n, 'krithi that is', 'krithis that are')} not finished ${n === 1 ? 'stops' : 'stop'} for good: a cancelled batch cannot go on. What is done stays.`,
    yes: 'Cancel the batch',
    no: 'Keep going',
  },

  keys: {
    move: 'move',
    open: 'open',
    pause: 'pause or go on',
    retry: 'retry',
    archive: 'archive',
    delete: 'delete',
    choose: 'add files',
    again: 'try this again',
    page: 'open page',
    search: 'search',
  },
  waitingReason: 'A name on the page waits for your decision.',

  /** One batch. */
  back: 'All batches',
  pipelineName: 'Where its krithis are',
  tabsName: 'Parts of the batch',
  tabs: { work: 'Work', krithis: 'Krithis', rows: 'Rows of the file' },
  file: (name: string): string => `from ${name}`,
  finished: (at: number): string => `finished ${date.format(at)}`,
  startedAt: (at: number): string => `started ${date.format(at)}`,
  problems: {
    title: 'What went wrong',
    on: (site: string): string => `on ${site}`,
    stopped: 'given up',
    waits: 'waits for you',
    next: (at: number): string => `tried again at ${clock.format(at)}`,
    soon: 'tried again by itself',
    retry: (n: number): string => (n === 1 ? 'Retry this' : `Retry these ${number.format(n)}`),
    retryName: (n: number, words: string, site: string): string =>
      `${n === 1 ? 'Retry this' : `Retry these ${number.format(n)}`}: ${words}${site === '' ? '' : ` On ${site}`}`,
    show: 'Show',
    showName: (words: string, site: string): string => `Show: ${words}${site === '' ? '' : ` On ${site}`}`,
    retried: (n: number): string => `${count(n, 'step is', 'steps are')} tried again.`,
    count: (n: number): string => count(n, 'krithi', 'krithis'),
    all: (groups: number): string => `Show all ${number.format(groups)} reasons`,
    fewer: 'Show fewer',
  },
  resting: {
    rests: (site: string): string => `${site} is resting.`,
    restsUntil: (site: string, at: number): string => `${site} rests until ${clock.format(at)}.`,
    stopped: (site: string): string => `${site} waits for you.`,
    waiting: (n: number): string => `${count(n, 'page waits', 'pages wait')} for it.`,
    goOn: 'Go on now',
    goOnHelp: 'Asks the site again at once; if it still refuses, it rests longer',
  },
  rows: {
    total: (n: number): string => count(n, 'row', 'rows'),
    all: 'All',
    statuses: { new: 'new', known: 'already known', duplicate: 'duplicate link', bad: 'bad' },
    help: {
      new: 'A krithi that was not there before',
      known: 'Its page was brought by an earlier batch; it is not fetched again',
      duplicate: 'The same page stands in an earlier row; it is taken once',
      bad: 'Cannot be taken; the reason stands beside it',
    },
    filterName: 'Which rows',
    listName: 'Rows of the file',
    columns: {
      line: 'Line',
      status: 'Became',
      title: 'Title',
      raga: 'Raga',
      link: 'Link',
      why: 'Why',
    },
    open: (title: string): string => `Open ${title}`,
    none: 'No such row.',
    download: 'Download the report',
    downloading: (n: number): string => `Collecting ${count(n, 'row', 'rows')}…`,
    reportName: (batch: string): string => `${batch}-rows.csv`,
  },
  krithiList: {
    filterName: 'Which krithis',
    listName: 'Krithis of the batch',
    states: {
      pending: 'on their way',
      in_review: 'ready',
      approved: 'approved',
      published: 'published',
      rejected: 'rejected',
    },
    columns: { title: 'Title', composer: 'Composer', raga: 'Raga', stage: 'Where it is', quality: 'Quality' },
    none: 'No krithi stands here.',
    notStated: 'not stated',
    percent: (share: number): string => `${Math.floor(share * 100 + 1e-9)}\u00a0%`,
  },

  /** The intake sheet. */
  intake: {
    title: (n: number): string =>
      n === 1 ? 'What this file holds' : `What these ${number.format(n)} files hold`,
    nothingYet: 'Nothing has been fetched yet.',
    filesName: 'Files',
    reading: 'Reading the file…',
    read: 'How it is read',
    encoding: 'Encoding',
    encodings: {
      'utf-8': 'UTF-8',
      'utf-16le': 'UTF-16 (little-endian)',
      'utf-16be': 'UTF-16 (big-endian)',
      'windows-1252': 'Windows-1252 (Western)',
    },
    delimiter: 'Cells are parted by',
    delimiters: { ',': 'commas', ';': 'semicolons', '\t': 'tabs' },
    detected: (what: string): string => `${what} (found)`,
    find: 'Find out',
    composerExample: 'as the pages name them',
    columnsTitle: 'Which column is what',
    role: {
      title: 'Title',
      raga: 'Raga',
      composer: 'Composer',
      tala: 'Tala',
      link: 'Link',
      notes: 'Notes',
    },
    noColumn: '– none –',
    composerAll: 'Composer of all rows',
    composerHelp: 'Where no column names the composer and the whole file is by one',
    name: 'Name of the batch',
    sites: 'Sites',
    site: (site: string, n: number): string => `${site}: ${count(n, 'row', 'rows')}`,
    summary: 'What would happen',
    summaryName: 'Which rows to show',
    counts: {
      all: (n: number): string => count(n, 'row', 'rows'),
      new: (n: number): string => `${number.format(n)} new`,
      known: (n: number): string => `${number.format(n)} already known`,
      duplicate: (n: number): string => count(n, 'duplicate link', 'duplicate links'),
      bad: (n: number): string => count(n, 'bad row', 'bad rows'),
    },
    will: (n: number): string =>
      n === 0
        ? 'No page would be fetched.'
        : `${count(n, 'page', 'pages')} would be fetched, politely and in turn.`,
    preview: 'Rows',
    previewNote: (shown: number, all: number): string =>
      `Here are ${number.format(shown)} of ${count(all, 'row', 'rows')}.`,
    noneOfThese: 'No such row.',
    columns: { line: 'Line', status: 'Would be', title: 'Title', raga: 'Raga', link: 'Link', why: 'Why' },
    report: 'Download the problem report',
    reportName: (file: string): string => `${file.replace(/\.[a-z]+$/iu, '')}-problems.csv`,
    reportColumns: ['Line', 'Column', 'Problem', 'Title', 'Raga', 'Link'],
    fix: {
      help: 'You can put bad rows right here: type in the cell and leave it. Your own file is not changed.',
      cell: (column: string, line: number): string => `${column} of line ${number.format(line)}`,
      apply: (n: number): string => `Use ${count(n, 'corrected row', 'corrected rows')}`,
      undo: 'Forget the corrections',
      applied: (n: number): string => `${count(n, 'row was', 'rows were')} corrected in this copy.`,
    },
    same: {
      title: 'This very file was taken in before',
      text: (name: string, at: number): string =>
        `It is the batch ${name} of ${date.format(at)}. Taking it in again does nothing.`,
      open: 'Open that batch',
    },
    allKnown: 'Every page of this file is already known: there is nothing to fetch.',
    unreadable: 'This file cannot be taken in',
    asFound: 'Read it as it was found',
    start: (n: number): string => (n === 1 ? 'Start' : `Start ${count(n, 'batch', 'batches')}`),
    starting: 'Starting…',
    cancel: 'Cancel',
    leaveOut: 'Leave this file out',
    leaveOutName: (file: string): string => `Leave this file out: ${file}`,
    remembered: 'As you chose for a file with these columns before.',
    forget: 'Choose afresh',
    already: (name: string): string => `${name} was taken in before; nothing was added.`,
    stageFailed: 'The file could not be handed over',
    moreFiles: 'Add files',
    tabBad: 'cannot be read',
    tabSame: 'taken in before',
    tabNothing: 'nothing new',
  },
} as const;
