import { z } from 'zod';
import {
  type AuthorityAct,
  ChangeData,
  type EntitySource,
  type StoredEntity,
  entityText,
} from '../domain/authority.ts';
import { AppError } from '../domain/errors.ts';
import { type Entity, EntityFacts, type NameKind } from '../domain/name.ts';
import type { AuthorityLogQueries, EntryChange } from './authority-log.ts';
import type { EventQueries } from './events.ts';
import type { Store } from './open.ts';
import type { RedirectQueries } from './redirects.ts';

export type { EntitySource, StoredEntity } from '../domain/authority.ts';

type Raw = {
  id: string;
  kind: NameKind;
  name: string;
  aliases: string;
  facts: string;
  provenance: string | null;
  source: EntitySource;
};
const Strings = z.array(z.string());
const columns = 'id, kind, name, aliases, facts, provenance, source';

const read = ({ aliases, facts, provenance, ...rest }: Raw): StoredEntity => ({
  ...rest,
  aliases: Strings.parse(JSON.parse(aliases)),
  facts: EntityFacts.parse(JSON.parse(facts)),
  ...(provenance === null ? {} : { provenance }),
});

/** One act on the list: entries as they shall be (null: gone), and what else belongs to it. */
export type Change = {
  readonly act: AuthorityAct;
  readonly who: string;
  readonly note?: string | null;
  readonly reverts?: number;
  readonly set: readonly { readonly id: string; readonly entity: StoredEntity | null }[];
  readonly data?: Partial<ChangeData>;
};

/** How a wholesale `putAll` is named in the log. */
const actOfSource: Readonly<Record<EntitySource, AuthorityAct>> = {
  builtin: 'builtin',
  main: 'pull',
  file: 'import',
  pack: 'import',
  person: 'review',
};

/**
 * Queries of the authority list. Every change goes through `commit`: it is written to the log of the
 * list with each entry before and after, raises the version that verdicts depend on, and tells the screens.
 */
export const entityQueries = (
  store: Store,
  events: EventQueries,
  log: AuthorityLogQueries,
  redirects: RedirectQueries,
) => {
  const { db, clock } = store;
  const put = db.prepare(
    `INSERT INTO entity (id, kind, name, aliases, facts, provenance, source, created_by, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, aliases = excluded.aliases,
       facts = excluded.facts, provenance = excluded.provenance, source = excluded.source, removed_at = NULL`,
  );
  const byId = db.prepare<[string], Raw>(`SELECT ${columns} FROM entity WHERE id = ? AND removed_at IS NULL`);
  const isHeld = db
    .prepare<[string], number>('SELECT 1 FROM entity WHERE id = ? AND removed_at IS NULL')
    .pluck();
  const evenGone = db.prepare<[string], Raw>(`SELECT ${columns} FROM entity WHERE id = ?`);
  const all = db.prepare<[], Raw>(`SELECT ${columns} FROM entity WHERE removed_at IS NULL ORDER BY kind, id`);
  const byName = db.prepare<[string, string], Raw>(
    `SELECT ${columns} FROM entity WHERE kind = ? AND name = ? COLLATE NOCASE AND removed_at IS NULL`,
  );
  const remove = db.prepare('UPDATE entity SET removed_at = ? WHERE id = ? AND removed_at IS NULL');
  const counts = db.prepare<[], { kind: NameKind; n: number }>(
    'SELECT kind, count(*) AS n FROM entity WHERE removed_at IS NULL GROUP BY kind',
  );
  const count = db
    .prepare<[NameKind], number>('SELECT count(*) FROM entity WHERE kind = ? AND removed_at IS NULL')
    .pluck();
  const pageOfAll = db.prepare<[string, string, number], Raw>(
    `SELECT ${columns} FROM entity WHERE removed_at IS NULL AND (name, id) > (?, ?) ORDER BY name, id LIMIT ?`,
  );
  const pageOfKind = db.prepare<[NameKind, string, string, number], Raw>(
    `SELECT ${columns} FROM entity WHERE kind = ? AND removed_at IS NULL AND (name, id) > (?, ?)
     ORDER BY name, id LIMIT ?`,
  );
  const tended = db
    .prepare<[], string>(`SELECT id FROM entity WHERE source <> 'builtin' OR removed_at IS NOT NULL`)
    .pluck();
  const version = db.prepare<[], string>(`SELECT value FROM setting WHERE key = 'authority.version'`).pluck();
  const setVersion = db.prepare(
    `INSERT INTO setting (key, value) VALUES ('authority.version', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  );

  const currentVersion = (): number => Number(version.get() ?? 0);
  const find = (id: string): StoredEntity | null => {
    const raw = byId.get(id);
    return raw === undefined ? null : read(raw);
  };
  const findEvenGone = (id: string): StoredEntity | null => {
    const raw = evenGone.get(id);
    return raw === undefined ? null : read(raw);
  };

  const write = (id: string, entity: StoredEntity | null, who: string, now: number): void => {
    if (entity === null) {
      remove.run(now, id);
      return;
    }
    const { kind, name, aliases, facts, provenance, source } = entity;
    put.run(
      id,
      kind,
      name,
      JSON.stringify(aliases),
      JSON.stringify(facts),
      provenance ?? null,
      source,
      who,
      now,
    );
  };

  /**
   * Does one act on the list. Entries that are so already are left out; an act that changes nothing
   * and says nothing is not written. Gives the change's number, or null where there was none.
   */
  const commit = (change: Change): number | null =>
    store.write(() => {
      const now = clock.now();
      const entries: EntryChange[] = [];
      for (const { id, entity } of change.set) {
        const before = find(id);
        if (entityText(before) === entityText(entity)) continue;
        entries.push({ id, before, after: entity });
        write(id, entity, change.who, now);
      }
      const data = ChangeData.parse(change.data ?? {});
      const isSaying =
        data.spellings.length > 0 || data.finding !== undefined || change.reverts !== undefined;
      if (entries.length === 0 && !isSaying) return null;
      // An answer to the doctor leaves the list as it is, and verdicts with it.
      const changesList = entries.length > 0 || data.spellings.length > 0;
      if (changesList) setVersion.run(String(currentVersion() + 1));
      const seq = log.append(
        {
          who: change.who,
          act: change.act,
          note: change.note ?? null,
          version: currentVersion(),
          reverts: change.reverts ?? null,
          data,
        },
        entries,
      );
      events.append({
        type: 'authority.changed',
        actor: change.who,
        to: change.act,
        reason: change.note ?? null,
        data: { change: seq, entries: entries.length },
      });
      return seq;
    });

  return {
    find,
    /** Whether the list has the entry now. */
    holds: (id: string): boolean => isHeld.get(id) === 1,
    /** The name that an id stands for, also where the list no longer has it; the id where it never had. */
    nameOf: (id: string): string => evenGone.get(id)?.name ?? id,
    findEvenGone,
    findByName: (kind: NameKind, name: string): StoredEntity[] => byName.all(kind, name).map(read),
    all: (): StoredEntity[] => all.all().map(read),
    counts: () => counts.all(),
    /** Entries that people changed or took out: a newer built-in list leaves them alone. */
    tended: (): ReadonlySet<string> => new Set(tended.all()),
    version: currentVersion,
    commit,
    /** Adds or replaces entries as one change of the list. */
    putAll: (entities: readonly Entity[], source: EntitySource, actor: string): number | null =>
      commit({
        act: actOfSource[source],
        who: actor,
        set: entities.map((e) => ({ id: e.id, entity: { ...e, source } })),
        data: { about: entities.length > 3 ? [] : entities.map(({ name }) => name) },
      }),
    /**
     * Takes an entry out that a decision had made.
     * @throws AppError `authority.depends` where other entries were merged into it or told apart from it.
     */
    remove: (id: string, actor: string): void => {
      const [resting] = redirects.changesLeadingTo(id);
      if (resting !== undefined)
        throw new AppError('authority.depends', {
          detail: `change ${resting} of the list leads to this name`,
        });
      commit({
        act: 'review',
        who: actor,
        set: [{ id, entity: null }],
        data: { about: [findEvenGone(id)?.name ?? id] },
      });
    },
    /** Brings back an entry that a decision had made, unless it has become part of another. */
    revive: (id: string, actor: string): void => {
      const entity = findEvenGone(id);
      if (entity === null || redirects.mergedInto(id) !== null) return;
      commit({ act: 'review', who: actor, set: [{ id, entity }], data: { about: [entity.name] } });
    },
    /** By name, from the one after `after` on. */
    page: (
      kind: NameKind | undefined,
      after: { name: string; id: string } | null,
      limit: number,
    ): StoredEntity[] => {
      const rows =
        kind === undefined
          ? pageOfAll.all(after?.name ?? '', after?.id ?? '', limit)
          : pageOfKind.all(kind, after?.name ?? '', after?.id ?? '', limit);
      return rows.map(read);
    },
    count: (kind: NameKind): number => count.get(kind) ?? 0,
  };
};
export type EntityQueries = ReturnType<typeof entityQueries>;
