import { describe, expect, it } from 'vitest';
import { Entity } from '../../../src-main/domain/name.ts';
import { pullAuthority } from '../../../src-main/publish/index.ts';
import { usePostgres } from '../../support/postgres/use-postgres.ts';

const database = usePostgres();

describe('pulling the authority list', () => {
  it('reads names, aliases and facts as entities, and writes nothing', async () => {
    const db = await database();
    await db.query(
      `WITH c AS (INSERT INTO composers (name, name_normalized, birth_year, death_year, place)
                  VALUES ('Tyagaraja', 'tyagaraja', 1767, 1847, 'Tiruvaiyaru') RETURNING id)
       INSERT INTO composer_aliases (alias_normalized, composer_id) SELECT 'thyagaraja', id FROM c`,
    );
    await db.query(
      `WITH p AS (INSERT INTO ragas (name, name_normalized, melakarta_number) VALUES ('Kalyani', 'kalyani', 65) RETURNING id)
       INSERT INTO ragas (name, name_normalized, parent_raga_id, arohanam, avarohanam)
       SELECT 'Saranga', 'saranga', id, 'S P M2 P', 'S N3 D2 P' FROM p`,
    );
    await db.query("INSERT INTO talas (name, name_normalized, beat_count) VALUES ('Adi', 'adi', 8)");
    await db.query("INSERT INTO deities (name, name_normalized) VALUES ('Rama', 'rama')");
    await db.query(
      "INSERT INTO temples (name, name_normalized, city) VALUES ('Kamakshi', 'kamakshi', 'Kanchipuram')",
    );
    const before = await db.dump();

    const { entities, from } = await pullAuthority(db.url);
    expect(entities.map((entity) => Entity.parse(entity))).toEqual(entities);
    expect(entities.map(({ kind, name, aliases, facts }) => [kind, name, aliases, facts])).toEqual([
      ['composer', 'Tyagaraja', ['thyagaraja'], { life: '1767-1847', place: 'Tiruvaiyaru' }],
      ['raga', 'Kalyani', [], { melakarta: 65 }],
      ['raga', 'Saranga', [], { parent_melakarta: 65, arohanam: 'S P M2 P', avarohanam: 'S N3 D2 P' }],
      ['tala', 'Adi', [], { aksharas: 8 }],
      ['deity', 'Rama', [], {}],
      ['temple', 'Kamakshi', [], { city: 'Kanchipuram' }],
    ]);
    const ids = await db.query<{ id: string }>("SELECT 'main:' || id AS id FROM composers");
    expect(entities[0]?.id).toBe(ids[0]?.id);
    expect(from).toBe(`main database at ${new URL(db.url).host}${new URL(db.url).pathname}`);
    expect(await db.dump()).toEqual(before);
  });
});
