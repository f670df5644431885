import { describe, expect, it } from 'vitest';
import { createOpenRefine } from '../../support/reconciliation/openrefine.ts';
import { faultsOf } from '../../support/reconciliation/schemas.ts';
import { useService } from '../../support/reconciliation/service.ts';

const world = useService();
const refine = () => createOpenRefine(world().address);
const one = async (query: Parameters<ReturnType<typeof refine>['reconcile']>[0][string]) =>
  (await refine().reconcile({ q: query }))['q']?.result ?? [];
const feature = (candidate: Awaited<ReturnType<typeof one>>[number] | undefined, id: string) =>
  candidate?.features.find((each) => each.id === id)?.value;

describe('the schemas', () => {
  it('refuse what the specification refuses, so that they can fail', () => {
    expect(faultsOf('manifest', { name: 'x' })).not.toEqual([]);
    expect(faultsOf('reconciliation-query-batch', { q: {} })).not.toEqual([]);
    expect(faultsOf('reconciliation-query-batch', { q: { properties: [] } })).not.toEqual([]);
    expect(faultsOf('reconciliation-query-batch', { q: { query: 'a', type_strict: 'maybe' } })).not.toEqual(
      [],
    );
    expect(faultsOf('reconciliation-result-batch', [])).not.toEqual([]);
    expect(faultsOf('reconciliation-result-batch', { q: { result: [{ name: 'a', score: 1 }] } })).not.toEqual(
      [],
    );
    expect(faultsOf('data-extension-response', { meta: [], rows: { a: { b: [{ str: 1 }] } } })).not.toEqual(
      [],
    );
    for (const value of [{ bool: true }, { date: 'yesterday' }, { date: '2026-11-25' }])
      expect(faultsOf('data-extension-response', { meta: [], rows: { a: { b: [value] } } })).not.toEqual([]);
    const meta = [{ id: 'a', name: 'a', service: 'urn:not:the:web' }];
    expect(faultsOf('data-extension-response', { meta, rows: {} })).not.toEqual([]);
    expect(faultsOf('suggest-types-response', { result: [{ id: 'raga' }] })).not.toEqual([]);
    expect(faultsOf('preview-metadata', { url: 'http://a/{{id}}', width: 1 })).not.toEqual([]);
  });
});

describe('the manifest', () => {
  it('announces its settings in a form of the specification', () => {
    const of = (setting: object): string[] =>
      faultsOf('manifest', {
        versions: ['0.2'],
        name: 'a',
        identifierSpace: 'urn:a',
        schemaSpace: 'urn:a',
        extend: { property_settings: [{ name: 'a', label: 'a', ...setting }] },
      });
    expect(of({ type: 'number', default: 0 })).toEqual([]);
    expect(of({ type: 'number', default: 'none' })).not.toEqual([]);
    expect(of({ type: 'select' })).not.toEqual([]);
  });

  it('says what is true of the service, with and without a stroke at the end of the address', async () => {
    const manifest = await refine().manifest();
    expect(manifest).toMatchObject({ versions: ['0.2'], identifierSpace: 'urn:x-krithi-desk:entry:' });
    expect(manifest.defaultTypes.map(({ id }) => id)).toEqual([
      'raga',
      'composer',
      'tala',
      'deity',
      'temple',
    ]);
    expect(await createOpenRefine(`${world().address}/`).manifest()).toEqual(manifest);
  });

  it('fits the schema of a preview and names pages that exist', async () => {
    const manifest = await refine().manifest();
    expect(faultsOf('preview-metadata', manifest.preview)).toEqual([]);
    for (const url of [manifest.preview.url, manifest.view.url])
      expect((await refine().page(url, 'composer:tyagaraja')).status).toBe(200);
    expect(await (await refine().page(manifest.feature_view.url, 'same_sound')).text()).toContain(
      'same sound',
    );
  });
});

describe('queries', () => {
  it('come as a form or in the address, to the same answer', async () => {
    const queries = { a: { query: 'tODi', type: 'raga' }, b: { query: 'Adi', type: 'tala' } };
    const byAddress = await fetch(
      `${world().address}?${new URLSearchParams({ queries: JSON.stringify(queries) }).toString()}`,
    );
    expect(await byAddress.json()).toEqual(await refine().reconcile(queries));
  });

  it('match only where certain evidence names one entry', async () => {
    const [mohanam, ...others] = await one({ query: 'Mohanaam', type: 'raga' });
    expect(mohanam).toMatchObject({ id: 'raga:mohanam', match: true });
    expect(feature(mohanam, 'same_sound')).toBe(true);
    expect(others).toEqual([]);
    const near = await one({ query: 'tODDii raga of the south', type: 'raga' });
    expect(near.filter(({ match }) => match)).toEqual([]);
  });

  it('never match one of two that sound alike, whatever the properties say; the properties rank', async () => {
    for (const [melakarta, id] of [
      [16, 'raga:kalavati-16'],
      [31, 'raga:kalavati-31'],
    ] as const) {
      const found = await one({
        query: 'Kalavati',
        type: 'raga',
        properties: [{ pid: 'melakarta', v: melakarta }],
      });
      expect(found[0]?.id).toBe(id);
      expect(found.filter(({ match }) => match)).toEqual([]);
      expect(feature(found[0], 'properties_agreeing')).toBe(1);
    }
  });

  it('do not match against a property that speaks against the entry', async () => {
    const [todi] = await one({ query: 'tODi', type: 'raga', properties: [{ pid: 'melakarta', v: '15' }] });
    expect(todi).toMatchObject({ id: 'raga:hanumatodi', match: false });
    const [agreed] = await one({ query: 'tODi', type: 'raga', properties: [{ pid: 'melakarta', v: '8' }] });
    expect(agreed).toMatchObject({ id: 'raga:hanumatodi', match: true });
    expect(agreed?.score).toBeGreaterThan(todi?.score ?? 100);
  });

  it('compare properties as people write them', async () => {
    const agreeing = async (query: string, type: string, pid: string, v: unknown): Promise<unknown> =>
      feature((await one({ query, type, properties: [{ pid, v }] }))[0], 'properties_agreeing');
    expect(await agreeing('Hindolam', 'raga', 'parent', 'naTabhairavi')).toBe(1);
    expect(await agreeing('Hindolam', 'raga', 'parent', { id: 'raga:natabhairavi', name: 'x' })).toBe(1);
    expect(await agreeing('tODi', 'raga', 'arohanam', 's,r1,g2,m1,p,d1,n2,s')).toBe(1);
    expect(await agreeing('tODi', 'raga', 'aliases', ['nothing', 'tODi'])).toBe(1);
    expect(await agreeing('Tyagaraja', 'composer', 'life', 'born 1767')).toBe(1);
    expect(await agreeing('Adi', 'tala', 'aksharas', '8 aksharas')).toBe(1);
    expect(await agreeing('tODi', 'raga', 'no such property', 'x')).toBe(0);
  });

  it('look in the types they name: any, all, should, several, unknown ones', async () => {
    const kinds = async (type: string | string[] | undefined, type_strict?: 'any' | 'all' | 'should') => {
      const response = await fetch(world().address, {
        method: 'POST',
        body: new URLSearchParams({
          queries: JSON.stringify({ q: { query: 'Tyagaraja', limit: 50, type, type_strict } }),
        }),
      });
      const { q } = (await response.json()) as { q: { result: { type: { id: string }[] }[] } };
      return [...new Set(q.result.flatMap((each) => each.type.map(({ id }) => id)))].sort();
    };
    expect(await kinds('composer')).toEqual(['composer']);
    expect(await kinds(['composer', 'deity'], 'any')).toContain('composer');
    expect(await kinds(['composer', 'deity'], 'all')).toEqual([]);
    expect(await kinds('composer', 'all')).toEqual(['composer']);
    expect(await kinds('planet', 'any')).toEqual([]);
    expect(await kinds('planet', 'should')).toContain('composer');
    expect(await kinds(undefined)).toContain('composer');
  });

  it('keep to their limit, fifty at most', async () => {
    const near = await one({ query: 'bhairAvvi', type: 'raga', limit: 2 });
    expect(near).toHaveLength(2);
  });

  it('may give properties alone: all entries that fit them, none a match', async () => {
    const found = await one({
      type: 'raga',
      limit: 50,
      properties: [
        { pid: 'melakarta', v: 15 },
        { pid: 'arohanam', v: 'S R1 M1 P D1 S' },
      ],
    });
    expect(found.map(({ id }) => id)).toContain('raga:saveri');
    expect(found.every((each) => feature(each, 'properties_agreeing') !== 0)).toBe(true);
    expect(found.filter(({ match }) => match)).toEqual([]);
  });

  it('that are empty or no name get no candidate', async () => {
    const asked = await fetch(world().address, {
      method: 'POST',
      body: new URLSearchParams({
        queries: JSON.stringify({
          empty: { query: '  ' },
          long: { query: 'la '.repeat(400) },
          odd: { query: '?!' },
        }),
      }),
    });
    expect(await asked.json()).toEqual({ empty: { result: [] }, long: { result: [] }, odd: { result: [] } });
  });

  it('know the spellings that a person taught, and follow an undo', async () => {
    const { engine } = world();
    expect((await one({ query: 'zzyx', type: 'raga' })).filter(({ match }) => match)).toEqual([]);
    await engine.names.valuesFor([
      { kind: 'raga', value: 'zzyx', site: null, batchId: null, composer: null },
    ]);
    engine.decisions.decide(
      {
        kind: 'raga',
        value: 'zzyx',
        act: 'accept',
        entities: ['raga:mohanam'],
        alias: 'always',
        except: [],
      },
      'a curator',
    );
    const [taught] = await one({ query: 'zzyx', type: 'raga' });
    expect(taught).toMatchObject({ id: 'raga:mohanam', match: true });
    expect(feature(taught, 'alias')).toBe(true);
    engine.decisions.undo('a curator');
    expect((await one({ query: 'zzyx', type: 'raga' })).filter(({ match }) => match)).toEqual([]);
  });
});

describe('suggestions', () => {
  it('find entries as they are typed, in any script, by type, and by identifier', async () => {
    const manifest = await refine().manifest();
    const ids = async (prefix: string, more: Record<string, string> = {}) =>
      (await refine().suggest(manifest, 'entity', prefix, more)).map(({ id }) => id);
    expect(await ids('mecakaly')).toContain('raga:mechakalyani');
    expect(await ids('தோடி')).toContain('raga:hanumatodi');
    expect(await ids('composer:tyagaraja')).toEqual(['composer:tyagaraja']);
    expect((await ids('tyaga', { type: 'composer' })).every((id) => id.startsWith('composer:'))).toBe(true);
    expect(await ids('')).toEqual([]);
  });

  it('go on from a cursor without a gap or a double', async () => {
    const manifest = await refine().manifest();
    const page = async (cursor: number) =>
      (await refine().suggest(manifest, 'entity', 'ka', { cursor: String(cursor) })).map(({ id }) => id);
    const [first, second] = [await page(0), await page(10)];
    expect(first).toHaveLength(10);
    expect(new Set([...first, ...second]).size).toBe(20);
  });

  it('carry types as text, which OpenRefine joins', async () => {
    const manifest = await refine().manifest();
    const [hit] = await refine().suggest(manifest, 'entity', 'hanumatodi');
    expect(hit?.notable).toEqual(['raga']);
  });

  it('find types and properties by the beginning of a word', async () => {
    const manifest = await refine().manifest();
    const ids = async (what: 'type' | 'property', prefix: string, more: Record<string, string> = {}) =>
      (await refine().suggest(manifest, what, prefix, more)).map(({ id }) => id);
    expect(await ids('type', 'Ra')).toEqual(['raga']);
    expect(await ids('type', '')).toHaveLength(5);
    expect(await ids('property', 'mela')).toEqual(['melakarta']);
    expect(await ids('property', 'raga', { type: 'raga' })).toContain('parent');
    expect(await ids('property', '', { type: 'tala' })).not.toContain('melakarta');
  });
});

describe('data extension', () => {
  it('gives a row to each identifier and nothing where the list is silent', async () => {
    const { meta, rows } = await refine().extend(
      ['raga:hindolam', 'no such entry', 'temple:kamakshi-temple-kanchipuram', 'tala:adi'],
      ['melakarta', 'parent', 'deity', 'aksharas', 'krithis', 'no such property'],
    );
    expect(meta.find(({ id }) => id === 'parent')).toEqual({
      id: 'parent',
      name: 'Parent raga',
      type: { id: 'raga', name: 'Raga' },
    });
    expect(rows['raga:hindolam']).toEqual({
      melakarta: [{ int: 20 }],
      parent: [{ id: 'raga:natabhairavi', name: 'Natabhairavi' }],
      deity: [],
      aksharas: [],
      krithis: [{ int: 0 }],
      'no such property': [],
    });
    expect(Object.values(rows['no such entry'] ?? {}).flat()).toEqual([]);
    expect(rows['temple:kamakshi-temple-kanchipuram']?.['deity']).toEqual([
      { id: 'deity:kamakshi', name: 'Kamakshi' },
    ]);
    expect(rows['tala:adi']?.['aksharas']).toEqual([{ int: 8 }]);
  });

  it('gives no more values than a setting allows, and passes over settings it does not know', async () => {
    const valuesBy = async (settings: unknown): Promise<number> => {
      const query = { ids: ['raga:hanumatodi'], properties: [{ id: 'aliases', settings }] };
      const body = new URLSearchParams({ extend: JSON.stringify(query) });
      const response = await fetch(world().address, { method: 'POST', body });
      const { rows } = (await response.json()) as { rows: Record<string, { aliases: unknown[] }> };
      return rows['raga:hanumatodi']?.aliases.length ?? 0;
    };
    const all = await valuesBy({});
    expect(all).toBeGreaterThan(1);
    expect(await valuesBy({ limit: 1 })).toBe(1);
    expect(await valuesBy({ limit: '1' })).toBe(1);
    for (const settings of [{ limit: 0 }, { limit: null }, { limit: 'many' }, { colour: 'red' }])
      expect(await valuesBy(settings)).toBe(all);
  });

  it('comes in the address too', async () => {
    const extend = JSON.stringify({ ids: ['tala:adi'], properties: [{ id: 'aksharas' }] });
    const response = await fetch(`${world().address}?${new URLSearchParams({ extend }).toString()}`);
    expect(await response.json()).toMatchObject({ rows: { 'tala:adi': { aksharas: [{ int: 8 }] } } });
  });

  it('proposes the properties of a type, as many as asked for', async () => {
    const manifest = await refine().manifest();
    const all = await refine().propose(manifest, 'tala');
    expect(all.properties.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['aksharas', 'jati', 'family']),
    );
    expect(all.properties.map(({ id }) => id)).not.toContain('melakarta');
    expect(await refine().propose(manifest, 'raga', 1)).toMatchObject({
      type: 'raga',
      limit: 1,
      properties: [{ id: 'melakarta', name: 'Melakarta' }],
    });
  });
});
