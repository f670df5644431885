import { z } from 'zod';
import type { Store } from './open.ts';

export type ResolvedMention = {
  readonly id: number;
  readonly krithiId: string;
  readonly entities: readonly string[];
};

type Raw = { id: number; krithiId: string; entities: string };
const Ids = z.array(z.string());

/** Queries of where entities are used, in slices: for counting over the whole corpus without a pause. */
export const usageQueries = ({ db }: Store) => {
  const resolved = db.prepare<[number, number], Raw>(
    `SELECT m.id, m.krithi_id AS krithiId, m.entities FROM mention m JOIN krithi k ON k.id = m.krithi_id
     WHERE m.id > ? AND m.state = 'resolved' AND k.hidden = 0 ORDER BY m.id LIMIT ?`,
  );
  return {
    /** Settled mentions after the one with this number. */
    resolvedAfter: (id: number, limit: number): ResolvedMention[] =>
      resolved.all(id, limit).map((raw) => ({ ...raw, entities: Ids.parse(JSON.parse(raw.entities)) })),
  };
};
