import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseAuthority } from '../../../src-main/resolve/index.ts';
import { checkoutPaths } from '../../../src-main/hosts/paths.ts';
import { type Results, createOpenRefine } from '../../support/reconciliation/openrefine.ts';
import { useService } from '../../support/reconciliation/service.ts';

const world = useService();

/** A curator's column: ragas as blogs, concert lists and singers spell them, with what each means. */
const column: readonly (readonly [printed: string, id: string | null])[] = [
  ['tODi', 'raga:hanumatodi'],
  ['Kalyani', 'raga:mechakalyani'],
  ['SankarAbharaNaM', 'raga:dhirasankarabharanam'],
  ['Mohana', 'raga:mohanam'],
  ['mOhanaM', 'raga:mohanam'],
  ['தோடி', 'raga:hanumatodi'],
  ['కల్యాణి', 'raga:mechakalyani'],
  ['Hindolam', 'raga:hindolam'],
  ['Saveri', 'raga:saveri'],
  ['Asaveri', 'raga:asaveri'],
  ['madhyamAvatti', null],
  ['Kalavati', null],
  ['kalyANi - tODi', null],
  ['rAgamAlikA', null],
  ['no such raga at all', null],
];

/** As OpenRefine guesses a column's type: three candidates of each of ten values, the better the earlier. */
const guess = (results: Results): string[] => {
  const worth = new Map<string, number>();
  for (const { result } of Object.values(results)) {
    for (const [rank, { type }] of result.slice(0, 3).entries())
      for (const { id } of type) worth.set(id, (worth.get(id) ?? 0) + 1 / (1 + rank));
  }
  return [...worth].sort((a, b) => b[1] - a[1]).map(([id]) => id);
};

it('takes a curator from a column of spellings to entries with their melakartas and scales', async () => {
  const refine = createOpenRefine(world().address);
  const manifest = await refine.manifest();

  const first = Object.fromEntries(column.slice(0, 10).map(([query], i) => [`q${i}`, { query, limit: 3 }]));
  expect(guess(await refine.reconcile(first))[0]).toBe('raga');

  const matched = new Map<string, string>();
  for (let at = 0; at < column.length; at += 10) {
    const chunk = column.slice(at, at + 10);
    const results = await refine.reconcile(
      Object.fromEntries(
        chunk.map(([query], i) => [
          `q${i}`,
          { query, type: 'raga', type_strict: 'should', limit: 5, properties: [] },
        ]),
      ),
    );
    for (const [i, [printed]] of chunk.entries()) {
      const { result = [] } = results[`q${i}`] ?? {};
      expect(result.map(({ score }) => score)).toEqual(
        result.map(({ score }) => score).sort((a, b) => b - a),
      );
      // OpenRefine takes a match from the first candidate alone.
      expect(result.slice(1).filter(({ match }) => match)).toEqual([]);
      const [best] = result;
      if (best?.match === true) matched.set(printed, best.id);
    }
  }
  expect(Object.fromEntries(matched)).toEqual(Object.fromEntries(column.filter(([, id]) => id !== null)));

  const offered = await refine.propose(manifest, 'raga');
  expect(offered.properties.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['melakarta', 'arohanam', 'avarohanam', 'parent']),
  );
  const ids = [...new Set(matched.values())];
  const { rows } = await refine.extend(ids, ['melakarta', 'arohanam', 'parent']);
  expect(rows['raga:hanumatodi']).toEqual({
    melakarta: [{ int: 8 }],
    arohanam: [{ str: 'S R1 G2 M1 P D1 N2 S' }],
    parent: [],
  });
  expect(rows['raga:saveri']?.['parent']).toEqual([{ id: 'raga:mayamalavagaula', name: 'Mayamalavagaula' }]);

  const preview = await refine.page(manifest.preview.url, 'raga:hanumatodi');
  expect(preview.status).toBe(200);
  expect(await preview.text()).toContain('<h1>Hanumatodi</h1>');
});

it('finds every entry of the list by its own name, and by its identifier', async () => {
  const refine = createOpenRefine(world().address);
  const list = join(checkoutPaths().resourcesDir, 'authority', 'authority.json');
  const { entities } = parseAuthority(readFileSync(list, 'utf8'), list);
  for (let at = 0; at < entities.length; at += 50) {
    const some = entities.slice(at, at + 50);
    const results = await refine.reconcile(
      Object.fromEntries(
        some.flatMap(({ id, name, kind }) => [
          [`name ${id}`, { query: name, type: kind, type_strict: 'should' as const, limit: 10 }],
          [`id ${id}`, { query: id, limit: 1 }],
        ]),
      ),
    );
    for (const { id } of some) {
      const found = results[`name ${id}`]?.result ?? [];
      expect(found.map((each) => each.id)).toContain(id);
      expect(found.filter((each) => each.match && each.id !== id)).toEqual([]);
      expect(results[`id ${id}`]?.result).toMatchObject([{ id, match: true }]);
    }
  }
});
