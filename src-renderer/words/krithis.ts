/** The words of the Krithis screens. */
const number = new Intl.NumberFormat('en-GB');
const plural = new Intl.PluralRules('en');
const date = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: '2-digit' });
const count = (n: number, one: string, many: string): string =>
  `${number.format(n)} ${plural.select(n) === 'one' ? one : many}`;

const states = {
  pending: 'on its way',
  in_review: 'ready for review',
  approved: 'approved',
  rejected: 'rejected',
  published: 'published',
  superseded: 'replaced',
} as const;

const fields: Readonly<Record<string, string>> = {
  title: 'title',
  composer: 'composer',
  ragas: 'raga',
  raga: 'raga',
  tala: 'tala',
  sections: 'text',
  meaning: 'meaning',
  notes: 'notes',
  gist: 'gist',
  mention: 'mention',
  language: 'language',
  form: 'form',
};

const scriptNames = {
  latin: 'Roman',
  devanagari: 'Devanagari',
  tamil: 'Tamil',
  telugu: 'Telugu',
  kannada: 'Kannada',
  malayalam: 'Malayalam',
} as const;
const scripts: Readonly<Record<string, string>> = scriptNames;

const historyActs: Readonly<Record<string, string>> = {
  approve: 'Approved',
  reject: 'Rejected',
  reopen: 'Reopened',
  edit: 'Edited',
  names: 'Names chosen',
  two_works: 'Told apart from another',
  same_work: 'Put together with another',
  revert: 'Undone or done again',
};

const acts = {
  approve: 'Approval',
  reject: 'Rejection',
  reopen: 'Reopening',
  edit: 'Edit',
  names: 'Choice of names',
  two_works: '“Two works”',
  same_work: '“The same work”',
} as const;
type Step = {
  readonly act: keyof typeof acts;
  readonly way: 'do' | 'back' | 'again';
  readonly done: number;
  readonly of: number;
};

export const krithiWords = {
  title: 'Krithis',
  when: (at: number): string => date.format(at),
  percent: (share: number): string => `${Math.floor(share * 100 + 1e-9)}\u00a0%`,
  states,
  stateShape: { pending: '…', in_review: '○', approved: '✓', rejected: '✕', published: '⬆', superseded: '–' },
  tabs: {
    in_review: 'Ready for review',
    approved: 'Approved',
    rejected: 'Rejected',
    published: 'Published',
    superseded: 'Replaced',
    pending: 'On their way',
    all: 'All',
  },
  day: (at: number): string => day.format(at),
  sortBy: (column: string): string => `Sort by ${column.toLowerCase()}`,
  weakNames: (n: number): string => count(n, 'open name', 'open names'),
  filterName: 'Which krithis',
  search: 'Search title, raga, composer',
  listName: 'Krithis',
  total: (n: number): string => count(n, 'krithi', 'krithis'),
  columns: {
    title: 'Title',
    composer: 'Composer',
    raga: 'Raga',
    tala: 'Tala',
    quality: 'Quality',
    notes: 'To look at',
    changed: 'Changed',
    state: 'State',
  },
  qualityHelp: 'How complete and sound the krithi is: text, names, source and checks together',
  flags: (n: number): string => count(n, 'remark', 'remarks'),
  duplicates: (n: number): string => count(n, 'likely duplicate', 'likely duplicates'),
  noTala: 'not stated',
  none: 'not stated',
  empty: { PENDING: 'No krithi is ready for review', other: 'No krithi here' },
  emptyText: {
    PENDING:
      'A krithi is ready when its page is read and its names are settled. Names that wait are under Review.',
    other: 'Nothing fits this filter.',
  },
  retry: 'Try again',
  loadFailed: 'The krithis could not be loaded',
  openFailed: 'This krithi could not be loaded',

  actions: {
    approve: 'Approve',
    reject: 'Reject',
    reopen: 'Reopen',
    next: 'Next',
    previous: 'Previous',
    back: 'All krithis',
    openPage: 'Open the page',
    edit: 'Edit',
    save: 'Save',
    cancel: 'Cancel',
    restore: 'Restore original',
    close: 'Close',
    undo: 'Undo',
    redo: 'Redo',
    stop: 'Stop',
    editOf: (what: string): string => `Edit ${what}`,
    restoreOf: (what: string): string => `Restore original ${what}`,
  },
  reject: {
    label: 'Why is it rejected?',
    placeholder: 'A reason that someone else will understand',
    submit: 'Reject',
    missing: 'Say why, so that nobody has to find out again.',
  },
  done: {
    approve: (title: string): string => `Approved: ${title}`,
    reject: (title: string): string => `Rejected: ${title}`,
    reopen: (title: string): string => `Reopened: ${title}`,
  },
  rejectedBecause: (reason: string): string => `Rejected: ${reason}`,

  acts,
  undo: {
    nothing: { undo: 'There is nothing to undo.', redo: 'There is nothing to redo.' },
    did: {
      undo: (act: string, n: number, title: string): string =>
        `Undone: ${act} of ${n === 1 ? title : count(n, 'krithi', 'krithis')}.`,
      redo: (act: string, n: number, title: string): string =>
        `Done again: ${act} of ${n === 1 ? title : count(n, 'krithi', 'krithis')}.`,
    },
    refused: (n: number): string =>
      `${count(n, 'krithi was', 'krithis were')} published or judged since and stayed.`,
    passed: (n: number): string =>
      `${count(n, 'newer step', 'newer steps')} can no longer be undone: published or judged since.`,
  },
  running: ({ act, way }: Step): string =>
    ({
      do: `${acts[act]} of many krithis`,
      back: `Undoing: ${acts[act]}`,
      again: `Doing again: ${acts[act]}`,
    })[way],
  /** A step that ended in the middle, and the way on. */
  stopped: ({ act, way, done, of }: Step): string =>
    `▲ ${acts[act]} stopped part-way: ${number.format(done)} of ${count(of, 'krithi', 'krithis')} ${
      {
        do: 'done. Undo takes these back.',
        back: 'undone. Undo goes on.',
        again: 'done again. Redo goes on.',
      }[way]
    }`,
  filters: {
    name: 'Narrow the list',
    batch: 'Batch',
    site: 'Site',
    composer: 'Composer',
    raga: 'Raga',
    quality: 'Quality',
    flags: 'Remarks',
    duplicates: 'Duplicates',
    edited: 'Edits',
    strong: 'Names',
    yes: {
      flags: 'With remarks',
      duplicates: 'With duplicates',
      edited: 'Edited',
      strong: 'All names settled',
    },
    no: { flags: 'No remark', duplicates: 'No duplicate', edited: 'Not edited', strong: 'Some name open' },
    qualities: {
      from90: 'Quality 90 % and more',
      from75: 'Quality 75 % and more',
      to75: 'Quality 75 % and less',
      to50: 'Quality 50 % and less',
    } as Readonly<Record<string, string>>,
    clear: 'Clear filters',
  },
  /** A filter as people would say it; `nameOf` names its batch, composer and raga. */
  filterWords: (
    filter: {
      readonly state?: keyof typeof states | undefined;
      readonly minQuality?: number | undefined;
      readonly maxQuality?: number | undefined;
      readonly flags?: boolean | undefined;
      readonly duplicates?: boolean | undefined;
      readonly edited?: boolean | undefined;
      readonly strong?: boolean | undefined;
      readonly text?: string | undefined;
      readonly batch?: string | undefined;
      readonly site?: string | undefined;
      readonly composer?: string | undefined;
      readonly raga?: string | undefined;
    },
    nameOf: (field: 'batch' | 'composer' | 'raga') => string | undefined,
  ): string => {
    const said = (is: boolean | undefined, yes: string, no: string): string =>
      is === undefined ? '' : is ? yes : no;
    const parts = [
      filter.state === undefined ? '' : states[filter.state],
      filter.minQuality === undefined ? '' : `quality at least ${Math.round(filter.minQuality * 100)} %`,
      filter.maxQuality === undefined ? '' : `quality at most ${Math.round(filter.maxQuality * 100)} %`,
      said(filter.strong, 'all names settled', 'some name open'),
      said(filter.duplicates, 'with duplicates', 'no duplicate'),
      said(filter.flags, 'with remarks', 'no remark'),
      said(filter.edited, 'edited', 'not edited'),
      filter.composer === undefined ? '' : `by ${nameOf('composer') ?? filter.composer}`,
      filter.raga === undefined ? '' : `in raga ${nameOf('raga') ?? filter.raga}`,
      filter.batch === undefined ? '' : `of the batch ${nameOf('batch') ?? filter.batch}`,
      filter.site ?? '',
      filter.text === undefined ? '' : `“${filter.text}”`,
    ].filter((part) => part !== '');
    return parts.length === 0 ? 'all krithis' : parts.join(', ');
  },
  saved: {
    choose: 'Saved filters',
    nameIt: 'Name of the filter',
    keep: 'Save this filter',
    forget: 'Forget this filter',
    show: (name: string): string => `Show ${name}`,
  },

  bulk: {
    open: { approve: 'Approve all shown', reject: 'Reject all shown' },
    name: { approve: 'Approve many', reject: 'Reject many' },
    title: { approve: 'Approve all that the list shows', reject: 'Reject all that the list shows' },
    would: {
      approve: (n: number): string => `${count(n, 'krithi', 'krithis')} would be approved`,
      reject: (n: number): string => `${count(n, 'krithi', 'krithis')} would be rejected`,
    },
    wouldNot: (n: number): string => count(n, 'krithi stays', 'krithis stay'),
    apply: {
      approve: (n: number): string => `Approve ${count(n, 'krithi', 'krithis')}`,
      reject: (n: number): string => `Reject ${count(n, 'krithi', 'krithis')}`,
    },
    done: {
      approve: (n: number): string => `Approved: ${count(n, 'krithi', 'krithis')}.`,
      reject: (n: number): string => `Rejected: ${count(n, 'krithi', 'krithis')}.`,
    },
    nothing: 'Nothing here can be.',
    looking: 'Looking at what would happen',
    results: 'One answer for each krithi',
    more: (n: number): string => `Show more: ${number.format(n)} left`,
  },

  page: {
    extracted: 'As it was read',
    source: 'The page',
    names: 'Names',
    text: 'Text',
    scripts: 'Scripts side by side',
    other: 'Meaning and notes',
    meaning: 'Meaning',
    notes: 'Notes',
    gist: 'Gist',
    form: 'Form',
    language: 'Language',
    titleField: 'Title',
    original: 'Original',
    edited: 'edited',
    printed: (text: string): string => `printed “${text}”`,
    fromList: 'from the list',
    fromPage: 'from the page',
    fromSite: 'from the site',
    fromPerson: 'chosen for this krithi',
    waiting: 'waits for a decision under Review',
    unsure: 'parked as unsure',
    left: 'left empty',
    noText: 'No text was read from this page.',
    noExtraction: 'This page has not been read yet.',
    noSource: 'The page is not in the archive yet.',
    fetched: (at: number): string => `as fetched on ${date.format(at)}`,
    quality: 'Quality',
    checks: 'Checks',
    allChecks: (n: number, of: number): string =>
      `${number.format(n)} of ${count(of, 'check', 'checks')} passed`,
    no: 'no',
    show: 'Show',
    cannotBeApproved: 'It cannot be approved yet.',
    partNames: {
      completeness: 'Is it complete?',
      resolution: 'Are the names known?',
      source: 'Is the reading sound?',
      validation: 'Does it agree with itself?',
    },
    script: 'Script',
    kind: 'Kind of section',
    addSection: 'Add a section',
    textOfSection: 'Text of the section',
    nameOfSection: 'Name of the section',
    kindOf: (name: string): string => `Kind of ${name}`,
    rename: 'Rename',
    originalKind: (kind: string): string => `As it was read: ${kind}`,
    takeOut: 'Take out',
    takeOutOf: (what: string): string => `Take out ${what}`,
    takenOut: 'taken out',
    differsHere: 'Something differs in this script',
    problems: {
      missing: 'no such section in this script',
      words: 'the words differ from the other scripts',
      lines: 'the lines are parted differently in the other scripts',
      length: 'much shorter or longer than in the other scripts',
    },
    judgedBy: (who: string, at: number): string => `by ${who}, ${date.format(at)}`,
    stillOnItsWay: (stage: string): string => `It is not ready for review yet: ${stage}.`,
    replacedBy: 'The same work is kept as',
    publishedTo: (action: string, target: string, at: number): string =>
      `Published (${action}) to ${target} on ${date.format(at)}.`,
    seePublications: 'Publications',
    alsoListed: (name: string, line: number, title: string, raga: string | null): string =>
      `Also in the list ${name}, line ${number.format(line)}: ${title}${raga === null ? '' : `, ${raga}`}.`,
    openBatch: 'Open that batch',
    toLookAt: 'To look at',
    duplicates: 'Likely duplicates',
    record: 'What happened',
    line: (line: number): string => `line ${line} of the list`,
    tiers: { excellent: 'excellent', good: 'good', fair: 'fair', poor: 'poor' },
    parts: { completeness: 'complete', resolution: 'names', source: 'source', validation: 'checks' },
    notHere: 'no such section',
    position: (at: number, of: number): string => `${number.format(at)} of ${number.format(of)}`,
    kinds: { raga: 'Raga', composer: 'Composer', tala: 'Tala', deity: 'Deity', temple: 'Temple' },
  },
  panes: {
    name: 'Beside the krithi',
    page: 'Page',
    preview: 'Preview',
    twins: 'Duplicates',
    history: 'History',
  },
  keys: {
    previous_field: 'previous field',
    next_field: 'next field',
    edit: 'edit',
    names: 'names',
    scripts: 'script',
  },
  saidEdit: {
    saved: 'Saved.',
    same: 'Nothing changed.',
    names: (kind: string): string => `${kind} chosen for this krithi.`,
  },
  names: {
    change: 'Choose',
    choose: (kind: string): string => `Choose ${kind}`,
    search: (kind: string): string => `Search for ${kind}`,
    found: 'Names found',
    hint: 'Type a name, Enter takes it',
    addHint: 'Type a name, Enter adds it',
    inOrder: 'Ragas in order',
    earlier: (name: string): string => `${name} earlier`,
    later: (name: string): string => `${name} later`,
    remove: (name: string): string => `Remove ${name}`,
    use: 'Use these',
    asPrinted: 'Use what is printed',
    none: 'It has none',
    noneSaid: 'none',
  },
  diff: {
    removed: 'before:',
    added: 'now:',
    spelled: (other: string): string => `there: ${other}`,
  },
  twins: {
    title: 'Likely duplicates',
    none: 'Nothing here looks like this krithi.',
    compare: 'Compare',
    judge: 'What are these two?',
    two: 'Two works',
    keepThis: 'The same: keep this one',
    keepOther: 'The same: keep the other',
    open: 'Open the other',
    fact: 'What is known',
    own: 'This krithi',
    other: 'The other',
    page: 'Page',
    differs: 'differs',
    noScript: 'The two have no script in common to compare.',
    likeness: (share: number, script: string): string =>
      `${Math.round(share * 100)} % of the lyric is the same. Compared in ${script} letters: struck out is here only, underlined is there only, dotted is spelled otherwise.`,
    said: {
      two_works: 'Kept as two works.',
      keep_this: 'This one is kept; the other is replaced by it.',
      keep_other: 'The other is kept; this one is replaced by it.',
    },
  },
  preview: {
    lead: 'This is what the main database is given once the krithi is approved and published.',
    incipit: 'First line',
    ragamalika: 'Ragas, in order',
    sections: 'Sections',
    link: 'Source',
    primary: 'the script of its language',
    variant: (script: string): string => `Text in ${scripts[script] ?? script} letters`,
  },
  history: {
    title: 'What people did',
    nothing: 'Nobody has changed this krithi yet.',
    takenBack: 'taken back',
    act: (act: string): string => historyActs[act] ?? act,
    field: (field: string): string => {
      const [name = '', script = '', kind = '', ordinal = ''] = field.split('/');
      if (script === '') return fields[name] ?? name;
      const what = { sections: 'text', kinds: 'kind', labels: 'name' }[name] ?? name;
      return `${kind.replaceAll('_', ' ')} ${ordinal}, ${script}: ${what}`;
    },
  },
  sections: {
    pallavi: 'Pallavi',
    anupallavi: 'Anupallavi',
    charanam: 'Charanam',
    samashti_charanam: 'Samashti charanam',
    madhyama_kala: 'Madhyama kala',
    svara_sahitya: 'Svara sahitya',
    chittasvaram: 'Chittasvaram',
    other: 'Other',
  },
  sectionHelp: {
    pallavi: 'The refrain',
    anupallavi: 'The second part, between refrain and verses',
    charanam: 'A verse',
    samashti_charanam: 'One verse that stands for anupallavi and charanam',
    madhyama_kala: 'A passage at double speed',
    svara_sahitya: 'Text set to solfa syllables',
    chittasvaram: 'A composed solfa passage',
    other: 'A part of another kind',
  },
  scripts: scriptNames,
  forms: { KRITHI: 'Krithi', VARNAM: 'Varnam', SWARAJATHI: 'Svarajati' },
  languages: {
    sa: 'Sanskrit',
    ta: 'Tamil',
    te: 'Telugu',
    kn: 'Kannada',
    ml: 'Malayalam',
    hi: 'Hindi',
    en: 'English',
  },
  fieldTitle: (field: string): string => {
    if (!field.startsWith('section:')) return fields[field] ?? field;
    const [script = '', kind = '', ordinal = ''] = field.slice('section:'.length).split('/');
    return `${kind.replaceAll('_', ' ')} ${ordinal}, ${script}`;
  },
} as const;
