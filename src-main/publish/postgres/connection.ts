import { Client, type ClientConfig, Pool, type PoolClient, type PoolConfig, type QueryResultRow } from 'pg';
import { AppError } from '../../domain/errors.ts';
import { publishError } from './errors.ts';

/** Runs one statement and gives its rows. Values travel apart from the SQL, always. */
export type Queryable = {
  readonly rows: <Row extends QueryResultRow>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;
};

export type Outcome<T> = { readonly keep: boolean; readonly value: T };

export type Connection = Queryable & {
  /** All or nothing: `work`'s statements are kept together, or none is, also where it says `keep: false`. */
  readonly transaction: <T>(work: (tx: Queryable) => Promise<Outcome<T>>) => Promise<T>;
  /** `host:port/database`, no user, no password. */
  readonly place: string;
  readonly close: () => Promise<void>;
};

const connectTimeoutMs = 10_000;
const statementTimeoutMs = 60_000;

const parseAddress = (address: string): URL => {
  try {
    const url = new URL(address);
    if (url.hostname !== '' && url.pathname.length > 1) return url;
  } catch (cause) {
    throw new AppError('publish.bad_target', { detail: 'the address cannot be read', cause });
  }
  throw new AppError('publish.bad_target', { detail: 'the address lacks a host or a database' });
};

/** `host:port/database` of an address: no user, no password. Errors: publish.bad_target. */
export const placeOf = (address: string): string => {
  const url = parseAddress(address);
  return `${url.hostname}:${url.port === '' ? '5432' : url.port}${decodeURIComponent(url.pathname)}`;
};

const queryable = (runner: Pool | PoolClient): Queryable => ({
  rows: async <Row extends QueryResultRow>(sql: string, values: readonly unknown[] = []) =>
    (await runner.query<Row>(sql, [...values])).rows,
});

/** One login and one round trip. Apart from the pool, which leaves a login that broke off half open. */
const prove = async (config: ClientConfig): Promise<void> => {
  const client = new Client(config);
  // The rejection of `connect` or `query` tells the same.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
  } catch (thrown) {
    throw publishError(thrown);
  } finally {
    await client.end();
  }
};

/**
 * Connects and proves it with one round trip.
 * Errors: publish.bad_target, publish.auth, publish.unreachable.
 */
export const connect = async (address: string): Promise<Connection> => {
  const place = placeOf(address);
  const config: PoolConfig = {
    connectionString: address,
    max: 2,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    application_name: 'krithi-desk',
    keepAlive: true,
  };
  await prove(config);
  const pool = new Pool(config);
  // An idle connection that breaks is replaced by the pool; whoever needs it next hears of a real fault.
  pool.on('error', () => undefined);

  const transaction = async <T>(work: (tx: Queryable) => Promise<Outcome<T>>): Promise<T> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    // A connection that breaks also fails the statement that waits on it; unheard, the event would end the process.
    const onBreak = (cause: Error): void => {
      broken = cause;
    };
    client.on('error', onBreak);
    try {
      await client.query('BEGIN');
      const { keep, value } = await work(queryable(client));
      await client.query(keep ? 'COMMIT' : 'ROLLBACK');
      return value;
    } catch (thrown) {
      try {
        await client.query('ROLLBACK');
      } catch (cause) {
        // The connection is gone and the server rolls back by itself; the pool must not hand it out again.
        broken = cause instanceof Error ? cause : new Error(String(cause));
      }
      throw thrown;
    } finally {
      client.off('error', onBreak);
      client.release(broken);
    }
  };

  return {
    ...queryable(pool),
    transaction,
    place,
    close: () => pool.end(),
  };
};
