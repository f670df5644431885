import { describe, expect, it } from 'vitest';
import { fits } from '../../../../src-renderer/app/find.ts';

describe('finding a command by its words', () => {
  it.each([
    ['Go to Review', 'rev'],
    ['Go to Review', 'go rev'],
    ['Go to Review', 'REVIEW go'],
    ['Approve Śrī', 'sri'],
    ['Go to Review', '   '],
  ])('%s fits “%s”', (title, typed) => {
    expect(fits(title, typed)).toBe(true);
  });

  it.each([
    ['Go to Review', 'view'],
    ['Go to Review', 'go krithis'],
  ])('%s does not fit “%s”', (title, typed) => {
    expect(fits(title, typed)).toBe(false);
  });
});
