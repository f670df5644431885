import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { NameKind, Verdict } from '../../../src-main/domain/name.ts';
import {
  buildIndex,
  builtinPolicy,
  noAliases,
  parseAuthority,
  resolveName,
} from '../../../src-main/resolve/index.ts';

const file = 'resources/authority/authority.json';
const index = buildIndex(parseAuthority(readFileSync(file, 'utf8'), file).entities);
const ask = (kind: NameKind, value: string, policy = builtinPolicy): Verdict =>
  resolveName(index, { kind, value, site: null, batchId: null, composer: null }, noAliases, policy);

describe('the reason of a name in Tamil script', () => {
  it.each([
    ['தோடி', 'voicing not written'],
    ['காமவர்த்தினி', 'voicing not written, doubled stops'],
    ['சண்முகப்பிரியா', 'voicing not written, doubled stops, vowels put into clusters'],
  ])('lists what its key passes over: %s', (value, folds) => {
    const verdict = ask('raga', value);
    expect(verdict.evidence).toBe('same_tamil_spelling');
    expect(verdict.reasons[0]).toContain(`same in Tamil spelling: ${folds}`);
  });

  it('lists nothing that the names agree in', () => {
    expect(ask('raga', 'ஹேமவதி').reasons[0]).toBe('same in Tamil spelling');
    expect(ask('raga', 'கல்யாணி').reasons[0]).not.toMatch(/voicing|doubled|clusters/u);
  });
});

describe('how often it was right', () => {
  it('is the count of the class in force, and says where it was counted', () => {
    const counts = { ...builtinPolicy.counts, same_letters: { right: 90, of: 100 } };
    const [builtin] = ask('raga', 'kalyANi').candidates;
    const [fitted] = ask('raga', 'kalyANi', { ...builtinPolicy, counts }).candidates;
    expect(builtin?.record).toEqual({
      evidence: 'same_letters',
      ...builtinPolicy.counts.same_letters,
      counted: 'labelled',
    });
    expect(fitted?.record).toEqual({ evidence: 'same_letters', right: 90, of: 100, counted: 'decisions' });
  });

  it('is that of names as near as this one where it is only near', () => {
    const { candidates } = ask('raga', 'madhyamAvatti');
    for (const { probability, record } of candidates) {
      expect(record).toMatchObject({ evidence: 'near', counted: 'labelled' });
      expect(record?.band?.from).toBeLessThanOrEqual(probability);
      expect(record?.band?.to).toBeGreaterThanOrEqual(probability);
      expect(record?.right).toBeLessThanOrEqual(record?.of ?? 0);
    }
  });

  it('is not claimed for what was never counted: a tie, and spellings that nobody judged', () => {
    const tie = ask('raga', 'kalAvati');
    expect(tie.evidence).toBe('tie');
    const tied = tie.candidates.filter(({ features }) => features?.[0]?.name === 'tied');
    expect(tied.length).toBeGreaterThan(1);
    expect(tied.every(({ record }) => record === undefined)).toBe(true);
    const learnt = resolveName(
      index,
      { kind: 'raga', value: 'kalyANam', site: null, batchId: null, composer: null },
      (_, key) => ({
        kind: 'raga',
        key,
        value: 'kalyANam',
        entityId: ask('raga', 'kalyANi').entity?.id ?? '',
        scope: 'always',
        scopeId: null,
        who: 'asha',
        at: 0,
      }),
    );
    expect(learnt.evidence).toBe('alias');
    expect(learnt.candidates[0]?.record).toBeUndefined();
  });

  it('is not claimed for a class that another number contradicts, and the candidate is no longer sure', () => {
    const verdict = ask('raga', '29 harikAmbhOji');
    expect(verdict.entity).toBeNull();
    const [first] = verdict.candidates;
    expect(first).toMatchObject({ probability: 0.5 });
    expect(first?.record).toBeUndefined();
    expect(first?.features?.map(({ name }) => name)).toEqual(['name', 'melakarta']);
  });
});
