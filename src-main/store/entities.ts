import { z } from 'zod';
import { type Entity, EntityFacts, type NameKind } from '../domain/name.ts';
import type { EventQueries } from './events.ts';
import type { Store } from './open.ts';

/** builtin: shipped with the app; main: pulled from the main database; file: imported; person: created in review. */
export type EntitySource = 'builtin' | 'main' | 'file' | 'person';
export type StoredEntity = Entity & { readonly source: EntitySource };

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

/** Queries of the authority list. Every change raises its version, which verdicts depend on. */
export const entityQueries = (store: Store, events: EventQueries) => {
  const { db, clock } = store;
  const put = db.prepare(
    `INSERT INTO entity (id, kind, name, aliases, facts, provenance, source, created_by, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, aliases = excluded.aliases, facts = excluded.facts,
       provenance = excluded.provenance, source = excluded.source, removed_at = NULL`,
  );
  const byId = db.prepare<[string], Raw>(`SELECT ${columns} FROM entity WHERE id = ? AND removed_at IS NULL`);
  const all = db.prepare<[], Raw>(`SELECT ${columns} FROM entity WHERE removed_at IS NULL ORDER BY kind, id`);
  const byName = db.prepare<[string, string], Raw>(
    `SELECT ${columns} FROM entity WHERE kind = ? AND name = ? COLLATE NOCASE AND removed_at IS NULL`,
  );
  const remove = db.prepare('UPDATE entity SET removed_at = ? WHERE id = ? AND removed_at IS NULL');
  const revive = db.prepare('UPDATE entity SET removed_at = NULL WHERE id = ?');
  const counts = db.prepare<[], { kind: NameKind; n: number }>(
    'SELECT kind, count(*) AS n FROM entity WHERE removed_at IS NULL GROUP BY kind',
  );
  const version = db.prepare<[], string>(`SELECT value FROM setting WHERE key = 'authority.version'`).pluck();
  const setVersion = db.prepare(
    `INSERT INTO setting (key, value) VALUES ('authority.version', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  );

  const currentVersion = (): number => Number(version.get() ?? 0);
  const changed = (actor: string, type: string, data: Record<string, unknown>): void => {
    setVersion.run(String(currentVersion() + 1));
    events.append({ type, actor, data });
  };

  return {
    find: (id: string): StoredEntity | null => {
      const raw = byId.get(id);
      return raw === undefined ? null : read(raw);
    },
    findByName: (kind: NameKind, name: string): StoredEntity[] => byName.all(kind, name).map(read),
    all: (): StoredEntity[] => all.all().map(read),
    counts: () => counts.all(),
    version: currentVersion,
    /** Adds or replaces entries as one change of the list. */
    putAll: (entities: readonly Entity[], source: EntitySource, actor: string): void => {
      const now = clock.now();
      for (const e of entities) {
        put.run(
          e.id,
          e.kind,
          e.name,
          JSON.stringify(e.aliases),
          JSON.stringify(e.facts),
          e.provenance ?? null,
          source,
          actor,
          now,
        );
      }
      changed(actor, 'authority.changed', { entries: entities.length, source });
    },
    remove: (id: string, actor: string): void => {
      remove.run(clock.now(), id);
      changed(actor, 'authority.removed', { entity: id });
    },
    revive: (id: string, actor: string): void => {
      revive.run(id);
      changed(actor, 'authority.revived', { entity: id });
    },
    page: (
      kind: NameKind | undefined,
      text: string | undefined,
      after: { name: string; id: string } | null,
      limit: number,
    ): StoredEntity[] => {
      const { sql, values } = listWhere(kind, text);
      return db
        .prepare<(string | number)[], Raw>(
          `SELECT ${columns} FROM entity WHERE ${sql} AND (name, id) > (?, ?) ORDER BY name, id LIMIT ?`,
        )
        .all(...values, after?.name ?? '', after?.id ?? '', limit)
        .map(read);
    },
    count: (kind: NameKind | undefined, text: string | undefined): number => {
      const { sql, values } = listWhere(kind, text);
      return Number(
        db
          .prepare(`SELECT count(*) FROM entity WHERE ${sql}`)
          .pluck()
          .get(...values),
      );
    },
  };
};
export type EntityQueries = ReturnType<typeof entityQueries>;

const listWhere = (
  kind: NameKind | undefined,
  text: string | undefined,
): { readonly sql: string; readonly values: string[] } => {
  const parts = ['removed_at IS NULL'];
  const values: string[] = [];
  if (kind !== undefined) {
    parts.push('kind = ?');
    values.push(kind);
  }
  if (text !== undefined && text.trim() !== '') {
    parts.push(`(name LIKE ? ESCAPE '\\' OR aliases LIKE ? ESCAPE '\\' OR id = ?)`);
    const pattern = `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
    values.push(pattern, pattern, text.trim());
  }
  return { sql: parts.join(' AND '), values };
};
