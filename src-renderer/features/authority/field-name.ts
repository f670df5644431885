import { syncWords } from '../../words/authority-sync.ts';
import { authorityWords } from '../../words/authority.ts';

const names: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...syncWords.other, ...authorityWords.factNames }),
);

const truths: ReadonlyMap<string, string> = new Map([
  ['true', authorityWords.yes],
  ['false', authorityWords.no],
]);

/** A value of a field as musicians say it: what is true or not is yes or no. */
export const fieldValue = (value: string): string => truths.get(value) ?? value;

/** A field of an entry as musicians say it. */
export const fieldName = (field: string): string => names.get(field) ?? field;
