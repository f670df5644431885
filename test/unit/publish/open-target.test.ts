import { describe, expect, it } from 'vitest';
import { describeAddress, openTarget } from '../../../src-main/publish/index.ts';
import { samplePorts } from '../../support/postgres/sample-krithi.ts';

describe('an address to publish to', () => {
  it.each([
    'mysql://user:secret@host/db',
    'notes.txt',
    '',
    'postgres://user:secret@',
    'postgres://user:secret@host',
  ])('is refused without repeating a password: %s', async (address) => {
    const error = await openTarget(address, samplePorts()).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code: 'publish.bad_target' });
    expect(String(error)).not.toContain('secret');
  });

  it('is described without user and password', () => {
    expect(describeAddress('postgres://user:secret@db.example.org/music')).toBe(
      'PostgreSQL at db.example.org:5432/music',
    );
    expect(describeAddress('out.jsonl')).toBe('out.jsonl');
    expect(() => describeAddress('mysql://user:secret@host/db')).toThrow('no place to publish');
  });
});
