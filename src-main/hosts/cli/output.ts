import type { AppError } from '../../domain/errors.ts';

/**
 * What a command prints: results on standard output (JSON or words), everything
 * else on standard error, with a progress line when that is a terminal.
 */
export type Output = {
  readonly json: boolean;
  /** One JSON value, or the words for people. */
  readonly result: (value: unknown, words: () => string) => void;
  /** One line of JSON Lines, or the words for people. */
  readonly line: (value: unknown, words: () => string) => void;
  readonly note: (words: string) => void;
  readonly problem: (error: AppError) => void;
  readonly progress: (words: string) => void;
  readonly endProgress: () => void;
};

type Streams = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly isTerminal: boolean;
};

export const processStreams: Streams = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isTerminal: process.stderr.isTTY,
};

export const createOutput = (
  options: { readonly json?: boolean; readonly quiet?: boolean; readonly verbose?: boolean },
  streams: Streams = processStreams,
): Output => {
  const json = options.json === true;
  let shown = false;
  const clear = (): void => {
    if (shown) streams.err('\r\u001b[K');
    shown = false;
  };
  const print = (value: unknown, words: () => string): void => {
    clear();
    const text = json ? JSON.stringify(value) : words();
    if (text !== '') streams.out(`${text}\n`);
  };
  return {
    json,
    result: print,
    line: print,
    note: (words) => {
      if (options.quiet === true) return;
      clear();
      streams.err(`${words}\n`);
    },
    problem: (error) => {
      clear();
      streams.err(`${error.code}: ${error.message}\n${error.remedy}\n`);
      if (options.verbose === true && error.stack !== undefined) streams.err(`${error.stack}\n`);
      if (options.verbose === true && error.cause instanceof Error)
        streams.err(`${error.cause.stack ?? ''}\n`);
    },
    progress: (words) => {
      if (!streams.isTerminal || options.quiet === true) return;
      streams.err(`\r\u001b[K${words}`);
      shown = true;
    },
    endProgress: clear,
  };
};
