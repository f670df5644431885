import type { ErrorCode } from '../domain/error-codes.ts';
import { AppError } from '../domain/errors.ts';

/** What the client, the system and the parser call their failures, and what we call them. */
const byCode: Readonly<Record<string, ErrorCode>> = {
  UND_ERR_CONNECT_TIMEOUT: 'network.connect_timeout',
  ETIMEDOUT: 'network.connect_timeout',
  UND_ERR_HEADERS_TIMEOUT: 'network.headers_timeout',
  UND_ERR_BODY_TIMEOUT: 'network.body_timeout',
  UND_ERR_SOCKET: 'network.closed',
  UND_ERR_HEADERS_OVERFLOW: 'http.headers_too_large',
  HPE_HEADER_OVERFLOW: 'http.headers_too_large',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'http.protocol',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'http.too_large',
  ECONNREFUSED: 'network.refused',
  ECONNRESET: 'network.reset',
  EPIPE: 'network.reset',
  ENOTFOUND: 'network.dns_not_found',
  EAI_AGAIN: 'network.dns_temporary',
  ENETUNREACH: 'network.offline',
  ENETDOWN: 'network.offline',
  EHOSTUNREACH: 'network.refused',
  EPROTO: 'network.tls_protocol',
};

const certificate = /^(?:CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT|HOSTNAME_MISMATCH)/;

const codeOf = (thrown: unknown): string | null => {
  if (!(thrown instanceof Error)) return null;
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
  return thrown.name === 'HTTPParserError' ? 'HPE_' : null;
};

/** A failure on the wire as an error of the taxonomy. `hadHeaders` tells a cut page from no answer at all. */
export const networkError = (thrown: unknown, hadHeaders: boolean): AppError => {
  if (thrown instanceof AppError) return thrown;
  // Several addresses were tried and each failed in its way: the last one speaks.
  const inner = thrown instanceof AggregateError ? (thrown.errors.at(-1) ?? thrown) : thrown;
  if (inner instanceof Error && inner.cause instanceof AppError) return inner.cause;
  const code = codeOf(inner);
  const detail = inner instanceof Error ? inner.message.slice(0, 200) : String(inner);
  const more = { detail, cause: thrown };
  if (code === null) return new AppError('internal.bug', more);
  if (code.startsWith('HPE_') && byCode[code] === undefined) return new AppError('http.protocol', more);
  if (certificate.test(code)) return new AppError('network.tls_certificate', { ...more, detail: code });
  if (code.startsWith('ERR_SSL_')) return new AppError('network.tls_protocol', more);
  const known = byCode[code];
  if (known === undefined) return new AppError('internal.bug', more);
  const isCut = hadHeaders && (known === 'network.closed' || known === 'network.reset');
  return new AppError(isCut ? 'network.truncated' : known, more);
};
