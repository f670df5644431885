import { describe, expect, it } from 'vitest';
import { openTarget } from '../../../src-main/publish/index.ts';
import { kalyani, sampleKrithi, samplePorts } from '../../support/postgres/sample-krithi.ts';
import { usePostgres } from '../../support/postgres/use-postgres.ts';
import { count, publish } from './publishing.ts';

const database = usePostgres();

describe('what others did there', () => {
  it('asks when a field was changed since it was published, and writes nothing', async () => {
    const db = await database();
    const krithi = sampleKrithi();
    await publish(db, krithi);
    await db.query("UPDATE krithis SET title = 'Vasudevayani'");
    const before = await db.dump();
    const [row] = await publish(db, { ...krithi, gist: 'Another gist.' });
    expect(row).toMatchObject({
      action: 'conflict',
      reason: { code: 'publish.conflict' },
      remoteId: krithi.krithiId,
      changes: [{ field: 'title', before: 'Vasudevayani', after: 'vAsudEvayani' }],
    });
    expect(await db.dump()).toEqual(before);
  });

  it('asks when a lyric was changed there', async () => {
    const db = await database();
    const krithi = sampleKrithi();
    await publish(db, krithi);
    await db.query(
      `UPDATE krithi_lyric_sections t SET text = 'mended' FROM krithi_lyric_variants v
        WHERE v.id = t.lyric_variant_id AND v.script = 'kannada'`,
    );
    const [row] = await publish(db, krithi);
    expect(row?.action).toBe('conflict');
    expect(row?.reason?.message).toContain('lyrics.kannada.pallavi 1');
  });

  it('leaves alone what it never filled, and the step to readers', async () => {
    const db = await database();
    const krithi = sampleKrithi({ tala: null, gist: null });
    await publish(db, krithi);
    await db.query("INSERT INTO talas (name, name_normalized) VALUES ('Rupaka', 'rupaka')");
    await db.query(
      "UPDATE krithis SET workflow_state = 'published', tala_id = (SELECT id FROM talas), sahitya_summary = 'Theirs'",
    );
    expect((await publish(db, krithi))[0]?.action).toBe('unchanged');
    expect((await publish(db, { ...krithi, title: 'vAsudEva yani' }))[0]?.action).toBe('update');
    expect(
      await db.query('SELECT title, workflow_state, sahitya_summary, tala_id IS NULL AS bare FROM krithis'),
    ).toEqual([
      { title: 'vAsudEva yani', workflow_state: 'published', sahitya_summary: 'Theirs', bare: false },
    ]);
  });

  it('agrees with a change that says the same', async () => {
    const db = await database();
    const krithi = sampleKrithi();
    await publish(db, krithi);
    await db.query("UPDATE krithis SET notes = 'Mended.'");
    expect((await publish(db, { ...krithi, notes: 'Mended.' }))[0]?.action).toBe('unchanged');
  });

  it('does not bring back what was deleted there', async () => {
    const db = await database();
    const krithi = sampleKrithi();
    await publish(db, krithi);
    await db.query('DELETE FROM krithis');
    expect((await publish(db, krithi))[0]).toMatchObject({
      action: 'conflict',
      reason: { code: 'publish.conflict' },
    });
    expect(await count(db, 'krithis')).toBe(0);
  });

  it('asks before it makes a second krithi beside one made by hand', async () => {
    const db = await database();
    await db.query(
      `WITH c AS (INSERT INTO composers (name, name_normalized) VALUES ('Tyagaraja', 'tyagaraja') RETURNING id),
            r AS (INSERT INTO ragas (name, name_normalized) VALUES ('Kalyani', 'kalyani') RETURNING id)
       INSERT INTO krithis (title, title_normalized, composer_id, primary_raga_id, primary_language)
       SELECT 'Vasudeva Yani', 'vasudeva yani', c.id, r.id, 'te' FROM c, r`,
    );
    const [{ id } = { id: '' }] = await db.query<{ id: string }>('SELECT id::text FROM krithis');
    const before = await db.dump();
    const [row] = await publish(db, sampleKrithi());
    expect(row).toMatchObject({ action: 'conflict', remoteId: id, reason: { code: 'publish.conflict' } });
    expect(await db.dump()).toEqual(before);
    // Another raga is another work (lesson 2).
    const other = { ...kalyani, id: 'raga:todi', name: 'Todi', facts: { melakarta: 8 } };
    expect((await publish(db, sampleKrithi({ ragas: [{ entity: other, section: null }] })))[0]?.action).toBe(
      'create',
    );
  });

  it('keeps two pages of one site apart although title, composer and raga agree', async () => {
    const db = await database();
    const first = sampleKrithi({
      title: 'vArija nayana',
      link: 'http://thyagaraja-vaibhavam.blogspot.com/1.html',
    });
    const second = sampleKrithi({
      title: 'vArija nayana',
      link: 'http://thyagaraja-vaibhavam.blogspot.com/2.html',
    });
    const rows = await publish(db, first, second);
    expect(rows.map(({ action }) => action)).toEqual(['create', 'create']);
  });

  it('asks when another site brings the same work', async () => {
    const db = await database();
    await publish(db, sampleKrithi());
    const [row] = await publish(db, sampleKrithi({ link: 'http://example.org/vasudevayani' }));
    expect(row?.action).toBe('conflict');
  });

  it('takes up the import row that another tool left waiting, and respects its refusal', async () => {
    const db = await database();
    const krithi = sampleKrithi();
    await db.query(
      "INSERT INTO import_sources (name, base_url) VALUES ('Vaibhavam', 'https://thyagaraja-vaibhavam.blogspot.com')",
    );
    await db.query(
      "INSERT INTO imported_krithis (import_source_id, source_key, import_status) SELECT id, $1, 'rejected' FROM import_sources",
      [krithi.link.replace('http:', 'https:')],
    );
    const [refused] = await publish(db, krithi);
    expect(refused?.reason?.message).toContain('rejected');
    await db.query("UPDATE imported_krithis SET import_status = 'pending'");
    expect((await publish(db, krithi))[0]?.action).toBe('create');
    expect(
      await db.query('SELECT import_status, mapped_krithi_id::text AS id FROM imported_krithis'),
    ).toEqual([{ import_status: 'approved', id: krithi.krithiId }]);
    expect(await count(db, 'import_sources')).toBe(1);
    expect((await publish(db, krithi))[0]?.action).toBe('unchanged');
  });
});

describe('two publishers at once', () => {
  it('write one krithi, one composer, one raga and one source', async () => {
    const db = await database();
    const links = Array.from(
      { length: 12 },
      (_, at) => `http://thyagaraja-vaibhavam.blogspot.com/${at}.html`,
    );
    const batch = () => links.map((link, at) => sampleKrithi({ link, title: `krithi ${at}` }));
    const targets = await Promise.all([1, 2, 3].map(() => openTarget(db.url, samplePorts())));
    const results = await Promise.all([
      targets[0]?.apply(batch()),
      targets[1]?.apply(batch()),
      targets[2]?.apply(batch().toReversed()),
    ]);
    await Promise.all(targets.map((target) => target.close()));
    const actions = results.flatMap((rows) => (rows ?? []).map(({ action }) => action));
    expect(actions.filter((action) => action === 'create')).toHaveLength(12);
    expect(actions.filter((action) => action === 'unchanged')).toHaveLength(24);
    for (const [table, n] of [
      ['krithis', 12],
      ['imported_krithis', 12],
      ['composers', 1],
      ['ragas', 1],
      ['talas', 1],
    ] as const) {
      expect({ table, n: await count(db, table) }).toEqual({ table, n });
    }
    expect(await count(db, 'import_sources')).toBe(1);
    expect(await count(db, "audit_log WHERE entity_table = 'krithis'")).toBe(12);
  });
});
