import { describe, expect, it } from 'vitest';
import type { Choice, PlanRow, PublishableKrithi } from '../../../src-main/publish/index.ts';
import type { TestDatabase } from '../../support/postgres/database.ts';
import { sampleKrithi } from '../../support/postgres/sample-krithi.ts';
import { usePostgres } from '../../support/postgres/use-postgres.ts';
import { count, publish, withTarget } from './publishing.ts';

const database = usePostgres();

const chosen = (keep: Choice['keep'], row: PlanRow | undefined): Choice => ({
  keep,
  mark: row?.mark ?? '',
  who: 'asha',
  at: Date.UTC(2026, 0, 1),
});

/** Publishes with one choice in hand. */
const publishWith = async (
  db: TestDatabase,
  krithi: PublishableKrithi,
  choice: Choice,
): Promise<PlanRow | undefined> =>
  (await withTarget(db, (target) => target.apply([krithi], { choiceOf: () => choice })))[0];

/** A krithi that was published, and whose title and lyric somebody changed there since. */
const changedThere = async (db: TestDatabase): Promise<PublishableKrithi> => {
  const krithi = sampleKrithi();
  await publish(db, krithi);
  await db.query("UPDATE krithis SET title = 'Vasudevayani'");
  await db.query(
    `UPDATE krithi_lyric_sections t SET text = 'mended' FROM krithi_lyric_variants v
      WHERE v.id = t.lyric_variant_id AND v.script = 'kannada'`,
  );
  return { ...krithi, gist: 'Another gist.' };
};

const titleAndGist = (db: TestDatabase) => db.query('SELECT title, sahitya_summary AS gist FROM krithis');
const mended = (db: TestDatabase) => count(db, "krithi_lyric_sections WHERE text = 'mended'");

describe('a conflict that a person settled', () => {
  it('for ours is written over theirs, once, and says who chose between what', async () => {
    const db = await database();
    const krithi = await changedThere(db);
    const [conflict] = await publish(db, krithi);
    expect(conflict).toMatchObject({ action: 'conflict', settled: null });
    const row = await publishWith(db, krithi, chosen('ours', conflict));
    expect(row).toMatchObject({ action: 'update', settled: 'ours', reason: null });
    expect(await titleAndGist(db)).toEqual([{ title: 'vAsudEvayani', gist: 'Another gist.' }]);
    expect(await mended(db)).toBe(0);
    const [audit] = await db.query<{ conflict: object }>(
      `SELECT metadata -> 'conflict' AS conflict FROM audit_log WHERE metadata ? 'conflict'`,
    );
    expect(audit?.conflict).toMatchObject({
      kept: 'ours',
      by: 'asha',
      at: '2026-01-01T00:00:00.000Z',
      sides: { title: { theirs: 'Vasudevayani', ours: 'vAsudEvayani' } },
    });
    const before = await db.dump();
    expect((await publishWith(db, krithi, chosen('ours', conflict)))?.action).toBe('unchanged');
    expect(await db.dump()).toEqual(before);
  });

  it('for theirs stays as it is there while the rest is written, and is no conflict again', async () => {
    const db = await database();
    const krithi = await changedThere(db);
    const [conflict] = await publish(db, krithi);
    const row = await publishWith(db, krithi, chosen('theirs', conflict));
    expect(row).toMatchObject({ action: 'update', settled: 'theirs', changes: [{ field: 'gist' }] });
    expect(await titleAndGist(db)).toEqual([{ title: 'Vasudevayani', gist: 'Another gist.' }]);
    expect(await mended(db)).toBeGreaterThan(0);
    expect((await publish(db, krithi))[0]?.action).toBe('unchanged');
    // What we have besides goes on being published, and theirs stays.
    expect((await publish(db, { ...krithi, notes: 'New notes.' }))[0]).toMatchObject({
      action: 'update',
      changes: [{ field: 'notes' }],
    });
    expect(await titleAndGist(db)).toEqual([{ title: 'Vasudevayani', gist: 'Another gist.' }]);
    expect((await publish(db, { ...krithi, notes: 'New notes.' }))[0]?.action).toBe('unchanged');
  });

  it('for theirs is about all texts again as soon as one of ours changes, since they share sections', async () => {
    const db = await database();
    const krithi = await changedThere(db);
    await publishWith(db, krithi, chosen('theirs', (await publish(db, krithi))[0]));
    const sections = krithi.sections.map((section) =>
      section.script === 'latin' ? { ...section, text: `${section.text} again` } : section,
    );
    const [row] = await publish(db, { ...krithi, sections });
    expect(row?.action).toBe('conflict');
    expect(row?.changes.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['lyrics.latin.pallavi 1', 'lyrics.kannada.pallavi 1']),
    );
    expect(await mended(db)).toBeGreaterThan(0);
    expect(await publishWith(db, { ...krithi, sections }, chosen('ours', row))).toMatchObject({
      action: 'update',
    });
    expect(await mended(db)).toBe(0);
    expect((await titleAndGist(db))[0]).toMatchObject({ title: 'Vasudevayani' });
    expect((await publish(db, { ...krithi, sections }))[0]?.action).toBe('unchanged');
  });

  it('for theirs in everything touches nothing of the krithi there', async () => {
    const db = await database();
    const krithi = sampleKrithi();
    await publish(db, krithi);
    await db.query("UPDATE krithis SET title = 'Vasudevayani'");
    const [conflict] = await publish(db, krithi);
    const kept = () => db.query('SELECT * FROM krithis');
    const [before, revisions] = [await kept(), await count(db, 'krithi_revisions')];
    expect(await publishWith(db, krithi, chosen('theirs', conflict))).toMatchObject({
      action: 'update',
      settled: 'theirs',
      changes: [],
    });
    expect(await kept()).toEqual(before);
    expect(await count(db, 'krithi_revisions')).toBe(revisions);
    expect((await publish(db, krithi))[0]?.action).toBe('unchanged');
  });

  it('is a conflict again when either side changed in between', async () => {
    const db = await database();
    const krithi = await changedThere(db);
    const [conflict] = await publish(db, krithi);
    await db.query("UPDATE krithis SET title = 'Vasudeva yani'");
    const before = await db.dump();
    for (const keep of ['ours', 'theirs'] as const)
      expect((await publishWith(db, krithi, chosen(keep, conflict)))?.action).toBe('conflict');
    expect(await db.dump()).toEqual(before);
    const [again] = await publish(db, krithi);
    expect((await publishWith(db, { ...krithi, title: 'vAsudEva' }, chosen('ours', again)))?.action).toBe(
      'conflict',
    );
    expect(await db.dump()).toEqual(before);
    // What was left to them asks again as soon as they, or we, change it.
    await publishWith(db, krithi, chosen('theirs', again));
    expect((await publish(db, { ...krithi, title: 'vAsudEva' }))[0]?.action).toBe('conflict');
    await db.query("UPDATE krithis SET title = 'Third title'");
    expect((await publish(db, krithi))[0]?.action).toBe('conflict');
  });

  it('about a krithi made by hand goes beside it, or is the same one and leaves it alone', async () => {
    const byHand = async (): Promise<TestDatabase> => {
      const db = await database();
      await db.query(
        `WITH c AS (INSERT INTO composers (name, name_normalized) VALUES ('Tyagaraja', 'tyagaraja') RETURNING id),
              r AS (INSERT INTO ragas (name, name_normalized) VALUES ('Kalyani', 'kalyani') RETURNING id)
         INSERT INTO krithis (title, title_normalized, composer_id, primary_raga_id, primary_language)
         SELECT 'Vasudeva Yani', 'vasudeva yani', c.id, r.id, 'te' FROM c, r`,
      );
      return db;
    };
    const krithi = sampleKrithi();
    const beside = await byHand();
    const [first] = await publish(beside, krithi);
    expect(first?.changes.map(({ field }) => field)).toContain('title');
    expect(await publishWith(beside, krithi, chosen('ours', first))).toMatchObject({ action: 'create' });
    expect(await count(beside, 'krithis')).toBe(2);

    const same = await byHand();
    const [second] = await publish(same, krithi);
    const row = await publishWith(same, krithi, chosen('theirs', second));
    expect(row).toMatchObject({ action: 'update', remoteId: second?.remoteId });
    expect(await count(same, 'krithis')).toBe(1);
    expect((await same.query('SELECT title FROM krithis'))[0]).toEqual({ title: 'Vasudeva Yani' });
    expect((await publish(same, krithi))[0]?.action).toBe('unchanged');
  });

  it('about one that was deleted there is made anew, or stays away', async () => {
    const db = await database();
    const krithi = sampleKrithi();
    await publish(db, krithi);
    await db.query('DELETE FROM krithis');
    const [conflict] = await publish(db, krithi);
    expect(await publishWith(db, krithi, chosen('theirs', conflict))).toMatchObject({
      action: 'unchanged',
      remoteId: null,
    });
    expect(await count(db, 'krithis')).toBe(0);
    expect(await publishWith(db, krithi, chosen('ours', conflict))).toMatchObject({ action: 'create' });
    expect(await count(db, 'krithis')).toBe(1);
    expect((await publish(db, krithi))[0]?.action).toBe('unchanged');
  });
});
