import { describe, expect, it } from 'vitest';
import type { EntityRef } from '../../../src-main/publish/index.ts';
import { adi, entity, kalyani, sampleKrithi, tyagaraja } from '../../support/postgres/sample-krithi.ts';
import { usePostgres } from '../../support/postgres/use-postgres.ts';
import { count, publish, withTarget } from './publishing.ts';

const database = usePostgres();

const inRaga = (raga: EntityRef, more: Parameters<typeof sampleKrithi>[0] = {}) =>
  sampleKrithi({ ragas: [{ entity: raga, section: null }], ...more });

describe('a raga that is there already', () => {
  it.each([
    ['without spaces', 'Sri Ranjani', 'sriranjani'],
    ['with spaces', 'Sri Ranjani', 'sri ranjani'],
    ['with other marks', 'Śrī Rañjanī', 'sri ranjani'],
    ['by its sound', 'Sriranjanee', 'sriranjanee'],
  ])('is found by a name folded %s', async (_, name, normalized) => {
    const db = await database();
    await db.query('INSERT INTO ragas (name, name_normalized) VALUES ($1, $2)', [name, normalized]);
    const row = (await publish(db, inRaga(entity('raga', 'Sriranjani'))))[0];
    expect(row?.action).toBe('create');
    expect(await db.query('SELECT name FROM ragas')).toEqual([{ name }]);
  });

  it('is never Ranjani when it is Sri Ranjani (lesson 4)', async () => {
    const db = await database();
    await db.query("INSERT INTO ragas (name, name_normalized) VALUES ('Ranjani', 'ranjani')");
    await publish(db, inRaga(entity('raga', 'Sri Ranjani')));
    const rows = await db.query('SELECT r.name FROM krithis k JOIN ragas r ON r.id = k.primary_raga_id');
    expect(rows).toEqual([{ name: 'Sri Ranjani' }]);
  });

  it('makes no twin for a spelling of it (lesson 3)', async () => {
    const db = await database();
    await publish(db, inRaga(kalyani));
    const spelt = { ...kalyani, id: 'raga:other', name: 'Kalyaani' };
    const link = 'http://thyagaraja-vaibhavam.blogspot.com/other.html';
    await publish(db, inRaga(spelt, { link, title: 'other' }));
    expect(await count(db, 'ragas')).toBe(1);
  });

  it('is found by its id after a pull, whatever its name', async () => {
    const db = await database();
    const [row] = await db.query<{ id: string }>(
      "INSERT INTO ragas (name, name_normalized) VALUES ('Mecakalyani', 'mecakalyani') RETURNING id::text",
    );
    await publish(db, inRaga({ ...kalyani, id: `main:${row?.id}` }));
    expect(await count(db, 'ragas')).toBe(1);
  });

  it('is found again after somebody renamed the row that we made', async () => {
    const db = await database();
    await publish(db, inRaga(kalyani));
    await db.query("UPDATE ragas SET name = 'Mecakalyani', name_normalized = 'mecakalyani'");
    await publish(db, inRaga(kalyani, { link: 'http://example.org/2', title: 'other' }));
    expect(await count(db, 'ragas')).toBe(1);
  });

  it('is asked about when another raga bears the name', async () => {
    const db = await database();
    await db.query(
      "INSERT INTO ragas (name, name_normalized, melakarta_number) VALUES ('Kalyani', 'kalyani', 64)",
    );
    const before = await db.dump();
    const [row] = await publish(db, sampleKrithi());
    expect(row).toMatchObject({ action: 'conflict', reason: { code: 'publish.conflict' } });
    expect(await db.dump()).toEqual(before);
  });

  it('is asked about when two rows sound like it', async () => {
    const db = await database();
    await db.query(
      "INSERT INTO ragas (name, name_normalized) VALUES ('Kalyaani', 'kalyaani'), ('Khalyani', 'khalyani')",
    );
    const [row] = await publish(db, sampleKrithi());
    expect(row?.reason?.message).toContain('“Kalyaani” and “Khalyani”');
    expect(await count(db, 'ragas')).toBe(2);
  });
});

describe('names that are not there', () => {
  it('are made for entities of the authority list only', async () => {
    const db = await database();
    const before = await db.dump();
    const krithi = sampleKrithi();
    const ports = { holdsEntity: (id: string) => id !== kalyani.id };
    for (const action of ['plan', 'apply'] as const) {
      const [row] = await withTarget(db, (target) => target[action]([krithi]), ports);
      expect(row).toMatchObject({ action: 'failed', reason: { code: 'publish.unresolved' } });
    }
    expect(await db.dump()).toEqual(before);
  });

  it('are never made for the word unknown (lesson 18)', async () => {
    const db = await database();
    const [row] = await publish(db, sampleKrithi({ tala: { ...adi, id: 'tala:unknown', name: 'Unknown' } }));
    expect(row?.reason?.code).toBe('publish.unresolved');
    expect(await count(db, 'talas')).toBe(0);
  });

  it('are noted in the audit log with the entity they stand for', async () => {
    const db = await database();
    await publish(db, sampleKrithi());
    const rows = await db.query(
      "SELECT entity_table, metadata ->> 'entity_id' AS entity FROM audit_log WHERE entity_table <> 'krithis' ORDER BY 1",
    );
    expect(rows).toEqual([
      { entity_table: 'composers', entity: tyagaraja.id },
      { entity_table: 'ragas', entity: kalyani.id },
      { entity_table: 'talas', entity: adi.id },
    ]);
  });

  it('get their parent raga where it is there', async () => {
    const db = await database();
    await publish(db, inRaga(kalyani));
    const janya = entity('raga', 'Saranga', {
      facts: { parent_melakarta: 65, arohanam: 'S R2 G3', avarohanam: 'G3 R2 S' },
    });
    await publish(db, inRaga(janya, { link: 'http://example.org/2', title: 'other' }));
    const rows = await db.query(
      'SELECT p.name, r.arohanam FROM ragas r JOIN ragas p ON p.id = r.parent_raga_id',
    );
    expect(rows).toEqual([{ name: 'Kalyani', arohanam: 'S R2 G3' }]);
  });
});

describe('a composer', () => {
  it('is found by an alias that is kept there', async () => {
    const db = await database();
    await db.query(
      `WITH c AS (INSERT INTO composers (name, name_normalized) VALUES ('Saint Thyagaraja Swami', 'saint thyagaraja swami') RETURNING id)
       INSERT INTO composer_aliases (alias_normalized, composer_id) SELECT 'tyagaraja', id FROM c`,
    );
    await publish(db, sampleKrithi());
    expect(await count(db, 'composers')).toBe(1);
  });
});

describe('temples', () => {
  it('of one name in two towns are two', async () => {
    const db = await database();
    await db.query(
      "INSERT INTO temples (name, name_normalized, city) VALUES ('Kamakshi', 'kamakshi', 'Mangadu')",
    );
    const temple = entity('temple', 'Kamakshi', { facts: { city: 'Kanchipuram' } });
    await publish(db, sampleKrithi({ temple }));
    await publish(db, sampleKrithi({ temple, link: 'http://example.org/2', title: 'other' }));
    expect(await db.query('SELECT city FROM temples ORDER BY 1')).toEqual([
      { city: 'Kanchipuram' },
      { city: 'Mangadu' },
    ]);
  });
});
