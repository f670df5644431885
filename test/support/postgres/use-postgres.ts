import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { freshDatabase, type TestDatabase } from './database.ts';
import './global-setup.ts';
import { type PostgresServer, startPostgres } from './server.ts';

/**
 * Gives a test file a function that makes databases; each is dropped after
 * its test. Uses the run's server where `global-setup` started one, else its own.
 */
export const usePostgres = (): (() => Promise<TestDatabase>) => {
  let own: PostgresServer | null = null;
  let url = '';
  const open: TestDatabase[] = [];

  beforeAll(async () => {
    const provided: string | undefined = inject('postgresUrl');
    if (provided === undefined) own = await startPostgres();
    url = provided ?? own?.url ?? '';
  }, 60_000);
  afterEach(async () => {
    for (const database of open.splice(0)) await database.drop();
  });
  afterAll(async () => {
    await own?.stop();
  });

  return async () => {
    const database = await freshDatabase(url);
    open.push(database);
    return database;
  };
};
