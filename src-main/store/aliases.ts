import type { SpellingState } from '../domain/authority.ts';
import type { AliasScope, NameKind } from '../domain/name.ts';
import type { Store } from './open.ts';

export type AliasRow = {
  readonly id: string;
  readonly kind: NameKind;
  readonly key: string;
  readonly value: string;
  readonly entityId: string;
  readonly scope: AliasScope;
  readonly scopeId: string | null;
  readonly decisionId: string;
  readonly who: string;
  readonly at: number;
  /** Set while the decision that taught it is reverted. */
  readonly revokedAt: number | null;
  /** Set while a person has taken the spelling itself back. */
  readonly retiredAt: number | null;
};

const columns = `id, kind, key, value, entity_id AS entityId, scope, scope_id AS scopeId, decision_id AS decisionId,
  who, at, revoked_at AS revokedAt, retired_at AS retiredAt`;

/** Scopes from the narrowest: what a person said for this batch beats what holds always. */
const narrowestFirst: readonly AliasScope[] = ['batch', 'source', 'always'];

/** Of the spellings of one key, newest first, the one that holds in a place: of the narrowest scope, and the newest of it. */
export const aliasAt = (
  rows: readonly AliasRow[],
  place: { readonly batchId: string; readonly site: string },
): AliasRow | null => {
  const scopeIds: Record<AliasScope, string | null> = {
    batch: place.batchId,
    source: place.site,
    always: null,
  };
  for (const scope of narrowestFirst) {
    const hit = rows.find((row) => row.scope === scope && row.scopeId === scopeIds[scope]);
    if (hit !== undefined) return hit;
  }
  return null;
};

/** Queries of the spellings that people taught. */
export const aliasQueries = (store: Store) => {
  const { db } = store;
  const insert = db.prepare(
    `INSERT INTO alias (id, kind, key, value, entity_id, scope, scope_id, decision_id, who, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const revokeOfDecision = db.prepare(
    'UPDATE alias SET revoked_at = ? WHERE decision_id = ? AND revoked_at IS NULL',
  );
  const reviveOfDecision = db.prepare(
    'UPDATE alias SET revoked_at = NULL WHERE decision_id = ? AND revoked_at IS NOT NULL',
  );
  const isTaught = db.prepare<[string], number>('SELECT 1 FROM alias WHERE decision_id = ? LIMIT 1').pluck();
  const live = db.prepare<[], AliasRow>(
    `SELECT ${columns} FROM alias WHERE revoked_at IS NULL AND retired_at IS NULL ORDER BY at, id`,
  );
  const ofEntity = db.prepare<[string], AliasRow>(
    `SELECT ${columns} FROM alias WHERE entity_id = ? AND revoked_at IS NULL AND retired_at IS NULL ORDER BY at, id`,
  );
  const pageOfEntities = db.prepare<[string, number, string, number], AliasRow>(
    `SELECT ${columns} FROM alias WHERE entity_id IN (SELECT value FROM json_each(?))
       AND revoked_at IS NULL AND retired_at IS NULL AND (at, id) > (?, ?) ORDER BY at, id LIMIT ?`,
  );
  const ofKey = db.prepare<[string, string], AliasRow>(
    `SELECT ${columns} FROM alias WHERE kind = ? AND key = ? AND revoked_at IS NULL AND retired_at IS NULL ORDER BY at DESC, decision_id DESC`,
  );
  const rebind = db.prepare(
    'UPDATE alias SET entity_id = ?, scope = ?, scope_id = ?, retired_at = ? WHERE id = ?',
  );
  const page = db.prepare<[string, string, number], AliasRow>(
    `SELECT ${columns} FROM alias WHERE revoked_at IS NULL AND retired_at IS NULL AND (value, id) > (?, ?)
     ORDER BY value, id LIMIT ?`,
  );
  const byId = db.prepare<[string], AliasRow>(`SELECT ${columns} FROM alias WHERE id = ?`);
  const used = db.prepare<[string], number>('SELECT count(*) FROM mention WHERE decision_id = ?').pluck();
  const count = db
    .prepare<[], number>('SELECT count(*) FROM alias WHERE revoked_at IS NULL AND retired_at IS NULL')
    .pluck();

  return {
    insert: (a: Omit<AliasRow, 'revokedAt' | 'retiredAt'>): void => {
      insert.run(a.id, a.kind, a.key, a.value, a.entityId, a.scope, a.scopeId, a.decisionId, a.who, a.at);
    },
    revokeOfDecision: (decisionId: string): void => {
      revokeOfDecision.run(store.clock.now(), decisionId);
    },
    /** Lets the spellings of a decision hold again; false where it never taught any. */
    reviveOfDecision: (decisionId: string): boolean => {
      reviveOfDecision.run(decisionId);
      return isTaught.get(decisionId) !== undefined;
    },
    /** Spellings of a key that hold, newest first. */
    ofKey: (kind: NameKind, key: string): AliasRow[] => ofKey.all(kind, key),
    live: (): AliasRow[] => live.all(),
    ofEntity: (entityId: string): AliasRow[] => ofEntity.all(entityId),
    /** What was learnt for entries, oldest first, from the one after `after` on. */
    pageOfEntities: (
      entityIds: readonly string[],
      after: { readonly at: number; readonly id: string } | null,
      limit: number,
    ): AliasRow[] => pageOfEntities.all(JSON.stringify(entityIds), after?.at ?? 0, after?.id ?? '', limit),
    find: (id: string): AliasRow | null => byId.get(id) ?? null,
    /** The alias that holds for a key in this place, narrowest scope and newest first. */
    lookup: (kind: NameKind, key: string, place: { batchId: string; site: string }): AliasRow | null =>
      aliasAt(ofKey.all(kind, key), place),
    /** By spelling, from the one after `after` on. */
    page: (after: { value: string; id: string } | null, limit: number): AliasRow[] =>
      page.all(after?.value ?? '', after?.id ?? '', limit),
    /** What a change of the list makes of a learnt spelling. */
    rebind: (id: string, to: SpellingState): void => {
      rebind.run(to.entityId, to.scope, to.scopeId, to.retired ? store.clock.now() : null, id);
    },
    used: (decisionId: string): number => used.get(decisionId) ?? 0,
    count: (): number => count.get() ?? 0,
  };
};
export type AliasQueries = ReturnType<typeof aliasQueries>;
