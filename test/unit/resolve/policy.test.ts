import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ClassPolicy } from '../../../src-main/domain/class-policy.ts';
import { rateOf } from '../../../src-main/domain/class-policy.ts';
import type { NameKind, NameQuery } from '../../../src-main/domain/name.ts';
import {
  asQuestion,
  buildIndex,
  builtinPolicy,
  noAliases,
  parseAuthority,
  resolveName,
} from '../../../src-main/resolve/index.ts';

const file = 'resources/authority/authority.json';
const index = buildIndex(parseAuthority(readFileSync(file, 'utf8'), file).entities);
const query = (kind: NameKind, value: string): NameQuery => ({
  kind,
  value,
  site: null,
  batchId: null,
  composer: null,
});

describe('a demoted class', () => {
  const demoted: ClassPolicy = {
    ...builtinPolicy,
    version: '3',
    demoted: { same_sound: 'same sound: demoted on 3 March 2026: 3 of 210 were reversed' },
  };

  test('proposes what it would have taken, and says why it waits', () => {
    const before = resolveName(index, query('raga', 'kalyANi'), noAliases);
    const printed = query('raga', 'kaLyaaNi');
    const taken = resolveName(index, printed, noAliases);
    expect([before.evidence, taken.evidence]).toEqual(['same_letters', 'same_sound']);
    const waits = resolveName(index, printed, noAliases, demoted);
    expect(waits).toMatchObject({ verdict: 'ambiguous', evidence: 'same_sound', entity: null });
    expect(waits.reasons[0]).toBe(demoted.demoted.same_sound);
    expect(waits.candidates[0]?.id).toBe(taken.entity?.id);
  });

  test('leaves the other classes alone', () => {
    const printed = query('raga', 'kalyANi');
    expect(resolveName(index, printed, noAliases, demoted)).toEqual(resolveName(index, printed, noAliases));
  });
});

test('the counts of a policy are what an accepted name shows', () => {
  const counts = { ...builtinPolicy.counts, same_letters: { right: 90, of: 100 } };
  const policy = { ...builtinPolicy, counts };
  const verdict = resolveName(index, query('raga', 'kalyANi'), noAliases, policy);
  expect(verdict.probability).toBe(0.892);
  expect(verdict.reasons).toContain('right 90 of 100 times, at least 82 %');
});

test('Wilson’s interval has the published bounds', () => {
  // Wilson 1927 as tabled by Newcombe 1998, method 3: 81 of 263, and 0 of 20.
  expect(rateOf({ right: 81, of: 263 }).low).toBeCloseTo(0.2553, 4);
  expect(rateOf({ right: 81, of: 263 }).high).toBeCloseTo(0.3662, 4);
  expect(rateOf({ right: 0, of: 20 }).high).toBeCloseTo(0.1611, 4);
  expect(rateOf({ right: 0, of: 0 })).toEqual({ rate: 0, low: 0, high: 1 });
});

describe('a certain name asked as an open question', () => {
  const certain: readonly (readonly [NameKind, string])[] = [
    ['raga', 'kalyANi'],
    ['raga', 'SankarAbharaNaM'],
    ['raga', 'தோடி'],
    ['raga', '28 harikAmbhOji'],
    ['composer', 'Muthuswami Dikshitar'],
    ['composer', 'tyAgarAja'],
    ['tala', 'Adi'],
    ['tala', 'misra cApu'],
  ];

  test.each(certain)('gives nothing away: %s %s', (kind, value) => {
    const answer = resolveName(index, query(kind, value), noAliases).entity;
    if (answer === null) throw new Error(`${value} is not certain`);
    const asked = asQuestion(index, query(kind, value), answer.id);
    expect(asked).toMatchObject({ verdict: 'ambiguous', evidence: 'near', entity: null, parts: [] });
    expect(asked.candidates.map(({ id }) => id)).toContain(answer.id);
    expect(asked.candidates.length).toBeLessThanOrEqual(5);
    expect(asked.candidates.every(({ probability }) => probability < 0.9)).toBe(true);
    const said = [...asked.reasons, ...asked.candidates.flatMap(({ reasons }) => reasons)].join('\n');
    expect(said).not.toMatch(/same|right \d|100 %|read as|no such/u);
  });

  test('speaks in the words of a name that is near only', () => {
    const near = resolveName(index, query('raga', 'madhyamAvatti'), noAliases);
    expect(near.evidence).toBe('near');
    const asked = asQuestion(index, query('raga', 'madhyamAvati'), near.candidates[0]?.id ?? '');
    const form = (text: string): string =>
      text
        .replace(/\d+/u, 'N')
        .replace(/sound: .*/u, 'sound')
        .replace(/list: .*/u, 'list');
    expect(asked.reasons.map(form)).toEqual(near.reasons.map(form));
    expect(asked.candidates.map(({ reasons }) => reasons.map(form))).toEqual(
      near.candidates.map(({ reasons }) => reasons.map(form)),
    );
  });
});
