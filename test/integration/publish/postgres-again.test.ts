import { describe, expect, it } from 'vitest';
import { sampleKrithi, sectionsOf } from '../../support/postgres/sample-krithi.ts';
import { usePostgres } from '../../support/postgres/use-postgres.ts';
import { count, planned, publish, withTarget } from './publishing.ts';

const database = usePostgres();

describe('publishing again', () => {
  it('writes nothing at all when nothing changed', async () => {
    const db = await database();
    const krithis = [
      sampleKrithi(),
      sampleKrithi({ title: 'rAma nannu', link: 'http://example.org/rama.html' }),
    ];
    await publish(db, ...krithis);
    const before = await db.dump();
    const rows = await publish(db, ...krithis);
    expect(rows.map(({ action, remoteId }) => [action, remoteId])).toEqual(
      krithis.map(({ krithiId }) => ['unchanged', krithiId]),
    );
    expect(await db.dump()).toEqual(before);
  });

  it('heals a crash between the commit there and the note here: the key finds it, even under a new id', async () => {
    const db = await database();
    const krithi = sampleKrithi();
    await expect(
      withTarget(db, (target) =>
        target.apply([krithi], { onRow: () => Promise.reject(new Error('the machine stops here')) }),
      ),
    ).rejects.toThrow('the machine stops here');
    const before = await db.dump();
    const again = sampleKrithi();
    const [row] = await publish(db, again);
    expect(row).toMatchObject({ krithiId: again.krithiId, action: 'unchanged', remoteId: krithi.krithiId });
    expect(await db.dump()).toEqual(before);
  });

  it('changes one field and leaves every other row alone (lesson 1)', async () => {
    const db = await database();
    const krithi = sampleKrithi();
    await publish(db, krithi);
    const before = await db.dump();
    const edited = { ...krithi, title: 'vAsudEvayani veDalina', edits: { title: 'vAsudEvayani veDalina' } };
    const [plan] = await planned(db, edited);
    expect(plan).toMatchObject({
      action: 'update',
      changes: [{ field: 'title', before: 'vAsudEvayani', after: 'vAsudEvayani veDalina' }],
    });
    expect((await publish(db, edited))[0]).toEqual({ ...plan, remoteId: krithi.krithiId });
    const after = await db.dump();
    for (const table of [
      'krithi_sections',
      'krithi_lyric_variants',
      'krithi_lyric_sections',
      'krithi_ragas',
      'ragas',
    ]) {
      expect({ table, rows: after[table] }).toEqual({ table, rows: before[table] });
    }
    expect(await db.query('SELECT title, title_normalized FROM krithis')).toEqual([
      { title: 'vAsudEvayani veDalina', title_normalized: 'vasudevayani vedalina' },
    ]);
    expect(await db.query('SELECT revision_no, change_kind FROM krithi_revisions ORDER BY 1')).toEqual([
      { revision_no: 1, change_kind: 'IMPORT' },
      { revision_no: 2, change_kind: 'CURATOR_EDIT' },
    ]);
    const [audit] = await db.query("SELECT diff FROM audit_log WHERE action = 'UPDATE'");
    expect(audit).toEqual({ diff: { title: { before: 'vAsudEvayani', after: 'vAsudEvayani veDalina' } } });
    expect((await publish(db, edited))[0]?.action).toBe('unchanged');
  });

  it('changes the text of one section in one script, and shows it as that', async () => {
    const db = await database();
    const krithi = sampleKrithi();
    await publish(db, krithi);
    const ids = 'SELECT id::text FROM krithi_sections ORDER BY 1';
    const kept = await db.query(ids);
    const others =
      "SELECT v.*, v.xmin::text FROM krithi_lyric_variants v WHERE script <> 'tamil' ORDER BY id";
    const untouched = await db.query(others);
    const sections = krithi.sections.map((section) =>
      section.script === 'tamil' && section.kind === 'charanam' ? { ...section, text: 'புதிய வரி' } : section,
    );
    const [row] = await publish(db, { ...krithi, sections });
    expect(row?.changes.map(({ field }) => field)).toEqual(['lyrics.tamil.charanam 1']);
    expect(await db.query(ids)).toEqual(kept);
    expect(await db.query(others)).toEqual(untouched);
    const [text] = await db.query(
      `SELECT t.text FROM krithi_lyric_sections t JOIN krithi_lyric_variants v ON v.id = t.lyric_variant_id
         JOIN krithi_sections s ON s.id = t.section_id WHERE v.script = 'tamil' AND s.section_type = 'CHARANAM'`,
    );
    expect(text).toEqual({ text: 'புதிய வரி' });
  });

  it('changes the label of a section, once, and writes no text anew', async () => {
    const db = await database();
    const krithi = sampleKrithi();
    await publish(db, krithi);
    const texts = 'SELECT t.*, t.xmin::text FROM krithi_lyric_sections t ORDER BY id';
    const untouched = await db.query(texts);
    const sections = krithi.sections.map((section) =>
      section.kind === 'charanam' ? { ...section, label: 'Svara sahitya' } : section,
    );
    const edited = { ...krithi, sections };
    const [plan] = await planned(db, edited);
    expect(plan).toMatchObject({
      action: 'update',
      changes: [{ field: 'sections.charanam 1', before: 'Charanam', after: 'Svara sahitya' }],
    });
    expect((await publish(db, edited))[0]).toEqual({ ...plan, remoteId: krithi.krithiId });
    expect(await db.query('SELECT label FROM krithi_sections ORDER BY order_index')).toEqual([
      { label: 'Pallavi' },
      { label: 'Anupallavi' },
      { label: 'Svara sahitya' },
    ]);
    expect(await db.query(texts)).toEqual(untouched);
    const before = await db.dump();
    expect((await publish(db, edited))[0]?.action).toBe('unchanged');
    expect(await db.dump()).toEqual(before);
  });

  it('asks about a label that was changed there', async () => {
    const db = await database();
    const krithi = sampleKrithi();
    await publish(db, krithi);
    await db.query("UPDATE krithi_sections SET label = 'Charanam (slow)' WHERE section_type = 'CHARANAM'");
    expect((await publish(db, krithi))[0]).toMatchObject({
      action: 'conflict',
      changes: [{ field: 'sections.charanam 1', before: 'Charanam (slow)', after: 'Charanam' }],
    });
    expect(await count(db, "krithi_sections WHERE label = 'Charanam (slow)'")).toBe(1);
  });

  it('takes in a new section in the middle and drops one that is gone', async () => {
    const db = await database();
    const krithi = sampleKrithi();
    await publish(db, krithi);
    const sections = sectionsOf([
      ['pallavi', 1],
      ['madhyama_kala', 1],
      ['charanam', 1],
      ['charanam', 2],
    ]);
    expect((await publish(db, { ...krithi, sections }))[0]?.action).toBe('update');
    expect(
      await db.query('SELECT section_type AS type, order_index AS at FROM krithi_sections ORDER BY 2'),
    ).toEqual([
      { type: 'PALLAVI', at: 0 },
      { type: 'MADHYAMA_KALA', at: 1 },
      { type: 'CHARANAM', at: 2 },
      { type: 'CHARANAM', at: 3 },
    ]);
    expect(await count(db, 'krithi_lyric_sections')).toBe(24);
    expect((await publish(db, { ...krithi, sections }))[0]?.action).toBe('unchanged');
  });

  it('does not touch a variant that people added there', async () => {
    const db = await database();
    const krithi = sampleKrithi();
    await publish(db, krithi);
    await db.query(
      `INSERT INTO krithi_lyric_variants (krithi_id, language, script, variant_label, lyrics)
       VALUES ($1, 'te', 'latin', 'Walajapet school', 'another reading')`,
      [krithi.krithiId],
    );
    expect((await publish(db, { ...krithi, meaning: null }))[0]?.action).toBe('update');
    const labels = await db.query(
      'SELECT variant_label FROM krithi_lyric_variants WHERE variant_label IS NOT NULL',
    );
    expect(labels).toEqual([{ variant_label: 'Walajapet school' }]);
  });
});
