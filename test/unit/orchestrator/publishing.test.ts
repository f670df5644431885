import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newId } from '../../../src-main/domain/ids.ts';
import { createPublishing } from '../../../src-main/orchestrator/publishing.ts';
import { titleKey } from '../../../src-main/resolve/index.ts';
import { judgingWorld } from '../../support/store/judging-world.ts';
import { useStores } from '../../support/store/open-test-store.ts';

const open = useStores();

/** Two approved krithis, and a file to publish them to. */
const world = () => {
  const { records, approval, inReview } = judgingWorld(open());
  const ids = [inReview(), inReview()];
  approval.judgeMany(ids, 'approve', 'asha', null);
  const troubles: unknown[] = [];
  const publishing = createPublishing({
    records,
    newId,
    soundKey: (_, name) => titleKey(name),
    onTrouble: (thrown) => troubles.push(thrown),
  });
  const address = join(records.store.dataDir, 'krithis.jsonl');
  const run = async (mode: 'plan' | 'apply' = 'apply') => {
    const { row, finished } = publishing.begin({ address, batchId: null, mode, actor: 'asha' });
    await finished;
    return publishing.find(row.id);
  };
  const lines = (): string[] => readFileSync(address, 'utf8').trim().split('\n');
  return { records, ids, publishing, troubles, run, lines };
};

const refuse = (when: string): string =>
  `CREATE TRIGGER no_room BEFORE ${when} BEGIN SELECT RAISE(ABORT, 'no room'); END`;

describe('a publication whose store fails', () => {
  it.each([
    ['at its first note', `UPDATE ON publish_run WHEN new.total > 0`],
    ['at its last note', `UPDATE ON publish_run WHEN new.phase = 'done'`],
    ['at every note', `UPDATE ON publish_run`],
    ['at a krithi', `INSERT ON publication`],
  ])('%s has failed, and the next one works', async (_, when) => {
    const { records, run, troubles, lines } = world();
    records.store.db.exec(refuse(when));
    const { row } = await run();
    expect(row).toMatchObject({ phase: 'failed', error: { code: expect.any(String) } });
    expect(row.endedAt).not.toBeNull();
    expect(troubles).toHaveLength(when === 'UPDATE ON publish_run' ? 1 : 0);
    records.store.db.exec('DROP TRIGGER no_room');
    expect((await run()).row).toMatchObject({ phase: 'done', done: 2, error: null });
    expect(lines()).toHaveLength(2);
  });

  it('before it begins does not stand in the way of the next one', async () => {
    const { records, run } = world();
    records.store.db.exec(refuse('INSERT ON publish_run'));
    await expect(run()).rejects.toThrow('no room');
    records.store.db.exec('DROP TRIGGER no_room');
    expect((await run()).row.phase).toBe('done');
  });
});

describe('the rows of a publication', () => {
  it('stay until the next one begins; its counts stay', async () => {
    const { publishing, run } = world();
    const plan = await run('plan');
    expect(plan.rows.map(({ action }) => action)).toEqual(['create', 'create']);
    expect((await run()).rows).toHaveLength(2);
    expect(publishing.find(plan.row.id)).toMatchObject({ row: { counts: { create: 2 } }, rows: [] });
  });

  it('name a krithi that cannot be read, which keeps none of the others back', async () => {
    const { records, ids, run, lines } = world();
    records.store.db.prepare(`UPDATE krithi SET payload = '{' WHERE id = ?`).run(ids[0]);
    const { row, rows } = await run();
    expect(row).toMatchObject({ phase: 'done', counts: { create: 1, failed: 1 } });
    expect(rows.map(({ krithiId, action }) => [krithiId, action])).toContainEqual([ids[0], 'failed']);
    expect(lines()).toHaveLength(1);
  });
});
