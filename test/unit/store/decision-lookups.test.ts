import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Records } from '../../../src-main/store/index.ts';
import { useStores } from '../../support/store/open-test-store.ts';
import { reviewWorld } from '../../support/store/review-world.ts';

const open = useStores();

const scans = ({ store }: Records, sql: string): string[] =>
  store.db
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all()
    .map(({ detail }) => detail)
    .filter((step) => step.startsWith('SCAN'));

/** Two names accepted as one entry, one as another, one of them taken back. */
const decided = (records: Records) => {
  const { accept, decisions, krithiPrinting } = reviewWorld(records);
  for (const name of ['kalyANi', 'kalyaaNi', 'tODi']) krithiPrinting(name);
  const lines = [accept('kalyANi', 'kalyani'), accept('kalyaaNi', 'kalyani')].map((each) => each.decision);
  accept('tODi', 'todi');
  decisions.undo('asha', lines[1]);
  return lines;
};

describe('the log of decisions', () => {
  it('knows the lines that accept an entry, also those that were taken back, without reading it through', () => {
    const records = open();
    const lines = decided(records);
    expect(records.decisions.accepting('raga:kalyani').map(({ id }) => id)).toEqual(lines);
    expect(records.decisions.accepting('raga:bhairavi')).toEqual([]);
    const sql = `SELECT d.id FROM decision_entity e JOIN decision d ON d.seq = e.seq WHERE e.entity_id = 'x'`;
    expect(scans(records, sql)).toEqual([]);
  });

  it('counts the decisions since a time, without reading it through', () => {
    const records = open();
    const before = records.store.clock.now();
    decided(records);
    expect(records.health.decisionsSince(before)).toBe(3);
    expect(records.health.decisionsSince(records.store.clock.now() + 60_000)).toBe(0);
    expect(scans(records, `SELECT count(*) FROM decision WHERE at >= 5 AND act <> 'revert'`)).toEqual([]);
  });

  it('is looked through for accepted entries once when a store of an earlier version is opened', () => {
    const first = open();
    const lines = decided(first);
    const { dataDir, file } = first.store;
    first.store.close();
    const db = new BetterSqlite3(file);
    db.exec('DROP TRIGGER decision_entities_insert; DROP TABLE decision_entity; DROP INDEX decision_at');
    db.exec('DELETE FROM __drizzle_migrations WHERE rowid > 15');
    db.close();
    expect(
      open({ dataDir })
        .decisions.accepting('raga:kalyani')
        .map(({ id }) => id),
    ).toEqual(lines);
  });
});
