import type { Records } from '../../store/index.ts';
import type { KrithiUse, UseCounts } from '../../store/entity-use.ts';
import { spellingsOfEntry } from './spellings.ts';

/** Krithis shown of many. */
const shown = 200;

/** What rests on an entry, or on several together. */
export type Impact = UseCounts & {
  readonly decisions: number;
  readonly spellings: number;
  readonly list: readonly KrithiUse[];
};

export const impactOf = (records: Records, ids: readonly string[]): Impact => {
  const decisions = new Set(ids.flatMap((id) => records.entityUse.chosenBy(id).map((chosen) => chosen.id)));
  return {
    ...records.entityUse.counts(ids),
    decisions: [...decisions].filter((id) => records.decisions.stands(id)).length,
    spellings: ids.flatMap((id) => spellingsOfEntry(records, id)).length,
    list: ids.flatMap((id) => records.entityUse.krithis(id, null, shown)).slice(0, shown),
  };
};
