import { describe, expect, it } from 'vitest';
import type { Entity } from '../../../src-main/domain/name.ts';
import { diffAuthority, effectsOfAlias, shadowsOf } from '../../../src-main/resolve/index.ts';

const raga = (name: string, more: Partial<Entity> = {}): Entity => ({
  id: `raga:${name.toLowerCase()}`,
  kind: 'raga',
  name,
  aliases: [],
  facts: {},
  ...more,
});

describe('the shadow of a missing entry', () => {
  it('falls on a homonym, which would be taken in silence', () => {
    const list = [raga('Kalavati'), raga('Kalavathi'), raga('Bhairavi')];
    expect([...shadowsOf(list, 'raga')].map((shadow) => [shadow.name, shadow.takenFor.name])).toEqual([
      ['Kalavati', 'Kalavathi'],
      ['Kalavathi', 'Kalavati'],
    ]);
  });

  it('falls nowhere in a list without names of one sound', () => {
    expect([
      ...shadowsOf([raga('Kanada'), raga('Kannada'), raga('Bhairavi'), raga('Bhairavam')], 'raga'),
    ]).toEqual([]);
  });
});

describe('what an alias would change', () => {
  it('is told for the values that are printed, before it is learnt', () => {
    const list = [raga('Hanumatodi'), raga('Bhairavi')];
    const values = [
      { kind: 'raga', value: 'tODi' },
      { kind: 'raga', value: 'bhairavi' },
      { kind: 'tala', value: 'tODi' },
    ] as const;
    expect(effectsOfAlias(list, { entityId: 'raga:hanumatodi', spelling: 'Todi' }, values)).toEqual([
      { value: 'tODi', before: null, after: 'Hanumatodi' },
    ]);
  });

  it('names what would no longer be certain', () => {
    const list = [raga('Kapi'), raga('Hindustani Kapi')];
    const effects = effectsOfAlias(list, { entityId: 'raga:hindustani kapi', spelling: 'Kapi' }, [
      { kind: 'raga', value: 'kApi' },
    ]);
    expect(effects).toEqual([{ value: 'kApi', before: 'Kapi', after: null }]);
  });
});

describe('the difference of two lists', () => {
  it('is told entry by entry and field by field', () => {
    const before = [raga('Kapi'), raga('Sri', { facts: { parent_melakarta: 22 } }), raga('Todi')];
    const after = [
      raga('Kapi', { aliases: ['Kaapi'] }),
      raga('Sri', { facts: { parent_melakarta: 20 } }),
      raga('Nata'),
    ];
    expect(diffAuthority(before, after)).toEqual([
      { change: 'changed', id: 'raga:kapi', name: 'Kapi', field: 'aliases', before: '', after: 'Kaapi' },
      {
        change: 'changed',
        id: 'raga:sri',
        name: 'Sri',
        field: 'parent_melakarta',
        before: '22',
        after: '20',
      },
      { change: 'added', id: 'raga:nata', name: 'Nata' },
      { change: 'removed', id: 'raga:todi', name: 'Todi' },
    ]);
  });
});
