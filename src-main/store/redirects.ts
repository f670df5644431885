import { placeKey } from '../domain/authority.ts';
import type { NameKind } from '../domain/name.ts';
import type { Store } from './open.ts';

type RedirectRow = {
  readonly id: number;
  readonly toId: string;
  readonly scope: 'all' | 'krithi';
  readonly scopeId: string;
  readonly decisionSeq: number;
};

export type NewRedirect = {
  readonly fromId: string;
  readonly toId: string;
  /** One printed name of one krithi, or everything. */
  readonly place: string | null;
};

/** Where an entry was settled: the printed name, and the decision it rests on (0: the machine's word). */
export type SettledAt = {
  readonly krithiId: string;
  readonly kind: NameKind;
  readonly key: string;
  readonly decisionSeq: number;
};

/** Queries of the redirects that merges and splits leave behind. */
export const redirectQueries = (store: Store) => {
  const { db, clock } = store;
  const columns = 'id, to_id AS toId, scope, scope_id AS scopeId, decision_seq AS decisionSeq';
  const insert = db.prepare(
    `INSERT INTO entity_redirect (change_seq, from_id, to_id, scope, scope_id, at, decision_seq)
     VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(seq), 0) FROM decision))`,
  );
  const from = db.prepare<[string, number, string], RedirectRow>(
    `SELECT ${columns} FROM entity_redirect
     WHERE from_id = ? AND active = 1 AND id > ? AND (scope = 'all' OR scope_id = ?) ORDER BY id LIMIT 1`,
  );
  const tellsApart = db
    .prepare<[string], number>(
      `WITH RECURSIVE reached(id) AS (
         VALUES (?) UNION SELECT r.to_id FROM entity_redirect r JOIN reached ON r.from_id = reached.id AND r.active = 1)
       SELECT 1 FROM entity_redirect r JOIN reached ON r.from_id = reached.id AND r.active = 1
       WHERE r.scope = 'krithi' LIMIT 1`,
    )
    .pluck();
  const atPlace = db.prepare<[string], RedirectRow>(
    `SELECT ${columns} FROM entity_redirect WHERE scope_id = ? AND active = 1 AND scope = 'krithi' ORDER BY id DESC LIMIT 1`,
  );
  const merged = db
    .prepare<[string], string>(
      `SELECT to_id FROM entity_redirect WHERE from_id = ? AND active = 1 AND scope = 'all' ORDER BY id DESC LIMIT 1`,
    )
    .pluck();
  const into = db
    .prepare<[string], string>(
      `SELECT DISTINCT from_id FROM entity_redirect WHERE to_id = ? AND active = 1 AND scope = 'all' ORDER BY from_id`,
    )
    .pluck();
  const setActive = db.prepare('UPDATE entity_redirect SET active = ? WHERE change_seq = ?');
  const changesTo = db
    .prepare<[string], number>(
      'SELECT DISTINCT change_seq FROM entity_redirect WHERE to_id = ? AND active = 1 ORDER BY change_seq',
    )
    .pluck();

  const entries = db
    .prepare<[number, number], string>(
      `SELECT from_id FROM entity_redirect WHERE change_seq = ? UNION SELECT to_id FROM entity_redirect WHERE change_seq = ?`,
    )
    .pluck();
  const builtOn = db
    .prepare<{ seq: number }, number>(
      `SELECT DISTINCT l.change_seq FROM entity_redirect l
       WHERE l.active = 1 AND l.change_seq > @seq
         AND l.from_id IN (SELECT to_id FROM entity_redirect WHERE change_seq = @seq) ORDER BY l.change_seq`,
    )
    .pluck();

  const targets = db
    .prepare<[], string>('SELECT DISTINCT to_id FROM entity_redirect WHERE active = 1')
    .pluck();

  /** Follows redirects in the order in which they were made, from the one after `after` on. */
  const follow = (id: string, place: string, decisionSeq: number, after: number): string => {
    let [current, last] = [id, after];
    for (;;) {
      const next = from.get(current, last, place);
      if (next === undefined) return current;
      last = next.id;
      // A person who decided after the split has said what is meant here.
      if (next.scope === 'all' || decisionSeq <= next.decisionSeq) current = next.toId;
    }
  };

  return {
    insert: (changeSeq: number, { fromId, toId, place }: NewRedirect): void => {
      insert.run(changeSeq, fromId, toId, place === null ? 'all' : 'krithi', place ?? '', clock.now());
    },
    setActive: (changeSeq: number, isActive: boolean): void => {
      setActive.run(isActive ? 1 : 0, changeSeq);
    },
    /** What entries settled at a place are now, in their order and as often as they stand there. */
    follow: (ids: readonly string[], at: SettledAt): string[] =>
      ids.map((id) => follow(id, placeKey(at.krithiId, at.kind, at.key), at.decisionSeq, 0)),
    /** Whether what entries are now depends on the krithi: a split parted one of them, or what one of them became. */
    tellApart: (ids: readonly string[]): boolean => ids.some((id) => tellsApart.get(id) === 1),
    /** What a split said of a printed name of a krithi; null where none did. */
    assigned: (at: Omit<SettledAt, 'decisionSeq'>): string | null => {
      const place = placeKey(at.krithiId, at.kind, at.key);
      const found = atPlace.get(place);
      return found === undefined ? null : follow(found.toId, place, 0, found.id);
    },
    /** The entry that another was merged into; null where it was not. */
    mergedInto: (id: string): string | null => merged.get(id) ?? null,
    /** Entries whose names and krithis went to this one. */
    mergedHere: (id: string): string[] => into.all(id),
    /** Every entry that a merge or a split leads to. */
    targets: (): string[] => targets.all(),
    /** The entries that a change redirects from and to. */
    entriesOf: (changeSeq: number): string[] => entries.all(changeSeq, changeSeq),
    /** Later changes that redirect what this one redirected to. */
    builtOn: (changeSeq: number): number[] => builtOn.all({ seq: changeSeq }),
    /** Changes whose redirects lead to an entry. */
    changesLeadingTo: (id: string): number[] => changesTo.all(id),
  };
};
export type RedirectQueries = ReturnType<typeof redirectQueries>;
