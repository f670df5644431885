import { count, number } from './counts.ts';

const counted = (created: number, updated: number): string =>
  [
    ...(created > 0 ? [count(created, 'name is new', 'names are new')] : []),
    ...(updated > 0 ? [count(updated, 'name is brought up to date', 'names are brought up to date')] : []),
  ].join(', ');

const left = (conflicts: number): string =>
  conflicts > 0 ? ` ${count(conflicts, 'name is', 'names are')} left as before.` : '';

/** The words for bringing the list and the main database together. */
export const syncWords = {
  title: 'The list and the main database',
  help: 'First you see what would change; then it is done in one step. What differs on both sides stays as it is.',
  loading: 'One moment…',
  statusFailed: 'The main database could not be looked up',
  noAddress: 'No main database is set',
  noAddressText: 'Give its address under Publish; then the two lists can be brought together here.',
  toPublish: 'Set it under Publish',
  look: { pull: 'See what would come from there', push: 'See what would go there' },
  looking: 'Comparing the two lists…',
  failed: 'The two lists could not be compared',
  plans: { pull: 'This would come into your list', push: 'This would go to the main database' },
  apply: { pull: 'Take it into the list', push: 'Write it there' },
  applying: { pull: 'Taking it in…', push: 'Writing…' },
  nothing: (unchanged: number): string =>
    `There is nothing to do: ${count(unchanged, 'name is', 'names are')} the same on both sides.`,
  nothingButConflicts: 'There is nothing to do but to look at what differs.',
  done: {
    pull: (created: number, updated: number, conflicts: number): string =>
      `From the main database: ${counted(created, updated) || 'nothing was new'}.${left(conflicts)}`,
    push: (created: number, updated: number, conflicts: number): string =>
      `In the main database: ${counted(created, updated) || 'nothing was new'}.${left(conflicts)}`,
  },
  actionsName: 'What to look at',
  actions: {
    conflict: 'Differ on both sides',
    update: 'Brought up to date',
    create: 'New',
    unchanged: 'The same',
  },
  rowsOf: (what: string): string => `Names: ${what}`,
  noRows: { conflict: 'Nothing differs.', update: 'No name changes.', create: 'No name is new.' },
  first: (shown: number, of: number): string => `The first ${number(shown)} of ${number(of)} are shown.`,
  conflictHelp: {
    pull: 'Your list keeps its own. Edit the name here, or correct it there.',
    push: 'The main database keeps its own. Edit the name here, or correct it there.',
  },
  sides: { pull: ['here', 'there'], push: ['there', 'here'] },
  other: { aliases: 'Other names', name: 'Name' },
  base: (value: string): string => `both had ${value} before`,
  nothingThere: 'nothing',
  number,
} as const;
