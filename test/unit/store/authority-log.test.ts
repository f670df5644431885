import { describe, expect, it } from 'vitest';
import type { StoredEntity } from '../../../src-main/domain/authority.ts';
import { useStores } from '../../support/store/open-test-store.ts';

const openStore = useStores();

const raga = (name: string, more: Partial<StoredEntity> = {}): StoredEntity => ({
  id: `raga:${name.toLowerCase()}`,
  kind: 'raga',
  name,
  aliases: [],
  facts: {},
  source: 'person',
  ...more,
});

describe('the log of the authority list', () => {
  it('keeps every entry before and after, and raises the version once an act', () => {
    const { entities, authorityLog } = openStore();
    entities.putAll([raga('Kapi'), raga('Todi')], 'builtin', 'krithi-desk');
    expect(entities.version()).toBe(1);
    const kapi = raga('Kapi', { aliases: ['Kaapi'] });
    const seq = entities.commit({ act: 'edit', who: 'asha', set: [{ id: kapi.id, entity: kapi }] });
    expect(entities.version()).toBe(2);
    expect(authorityLog.entriesOf(seq!)).toEqual([
      { id: 'raga:kapi', before: raga('Kapi', { source: 'builtin' }), after: kapi },
    ]);
    expect(authorityLog.find(seq!)).toMatchObject({ who: 'asha', act: 'edit', version: 2 });
  });

  it('writes nothing for an act that changes nothing', () => {
    const { entities, authorityLog } = openStore();
    entities.putAll([raga('Kapi', { facts: { melakarta: 22, place: 'x' } })], 'file', 'asha');
    expect(
      entities.putAll([raga('Kapi', { facts: { place: 'x', melakarta: 22 } })], 'file', 'asha'),
    ).toBeNull();
    expect(entities.version()).toBe(1);
    expect(authorityLog.lastSeq()).toBe(1);
  });

  it('cannot be edited or shortened', () => {
    const { entities, store } = openStore();
    entities.putAll([raga('Kapi')], 'file', 'asha');
    for (const sql of [
      `UPDATE authority_change SET who = 'x'`,
      'DELETE FROM authority_change_entry',
      `UPDATE authority_change_entry SET before = 'x'`,
    ])
      expect(() => store.db.exec(sql)).toThrow('append-only');
  });

  it('shows what changed between any two versions, each entry once', () => {
    const { entities, authorityLog } = openStore();
    entities.putAll([raga('Kapi'), raga('Todi')], 'file', 'asha');
    entities.putAll([raga('Kapi', { aliases: ['Kaapi'] })], 'file', 'asha');
    entities.putAll([raga('Kapi', { aliases: ['Kaapi', 'Kapi Raga'] })], 'file', 'asha');
    entities.commit({ act: 'remove', who: 'asha', set: [{ id: 'raga:todi', entity: null }] });
    const between = authorityLog.between(authorityLog.seqOfVersion(1), authorityLog.seqOfVersion(4));
    expect(between.map(({ id, before, after }) => [id, before?.aliases, after?.aliases])).toEqual([
      ['raga:kapi', [], ['Kaapi', 'Kapi Raga']],
      ['raga:todi', [], undefined],
    ]);
    expect(authorityLog.firstVersion()).toBe(0);
  });
});
