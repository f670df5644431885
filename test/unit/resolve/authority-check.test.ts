import { describe, expect, it } from 'vitest';
import type { Entity, EntityFacts, NameKind } from '../../../src-main/domain/name.ts';
import { checkAuthority } from '../../../src-main/resolve/authority-check.ts';

const entity = (
  kind: NameKind,
  id: string,
  name: string,
  facts: EntityFacts,
  ...aliases: string[]
): Entity => ({
  id,
  kind,
  name,
  aliases,
  facts,
});
const mela = entity('raga', 'm20', 'Natabhairavi', {
  melakarta: 20,
  arohanam: 'S R2 G2 M1 P D1 N2 S',
  avarohanam: 'S N2 D1 P M1 G2 R2 S',
});
const bhairavi = (facts: EntityFacts): Entity =>
  entity('raga', 'bhairavi', 'Bhairavi', { parent_melakarta: 20, ...facts });
const problems = (entities: readonly Entity[]): readonly string[] =>
  checkAuthority(entities, []).map(({ problem }) => problem);

describe('the scales of a list', () => {
  it('are sound when every note is the parent’s or declared', () => {
    expect(problems([mela, bhairavi({ arohanam: 'S G2 R2 G2 M1 P D2 N2 S', foreign_notes: 'D2' })])).toEqual(
      [],
    );
  });

  it('are compared by pitch, whatever the note is called', () => {
    expect(problems([mela, bhairavi({ arohanam: 'S R3 M1 P S', foreign_notes: '' })])).toEqual([]);
  });

  it('show a note that is outside the parent and not declared', () => {
    const [found] = checkAuthority([mela, bhairavi({ avarohanam: 'S N2 D2 P S' })], []);
    expect(found).toMatchObject({ problem: 'foreign_note', ids: ['bhairavi'] });
    expect(found?.words).toContain('D2');
  });

  it('show a parent that the list does not have', () => {
    expect(problems([bhairavi({ arohanam: 'S R2 S' })])).toEqual(['missing_parent']);
  });

  it('show a raga that names no parent, unless it is Hindustani', () => {
    expect(problems([entity('raga', 'a', 'Abheri', {})])).toEqual(['missing_parent']);
    expect(problems([entity('raga', 'b', 'Bhimpalasi', { hindustani: true })])).toEqual([]);
  });

  it('show a number given twice', () => {
    expect(problems([mela, { ...mela, id: 'm20b', name: 'Another' }])).toEqual(['twice_numbered']);
  });
});

describe('the names of a list', () => {
  const one = entity('deity', 'd1', 'Siva', {}, 'Sambhu');
  const other = entity('deity', 'd2', 'Sambhava', {}, 'Shambu');

  it('show an alias that sounds like another entry’s name or alias', () => {
    const [found] = checkAuthority([one, other], []);
    expect(found).toMatchObject({ problem: 'same_key', ids: ['d1', 'd2'] });
    expect(found?.words).toContain('"Sambhu" and "Shambu"');
  });

  it('may share a sound that a person reviewed', () => {
    expect(checkAuthority([one, other], [{ kind: 'deity', spelling: 'Sambhu', ids: ['d1', 'd2'] }])).toEqual(
      [],
    );
  });

  it('may not add a third to a reviewed homonym in silence', () => {
    const third = entity('deity', 'd3', 'Shambhu', {});
    const reviewed = [{ kind: 'deity', spelling: 'Sambhu', ids: ['d1', 'd2'] }] as const;
    expect(checkAuthority([one, other, third], reviewed)).toMatchObject([{ problem: 'same_key' }]);
  });

  it('show a reviewed homonym that is gone', () => {
    const reviewed = [{ kind: 'deity', spelling: 'Sambhu', ids: ['d1', 'd2'] }] as const;
    expect(checkAuthority([one], reviewed)).toMatchObject([{ problem: 'stale_homonym', ids: ['d2'] }]);
  });

  it('of different kinds do not collide', () => {
    expect(problems([one, entity('temple', 't', 'Siva', {})])).toEqual([]);
  });

  it('of composers and talas collide by their own keys', () => {
    const composers = [
      entity('composer', 'a', 'Purandara Dasa', {}),
      entity('composer', 'b', 'Sri Purandaradasaru', {}),
    ];
    const talas = [entity('tala', 'c', 'Misra Chapu', {}), entity('tala', 'd', 'miSra cApu', {})];
    expect(problems([...composers, ...talas])).toEqual(['same_key', 'same_key']);
  });
});
