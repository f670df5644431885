import {
  openTarget,
  type PlanRow,
  type PublishableKrithi,
  type PublishPorts,
  type Target,
} from '../../../src-main/publish/index.ts';
import type { TestDatabase } from '../../support/postgres/database.ts';
import { samplePorts } from '../../support/postgres/sample-krithi.ts';

/** Opens the database as a target for `work` and closes it again. */
export const withTarget = async <T>(
  { url }: Pick<TestDatabase, 'url'>,
  work: (target: Target) => Promise<T>,
  ports: Partial<PublishPorts> = {},
): Promise<T> => {
  const target = await openTarget(url, samplePorts(ports));
  try {
    return await work(target);
  } finally {
    await target.close();
  }
};

/** A whole run of publishing, as a person would start it. */
export const publish = (db: TestDatabase, ...krithis: PublishableKrithi[]): Promise<readonly PlanRow[]> =>
  withTarget(db, (target) => target.apply(krithis));

export const planned = (db: TestDatabase, ...krithis: PublishableKrithi[]): Promise<readonly PlanRow[]> =>
  withTarget(db, (target) => target.plan(krithis));

/** Rows of a table; a WHERE may follow its name. */
export const count = async (db: TestDatabase, table: string): Promise<number> =>
  Number((await db.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n);
