import { describe, expect, it } from 'vitest';
import { sampleKrithi, sectionsOf, tyagaraja } from '../../support/postgres/sample-krithi.ts';
import { usePostgres } from '../../support/postgres/use-postgres.ts';
import { count, publish, withTarget } from './publishing.ts';

const database = usePostgres();

describe('a krithi that is refused', () => {
  it('leaves nothing behind, and the others go on', async () => {
    const db = await database();
    const broken = sampleKrithi({
      composer: { ...tyagaraja, id: 'composer:x', name: 'Somebody New' },
      sections: [...sectionsOf(), { script: 'latin', kind: 'other', ordinal: 1, text: 'a\u0000b' }],
    });
    const good = sampleKrithi({ link: 'http://thyagaraja-vaibhavam.blogspot.com/good.html', title: 'good' });
    const rows = await publish(db, broken, good);
    expect(rows.map(({ action }) => action)).toEqual(['failed', 'create']);
    expect(rows[0]?.reason?.code).toBe('publish.failed');
    expect(await count(db, 'krithis')).toBe(1);
    expect(await db.query('SELECT name FROM composers')).toEqual([{ name: 'Tyagaraja' }]);
    expect(await count(db, "audit_log WHERE metadata->>'entity_id' = 'composer:x'")).toBe(0);
  });

  it('is refused without approval or lyrics (lesson 6)', async () => {
    const db = await database();
    const before = await db.dump();
    const rows = await publish(db, sampleKrithi({ approvedAt: null }), sampleKrithi({ sections: [] }));
    expect(rows.map(({ reason }) => reason?.code)).toEqual(['publish.not_ready', 'publish.not_ready']);
    expect(await db.dump()).toEqual(before);
  });

  it('stops between krithis when asked to', async () => {
    const db = await database();
    const stop = new AbortController();
    const krithis = [1, 2, 3].map((n) =>
      sampleKrithi({ link: `http://example.org/${n}`, title: `krithi ${n}` }),
    );
    const rows = await withTarget(db, (target) =>
      target.apply(krithis, { signal: stop.signal, onRow: () => stop.abort() }),
    );
    expect(rows).toHaveLength(1);
    expect(await count(db, 'krithis')).toBe(1);
  });
});
