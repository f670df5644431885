import { AppError } from '../../domain/errors.ts';
import { type ConnectRule, parseConnectTo } from '../../scrape/index.ts';

/**
 * The rules of `--connect-to`, by which tests lead requests to this machine.
 * @throws AppError `internal.bad_input` in a packaged build: there, nothing leads past the guard of addresses.
 */
export const connectRules = (words: readonly string[], isPackaged: boolean): ConnectRule[] => {
  if (isPackaged && words.length > 0)
    throw new AppError('internal.bad_input', { detail: '--connect-to is for tests, not for this build' });
  return words.map(parseConnectTo);
};
