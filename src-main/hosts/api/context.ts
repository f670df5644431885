import { ORPCError, implement } from '@orpc/server';
import { contract } from '../../contract/index.ts';
import { AppError, toAppError, toErrorShape } from '../../domain/errors.ts';
import type { Engine } from '../../engine.ts';
import type { ReconciliationSwitch } from '../reconciliation/switch.ts';
import type { FileShelf } from './file-shelf.ts';

/** What a host lends to the procedures. */
export type Context = {
  readonly engine: Engine;
  readonly host: 'desktop' | 'web';
  readonly version: string;
  readonly resourcesDir: string;
  readonly files: FileShelf;
  readonly secrets: Secrets;
  readonly reconciliation: ReconciliationSwitch;
  /** Opens an address in the person's own browser; false where the host cannot. */
  readonly openUrl: (url: string) => Promise<boolean>;
};

/** Keeps the address of the main database: in the OS keychain, or for this session only. */
export type Secrets = {
  /** @throws AppError `publish.sealed` while it is kept but cannot be read; it stays, and the next call tries again. */
  readonly get: () => Promise<string | null>;
  readonly set: (value: string | null) => Promise<void>;
  /** Whether it outlives this session. */
  readonly remembers: () => boolean;
};

const base = implement(contract).$context<Context>();

type Kind = 'BAD_REQUEST' | 'NOT_FOUND' | 'CONFLICT' | 'FAILED';

const kindOf = (error: AppError): Kind => {
  if (error.code === 'store.not_found') return 'NOT_FOUND';
  if (error.code === 'store.bad_transition') return 'CONFLICT';
  return error.code.startsWith('internal.bug') || error.code.startsWith('store.') ? 'FAILED' : 'BAD_REQUEST';
};

/** Input that does not fit the contract is the caller's mistake, not a fault of ours. */
const asAppError = (thrown: unknown): AppError =>
  thrown instanceof ORPCError && thrown.code === 'BAD_REQUEST'
    ? new AppError('internal.bad_input', { detail: thrown.message, cause: thrown })
    : toAppError(thrown);

/** Every procedure: what is thrown leaves as a typed error with code, sentence and remedy. */
export const api = base.use(async ({ next, errors }) => {
  try {
    return await next();
  } catch (thrown) {
    if (thrown instanceof ORPCError && thrown.defined) throw thrown;
    const error = asAppError(thrown);
    const data = toErrorShape(error);
    throw errors[kindOf(error)]({ message: error.message, data, cause: thrown });
  }
});

/** The person at the screen, for the log. */
export const whoIs = (context: Context): string => context.engine.settings.get().reviewer;
