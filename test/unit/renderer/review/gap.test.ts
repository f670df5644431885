import { describe, expect, it } from 'vitest';
import { CandidateView } from '../../../../src-main/contract/review.ts';
import { apart } from '../../../../src-renderer/features/review/gap.ts';

const feature = (name: 'sound' | 'consonants' | 'length' | 'leads' | 'trails' | 'address', adds: number) => ({
  name,
  value: 0.5,
  adds,
});

describe('in what two candidates differ most', () => {
  it('is told by what adds more to the one, the greatest difference first', () => {
    const one = { features: [feature('sound', 5), feature('consonants', 2.2), feature('length', -0.5)] };
    const other = { features: [feature('sound', 3.5), feature('consonants', 1.9), feature('length', -0.5)] };
    expect(apart(one, other).map(({ name }) => name)).toEqual(['sound', 'consonants']);
    expect(apart(one, other)[0]?.adds).toBeCloseTo(1.5);
    expect(apart(other, one)[0]?.adds).toBeCloseTo(-1.5);
  });

  it('counts what leads against what trails, and what only one of them has', () => {
    const one = { features: [feature('leads', 3)] };
    const other = { features: [feature('trails', -3), feature('address', 2.3)] };
    expect(apart(one, other)).toEqual([
      { name: 'leads', adds: 6 },
      { name: 'address', adds: -2.3 },
    ]);
  });

  it('names three at most, and nothing where nothing is known', () => {
    const one = {
      features: [feature('sound', 4), feature('consonants', 3), feature('length', 2), feature('address', 1)],
    };
    expect(apart(one, { features: [] })).toHaveLength(3);
    expect(apart({}, {})).toEqual([]);
  });
});

describe('a candidate as it is handed over', () => {
  const bare = {
    id: 'raga:todi',
    name: 'Todi',
    matched: 'Todi',
    probability: 0.5,
    reasons: [],
    facts: {},
    alignment: [],
    word: 'likely',
    used: 0,
    rejected: false,
  };

  it('may come without features, as those that were stored before there were any', () => {
    expect(CandidateView.parse(bare)).toEqual(bare);
  });

  it('has features of known names alone, and no value above all of it', () => {
    const withFeature = (name: string, value: number) => ({ ...bare, features: [{ name, value, adds: 1 }] });
    expect(CandidateView.safeParse(withFeature('sound', 0.9)).success).toBe(true);
    expect(CandidateView.safeParse(withFeature('moon', 0.9)).success).toBe(false);
    expect(CandidateView.safeParse(withFeature('sound', 1.1)).success).toBe(false);
  });
});
