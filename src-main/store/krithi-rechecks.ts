import type { Store } from './open.ts';

/** A krithi whose names an act on the list changed, and who did it. */
export type RecheckRow = { readonly krithiId: string; readonly actor: string };

/** Queries of krithis that are yet to go before a reviewer anew. */
export const krithiRecheckQueries = ({ db }: Store) => {
  const add = db.prepare(
    'INSERT INTO krithi_recheck (krithi_id, actor) VALUES (?, ?) ON CONFLICT DO UPDATE SET actor = excluded.actor',
  );
  const first = db.prepare<[number], RecheckRow>(
    'SELECT krithi_id AS krithiId, actor FROM krithi_recheck ORDER BY krithi_id LIMIT ?',
  );
  const drop = db.prepare('DELETE FROM krithi_recheck WHERE krithi_id = ?');
  return {
    /** Once is enough, however often it is said. */
    add: (krithiId: string, actor: string): void => {
      add.run(krithiId, actor);
    },
    first: (limit: number): RecheckRow[] => first.all(limit),
    drop: (krithiId: string): void => {
      drop.run(krithiId);
    },
  };
};
