import type { TestProject } from 'vitest/node';
import { startPostgres } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the test server; hand it to `freshDatabase`. */
    postgresUrl: string;
  }
}

/** One server for the whole run; `inject('postgresUrl')` gives its address. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const server = await startPostgres();
  project.provide('postgresUrl', server.url);
  return server.stop;
};
