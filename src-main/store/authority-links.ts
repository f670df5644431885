import type { AuthorityLink } from '../domain/authority.ts';
import { EntityFacts } from '../domain/name.ts';
import type { Store } from './open.ts';

export const authorityLinkQueries = (store: Store) => {
  const all = store.db.prepare<[string], { entityId: string; remoteId: string; snapshot: string }>(
    'SELECT entity_id AS entityId, remote_id AS remoteId, snapshot FROM authority_link WHERE target = ?',
  );
  const put = store.db.prepare(
    `INSERT INTO authority_link (target, entity_id, remote_id, snapshot, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (target, entity_id) DO UPDATE SET remote_id = excluded.remote_id, snapshot = excluded.snapshot, at = excluded.at`,
  );
  const drop = store.db.prepare('DELETE FROM authority_link WHERE target = ? AND entity_id = ?');
  return {
    /** By entry, for one database. */
    of: (target: string): Map<string, AuthorityLink> =>
      new Map(
        all
          .all(target)
          .map(({ entityId, remoteId, snapshot }) => [
            entityId,
            { remoteId, facts: EntityFacts.parse(JSON.parse(snapshot)) },
          ]),
      ),
    putAll: (target: string, links: ReadonlyMap<string, AuthorityLink>): void => {
      for (const [entityId, { remoteId, facts }] of links)
        put.run(target, entityId, remoteId, JSON.stringify(facts), store.clock.now());
    },
    drop: (target: string, entityId: string): void => {
      drop.run(target, entityId);
    },
  };
};
