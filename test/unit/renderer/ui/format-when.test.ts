import { describe, expect, it } from 'vitest';
import { formatWhen } from '../../../../src-renderer/ui/format-when.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('a moment as its distance from now', () => {
  it.each([
    [0, 'just now'],
    [-59_000, 'just now'],
    [-minute, '1 minute ago'],
    [-59 * minute, '59 minutes ago'],
    [-hour, '1 hour ago'],
    [-25 * hour, 'yesterday'],
    [5 * minute, 'in 5 minutes'],
  ])('%i ms away is “%s”', (away, text) => {
    expect(formatWhen(10_000_000_000 + away, 10_000_000_000)).toBe(text);
  });
});
