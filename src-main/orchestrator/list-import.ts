import type { StoredEntity } from '../domain/authority.ts';
import type { Entity } from '../domain/name.ts';
import { entityText } from '../domain/authority.ts';
import { AppError } from '../domain/errors.ts';
import { type FileProblem, readAuthority } from '../resolve/index.ts';
import type { Effect } from '../review/index.ts';
import type { AuthorityActs } from '../review/index.ts';
import type { EntryChange } from '../store/authority-log.ts';
import type { Records } from '../store/index.ts';
import { type FieldDiff, fieldsOf } from './list-versions.ts';

/** add: what the other list lacks stays; replace: it leaves, unless something rests on it. */
export type TakeMode = 'add' | 'replace';

export type ListPlan = {
  readonly set: readonly StoredEntity[];
  readonly gone: readonly string[];
  /** Entries that would leave but are needed. */
  readonly kept: readonly string[];
  readonly counts: {
    readonly added: number;
    readonly changed: number;
    readonly removed: number;
    readonly untouched: number;
    readonly kept: number;
  };
  readonly changes: readonly FieldDiff[];
};

/** The words of an entry, whoever brought them. */
const wording = (entity: StoredEntity): string | null => entityText({ ...entity, source: 'file' });

/** What taking entries in would do to the list. Entries whose words are the same stay whose they are. */
export const planTaking = (
  records: Records,
  entities: readonly Entity[],
  source: 'file' | 'main',
  mode: TakeMode,
): ListPlan => {
  const held = new Map(records.entities.all().map((entity) => [entity.id, entity]));
  const entries: Pick<EntryChange, 'before' | 'after'>[] = [];
  const set: StoredEntity[] = [];
  let untouched = 0;
  for (const entity of entities) {
    const before = held.get(entity.id) ?? null;
    held.delete(entity.id);
    const after: StoredEntity = { ...entity, source };
    if (before !== null && wording(before) === wording(after)) {
      untouched += 1;
      continue;
    }
    set.push(after);
    entries.push({ before, after });
  }
  const added = entries.filter(({ before }) => before === null).length;
  const needed = mode === 'replace' ? neededEntries(records) : new Set<string>();
  const leaving = mode === 'replace' ? [...held.values()] : [];
  const gone = leaving.filter(({ id }) => !needed.has(id));
  const kept = leaving.filter(({ id }) => needed.has(id)).map(({ id }) => id);
  return {
    set,
    gone: gone.map(({ id }) => id),
    kept,
    counts: {
      added,
      changed: entries.length - added,
      removed: gone.length,
      untouched: untouched + (mode === 'add' ? held.size : 0),
      kept: kept.length,
    },
    changes: fieldsOf([...entries, ...gone.map((before) => ({ before, after: null }))]),
  };
};

/** Entries that krithis carry, decisions chose, or other entries were merged into. */
const neededEntries = (records: Records): ReadonlySet<string> =>
  new Set([...records.entityUse.usedIds(), ...records.entityUse.chosenIds(), ...records.redirects.targets()]);

export type FileTaking = ListPlan & {
  readonly version: string;
  readonly problems: readonly FileProblem[];
};

export const planFile = (records: Records, text: string, name: string, mode: TakeMode): FileTaking => {
  const { version, entities, problems } = readAuthority(text, name);
  return { ...planTaking(records, entities, 'file', mode), version, problems };
};

/** Takes a file in as one change. @throws AppError `resolve.bad_authority` where any entry is wrong: nothing is taken then. */
export const takeFile = (
  records: Records,
  authority: AuthorityActs,
  text: string,
  name: string,
  mode: TakeMode,
  who: string,
): Effect =>
  records.store.write(() => {
    const { set, gone, problems } = planFile(records, text, name, mode);
    const [first] = problems;
    if (first !== undefined) {
      const more = problems.length === 1 ? '' : ` (and ${problems.length - 1} more)`;
      throw new AppError('resolve.bad_authority', {
        detail: `${name}: line ${first.line}: ${first.entry}: ${first.message}${more}`,
      });
    }
    return authority.take('file', set, gone, name, who);
  });
