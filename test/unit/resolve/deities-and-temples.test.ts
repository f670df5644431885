import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NameKind } from '../../../src-main/domain/name.ts';
import { checkoutPaths } from '../../../src-main/hosts/paths.ts';
import { readGold } from '../../bench/eval/gold.ts';
import { buildIndex, noAliases, parseAuthority, resolveName } from '../../../src-main/resolve/index.ts';

const file = join(checkoutPaths().resourcesDir, 'authority', 'authority.json');
const { entities } = parseAuthority(readFileSync(file, 'utf8'), file);
const index = buildIndex(entities);
const ask = (kind: NameKind, value: string) =>
  resolveName(index, { kind, value, site: null, batchId: null, composer: null }, noAliases);
const taken = (kind: NameKind, value: string): string | null => ask(kind, value).entity?.id ?? null;

describe('titles of deities', () => {
  it.each([
    ['Sri Krishna', 'deity:krishna'],
    ['Lord Ganesha', 'deity:ganesa'],
    ['Sri Venkateswara Swamy', 'deity:venkatesvara'],
    ['Goddess Kamakshi', 'deity:kamakshi'],
    ['ஸ்ரீ மீனாட்சி அம்மன்', 'deity:minakshi'],
    ['सरस्वती देवी', 'deity:sarasvati'],
  ])('are put aside: %s', (printed, id) => expect(taken('deity', printed)).toBe(id));

  it('say what was put aside', () => {
    expect(ask('deity', 'Lord Krishna')).toMatchObject({ evidence: 'folded_tokens' });
    expect(ask('deity', 'Lord Krishna').reasons[0]).toBe('same name, titles aside: Lord');
  });

  it('stay where they belong to the name', () => {
    expect(taken('deity', 'Sri Devi')).toBe('deity:lakshmi');
    expect(taken('deity', 'Bangaru Kamakshi Amman')).toBe('deity:bangaru-kamakshi');
  });

  it.each(['Rama Devi', 'Goddess Siva', 'Krishna Amman', 'Lord Kamakshi', 'Swami Kamakshi Amman'])(
    'of her are never put aside from him, nor his from her: %s',
    (printed) => expect(taken('deity', printed)).toBeNull(),
  );

  it.each(['Swami', 'Sri', 'Amman', 'Lord', 'Sri Swami'])('alone name nobody: %s', (printed) =>
    expect(taken('deity', printed)).toBeNull(),
  );
});

describe('temples', () => {
  it.each([
    ['Meenakshi Amman Temple, Madurai', 'temple:minakshi-sundaresvara-temple-madurai'],
    ['Chidambaram Nataraja Kovil', 'temple:nataraja-temple-chidambaram'],
    ['Sri Ranganatha Swamy Temple, Srirangam', 'temple:ranganatha-temple-srirangam'],
    ['Thiruvarur Temple', 'temple:tyagaraja-temple-tiruvarur'],
  ])('are known by their words in any order: %s', (printed, id) => expect(taken('temple', printed)).toBe(id));

  it.each([
    'Subrahmanya Temple',
    'Brihadisvara Temple',
    'Kamakshi Temple, Mangadu',
    'Kapaleeswarar',
    'Nataraja Temple, Madurai',
    'Temple',
  ])('need the town or a name of their own: %s', (printed) => expect(taken('temple', printed)).toBeNull());
});

it.each([
  ['deity', 0.95],
  ['temple', 0.8],
] as const)(
  'of the labelled names of the kind %s none is taken for another, and %d of those in the list are taken',
  (kind, least) => {
    const set = join(import.meta.dirname, '..', '..', 'bench', 'sets', `${kind}.tsv`);
    const rows = readGold(set, entities).map((row) => ({ ...row, id: taken(kind, row.query) }));
    expect(
      rows.filter(({ id, ids, kind: label }) => id !== null && (label !== 'ONE' || !ids.includes(id))),
    ).toEqual([]);
    const one = rows.filter((row) => row.kind === 'ONE');
    expect(one.filter(({ id }) => id !== null).length / one.length).toBeGreaterThanOrEqual(least);
  },
);
