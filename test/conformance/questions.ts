/** What the lane asks: questions that the specification allows, and some that it does not. */

export const batches: Readonly<Record<string, object>> = {
  'one query': { q0: { query: 'tODi' } },
  'all fields': {
    q0: {
      query: 'Hindolam',
      type: 'raga',
      type_strict: 'should',
      limit: 3,
      properties: [{ pid: 'melakarta', v: 20 }],
    },
    q1: { query: 'Adi', type: ['tala'], type_strict: 'any', limit: 10 },
    q2: { query: 'Tyagaraja', type: ['composer', 'deity'], type_strict: 'all' },
  },
  'values of every kind': {
    a: {
      query: 'Mohanam',
      properties: [
        { pid: 'parent', v: { id: 'raga:harikambhoji', name: 'Harikambhoji' } },
        { pid: 'aliases', v: ['mOhanaM', 5, true, { id: 'raga:mohanam' }] },
        { pid: 'krithis', v: false },
      ],
    },
  },
  'properties alone': { a: { type: 'raga', properties: [{ pid: 'melakarta', v: 15 }], limit: 50 } },
  'an unknown type and an unknown property': {
    a: { query: 'tODi', type: 'planet', properties: [{ pid: 'weight', v: 1 }] },
  },
  'names of nobody': { a: { query: 'zzzzyx' }, b: { query: '?!' }, c: { query: 'l'.repeat(2000) } },
  'scripts and odd keys': {
    'a key with spaces': { query: 'தோடி' },
    ['__proto__']: { query: 'ಆದಿ' },
    '': { query: 'kAmbhOji' },
  },
  'as many as the manifest allows': Object.fromEntries(
    Array.from({ length: 100 }, (_, i) => [`q${i}`, { query: `bhairavi ${i}`, limit: 50 }]),
  ),
};

export const refusedBatches: Readonly<Record<string, unknown>> = {
  'a list': [],
  'an empty query': { q: {} },
  'no property': { q: { properties: [] } },
  'a query that is no text': { q: { query: 5 } },
  'a limit that is no number': { q: { query: 'a', limit: 'ten' } },
  'a strictness of its own': { q: { query: 'a', type_strict: 'maybe' } },
  'a property without an id': { q: { query: 'a', properties: [{ v: 1 }] } },
  'a property without a value': { q: { query: 'a', properties: [{ pid: 'life' }] } },
  'a value that is nothing': { q: { query: 'a', properties: [{ pid: 'life', v: null }] } },
};

const ids = ['raga:hindolam', 'tala:adi', 'composer:tyagaraja', 'no such entry'];

export const extensions: Readonly<
  Record<
    string,
    {
      readonly ids: readonly string[];
      readonly properties: readonly { readonly id: string; readonly settings?: object }[];
    }
  >
> = {
  'every property': {
    ids,
    properties: [
      'melakarta',
      'parent',
      'arohanam',
      'avarohanam',
      'composer',
      'life',
      'place',
      'aksharas',
      'jati',
      'family',
      'city',
      'deity',
      'aliases',
      'krithis',
      'provenance',
    ].map((id) => ({ id })),
  },
  'temples and their deities': {
    ids: ['temple:kamakshi-temple-kanchipuram', 'deity:kamakshi'],
    properties: [{ id: 'deity' }, { id: 'city' }],
  },
  'settings, known and unknown': {
    ids,
    properties: [
      { id: 'aliases', settings: { limit: 1, colour: 'red' } },
      { id: 'melakarta', settings: {} },
    ],
  },
  'nothing of nobody': { ids: [], properties: [] },
  'an unknown property': { ids, properties: [{ id: 'weight' }] },
};

export const refusedExtensions: Readonly<Record<string, unknown>> = {
  'no properties': { ids: [] },
  'ids that are no list': { ids: 'raga:mohanam', properties: [] },
  'a property without an id': { ids: [], properties: [{ name: 'x' }] },
  'settings that are no object': { ids: [], properties: [{ id: 'aliases', settings: 'all' }] },
};
