import { AppError } from '../domain/errors.ts';
import { limits } from '../domain/limits.ts';

/** A line of the file without its end; `number` counts from 1 as editors do. */
export type Line = { readonly number: number; readonly text: string };

/** Cuts text that arrives in pieces into lines: LF, CRLF and CR each end one. */
export type LineCutter = {
  readonly push: (text: string) => Line[];
  /** The last line, where it has no end. */
  readonly end: () => Line[];
};

/** A line cutter that throws `manifest.line_too_long` without waiting for the line's end. */
export const createLineCutter = (maxChars: number = limits.manifestLineChars): LineCutter => {
  let rest = '';
  let count = 0;

  const line = (text: string): Line => {
    count += 1;
    if (text.length > maxChars) throw new AppError('manifest.line_too_long', { detail: `line ${count}` });
    // Files that were joined end to end have a byte order mark inside, which would hide an opening quote.
    return { number: count, text: text.startsWith('\uFEFF') ? text.replace(/^\uFEFF+/, '') : text };
  };

  return {
    push: (text) => {
      const all = rest + text;
      // A CR at the end may be half of a CRLF: it waits for what comes next.
      const whole = all.endsWith('\r') ? all.slice(0, -1) : all;
      const parts = whole.split(/\r\n|\n|\r/);
      const last = parts.pop() ?? '';
      const lines = parts.map(line);
      rest = whole === all ? last : `${last}\r`;
      if (last.length > maxChars) {
        throw new AppError('manifest.line_too_long', { detail: `line ${count + 1}` });
      }
      return lines;
    },
    end: () => {
      const last = rest.endsWith('\r') ? rest.slice(0, -1) : rest;
      const isLine = rest !== '';
      rest = '';
      return isLine ? [line(last)] : [];
    },
  };
};
