import { describe, expect, it } from 'vitest';
import {
  type KeyMap,
  clashesOf,
  defaultKeys,
  keyMapOf,
} from '../../../../src-renderer/features/review/key-map.ts';
import {
  type Focus,
  type Press,
  readPress,
  reviewChordOf,
} from '../../../../src-renderer/features/review/keys.ts';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: /^[0-9]$/u.test(key) ? `Digit${key}` : '',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  isComposing: false,
  ...more,
});
const read = (p: Press, focus: Focus = 'page', rejecting = false) => readPress(p, focus, rejecting);

describe('review keys', () => {
  it('reads the table of keys', () => {
    const table: Record<string, string> = {
      n: 'create',
      u: 'unsure',
      s: 'skip',
      ArrowRight: 'skip',
      '/': 'search',
      j: 'next',
      ArrowDown: 'next',
      k: 'previous',
      ArrowUp: 'previous',
      ']': 'next_kind',
      '[': 'previous_kind',
      z: 'undo',
      h: 'history',
      l: 'scripts',
      e: 'evidence',
      d: 'why',
      '?': 'keys',
      x: 'reject_next',
      b: 'bulk',
      a: 'remember',
      r: 'relation',
      m: 'by_parts',
      Enter: 'accept_top',
      Escape: 'leave',
    };
    for (const [key, action] of Object.entries(table)) expect(read(press(key))).toEqual({ do: action });
  });
  it('reads a person’s own keys in place of the first ones', () => {
    const keys = keyMapOf({ skip: 'y', 'no such action': 'q' });
    expect(readPress(press('y'), 'page', false, keys)).toEqual({ do: 'skip' });
    expect(readPress(press('s'), 'page', false, keys)).toEqual({ do: 'type', text: 's' });
    expect(readPress(press('ArrowRight'), 'page', false, keys)).toEqual({ do: 'skip' });
    expect(readPress(press('q'), 'page', false, keys)).toEqual({ do: 'type', text: 'q' });
  });
  it('gives every action a key of its own', () => {
    const all = Object.values(defaultKeys).flat();
    expect(new Set(all).size).toBe(all.length);
  });
  it('accepts with digits, from the number pad too', () => {
    expect(read(press('4'))).toEqual({ do: 'accept', n: 4 });
    expect(read(press('4', { code: 'Numpad4' }))).toEqual({ do: 'accept', n: 4 });
    // Without its lock the pad moves, and a place is no number.
    expect(read(press('ArrowUp', { code: 'Numpad8' }))).toEqual({ do: 'previous' });
    expect(read(press('ArrowLeft', { code: 'Numpad4' }))).toBeNull();
  });
  it('reads Shift and a digit by the place of the key, whatever the layout prints', () => {
    expect(read(press('!', { code: 'Digit1', shiftKey: true }))).toEqual({ do: 'accept_here', n: 1 });
    expect(read(press('&', { code: 'Digit1' }))).toEqual({ do: 'accept', n: 1 });
  });
  it('takes a digit after x as a rejection', () => {
    expect(read(press('2'), 'page', true)).toEqual({ do: 'reject', n: 2 });
  });
  it('undoes and redoes with and without the system key', () => {
    expect(read(press('z', { ctrlKey: true }))).toEqual({ do: 'undo' });
    expect(read(press('z', { metaKey: true }))).toEqual({ do: 'undo' });
    expect(read(press('Z', { shiftKey: true }))).toEqual({ do: 'redo' });
    expect(read(press('Z', { ctrlKey: true, shiftKey: true }))).toEqual({ do: 'redo' });
  });
  it('leaves every key but Escape to a text field', () => {
    for (const key of ['1', 'n', 'z', '/', 'ArrowDown', 'Enter']) expect(read(press(key), 'text')).toBeNull();
    expect(read(press('Escape'), 'text')).toEqual({ do: 'leave' });
    expect(read(press('z', { ctrlKey: true }), 'text')).toBeNull();
  });
  it('leaves Enter and arrows to a focused control, but not digits', () => {
    expect(read(press('Enter'), 'control')).toBeNull();
    expect(read(press('ArrowDown'), 'candidates')).toBeNull();
    expect(read(press('1'), 'control')).toEqual({ do: 'accept', n: 1 });
  });
  it('ignores key repeat for everything that judges', () => {
    for (const key of ['1', 'n', 'u', 's', 'z', 'x', 'Enter'])
      expect(read(press(key, { repeat: true }))).toBeNull();
    expect(read(press('j', { repeat: true }))).toEqual({ do: 'next' });
  });
  it('ignores letters with system keys, and composition', () => {
    expect(read(press('n', { ctrlKey: true }))).toBeNull();
    expect(read(press('1', { altKey: true }))).toBeNull();
    expect(read(press('n', { isComposing: true }))).toBeNull();
  });
  it('follows a changed key map', () => {
    const keys = { ...defaultsWith('p') };
    expect(readPress(press('p'), 'page', false, keys)).toEqual({ do: 'unsure' });
    expect(readPress(press('u'), 'page', false, keys)).toEqual({ do: 'type', text: 'u' });
  });

  it('begins a search with whatever types and is no key', () => {
    for (const key of ['A', 'S', 'y', '0', 'ā', 'த', 'ா', 'क्ष'])
      expect(read(press(key, { shiftKey: key === key.toUpperCase() && key !== key.toLowerCase() }))).toEqual({
        do: 'type',
        text: key,
      });
    expect(read(press('A', { shiftKey: true }), 'control')).toEqual({ do: 'type', text: 'A' });
    expect(read(press('Z', { shiftKey: true }))).toEqual({ do: 'redo' });
    for (const key of [' ', 'F5', 'PageDown', 'Home']) expect(read(press(key))).toBeNull();
    expect(read(press('y', { ctrlKey: true }))).toBeNull();
    expect(read(press('y', { repeat: true }))).toBeNull();
    expect(read(press('y'), 'text')).toBeNull();
  });
  it('leads what an input method or a dead key composes to the search', () => {
    expect(read(press('Process'))).toEqual({ do: 'compose' });
    expect(read(press('Dead'), 'control')).toEqual({ do: 'compose' });
    expect(read(press('Process'), 'text')).toBeNull();
    expect(read(press('க', { isComposing: true }))).toBeNull();
  });

  describe('with a person’s own keys for the candidates', () => {
    const keys = keyMapOf({ accept_1: 'q', accept_here_1: 'Shift+q', accept_top: 'w' });
    const readOwn = (p: Press, rejecting = false) => readPress(p, 'page', rejecting, keys);
    it('accepts, rules out and takes the first by them', () => {
      expect(readOwn(press('q'))).toEqual({ do: 'accept', n: 1 });
      expect(readOwn(press('q'), true)).toEqual({ do: 'reject', n: 1 });
      expect(readOwn(press('Q', { shiftKey: true }))).toEqual({ do: 'accept_here', n: 1 });
      expect(readOwn(press('w'))).toEqual({ do: 'accept_top' });
      expect(readOwn(press('2'))).toEqual({ do: 'accept', n: 2 });
    });
    it('lets the keys that were given up decide nothing', () => {
      expect(readOwn(press('1'))).toEqual({ do: 'type', text: '1' });
      expect(readOwn(press('!', { code: 'Digit1', shiftKey: true }))).toEqual({ do: 'type', text: '!' });
      expect(readOwn(press('Enter'))).toBeNull();
    });
    it('tells which of two actions a key given twice takes away', () => {
      expect(clashesOf(keys)).toEqual([]);
      expect(clashesOf(keyMapOf({ accept_2: 's' }))).toEqual([{ name: 'skip', with: 'accept_2' }]);
    });
  });

  describe('on a keyboard where a sign needs Shift and a digit', () => {
    const slash = press('/', { code: 'Digit7', shiftKey: true });
    it('takes the sign for what it prints where that is a key', () => {
      expect(read(slash)).toEqual({ do: 'search' });
      expect(read(press('1', { code: 'Digit1', shiftKey: true }))).toEqual({ do: 'accept_here', n: 1 });
    });
    it('writes a new key as it will be read', () => {
      expect(reviewChordOf(slash, defaultKeys)).toBe('/');
      expect(reviewChordOf(press('@', { code: 'Digit2', shiftKey: true }), defaultKeys)).toBe('Shift+2');
    });
  });
});

const defaultsWith = (unsure: string): KeyMap => ({ ...defaultKeys, unsure: [unsure] });
