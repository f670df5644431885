import { describe, expect, it } from 'vitest';
import { createLineCutter } from '../../../src-main/intake/lines.ts';

const cut = (parts: readonly string[], max?: number) => {
  const cutter = createLineCutter(max);
  return [...parts.flatMap((part) => cutter.push(part)), ...cutter.end()].map(
    (line) => `${line.number}:${line.text}`,
  );
};

describe('cutting text into lines', () => {
  const text = 'a\r\nb\nc\rd\n\r\n\re';
  const lines = ['1:a', '2:b', '3:c', '4:d', '5:', '6:', '7:e'];

  it('ends a line at LF, CRLF and CR alike', () => {
    expect(cut([text])).toEqual(lines);
  });

  it('is the same wherever the text is parted', () => {
    for (let i = 0; i <= text.length; i += 1) {
      for (let k = i; k <= text.length; k += 1) {
        expect(cut([text.slice(0, i), text.slice(i, k), text.slice(k)])).toEqual(lines);
      }
    }
  });

  it.each([
    ['', []],
    ['a', ['1:a']],
    ['a\n', ['1:a']],
    ['a\r', ['1:a']],
    ['\n', ['1:']],
  ])('counts no line behind the last end: %j', (all, expected) => {
    expect(cut([all])).toEqual(expected);
  });

  it('refuses a line over the limit before its end has come, and says which', () => {
    const cutter = createLineCutter(5);
    cutter.push('abc\n');
    cutter.push('abc');
    expect(() => cutter.push('def')).toThrow(
      expect.objectContaining({ code: 'manifest.line_too_long', detail: 'line 2' }) as Error,
    );
    expect(cut(['abcde\nabcde'], 5)).toHaveLength(2);
  });
});
