import { limits } from '../domain/limits.ts';
import type { Delimiter } from '../domain/manifest.ts';
import type { Line } from './lines.ts';

/** A row as raw text: one line, or several where a quoted cell holds line ends (then joined by LF). */
export type RawRecord = {
  /** 1-based line of the file on which it begins. */
  readonly line: number;
  readonly text: string;
  /** A quote is not closed, or closes in the middle of a cell: `text` is the first line alone. */
  readonly broken: boolean;
};

type QuoteState = 'closed' | 'open' | 'broken';

/** Where the quotes of a line leave us, by the rules that papaparse reads cells with (RFC 4180). */
const scanQuotes = (line: string, delimiter: string, startsInside: boolean): QuoteState => {
  let inside = startsInside;
  let at = 0;
  for (;;) {
    if (!inside) {
      if (line[at] !== '"') {
        const next = line.indexOf(delimiter, at);
        if (next === -1) return 'closed';
        at = next + 1;
        continue;
      }
      inside = true;
      at += 1;
    }
    const quote = line.indexOf('"', at);
    if (quote === -1) return 'open';
    if (line[quote + 1] === '"') {
      at = quote + 2;
      continue;
    }
    let after = quote + 1;
    while (after < line.length && line[after] !== delimiter && line[after]?.trim() === '') after += 1;
    if (after >= line.length) return 'closed';
    if (line[after] !== delimiter) return 'broken';
    at = after + 1;
    inside = false;
  }
};

export type RecordReader = {
  readonly push: (line: Line) => RawRecord[];
  /** What is still open at the end of the file. */
  readonly end: () => RawRecord[];
};

/**
 * Joins lines into records. A quote that is never closed must not swallow the
 * rows after it: when a quoted cell runs into a line that is a row by itself
 * (`isRow`), into a misplaced quote, into the end of the file or over a
 * megabyte, its first line alone is broken and reading goes on at the second.
 */
export const createRecordReader = (delimiter: Delimiter, isRow: (line: string) => boolean): RecordReader => {
  let open: Line[] = [];
  let openChars = 0;

  /** Gives up the open record; what it returns must be read again. */
  const giveUp = (out: RawRecord[]): Line[] => {
    const [first, ...again] = open;
    if (first !== undefined) out.push({ line: first.number, text: first.text, broken: true });
    open = [];
    openChars = 0;
    return again;
  };

  const close = (out: RawRecord[]): void => {
    const [first] = open;
    if (first === undefined) return;
    out.push({ line: first.number, text: open.map((line) => line.text).join('\n'), broken: false });
    open = [];
    openChars = 0;
  };

  /** Reads one line; returns lines that must be read again. */
  const step = (line: Line, out: RawRecord[]): Line[] => {
    if (open.length === 0) {
      const state = line.text.includes('"') ? scanQuotes(line.text, delimiter, false) : 'closed';
      if (state === 'open') {
        open = [line];
        openChars = line.text.length;
      } else if (line.text !== '') {
        out.push({ line: line.number, text: line.text, broken: state === 'broken' });
      }
      return [];
    }
    openChars += line.text.length;
    const state = scanQuotes(line.text, delimiter, true);
    if (state === 'broken' || openChars > limits.manifestLineChars || isRow(line.text)) {
      return [...giveUp(out), line];
    }
    open.push(line);
    if (state === 'closed') close(out);
    return [];
  };

  const read = (lines: readonly Line[], out: RawRecord[]): void => {
    const waiting = lines.toReversed();
    for (let line = waiting.pop(); line !== undefined; line = waiting.pop()) {
      const again = step(line, out);
      for (let i = again.length - 1; i >= 0; i -= 1) {
        const back = again[i];
        if (back !== undefined) waiting.push(back);
      }
    }
  };

  return {
    push: (line) => {
      const out: RawRecord[] = [];
      read([line], out);
      return out;
    },
    end: () => {
      const out: RawRecord[] = [];
      while (open.length > 0) read(giveUp(out), out);
      return out;
    },
  };
};
