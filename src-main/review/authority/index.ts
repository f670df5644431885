import type { ChangeData } from '../../domain/authority.ts';
import type { NewId } from '../../domain/ids.ts';
import type { AliasScope } from '../../domain/name.ts';
import type { EntitySource, StoredEntity } from '../../store/entities.ts';
import type { Records } from '../../store/index.ts';
import { type Sliced, sliceSize } from '../slices.ts';
import { type Edit, type NewEntry, createEntry, editEntry, removeEntry } from './edit.ts';
import { mergeEntries, previewMerge } from './merge.ts';
import { type Effect, perform, restoreJudgements } from './perform.ts';
import { changeOf, changeStacks, previewRevert, revertChange, rootOf } from './revert.ts';
import {
  restingOnSpelling,
  retireSpelling,
  scopeSpelling,
  spellingsOfEntry,
  spellingsPage,
} from './spellings.ts';
import { type Split, countSplit, splitChoice, splitEntry } from './split.ts';

/** Tending the authority list: every act one transaction, logged, and undoable singly. */
export const createAuthority = (records: Records, newId: NewId) => ({
  create: (entry: NewEntry, who: string) => createEntry(records, newId, entry, who),
  edit: (edit: Edit, who: string) => editEntry(records, edit, who),
  remove: (id: string, who: string) => removeEntry(records, id, who),
  previewMerge: (from: readonly string[], into: string) => previewMerge(records, from, into),
  merge: (from: readonly string[], into: string, who: string) => mergeEntries(records, from, into, who),
  splitChoice: (id: string) => splitChoice(records, id),
  countSplit: (split: Split) => countSplit(records, split),
  split: (split: Split, who: string) => splitEntry(records, newId, split, who),
  spellingsOf: (id: string) => spellingsOfEntry(records, id),
  spellingsPage: (id: string, after: Parameters<typeof spellingsPage>[2], limit: number) =>
    spellingsPage(records, id, after, limit),
  restingOn: (id: string, limit: number) => restingOnSpelling(records, id, limit),
  retireSpelling: (id: string, who: string) => retireSpelling(records, id, who),
  scopeSpelling: (id: string, scope: AliasScope, scopeId: string | null, who: string) =>
    scopeSpelling(records, id, scope, scopeId, who),
  /** Takes a whole list in, or parts of one, as one change; `gone` leaves the list. */
  take: (
    source: Extract<EntitySource, 'file' | 'main'>,
    entities: readonly StoredEntity[],
    gone: readonly string[],
    from: string,
    who: string,
    links?: ChangeData['links'],
  ): Effect =>
    perform(records, {
      act: source === 'file' ? 'import' : 'pull',
      who,
      note: from,
      set: [
        ...entities.map((entity) => ({ id: entity.id, entity })),
        ...gone.map((id) => ({ id, entity: null })),
      ],
      ...(links === undefined ? {} : { data: { links } }),
    }),
  /** Remembers the answer to a finding of the doctor. */
  judge: (finding: NonNullable<ChangeData['finding']>, about: readonly string[], note: string, who: string) =>
    perform(records, { act: 'judge', who, note, set: [], data: { about: [...about], finding } }),
  previewRevert: (seq: number) => previewRevert(records, seq),
  revert: (seq: number, who: string) => revertChange(records, seq, who),
  /** Takes the newest change back that stands; null where there is none. */
  undo: (who: string): (Effect & { readonly reverted: number }) | null => {
    const seq = changeStacks(records).undoable.at(-1);
    return seq === undefined ? null : { ...revertChange(records, seq, who), reverted: seq };
  },
  redo: (who: string): (Effect & { readonly reverted: number }) | null => {
    const seq = changeStacks(records).redoable.at(-1);
    return seq === undefined ? null : { ...revertChange(records, seq, who), reverted: seq };
  },
  stacks: () => changeStacks(records),
  /** After a change was undone and names were looked up anew: gives back the judgements it had taken; says how many. */
  *restoreJudgements(revert: number, who: string): Sliced<number> {
    const root = rootOf(records, changeOf(records, revert));
    const held = records.authorityLog.stands(root.seq) ? [] : root.data.held;
    let restored = 0;
    for (let from = 0; from < held.length; from += sliceSize) {
      restored += restoreJudgements(records, held.slice(from, from + sliceSize), who);
      yield;
    }
    return restored;
  },
});
export type AuthorityActs = ReturnType<typeof createAuthority>;
export type { Effect } from './perform.ts';
export type { Split } from './split.ts';
