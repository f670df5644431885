import { describe, expect, it } from 'vitest';
import { kalyani, sampleKrithi, sectionsOf, sixScripts } from '../../support/postgres/sample-krithi.ts';
import { usePostgres } from '../../support/postgres/use-postgres.ts';
import { count, planned, publish } from './publishing.ts';

const database = usePostgres();

const lyric = (script: string) => ({
  script,
  language: 'te',
  scheme: script === 'latin' ? 'HK' : null,
  is_primary: script === 'telugu',
  variant_label: null,
  texts: 3,
});

describe('a krithi that is not there yet', () => {
  it('is planned without writing, then created with everything that goes with it', async () => {
    const db = await database();
    const krithi = sampleKrithi();
    const before = await db.dump();
    const [plan] = await planned(db, krithi);
    expect(plan).toMatchObject({ action: 'create', reason: null, remoteId: null });
    expect(plan?.changes).toContainEqual({ field: 'composer', before: null, after: 'Tyagaraja (new)' });
    expect(await db.dump()).toEqual(before);

    const [row] = await publish(db, krithi);
    expect(row).toMatchObject({ action: 'create', remoteId: krithi.krithiId });
    expect(row?.changes).toEqual(plan?.changes);

    const [stored] = await db.query(
      `SELECT k.*, c.name AS composer, r.name AS raga, t.name AS tala FROM krithis k
         JOIN composers c ON c.id = composer_id JOIN ragas r ON r.id = primary_raga_id JOIN talas t ON t.id = tala_id`,
    );
    expect(stored).toMatchObject({
      id: krithi.krithiId,
      title: 'vAsudEvayani',
      title_normalized: 'vasudevayani',
      incipit: 'vAsudEvayani veDalina',
      composer: 'Tyagaraja',
      raga: 'Kalyani',
      tala: 'Adi',
      primary_language: 'te',
      musical_form: 'KRITHI',
      workflow_state: 'draft',
      is_ragamalika: false,
      sahitya_summary: krithi.gist,
      notes: krithi.notes,
    });
    expect(await db.query('SELECT birth_year, death_year, place FROM composers')).toEqual([
      { birth_year: 1767, death_year: 1847, place: 'Tiruvaiyaru' },
    ]);
    expect(await db.query('SELECT melakarta_number, name_normalized FROM ragas')).toEqual([
      { melakarta_number: 65, name_normalized: 'kalyani' },
    ]);
  });

  it('keeps six scripts section by section, the own script first among them, and the meaning as a translation', async () => {
    const db = await database();
    await publish(db, sampleKrithi());
    expect(await db.query('SELECT section_type, order_index, label FROM krithi_sections ORDER BY 2')).toEqual(
      [
        { section_type: 'PALLAVI', order_index: 0, label: 'Pallavi' },
        { section_type: 'ANUPALLAVI', order_index: 1, label: 'Anupallavi' },
        { section_type: 'CHARANAM', order_index: 2, label: 'Charanam' },
      ],
    );
    const variants = await db.query(
      `SELECT script, language, transliteration_scheme AS scheme, is_primary, variant_label,
              (SELECT count(*)::int FROM krithi_lyric_sections s WHERE s.lyric_variant_id = v.id) AS texts
         FROM krithi_lyric_variants v ORDER BY variant_label NULLS FIRST, script::text`,
    );
    expect(variants).toEqual([
      ...[...sixScripts].sort().map(lyric),
      {
        script: 'latin',
        language: 'en',
        scheme: null,
        is_primary: false,
        variant_label: 'Word-by-word meaning (translation)',
        texts: 0,
      },
    ]);
    const texts = await db.query<{ text: string; type: string }>(
      `SELECT t.text, s.section_type AS type FROM krithi_lyric_sections t JOIN krithi_sections s ON s.id = t.section_id`,
    );
    expect(texts.every(({ text, type }) => text.includes(type.toLowerCase()))).toBe(true);
  });

  it('says where a name stands for something that is not quite what the source prints', async () => {
    const db = await database();
    const loose = {
      kind: 'raga',
      printed: 'kalyANi mukhAri',
      relation: 'broader',
      entities: ['Kalyani'],
      who: 'Asha',
      note: 'the mixed raga has no entry',
    } as const;
    await publish(db, sampleKrithi({ looseNames: [loose] }));
    const [imported] = await db.query('SELECT reviewer_notes FROM imported_krithis');
    expect(imported?.reviewer_notes).toContain(
      'raga "kalyANi mukhAri" given as Kalyani (broader) by Asha: the mixed raga has no entry',
    );
    const [evidence] = await db.query('SELECT raw_extraction FROM krithi_source_evidence');
    expect(evidence?.raw_extraction).toMatchObject({ loose_names: [loose] });
  });

  it('says where it came from, by which method, approved by whom', async () => {
    const db = await database();
    const krithi = sampleKrithi();
    await publish(db, krithi);
    expect(
      await db.query('SELECT name, base_url, source_tier, supported_formats FROM import_sources'),
    ).toEqual([
      {
        name: 'thyagaraja-vaibhavam.blogspot.com',
        base_url: 'http://thyagaraja-vaibhavam.blogspot.com/',
        source_tier: 5,
        supported_formats: ['HTML'],
      },
    ]);
    const [imported] = await db.query('SELECT * FROM imported_krithis');
    expect(imported).toMatchObject({
      source_key: krithi.link,
      import_status: 'approved',
      mapped_krithi_id: krithi.krithiId,
      raw_title: krithi.csvTitle,
      csv_raga: 'kalyANi',
      csv_row_number: 2,
      import_batch_id: krithi.batchId,
      quality_tier: 'excellent',
      quality_score: '0.9100',
      resolution_data: krithi.resolution,
      reviewed_at: new Date(krithi.approvedAt ?? 0),
    });
    expect(await db.query('SELECT source_url, checksum, retrieved_at FROM source_documents')).toEqual([
      { source_url: krithi.link, checksum: krithi.sourceHash, retrieved_at: new Date(krithi.fetchedAt) },
    ]);
    const [evidence] = await db.query('SELECT * FROM krithi_source_evidence');
    expect(evidence).toMatchObject({
      extraction_method: 'HTML_JSOUP',
      confidence: '0.93',
      contributed_fields: krithi.contributedFields,
      raw_extraction: { adapter: 'thyagaraja-vaibhavam', adapter_version: '1' },
    });
    const [revision] = await db.query('SELECT * FROM krithi_revisions');
    expect(revision).toMatchObject({ revision_no: 1, change_kind: 'IMPORT' });
    expect(revision?.['extraction_id']).not.toBeNull();
    expect(await count(db, 'krithi_section_revisions')).toBe(18);
    const [audit] = await db.query("SELECT * FROM audit_log WHERE entity_table = 'krithis'");
    expect(audit).toMatchObject({
      action: 'CREATE',
      entity_id: krithi.krithiId,
      diff: { title: { before: null, after: 'vAsudEvayani' } },
      metadata: { actor: 'tests', reviewer: 'A. Reviewer', source_hash: krithi.sourceHash },
    });
  });

  it('keeps a ragamalika of 34 rows over few ragas, each in its place with its section', async () => {
    const db = await database();
    const names = Array.from({ length: 14 }, (_, at) => ({
      ...kalyani,
      id: `raga:${at}`,
      name: `Raga ${at}`,
      facts: {},
    }));
    const there = Array.from({ length: 17 }, (_, at) => names[at % 14] ?? kalyani);
    const ragas = [...there, ...there.toReversed()].map((raga) => ({
      entity: raga,
      section: 'charanam' as const,
    }));
    await publish(db, sampleKrithi({ ragas, isRagamalika: true }));
    const rows = await db.query<{ name: string; section: string }>(
      'SELECT r.name, kr.section FROM krithi_ragas kr JOIN ragas r ON r.id = kr.raga_id ORDER BY kr.order_index',
    );
    expect(rows).toEqual(ragas.map(({ entity }) => ({ name: entity.name, section: 'charanam' })));
    expect(rows).toHaveLength(34);
    expect((await planned(db, sampleKrithi({ ragas, isRagamalika: true })))[0]?.action).toBe('unchanged');
  });

  it('keeps long lyrics whole in every script (lesson 7)', async () => {
    const db = await database();
    const long = 'శ్రీ రామ జయ రామ జయ జయ రామ '.repeat(200).trim();
    const sections = sectionsOf().map((section) => ({ ...section, text: `${section.text}\n${long}` }));
    await publish(db, sampleKrithi({ sections }));
    const texts = await db.query<{ text: string }>('SELECT text FROM krithi_lyric_sections');
    expect(texts.map(({ text }) => text).sort()).toEqual(sections.map(({ text }) => text).sort());
    expect(Math.min(...texts.map(({ text }) => text.length))).toBeGreaterThan(5000);
    const wholes = await db.query<{ n: number }>(
      "SELECT min(length(lyrics)) AS n FROM krithi_lyric_variants WHERE language = 'te'",
    );
    expect(wholes[0]?.n).toBeGreaterThan(15_000);
  });

  it('aligns scripts that do not have the same sections by kind and ordinal', async () => {
    const db = await database();
    const sections = [
      ...sectionsOf(
        [
          ['pallavi', 1],
          ['charanam', 1],
          ['charanam', 2],
        ],
        ['telugu'],
      ),
      ...sectionsOf(
        [
          ['pallavi', 1],
          ['madhyama_kala', 1],
          ['charanam', 2],
        ],
        ['latin'],
      ),
    ];
    await publish(db, sampleKrithi({ sections, meaning: null }));
    const rows = await db.query(
      `SELECT s.section_type AS type, s.label, array_agg(v.script::text ORDER BY v.script::text) AS scripts
         FROM krithi_sections s LEFT JOIN krithi_lyric_sections t ON t.section_id = s.id
         LEFT JOIN krithi_lyric_variants v ON v.id = t.lyric_variant_id GROUP BY s.id ORDER BY s.order_index`,
    );
    expect(rows).toEqual([
      { type: 'PALLAVI', label: 'Pallavi', scripts: ['latin', 'telugu'] },
      { type: 'MADHYAMA_KALA', label: 'Madhyama Kala', scripts: ['latin'] },
      { type: 'CHARANAM', label: 'Charanam 1', scripts: ['telugu'] },
      { type: 'CHARANAM', label: 'Charanam 2', scripts: ['latin', 'telugu'] },
    ]);
  });
});
