import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src-main/domain/errors.ts';
import type { Entity } from '../../../src-main/domain/name.ts';
import { parseAuthority, readAuthority, writeAuthority } from '../../../src-main/resolve/authority-file.ts';

const entities: readonly Entity[] = [
  {
    id: 'composer:tyagaraja',
    kind: 'composer',
    name: 'Tyagaraja',
    aliases: ['Thyagabrahmam', 'త్యాగరాజ'],
    facts: { life: '1767-1847', place: 'Tiruvaiyaru' },
    provenance: 'Common usage',
  },
  {
    id: 'raga:bhairavi',
    kind: 'raga',
    name: 'Bhairavi',
    aliases: [],
    facts: { parent_melakarta: 20, arohanam: 'S R2 G2 M1 P D2 N2 S', hindustani: false, foreign_notes: 'D2' },
  },
  { id: 'tala:desadi', kind: 'tala', name: 'Desadi', aliases: [], facts: { family: 'desadi', aksharas: 8 } },
  {
    id: 'temple:x',
    kind: 'temple',
    name: 'X "quoted" \\ Temple',
    aliases: [],
    facts: { city: 'X', deity: '' },
  },
];
const inOrder = ['raga', 'composer', 'tala', 'deity', 'temple'].flatMap((kind) =>
  entities.filter((entity) => entity.kind === kind),
);

const fault = (text: string): AppError => {
  try {
    parseAuthority(text, 'names.json');
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
  throw new Error('The list was read without complaint.');
};

describe('a list of names', () => {
  it('reads back as it was written, kind by kind', () => {
    const text = writeAuthority(entities, '7');
    const read = parseAuthority(text, 'names.json');
    expect(read).toEqual({ version: '7', entities: inOrder });
    expect(writeAuthority(read.entities, read.version)).toBe(text);
  });

  it('has one line for each entry', () => {
    expect(
      writeAuthority(entities, '7')
        .split('\n')
        .filter((line) => line.startsWith('{"id"')),
    ).toHaveLength(4);
  });

  it('may be empty', () => {
    expect(parseAuthority(writeAuthority([], '0'), 'names.json')).toEqual({ version: '0', entities: [] });
  });

  it('may come with remarks, null facts, aliases with a source, and no version', () => {
    const text = JSON.stringify({
      _note: 'a remark',
      talas: [
        {
          id: 'T40',
          name: 'Desadi',
          aliases: [{ name: 'Desaadi', source: 'x' }],
          jati: null,
          aksharas: null,
          src: 'y',
        },
      ],
    });
    expect(parseAuthority(`\uFEFF${text}`, 'names.json')).toEqual({
      version: 'unversioned',
      entities: [{ id: 'T40', kind: 'tala', name: 'Desadi', aliases: ['Desaadi'], facts: {} }],
    });
  });

  it.each([
    ['not json', 'it is not JSON'],
    ['[]', 'no JSON object'],
    ['{"version": "1"}', 'no list of names'],
    ['{"raga": []}', '"raga" is no list of names'],
    ['{"version": [], "ragas": []}', '"version"'],
    ['{"ragas": {}}', '"ragas" is no list'],
    ['{"ragas": [7]}', 'ragas, entry 1'],
    [
      '{"ragas": [{"id": "a", "name": "A"}, {"id": "b", "name": " "}]}',
      'ragas, entry 2 (b,  ): "name": is empty',
    ],
    ['{"ragas": [{"name": "A"}]}', 'ragas, entry 1 (A): "id"'],
    ['{"ragas": [{"id": "a", "name": "A", "melakarta": 73}]}', 'ragas, entry 1 (a, A): "melakarta"'],
    ['{"ragas": [{"id": "a", "name": "A", "aliases": [""]}]}', '"aliases.0"'],
    [
      '{"ragas": [{"id": "a", "name": "A"}], "talas": [{"id": "a", "name": "B"}]}',
      'a is the id of both "A" and "B"',
    ],
  ])('with a mistake is refused, and the mistake named: %s', (text, words) => {
    const error = fault(text);
    expect(error.code).toBe('resolve.bad_authority');
    expect(error.detail).toContain('names.json: ');
    expect(error.detail).toContain(words);
  });
});

describe('reading a list entry by entry', () => {
  it('tells of every entry that cannot be taken with its line, and gives the others', () => {
    const text = [
      '{',
      ' "_note": "a list, [with brackets]",',
      ' "ragas": [',
      '  {"id": "a", "name": "Kapi", "aliases": ["x, y", "{z}"]},',
      '  {"id": "b",',
      '   "name": ""},',
      '  7,',
      '  {"id": "a", "name": "Todi"},',
      '  {"id": "c", "name": "Sri", "melakarta": 90}],',
      ' "talas": [{"id": "t", "name": "Adi"}, {"name": "Rupaka"}]',
      '}',
    ].join('\n');
    const { entities, problems } = readAuthority(text, 'list.json');
    expect(entities.map(({ id }) => id)).toEqual(['a', 't']);
    expect(problems.map(({ line, entry }) => [line, entry])).toEqual([
      [5, 'ragas, entry 2 (b)'],
      [7, 'ragas, entry 3'],
      [8, 'ragas, entry 4'],
      [9, 'ragas, entry 5 (c, Sri)'],
      [10, 'talas, entry 2 (Rupaka)'],
    ]);
    expect(() => parseAuthority(text, 'list.json')).toThrow('list.json: line 5: ragas, entry 2 (b)');
  });
});
