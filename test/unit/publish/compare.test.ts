import { describe, expect, it } from 'vitest';
import { compareFields, creationChanges, snapshotOf } from '../../../src-main/publish/compare.ts';
import { type Fields, fingerprint } from '../../../src-main/publish/krithi-state.ts';

const fields = (values: Record<string, string | null>): Fields =>
  new Map(Object.entries(values).map(([name, value]) => [name, { key: value, shown: value }]));
const written = (values: Record<string, string | null>) =>
  new Map(Object.entries(snapshotOf(fields(values), new Map())));

const state = (text: string) => fields({ 'lyrics.latin': `whole ${text}`, 'lyrics.latin.pallavi 1': text });

describe('comparing what we wrote, what is there and what we have', () => {
  it('finds nothing to do where both sides agree, whatever was written before', () => {
    const same = fields({ title: 'a', notes: null });
    for (const base of [null, written({ title: 'b' }), written({ title: 'a' })]) {
      expect(compareFields(base, same, same)).toMatchObject({ changes: [], foreign: [] });
    }
  });

  it('changes what only we changed, also to nothing', () => {
    const base = written({ title: 'a', notes: 'n' });
    const theirs = fields({ title: 'a', notes: 'n' });
    expect(compareFields(base, theirs, fields({ title: 'b', notes: null }))).toMatchObject({
      changes: [
        { field: 'title', before: 'a', after: 'b' },
        { field: 'notes', before: 'n', after: null },
      ],
      foreign: [],
    });
  });

  it('asks about what they changed, whether we changed it or not', () => {
    const base = written({ title: 'a' });
    const theirs = fields({ title: 'theirs' });
    for (const ours of ['a', 'ours']) {
      expect(compareFields(base, theirs, fields({ title: ours })).foreign).toMatchObject([
        { field: 'title', before: 'theirs', after: ours },
      ]);
    }
  });

  it('asks about what they removed', () => {
    const gone = compareFields(written({ title: 'a' }), fields({}), fields({ title: 'a' }));
    expect(gone.foreign).toEqual([{ field: 'title', before: null, after: 'a' }]);
  });

  it('leaves to them what we never filled', () => {
    expect(compareFields(written({}), fields({ tala: 'x' }), fields({ tala: null }))).toMatchObject({
      changes: [],
      foreign: [],
    });
  });

  it('asks about every difference where we never wrote before', () => {
    expect(compareFields(null, fields({ title: 'a' }), fields({ title: 'b' })).foreign).toHaveLength(1);
  });

  it('shows the sections of a text instead of the whole text', () => {
    const { changes } = compareFields(
      new Map(Object.entries(snapshotOf(state('a'), new Map()))),
      state('a'),
      state('b'),
    );
    expect(changes).toEqual([{ field: 'lyrics.latin.pallavi 1', before: 'a', after: 'b' }]);
  });
});

describe('a snapshot', () => {
  it('keeps long texts as hashes that tell two texts apart', () => {
    const long = 'x'.repeat(5000);
    expect(snapshotOf(fields({ text: long }), new Map())['text']).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(fingerprint(long)).not.toBe(fingerprint(`${long}y`));
  });

  it('holds no mark for a field that we leave empty', () => {
    expect(snapshotOf(fields({ tala: null, title: 'a' }), new Map())).toEqual({ title: 'a' });
  });
});

describe('the plan of a creation', () => {
  it('lists filled fields, and texts by their length', () => {
    expect(
      creationChanges(
        fields({ title: 'a', notes: null, 'lyrics.tamil': 'abcde', 'lyrics.tamil.pallavi 1': 'abcde' }),
      ),
    ).toEqual([
      { field: 'title', before: null, after: 'a' },
      { field: 'lyrics.tamil', before: null, after: '5 characters' },
    ]);
  });
});
