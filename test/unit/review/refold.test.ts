import { describe, expect, it } from 'vitest';
import { newId } from '../../../src-main/domain/ids.ts';
import type { NameKind } from '../../../src-main/domain/name.ts';
import { contradictionsOf, createDecisions, refold } from '../../../src-main/review/index.ts';
import { useStores } from '../../support/store/open-test-store.ts';
import { plainKey, reviewWorld } from '../../support/store/review-world.ts';

const openStore = useStores();
const world = () => {
  const records = openStore();
  const made = reviewWorld(records);
  refold({ records, newId, keyOf: plainKey }, 'plain');
  /** What a newer version of the app does at its start. */
  const foldedBy = (keyOf: (kind: NameKind, value: string) => string, version: string) => {
    refold({ records, newId, keyOf }, version);
    return createDecisions({ records, newId, keyOf });
  };
  return { records, ...made, foldedBy };
};

/** Aspirates fall, so that more spellings are one name. */
const wider = (kind: NameKind, value: string): string => plainKey(kind, value).replaceAll('h', '');
/** Capitals count, so that fewer are. */
const narrower = (_: NameKind, value: string): string => value;

/** What triggers keep, beside what it is counted from. */
const figures = (records: ReturnType<typeof openStore>) =>
  records.store.db
    .prepare(
      `SELECT v.key, v.waiting, (SELECT count(DISTINCT m.krithi_id) FROM mention m
         WHERE m.value_id = v.id AND m.state = 'waiting') AS counted FROM name_value v`,
    )
    .all() as { key: string; waiting: number; counted: number }[];

describe('the keys of names under new folds', () => {
  it('let spellings that fall together share the decision on one of them', () => {
    const { accept, foldedBy, krithiPrinting, ragaOf, records, taskOf } = world();
    const [decided, open] = [krithiPrinting('tODi'), krithiPrinting('thODi')];
    accept('tODi', 'todi');
    expect(ragaOf(open)).toEqual([]);
    foldedBy(wider, 'wider');
    expect([ragaOf(decided), ragaOf(open)]).toEqual([['raga:todi'], ['raga:todi']]);
    expect(taskOf(open)?.state).toBe('pending');
    expect(records.aliases.live()).toMatchObject([{ key: 'todi', entityId: 'raga:todi' }]);
    expect(figures(records).every(({ waiting, counted }) => waiting === counted)).toBe(true);
  });

  it('keep a decision on the spelling that it was made on, and ask again about the others', () => {
    const { accept, foldedBy, krithiPrinting, ragaOf, records, stateOf } = world();
    const [decided, other] = [krithiPrinting('kalyANi'), krithiPrinting('Kalyani')];
    accept('kalyANi', 'kalyani', { alias: 'no' });
    const decisions = foldedBy(narrower, 'narrower');
    expect([ragaOf(decided), ragaOf(other)]).toEqual([['raga:kalyani'], []]);
    expect(stateOf(other)).toBe('waiting');
    expect(figures(records).filter(({ waiting }) => waiting > 0)).toEqual([
      { key: 'Kalyani', waiting: 1, counted: 1 },
    ]);
    // The way back is the same under the new key.
    decisions.undo('asha');
    expect(ragaOf(decided)).toEqual([]);
    decisions.redo('asha');
    expect(ragaOf(decided)).toEqual(['raga:kalyani']);
  });

  it('leave two answers to what is one name now to a person', () => {
    const { accept, foldedBy, krithiPrinting, records, stateOf, ragaOf } = world();
    const [one, other] = [krithiPrinting('tODi'), krithiPrinting('thODi')];
    accept('tODi', 'todi');
    const second = accept('thODi', 'bhairavi');
    const decisions = foldedBy(wider, 'wider');
    expect(contradictionsOf(records, 0, 9)).toHaveLength(1);
    expect([stateOf(one), stateOf(other)]).toEqual(['waiting', 'waiting']);
    decisions.settle(second.decision, 'asha');
    expect([ragaOf(one), ragaOf(other)]).toEqual([['raga:bhairavi'], ['raga:bhairavi']]);
    expect(contradictionsOf(records, 0, 9)).toEqual([]);
  });

  it('change nothing of the log but its keys, and nothing at all a second time', () => {
    const { accept, foldedBy, krithiPrinting, records } = world();
    krithiPrinting('thODi');
    accept('thODi', 'todi');
    const [before] = records.decisions.since(0, 9);
    foldedBy(wider, 'wider');
    expect(records.decisions.since(0, 9)).toEqual([{ ...before, key: 'todi' }]);
    const picture = records.store.db.serialize();
    foldedBy(wider, 'wider');
    expect(records.store.db.serialize().equals(picture)).toBe(true);
    const rewrite = records.store.db.prepare(`UPDATE decision SET act = 'none'`);
    expect(() => rewrite.run()).toThrow('append-only');
  });
});
