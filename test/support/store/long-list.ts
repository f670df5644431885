import { newId } from '../../../src-main/domain/ids.ts';
import { keyOf } from '../../../src-main/resolve/index.ts';
import { createAuthority } from '../../../src-main/review/index.ts';
import type { Records } from '../../../src-main/store/index.ts';

/** Learns so many spellings, `Learnt 00000` and on, of the given entries in turn. */
export const learnMany = (records: Records, entities: readonly string[], count: number): void =>
  records.store.write(() => {
    for (let i = 0; i < count; i += 1) {
      const value = `Learnt ${String(i).padStart(5, '0')}`;
      records.aliases.insert({
        id: newId(),
        kind: 'raga',
        key: keyOf('raga', value),
        value,
        entityId: entities[i % entities.length] ?? '',
        scope: 'always',
        scopeId: null,
        decisionId: newId(),
        who: 'asha',
        at: records.store.clock.now(),
      });
    }
  });

/** Changes a fact of the given entries in turn, so many times. */
export const changeMany = (records: Records, entities: readonly string[], count: number): void => {
  const authority = createAuthority(records, newId);
  records.store.write(() => {
    for (let i = 0; i < count; i += 1)
      authority.edit({ id: entities[i % entities.length] ?? '', facts: { melakarta: 1 + (i % 72) } }, 'asha');
  });
};
