import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src-main/domain/errors.ts';
import { isPassing, publishError } from '../../../src-main/publish/postgres/errors.ts';

const withCode = (code: string, message = 'said'): Error => Object.assign(new Error(message), { code });

describe('an error of the main database', () => {
  it.each([
    ['28P01', 'publish.auth'],
    ['28000', 'publish.auth'],
    ['3D000', 'publish.bad_target'],
    ['42P01', 'publish.schema'],
    ['42703', 'publish.schema'],
    ['ECONNREFUSED', 'publish.unreachable'],
    ['08006', 'publish.unreachable'],
    ['57P01', 'publish.unreachable'],
    ['23514', 'publish.failed'],
  ])('%s is %s', (code, expected) => {
    expect(publishError(withCode(code)).code).toBe(expected);
  });

  it('is seen through the bundle that a name with two addresses gives', () => {
    const both = new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')]);
    expect(publishError(both).code).toBe('publish.unreachable');
  });

  it('names the constraint, and stays short', () => {
    const refused = Object.assign(withCode('23514', 'x'.repeat(1000)), { constraint: 'no_room' });
    expect(
      publishError(Object.assign(withCode('23514', 'refused'), { constraint: 'no_room' })).message,
    ).toContain('refused; constraint no_room');
    expect(publishError(refused).message.length).toBeLessThan(400);
  });

  it('of our own stays what it is', () => {
    const own = new AppError('publish.conflict');
    expect(publishError(own)).toBe(own);
  });

  it('passes by itself only where another publisher was in the way', () => {
    expect(['40P01', '40001', '23505', '23503'].map((code) => isPassing(withCode(code)))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(isPassing(withCode('23514'))).toBe(false);
    expect(isPassing('text')).toBe(false);
  });
});
