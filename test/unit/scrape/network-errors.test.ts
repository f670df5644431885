import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src-main/domain/errors.ts';
import { networkError } from '../../../src-main/scrape/network-errors.ts';

const failure = (code: string): Error => Object.assign(new Error('words of the system'), { code });

describe('a failure on the wire', () => {
  it.each([
    ['ENOTFOUND', 'network.dns_not_found'],
    ['EAI_AGAIN', 'network.dns_temporary'],
    ['ECONNREFUSED', 'network.refused'],
    ['EHOSTUNREACH', 'network.refused'],
    ['ENETUNREACH', 'network.offline'],
    ['UND_ERR_CONNECT_TIMEOUT', 'network.connect_timeout'],
    ['ETIMEDOUT', 'network.connect_timeout'],
    ['ECONNRESET', 'network.reset'],
    ['EPIPE', 'network.reset'],
    ['UND_ERR_SOCKET', 'network.closed'],
    ['UND_ERR_HEADERS_TIMEOUT', 'network.headers_timeout'],
    ['UND_ERR_BODY_TIMEOUT', 'network.body_timeout'],
    ['CERT_HAS_EXPIRED', 'network.tls_certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'network.tls_certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'network.tls_certificate'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'network.tls_certificate'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'network.tls_protocol'],
    ['EPROTO', 'network.tls_protocol'],
    ['HPE_INVALID_CHUNK_SIZE', 'http.protocol'],
    ['HPE_HEADER_OVERFLOW', 'http.headers_too_large'],
    ['E_NOBODY_FORESAW_IT', 'internal.bug'],
  ])('%s is %s, and keeps the words of the system', (code, ours) => {
    expect(networkError(failure(code), false)).toMatchObject({
      code: ours,
      detail: expect.stringMatching(/words of the system|[A-Z]+_/),
    });
  });

  it.each(['ECONNRESET', 'UND_ERR_SOCKET'])('%s after the headers means a cut page', (code) => {
    expect(networkError(failure(code), true).code).toBe('network.truncated');
  });

  it('of several addresses is that of the last one tried', () => {
    const all = new AggregateError([failure('ENETUNREACH'), failure('ECONNREFUSED')]);
    expect(networkError(all, false).code).toBe('network.refused');
  });

  it('that is ours comes through as it is, also from inside another', () => {
    const ours = new AppError('guard.private_address');
    expect(networkError(ours, false)).toBe(ours);
    expect(networkError(new Error('wrapped', { cause: ours }), false)).toBe(ours);
  });

  it('without a code is a bug of ours, whatever was thrown', () => {
    expect(networkError(new Error('x'), false).code).toBe('internal.bug');
    expect(networkError('x', false)).toMatchObject({ code: 'internal.bug', detail: 'x' });
  });
});
