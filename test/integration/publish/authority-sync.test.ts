import { describe, expect, it } from 'vitest';
import { newId } from '../../../src-main/domain/ids.ts';
import type { Entity } from '../../../src-main/domain/name.ts';
import { createListSync } from '../../../src-main/orchestrator/list-sync.ts';
import { keyOf, titleKey } from '../../../src-main/resolve/index.ts';
import { createAuthority } from '../../../src-main/review/index.ts';
import type { TestDatabase } from '../../support/postgres/database.ts';
import { usePostgres } from '../../support/postgres/use-postgres.ts';
import { useStores } from '../../support/store/open-test-store.ts';

const database = usePostgres();
const openStore = useStores();

const list: readonly Entity[] = [
  {
    id: 'raga:saranga',
    kind: 'raga',
    name: 'Saranga',
    aliases: [],
    facts: { parent_melakarta: 65, arohanam: 'S P M2 P', avarohanam: 'S N3 D2 P' },
  },
  { id: 'raga:kalyani', kind: 'raga', name: 'Mecha Kalyani', aliases: ['Kalyani'], facts: { melakarta: 65 } },
  {
    id: 'composer:tyagaraja',
    kind: 'composer',
    name: 'Tyagaraja',
    aliases: ['Thyagaraja', 'Tyagabrahmam'],
    facts: { life: '1767-1847' },
  },
  { id: 'tala:adi', kind: 'tala', name: 'Adi', aliases: [], facts: { aksharas: 8 } },
];

const world = () => {
  const records = openStore();
  records.entities.putAll(list, 'builtin', 'test');
  const authority = createAuthority(records, newId);
  const soundKey = (kind: Parameters<typeof keyOf>[0] | 'title', name: string): string =>
    kind === 'title' ? titleKey(name) : keyOf(kind, name);
  return { records, authority, sync: createListSync({ records, authority, newId, soundKey }) };
};

const actions = (rows: readonly { readonly name: string; readonly action: string }[]) =>
  Object.fromEntries(rows.map(({ name, action }) => [name, action]));

const ragas = (db: TestDatabase) =>
  db.query(
    `SELECT r.name, r.name_normalized AS key, p.name AS parent, r.arohanam FROM ragas r
     LEFT JOIN ragas p ON p.id = r.parent_raga_id ORDER BY r.name`,
  );

describe('pushing the list to the main database', () => {
  it('plans without writing, creates parents first, and a repeat changes nothing', async () => {
    const db = await database();
    const { sync } = world();
    const before = await db.dump();
    const plan = await sync.push(db.url, 'plan', 'asha');
    expect(new Set(plan.rows.map(({ action }) => action))).toEqual(new Set(['create']));
    expect(await db.dump()).toEqual(before);

    await sync.push(db.url, 'apply', 'asha');
    expect(await ragas(db)).toEqual([
      { name: 'Mecha Kalyani', key: 'mechakalyani', parent: null, arohanam: null },
      { name: 'Saranga', key: 'saranga', parent: 'Mecha Kalyani', arohanam: 'S P M2 P' },
    ]);
    expect(await db.query('SELECT alias_normalized AS a FROM composer_aliases ORDER BY 1')).toEqual([
      { a: 'thyagaraja' },
      { a: 'tyagabrahmam' },
    ]);
    const after = await db.dump();
    const again = await sync.push(db.url, 'apply', 'asha');
    expect(new Set(again.rows.map(({ action }) => action))).toEqual(new Set(['unchanged']));
    expect(await db.dump()).toEqual(after);
  });

  it('finds rows under both rules of folding, and by an alias', async () => {
    const db = await database();
    await db.query("INSERT INTO ragas (name, name_normalized) VALUES ('Mecha Kalyani', 'mecha kalyani')");
    await db.query(
      `WITH c AS (INSERT INTO composers (name, name_normalized) VALUES ('Saint Thyagaraja', 'saint thyagaraja') RETURNING id)
       INSERT INTO composer_aliases (alias_normalized, composer_id) SELECT 'thyagaraja', id FROM c`,
    );
    const { sync } = world();
    const { rows } = await sync.push(db.url, 'apply', 'asha');
    expect(actions(rows)).toMatchObject({
      'Mecha Kalyani': 'update',
      Tyagaraja: 'update',
      Saranga: 'create',
    });
    expect(await db.query('SELECT birth_year, death_year FROM composers')).toEqual([
      { birth_year: 1767, death_year: 1847 },
    ]);
  });

  it('never writes over what changed there since, and carries over what changed here', async () => {
    const db = await database();
    const { sync, authority } = world();
    await sync.push(db.url, 'apply', 'asha');
    await db.query("UPDATE ragas SET arohanam = 'S R2 S' WHERE name = 'Saranga'");
    authority.edit({ id: 'tala:adi', facts: { aksharas: 16 } }, 'asha');
    const first = await sync.push(db.url, 'apply', 'asha');
    expect(actions(first.rows)).toMatchObject({ Adi: 'update', Saranga: 'unchanged' });
    expect(await db.query('SELECT beat_count AS n FROM talas')).toEqual([{ n: 16 }]);
    // Nor the next time: what was left alone does not become ours by it.
    await sync.push(db.url, 'apply', 'asha');
    expect(await ragas(db)).toMatchObject([{}, { arohanam: 'S R2 S' }]);
    authority.edit({ id: 'raga:saranga', facts: { avarohanam: 'S N3 P' } }, 'asha');
    await db.query("UPDATE ragas SET avarohanam = 'S D2 P' WHERE name = 'Saranga'");
    const second = await sync.push(db.url, 'apply', 'asha');
    expect(second.rows.find(({ name }) => name === 'Saranga')).toMatchObject({
      action: 'conflict',
      reason: 'avarohanam differ there',
    });
    expect(await ragas(db)).toMatchObject([{}, { arohanam: 'S R2 S' }]);
  });

  it('writes all or nothing', async () => {
    const db = await database();
    await db.query(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no talas today'; END $$;
       CREATE TRIGGER refuse BEFORE INSERT ON talas FOR EACH ROW EXECUTE FUNCTION refuse()`,
    );
    const before = await db.dump();
    await expect(world().sync.push(db.url, 'apply', 'asha')).rejects.toThrow('no talas today');
    expect(await db.dump()).toEqual(before);
  });
});

describe('pulling from the main database', () => {
  it('takes what is new, brings no twin of what is here, and can be undone', async () => {
    const db = await database();
    await db.query(
      `INSERT INTO ragas (name, name_normalized, melakarta_number, arohanam) VALUES ('Mecha Kalyani', 'mechakalyani', 65, 'S R2 G3 M2 P D2 N3 S')`,
    );
    await db.query("INSERT INTO deities (name, name_normalized) VALUES ('Rama', 'rama')");
    const { sync, records, authority } = world();
    const before = records.entities.all();
    const { plan } = await sync.pull(db.url, 'plan', 'asha');
    expect(plan.counts).toMatchObject({ added: 1, changed: 1 });
    expect(records.entities.all()).toEqual(before);

    await sync.pull(db.url, 'apply', 'asha');
    expect(records.entities.find('raga:kalyani')?.facts).toEqual({
      melakarta: 65,
      arohanam: 'S R2 G3 M2 P D2 N3 S',
    });
    expect(records.entities.count('deity')).toBe(1);
    const again = await sync.pull(db.url, 'apply', 'asha');
    expect(again.effect?.change ?? null).toBeNull();
    authority.undo('asha');
    expect(records.entities.all()).toEqual(before);
  });

  it('offers again what was undone, and a push in between does not write over it', async () => {
    const db = await database();
    await db.query("INSERT INTO talas (name, name_normalized, beat_count) VALUES ('Adi', 'adi', 8)");
    const { sync, records, authority } = world();
    await sync.push(db.url, 'apply', 'asha');
    await db.query('UPDATE talas SET beat_count = 16');
    const { rows } = await sync.pull(db.url, 'apply', 'asha');
    expect(rows.filter(({ action }) => action !== 'unchanged')).toMatchObject([
      { name: 'Adi', action: 'update', changes: [{ field: 'aksharas', before: '8', after: '16' }] },
    ]);
    authority.undo('asha');
    await sync.push(db.url, 'apply', 'asha');
    expect(await db.query('SELECT beat_count AS n FROM talas')).toEqual([{ n: 16 }]);
    const again = await sync.pull(db.url, 'plan', 'asha');
    expect(actions(again.rows)).toMatchObject({ Adi: 'update' });
    authority.redo('asha');
    expect(records.entities.find('tala:adi')?.facts).toEqual({ aksharas: 16 });
    const same = await sync.pull(db.url, 'plan', 'asha');
    expect(actions(same.rows)).toMatchObject({ Adi: 'unchanged' });
  });

  it('leaves what differs on both sides to a person', async () => {
    const db = await database();
    await db.query("INSERT INTO talas (name, name_normalized, beat_count) VALUES ('Adi', 'adi', 7)");
    const { sync, records } = world();
    const { plan } = await sync.pull(db.url, 'apply', 'asha');
    expect(plan.conflicts).toEqual([{ name: 'Adi', fields: ['aksharas'] }]);
    expect(records.entities.find('tala:adi')?.facts).toEqual({ aksharas: 8 });
  });
});
