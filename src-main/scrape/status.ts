import type { ErrorCode } from '../domain/error-codes.ts';
import { AppError } from '../domain/errors.ts';
import type { Answer } from './exchange.ts';

const exact: Readonly<Record<number, ErrorCode>> = {
  401: 'http.auth_required',
  403: 'http.forbidden',
  404: 'http.not_found',
  407: 'http.auth_required',
  408: 'http.timeout_status',
  410: 'http.gone',
  425: 'http.timeout_status',
  429: 'http.rate_limited',
  451: 'http.legal',
};

/** Beyond a year a wait means "never"; a number without bounds would be no date. */
const longestMs = 365 * 24 * 60 * 60_000;

/**
 * What `Retry-After` asks for in milliseconds: seconds, or a date read against
 * the server's own clock where it tells it. Null for what is no usable wait
 * (junk, nothing, the past): then our own back-off holds.
 */
export const retryAfterMs = (headers: Readonly<Record<string, string>>, now: number): number | null => {
  const text = headers['retry-after']?.trim();
  if (text === undefined || text === '') return null;
  if (/^\d+$/.test(text)) return Number(text) > 0 ? Math.min(Number(text) * 1000, longestMs) : null;
  const until = Date.parse(text);
  if (Number.isNaN(until) || /^[-+]?\d/.test(text)) return null;
  const theirs = Date.parse(headers['date'] ?? '');
  const wait = until - (Number.isNaN(theirs) ? now : theirs);
  return wait > 0 ? Math.min(wait, longestMs) : null;
};

/** Refuses an answer that is no page. Redirects are judged elsewhere. */
export const checkStatus = ({ status, headers }: Answer, now: number): void => {
  if (status === 200) return;
  const wait = retryAfterMs(headers, now);
  const asked = wait === null ? {} : { retryAfterMs: wait };
  // A 503 that names a time is a request to slow down, not a fault.
  if (status === 503 && wait !== null) throw new AppError('http.rate_limited', { detail: '503', ...asked });
  if (status === 503) throw new AppError('http.unavailable');
  const known = exact[status];
  if (known !== undefined) throw new AppError(known, asked);
  if (status >= 500) throw new AppError('http.server_error', { detail: String(status) });
  if (status >= 400) throw new AppError('http.client_error', { detail: String(status) });
  throw new AppError('http.unexpected_status', { detail: String(status) });
};
