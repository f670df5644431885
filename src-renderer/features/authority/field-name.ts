import { syncWords } from '../../words/authority-sync.ts';
import { authorityWords } from '../../words/authority.ts';

const names: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...syncWords.other, ...authorityWords.factNames }),
);

/** A field of an entry as musicians say it. */
export const fieldName = (field: string): string => names.get(field) ?? field;
