import { describe, expect, it } from 'vitest';
import { formatCount, formatDuration, formatShare } from '../../../../src-renderer/ui/numbers.ts';

const plain = (text: string): string => text.replaceAll(/\s/gu, ' ');

describe('numbers as people read them', () => {
  it.each([
    [0, '0 ms'],
    [999, '999 ms'],
    [1000, '1 sec'],
    [61_000, '1 min 1 sec'],
    [15 * 60_000 + 30_000, '15 mins'],
    [2 * 3_600_000 + 5 * 60_000, '2 hrs 5 mins'],
    [3 * 86_400_000, '3 days'],
    [-5, '0 ms'],
  ])('%i milliseconds are “%s”', (ms, text) => {
    expect(plain(formatDuration(ms))).toBe(text);
  });

  it('choose the form of the word by the number', () => {
    expect(formatCount(1, 'krithi', 'krithis')).toBe('1 krithi');
    expect(formatCount(0, 'krithi', 'krithis')).toBe('0 krithis');
    expect(formatCount(12_345, 'krithi', 'krithis')).toBe('12,345 krithis');
  });

  it('keep one digit of a share', () => {
    expect(formatShare(0.9745)).toBe('97.5\u00a0%');
    expect(formatShare(1)).toBe('100\u00a0%');
  });
});
