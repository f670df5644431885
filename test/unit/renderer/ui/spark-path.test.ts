import { describe, expect, it } from 'vitest';
import { sparkPath } from '../../../../src-renderer/ui/spark-path.ts';

describe('the path of a sparkline', () => {
  it('begins anew after a gap', () => {
    const path = sparkPath([1, 2, null, 3, 4], 0, 4);
    expect(path.match(/M/gu)).toHaveLength(2);
    expect(path.match(/L/gu)).toHaveLength(2);
  });

  it('puts the highest value on top and the lowest at the bottom', () => {
    expect(sparkPath([0, 4], 0, 4)).toBe('M3.0 33.0h0.01L157.0 3.0');
  });

  it('draws nothing where nothing was measured', () => {
    expect(sparkPath([null, null], 0, 1)).toBe('');
    expect(sparkPath([], 0, 1)).toBe('');
  });

  it('stays finite when all values are alike', () => {
    expect(sparkPath([2, 2], 2, 2)).not.toContain('NaN');
  });
});
