import { describe, expect, it } from 'vitest';
import { screenKeysOf } from '../../../../src-renderer/app/screen-keys.ts';
import { screenOf, screens } from '../../../../src-renderer/app/screens.ts';
import { readKrithiPress } from '../../../../src-renderer/features/krithis/keys.ts';
import { type Press, readPress } from '../../../../src-renderer/features/review/keys.ts';

const press = (chord: string): Press => {
  const parts = chord.split('+');
  const shiftKey = parts.includes('Shift');
  const key = parts.at(-1) ?? '';
  return {
    key: shiftKey ? key.toUpperCase() : key,
    code: '',
    shiftKey,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    repeat: false,
    isComposing: false,
  };
};

describe('the screens', () => {
  it('have a letter of their own each', () => {
    expect(new Set(screens.map(({ letter }) => letter)).size).toBe(screens.length);
  });

  it.each([
    ['/batches', 'batches'],
    ['/krithis/abc', 'krithis'],
    ['/review', 'review'],
  ])('%s belongs to %s', (path, name) => {
    expect(screenOf(path)?.name).toBe(name);
  });

  it('know no other address', () => {
    expect(screenOf('/')).toBeNull();
    expect(screenOf('/krithisx')).toBeNull();
  });

  it('list only keys that their screens take', () => {
    for (const { key } of screenKeysOf('review', {}))
      expect([key, readPress(press(key), 'page', false)]).not.toEqual([key, null]);
    for (const { key } of screenKeysOf('krithis', {}))
      expect([key, readKrithiPress(press(key), 'page')]).not.toEqual([key, null]);
  });

  it('leave the letter g to the frame', () => {
    expect(readPress(press('g'), 'page', false)).toBeNull();
    expect(readKrithiPress(press('g'), 'page')).toBeNull();
  });
});
