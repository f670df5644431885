import { Client, Pool } from 'pg';

/** The database that every test's own is copied from. */
export const templateName = 'krithi_template';

export type TestDatabase = {
  readonly url: string;
  /** Runs SQL and gives the rows. */
  readonly query: <Row extends Record<string, unknown> = Record<string, unknown>>(
    sql: string,
    values?: readonly unknown[],
  ) => Promise<Row[]>;
  /** Every row of every table as text, system columns included: two dumps are equal only if nothing was written. */
  readonly dump: () => Promise<Record<string, string[]>>;
  /** Ends every connection and lets nobody in, as an outage would; `unlock` lets them in again. */
  readonly lock: () => Promise<void>;
  readonly unlock: () => Promise<void>;
  readonly drop: () => Promise<void>;
};

let made = 0;

/**
 * A fresh, empty main database on a server that `startPostgres` started;
 * about 50 ms. Drop it, or let the server's end do so.
 */
export const freshDatabase = async (serverUrl: string): Promise<TestDatabase> => {
  made += 1;
  const name = `krithi_${process.pid}_${made}_${crypto.randomUUID().slice(0, 8)}`;
  const admin = new Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${templateName} STRATEGY FILE_COPY`);
  const address = new URL(serverUrl);
  address.pathname = `/${name}`;
  const pool = new Pool({ connectionString: address.href, max: 2 });
  // A dropped database ends its idle connections; that is no news.
  pool.on('error', () => undefined);

  const query: TestDatabase['query'] = async <Row extends Record<string, unknown>>(
    sql: string,
    values: readonly unknown[] = [],
  ) => (await pool.query<Row>(sql, [...values])).rows;

  const dump = async (): Promise<Record<string, string[]>> => {
    const tables = await query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1",
    );
    const all: Record<string, string[]> = {};
    for (const { name: table } of tables) {
      const rows = await query<{ row: string }>(
        `SELECT t.xmin || ' ' || t.ctid::text || ' ' || to_jsonb(t)::text AS row FROM "${table}" t ORDER BY 1`,
      );
      all[table] = rows.map(({ row }) => row);
    }
    return all;
  };

  const lock = async (): Promise<void> => {
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
  };
  const unlock = async (): Promise<void> => {
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  };

  const drop = async (): Promise<void> => {
    await pool.end();
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.end();
  };

  return { url: address.href, query, dump, lock, unlock, drop };
};
