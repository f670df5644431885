import { describe, expect, it } from 'vitest';
import type { Entity } from '../../../src-main/domain/name.ts';
import { examineAuthority, shadowsOf } from '../../../src-main/resolve/index.ts';

const raga = (id: string, name: string, more: Partial<Entity> = {}): Entity => ({
  id,
  kind: 'raga',
  name,
  aliases: [],
  facts: {},
  ...more,
});
const under = (parent: number, arohanam: string, avarohanam = arohanam): Pick<Entity, 'facts'> => ({
  facts: { parent_melakarta: parent, arohanam, avarohanam },
});
const parents = [
  raga('m22', 'Kharaharapriya', {
    facts: { melakarta: 22, arohanam: 'S R2 G2 M1 P D2 N2 S', avarohanam: 'S N2 D2 P M1 G2 R2 S' },
  }),
  raga('m15', 'Mayamalavagaula', {
    facts: { melakarta: 15, arohanam: 'S R1 G3 M1 P D1 N3 S', avarohanam: 'S N3 D1 P M1 G3 R1 S' },
  }),
];
const told = (
  list: readonly Entity[],
  ...rest: [ReadonlySet<string>?, Parameters<typeof examineAuthority>[2]?]
) =>
  examineAuthority([...parents, ...list], rest[0] ?? new Set(), rest[1])
    .map(({ check, entities }) => [check, ...entities.map(({ id }) => id)].join(' '))
    .toSorted();

describe('the authority doctor', () => {
  it('finds nothing in a sound list', () => {
    expect(
      told([raga('a', 'Sri', under(22, 'S R2 M1 P N2 S')), raga('b', 'Kapi', under(22, 'S R2 M1 P N3 S'))]),
    ).toEqual(['foreign_note b']);
  });

  it('tells twins from homonyms by their facts', () => {
    const a = raga('a', 'Kalavati', under(22, 'S R2 M1 P N2 S'));
    expect(told([a, raga('b', 'Kalavathi', { facts: { parent_melakarta: 22 } })])).toContain('twins a b');
    expect(told([a, raga('b', 'Kalavathi', under(15, 'S R1 M1 P S'))])).toContain('homonyms a b');
  });

  it('finds a name that two entries hold, the same scale, and near names under one parent', () => {
    expect(
      told([
        raga('a', 'Manirangu', { ...under(22, 'S R2 M1 P N2 S'), aliases: ['Ranga'] }),
        raga('b', 'Pushpalatika', under(22, 'S R2 M1 P N2 S')),
        raga('c', 'Manirengu', under(22, 'S R2 G2 M1 P N2 S')),
        raga('d', 'Jayanta', { ...under(22, 'S R2 P S'), aliases: ['Raanga'] }),
      ]),
    ).toEqual(['near_names a c', 'same_scale a b', 'shared_name a d']);
  });

  it('finds what Tamil writes alike', () => {
    expect(
      told([raga('a', 'Pavani', under(22, 'S R2 S')), raga('b', 'Bhavani', under(22, 'S G2 S'))]),
    ).toEqual(['tamil a b']);
  });

  it('finds missing parents and notes outside the parent, in names instead of ids', () => {
    const list = [
      ...parents,
      raga('raga:x', 'Xa', under(22, 'S R1 S')),
      raga('raga:y', 'Ya', { facts: { parent_melakarta: 3 } }),
    ];
    const found = examineAuthority(list, new Set());
    expect(found.map(({ check }) => check)).toEqual(['foreign_note', 'missing_parent']);
    expect(found.map(({ words }) => words).join(' ')).not.toContain('raga:');
  });

  it('leaves out what was reviewed, but shows undecided pairs as a person’s business', () => {
    const list = [raga('a', 'Purvi', under(15, 'S R1 S')), raga('b', 'Poorvi', under(22, 'S R2 S'))];
    expect(told(list, new Set(), [{ kind: 'raga', spelling: 'Purvi', ids: ['a', 'b'] }])).toEqual([
      'undecided a b',
    ]);
  });

  it('names entries that people added and no krithi carries', () => {
    const mine = raga('a', 'Sri', { ...under(22, 'S R2 S'), provenance: 'added by asha' });
    expect(told([mine])).toEqual(['unused a']);
    expect(told([mine], new Set(['a']))).toEqual([]);
  });

  it('gives a finding the same key whatever the order of the list', () => {
    const list = [...parents, raga('a', 'Kalavati'), raga('b', 'Kalavathi')];
    const keys = (of: readonly Entity[]) =>
      examineAuthority(of, new Set())
        .map(({ key }) => key)
        .toSorted();
    expect(keys(list)).toEqual(keys(list.toReversed()));
  });
});

describe('the shadow report in parts', () => {
  it('is the same as in one piece', () => {
    const list = [raga('a', 'Kalavati'), raga('b', 'Kalavathi'), raga('c', 'Pavani'), raga('d', 'Bhavani')];
    expect([...shadowsOf(list, 'raga', ['a']), ...shadowsOf(list, 'raga', ['b', 'c', 'd'])]).toEqual([
      ...shadowsOf(list, 'raga'),
    ]);
  });
});
