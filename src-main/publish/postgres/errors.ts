import { AppError } from '../../domain/errors.ts';

const unreachableCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  '53300', // too many connections
  '57P01', // shut down by an administrator
  '57P02', // crash shutdown
  '57P03', // still starting
  '55000', // not accepting connections
]);

const authCodes = new Set(['28000', '28P01']);
const missingCodes = new Set(['42P01', '42703', '42704', '3F000']);

/** The code of a driver's or the server's error; a refused dual-stack address hides it one level down. */
export const errorCode = (thrown: unknown): string | null => {
  if (thrown instanceof AggregateError && thrown.errors.length > 0) return errorCode(thrown.errors[0]);
  if (typeof thrown !== 'object' || thrown === null || !('code' in thrown)) return null;
  return typeof thrown.code === 'string' ? thrown.code : null;
};

const text = (thrown: object, name: string): string | null => {
  const value: unknown = Reflect.get(thrown, name);
  return typeof value === 'string' && value !== '' ? value : null;
};

/** What the server said, short enough for a row of a table. Its messages never hold the password. */
const words = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return String(thrown).slice(0, 300);
  const where = ['table', 'column', 'constraint']
    .map((name) => [name, text(thrown, name)] as const)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${value}`);
  const detail = text(thrown, 'detail');
  return [thrown.message, detail, ...where]
    .filter((part) => part !== null)
    .join('; ')
    .slice(0, 300);
};

/** Any error of the driver or the server as one of the taxonomy; `refused`: what it is where the server refused what was written. */
export const publishError = (
  thrown: unknown,
  refused: 'publish.failed' | 'publish.list_failed' = 'publish.failed',
): AppError => {
  if (thrown instanceof AppError) return thrown;
  const code = errorCode(thrown);
  const message = thrown instanceof Error ? thrown.message : '';
  if (code !== null && authCodes.has(code)) return new AppError('publish.auth', { cause: thrown });
  // The driver has no code for a server that wants a password where none was given.
  if (message.startsWith('SASL'))
    return new AppError('publish.auth', { detail: 'a password is needed', cause: thrown });
  if (code === '3D000')
    return new AppError('publish.bad_target', { detail: 'there is no such database', cause: thrown });
  if (code !== null && missingCodes.has(code)) {
    return new AppError('publish.schema', { detail: words(thrown), cause: thrown });
  }
  const cutOff = /Connection terminated|timeout exceeded when trying to connect|timeout expired/.test(
    message,
  );
  if (cutOff || (code !== null && (unreachableCodes.has(code) || code.startsWith('08')))) {
    return new AppError('publish.unreachable', { ...(code === null ? {} : { detail: code }), cause: thrown });
  }
  return new AppError(refused, { detail: words(thrown), cause: thrown });
};

const passingCodes = new Set([
  '40001', // serialisation
  '40P01', // deadlock
  '23505', // another publisher was first: the next look finds its row
  '23503', // a reference was deleted since we looked it up
]);

/** Whether the same krithi is worth another try at once, after looking everything up again. */
export const isPassing = (thrown: unknown): boolean => passingCodes.has(errorCode(thrown) ?? '');
