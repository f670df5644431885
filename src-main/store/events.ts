import { z } from 'zod';
import type { Store } from './open.ts';

/** What is written beside every state change: who, what, when, why. */
export type NewEvent = {
  readonly type: string;
  readonly actor: string;
  readonly batchId?: string | null;
  readonly taskId?: number | null;
  readonly krithiId?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly reason?: string | null;
  readonly data?: Record<string, unknown>;
};

export type EventRow = {
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly type: string;
  readonly batch: string | null;
  readonly task: number | null;
  readonly krithi: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly reason: string | null;
  readonly data: Record<string, unknown>;
};

export type EventFilter = {
  readonly batch?: string | undefined;
  readonly task?: number | undefined;
  readonly krithi?: string | undefined;
  readonly after?: number | undefined;
  readonly limit: number;
};

/** The actor of everything that no person did. */
export const machine = 'krithi-desk';

type Raw = Omit<EventRow, 'data'> & { data: string | null };
const Data = z.record(z.string(), z.unknown());

const columns = `seq, at, actor, type, batch_id AS batch, task_id AS task, krithi_id AS krithi,
  from_state AS "from", to_state AS "to", reason, data`;

/** Queries of the append-only log. */
export const eventQueries = (store: Store) => {
  const insert = store.db.prepare(
    `INSERT INTO event (at, boot_id, actor, type, batch_id, task_id, krithi_id, from_state, to_state, reason, data)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const last = store.db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM event').pluck();
  const since = store.db.prepare<[number, number], Raw>(
    `SELECT ${columns} FROM event WHERE seq > ? ORDER BY seq LIMIT ?`,
  );

  const read = (raw: Raw): EventRow => ({
    ...raw,
    data: raw.data === null ? {} : Data.parse(JSON.parse(raw.data)),
  });

  return {
    append: (event: NewEvent): void => {
      insert.run(
        store.clock.now(),
        store.bootId,
        event.actor,
        event.type,
        event.batchId ?? null,
        event.taskId ?? null,
        event.krithiId ?? null,
        event.from ?? null,
        event.to ?? null,
        event.reason ?? null,
        event.data === undefined ? null : JSON.stringify(event.data),
      );
    },
    lastSeq: (): number => last.get() ?? 0,
    /** Oldest first, from the cursor on: what live views and the command line follow. */
    since: (seq: number, limit: number): EventRow[] => since.all(seq, limit).map(read),
    list: (filter: EventFilter): EventRow[] => {
      const where = ['seq > ?'];
      const values: (string | number)[] = [filter.after ?? 0];
      for (const [column, value] of [
        ['batch_id', filter.batch],
        ['task_id', filter.task],
        ['krithi_id', filter.krithi],
      ] as const) {
        if (value === undefined) continue;
        where.push(`${column} = ?`);
        values.push(value);
      }
      return store.db
        .prepare<(string | number)[], Raw>(
          `SELECT ${columns} FROM event WHERE ${where.join(' AND ')} ORDER BY seq LIMIT ?`,
        )
        .all(...values, filter.limit)
        .map(read);
    },
  };
};
export type EventQueries = ReturnType<typeof eventQueries>;
