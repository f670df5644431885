import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AppError, type ErrorCode, toAppError, toErrorShape } from '../../domain/errors.ts';
import { AppError as Failure } from '../../domain/errors.ts';

/** What the client sent: the path behind the token, and the parameters of the address or of a form. */
export type Asked = { readonly path: string; readonly params: URLSearchParams; readonly isPost: boolean };

/** What it gets. */
export type Answer =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'html' | 'css'; readonly text: string; readonly status?: number };

const statuses: Partial<Record<ErrorCode, number>> = {
  'reconciliation.unauthorised': 403,
  'reconciliation.bad_query': 400,
  'reconciliation.too_large': 413,
  'reconciliation.busy': 429,
  'store.not_found': 404,
  'internal.bad_input': 405,
  'internal.interrupted': 503,
  'internal.worker_died': 503,
};

export const badQuery = (detail: string, cause?: unknown): AppError =>
  new Failure('reconciliation.bad_query', { detail, cause });

/**
 * The fields of a form body of at most `most` bytes.
 * @throws AppError `reconciliation.too_large`, or `reconciliation.bad_query` for another kind of body.
 */
export const readForm = async (request: IncomingMessage, most: number): Promise<URLSearchParams> => {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded')
    throw badQuery('the body is to be application/x-www-form-urlencoded');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most) throw new Failure('reconciliation.too_large', { detail: `more than ${most} bytes` });
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
};

/**
 * Headers of every answer. No script runs on the pages, they may be framed by
 * the allowed places alone, and their address, which holds the token, is never
 * passed on.
 */
const safety = (origins: readonly string[]): Record<string, string> => ({
  'Content-Security-Policy': [
    "default-src 'none'",
    "style-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    ["frame-ancestors 'self'", ...origins].join(' '),
  ].join('; '),
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
});

const contentTypes = {
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
} as const;

/** Writes answers and failures of one request; `crossOrigin` are the headers its origin is owed. */
export const createReply = (
  response: ServerResponse,
  origins: readonly string[],
  crossOrigin: Readonly<Record<string, string>>,
) => {
  const send = (status: number, headers: Readonly<Record<string, string>>, body: string): void => {
    response.writeHead(status, { ...safety(origins), ...crossOrigin, ...headers });
    response.end(body);
  };
  return {
    answer: (answer: Answer): void => {
      const headers = { 'Content-Type': contentTypes[answer.kind] };
      if (answer.kind === 'json') send(200, headers, JSON.stringify(answer.value));
      else send(answer.status ?? 200, headers, answer.text);
    },
    empty: (headers: Readonly<Record<string, string>>): void => send(204, headers, ''),
    fail: (thrown: unknown, status?: number): void => {
      const error = toAppError(thrown);
      send(
        status ?? statuses[error.code] ?? 500,
        {
          'Content-Type': contentTypes.json,
          ...(error.code === 'reconciliation.busy' ? { 'Retry-After': '1' } : {}),
          ...(error.code === 'reconciliation.too_large' ? { Connection: 'close' } : {}),
        },
        JSON.stringify(toErrorShape(error)),
      );
    },
  };
};
