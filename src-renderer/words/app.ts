/** The words of the frame around the screens. */
const number = new Intl.NumberFormat('en-GB');
const plural = new Intl.PluralRules('en');

export const screenWords = {
  batches: 'Batches',
  review: 'Review',
  krithis: 'Krithis',
  authority: 'Authority',
  publish: 'Publish',
  health: 'Health',
  settings: 'Settings',
} as const;
export type ScreenName = keyof typeof screenWords;

export const appWords = {
  name: 'Krithi Desk',
  title: (screen: string): string => `${screen} · Krithi Desk`,
  skip: 'Skip to the screen',
  rail: 'Screens',
  waiting: (n: number): string =>
    `${number.format(n)} ${plural.select(n) === 'one' ? 'krithi waits' : 'krithis wait'}`,
  waitingShort: (n: number): string =>
    n > 9999 ? `${number.format(Math.floor(n / 1000))}k` : number.format(n),
  alertsOpen: (n: number): string =>
    `${number.format(n)} open ${plural.select(n) === 'one' ? 'alert' : 'alerts'}`,
  offline: 'Offline',

  drop: { title: 'Drop to read', text: 'You see what the files hold before anything is fetched.' },

  palette: {
    button: 'Find',
    title: 'Find a screen, an action, a krithi or a name',
    placeholder: 'What do you want to do?',
    results: 'What fits',
    none: 'Nothing fits. Try another word.',
    groups: {
      screens: 'Screens',
      actions: 'Actions',
      here: 'On this screen',
      krithis: 'Krithis',
      names: 'Names',
    },
  },

  commands: {
    go: (screen: string): string => `Go to ${screen}`,
    choose: 'Choose files to import',
    sample: 'Try the sample batch',
    keys: 'Show the keys',
    undo: 'Undo the last decision',
    redo: 'Redo the last decision',
  },

  keys: {
    title: 'Keys',
    everywhere: 'Everywhere',
    here: (screen: string): string => `On ${screen}`,
    palette: 'find anything',
    help: 'these keys',
    go: (screen: string): string => `go to ${screen}`,
    close: 'close what is open',
    goHint: 'Go to',
  },

  alerts: { name: 'New alerts', dismiss: 'Dismiss', look: 'Look' },

  broken: {
    title: 'This screen stopped',
    text: 'The work itself goes on, and nothing that was done is lost.',
    again: 'Show it again',
    details: 'What happened',
  },
  lostWay: {
    title: 'There is no such screen',
    text: 'The address may be old or mistyped.',
    back: 'Go to Batches',
  },
  authorityBack: 'All names',
} as const;
