import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { faultsOf } from '../support/reconciliation/schemas.ts';
import { useService } from '../support/reconciliation/service.ts';

const world = useService();

/** Sends a field as a form; a broken question must come back as a typed refusal, never as a fault of ours. */
const answerTo = async (field: string, text: string): Promise<{ status: number; value: unknown }> => {
  const response = await fetch(world().address, {
    method: 'POST',
    body: new URLSearchParams({ [field]: text }),
  });
  const value: unknown = await response.json();
  if (response.status !== 200) {
    expect([400, 413]).toContain(response.status);
    expect(faultsOf('error', value)).toEqual([]);
  }
  return { status: response.status, value };
};

/** Names, signs and what programs trip over. */
const word = fc.oneof(
  fc.constantFrom(
    'tODi',
    'Kalavati',
    'தோடி',
    'raga:mohanam',
    '__proto__',
    'constructor',
    '',
    ' ',
    '\u0000',
    '\ud800',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const given = fc.oneof(
  word,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.record({ id: word, name: word }),
  fc.constant(null),
);
const query = fc.record(
  {
    query: fc.oneof(word, fc.jsonValue()),
    type: fc.oneof(
      fc.constantFrom('raga', 'tala', 'planet', ''),
      fc.array(word, { maxLength: 3 }),
      fc.integer(),
    ),
    type_strict: fc.constantFrom('any', 'all', 'should', 'maybe', null),
    limit: fc.oneof(fc.integer({ min: -2, max: 1e9 }), fc.double(), word),
    properties: fc.array(
      fc.record(
        {
          pid: fc.oneof(
            fc.constantFrom('melakarta', 'parent', 'arohanam', 'aliases', 'composer', 'life'),
            word,
          ),
          v: fc.oneof(given, fc.array(given, { maxLength: 3 })),
        },
        { requiredKeys: [] },
      ),
      { maxLength: 3 },
    ),
    lang: word,
  },
  { requiredKeys: [] },
);

it('any JSON as queries has a whole answer or a typed refusal', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        { weight: 3, arbitrary: fc.dictionary(word, query, { maxKeys: 4 }) },
        { weight: 1, arbitrary: fc.jsonValue() },
      ),
      async (batch) => {
        const { status, value } = await answerTo('queries', JSON.stringify(batch));
        if (status !== 200) return;
        expect(faultsOf('reconciliation-result-batch', value)).toEqual([]);
        expect(Object.keys(value as object).sort()).toEqual(
          Object.keys(JSON.parse(JSON.stringify(batch)) as object).sort(),
        );
      },
    ),
    { numRuns: 300 },
  );
});

it('well-formed queries are always answered, each in full', async () => {
  const whole = fc.record(
    {
      query: word.filter((text) => text !== ''),
      type: fc.constantFrom('raga', 'composer', 'tala', 'deity', 'temple', 'planet'),
      type_strict: fc.constantFrom('any', 'all', 'should'),
      limit: fc.integer({ min: 1, max: 60 }),
      properties: fc.array(
        fc.record({
          pid: fc.constantFrom('melakarta', 'parent', 'arohanam', 'city', 'planet'),
          v: fc.oneof(word, fc.integer(), fc.boolean()),
        }),
        { maxLength: 3 },
      ),
    },
    { requiredKeys: ['query'] },
  );
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string(), whole, { maxKeys: 5 }), async (batch) => {
      const { status, value } = await answerTo('queries', JSON.stringify(batch));
      expect(status).toBe(200);
      const results = value as Record<string, { result: { score: number; match: boolean }[] }>;
      expect(Object.keys(results).sort()).toEqual(Object.keys(batch).sort());
      for (const [key, { result }] of Object.entries(results)) {
        expect(result.length).toBeLessThanOrEqual(Math.min(50, batch[key]?.limit ?? 5));
        expect(result.filter(({ match }) => match).length).toBeLessThanOrEqual(1);
        for (const { score } of result) expect(score >= 0 && score <= 100).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});

it('any JSON to be extended has a whole answer or a typed refusal', async () => {
  const extension = fc.record(
    {
      ids: fc.oneof(fc.array(word, { maxLength: 4 }), fc.jsonValue()),
      properties: fc.oneof(
        fc.array(fc.record({ id: fc.oneof(fc.constantFrom('melakarta', 'deity', 'krithis'), word) }), {
          maxLength: 4,
        }),
        fc.jsonValue(),
      ),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(extension, fc.jsonValue()), async (query) => {
      const { status, value } = await answerTo('extend', JSON.stringify(query));
      if (status !== 200) return;
      const { rows, meta } = value as { rows: Record<string, object>; meta: { id: string }[] };
      const { ids } = JSON.parse(JSON.stringify(query)) as { ids: string[] };
      expect(new Set(Object.keys(rows))).toEqual(new Set(ids));
      for (const row of Object.values(rows))
        expect(new Set(Object.keys(row))).toEqual(new Set(meta.map(({ id }) => id)));
    }),
    { numRuns: 200 },
  );
});

it('any bytes as a form are read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const response = await fetch(world().address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: Buffer.concat([Buffer.from('queries='), bytes]),
      });
      expect(response.status).toBe(400);
      expect(faultsOf('error', await response.json())).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

it('any parameters of suggestions and pages are read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(
        'suggest/entity',
        'suggest/type',
        'suggest/property',
        'properties',
        'view',
        'preview',
        'feature',
      ),
      fc.dictionary(fc.constantFrom('prefix', 'cursor', 'limit', 'type', 'id'), word),
      async (path, params) => {
        const response = await fetch(`${world().address}/${path}?${new URLSearchParams(params).toString()}`);
        await response.text();
        expect([200, 404]).toContain(response.status);
      },
    ),
    { numRuns: 200 },
  );
});
