import type { Records } from '../../store/index.ts';
import type { KrithiUse, UseCounts } from '../../store/entity-use.ts';
import { spellingsOfEntry } from './spellings.ts';

/** Krithis shown of many. */
const shown = 200;

/** What rests on an entry. */
export type Impact = UseCounts & {
  readonly decisions: number;
  readonly spellings: number;
  readonly list: readonly KrithiUse[];
};

export const impactOf = (records: Records, id: string): Impact => ({
  ...records.entityUse.counts(id),
  decisions: records.entityUse.chosenBy(id).filter((d) => records.decisions.stands(d.id)).length,
  spellings: spellingsOfEntry(records, id).length,
  list: records.entityUse.krithis(id, '', shown),
});
