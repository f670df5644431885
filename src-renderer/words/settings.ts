/** The words of the Settings screen. */
export const settingsWords = {
  title: 'Settings',
  failedToLoad: 'The settings could not be loaded',
  saved: 'Saved.',
  notSaved: 'Not saved: correct the marked fields.',
  save: 'Save',
  reset: 'Discard changes',
  groups: {
    you: 'You',
    pace: 'Asking sites for pages',
    names: 'Names',
    targets: 'Targets',
    about: 'This Krithi Desk',
  },
  fields: {
    reviewer: { label: 'Your name', help: 'Stands in the log beside what you decide.' },
    contact: {
      label: 'Contact',
      help: 'Sent along with each request, so that a site’s owner can reach you. An e-mail or a web address.',
    },
    siteIntervalMs: {
      label: 'Least gap between two requests to one site, in seconds',
      help: 'One second is the least. Sites belong to people: ask them slowly.',
    },
    globalIntervalMs: {
      label: 'Least gap between any two requests, in seconds',
      help: 'Nought where only each site’s own gap counts.',
    },
    concurrency: { label: 'Requests at once', help: 'Over all sites, 1 to 16.' },
    acceptTamilSpelling: {
      label: 'Accept names in Tamil letters',
      help: 'Tamil does not write voicing (k or g, t or d). Off: each such name waits for you.',
    },
    auditShare: {
      label: 'Names to check blind (per cent)',
      help: 'So many of the names that were settled without you come up in Review like any other, to see how often they are right. Nought: none.',
    },
    auditBound: {
      label: 'Errors allowed, at most (per cent)',
      help: 'A kind of match that is wrong more often is sent to you instead of being settled.',
    },
    successRate: { label: 'Pages fetched at the first go, at least (per cent)', help: '' },
    oldestWaitingMs: { label: 'Oldest waiting task, at most (minutes)', help: '' },
    stuckTasks: { label: 'Stuck tasks, at most', help: '' },
    taskTimeMs: { label: 'Time for one page, at most (seconds)', help: '' },
    reviewPerHour: { label: 'Decisions an hour, at least', help: '' },
  },
  errors: {
    empty: 'This cannot be empty.',
    number: (least: string, most: string): string => `A number from ${least} to ${most} is needed.`,
  },
  about: {
    version: 'Version',
    dataDir: 'Data folder',
    authority: 'Version of the list of names',
    schema: 'Form of the data',
  },
  aboutHelp: 'Copy the data with: krithi-desk backup FILE. It can be done while the app runs.',
} as const;
