import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { AppError } from '../../domain/errors.ts';
import type { Engine } from '../../engine.ts';
import { createGatekeeper } from './gatekeeper.ts';
import { serviceLimits } from './limits.ts';
import { type Asked, badQuery, createReply, readForm } from './requests.ts';
import { createService } from './service.ts';

export type ReconciliationOptions = {
  readonly engine: Pick<Engine, 'records' | 'names'>;
  readonly version: string;
  /** 0 picks a free one. */
  readonly port: number;
  readonly token: string;
  /** Origins of pages that may ask. */
  readonly origins: readonly string[];
};

export type RunningService = {
  /** What to paste into OpenRefine; it holds the token. */
  readonly address: string;
  readonly close: () => Promise<void>;
};

const methods = 'GET, HEAD, POST, OPTIONS';

/**
 * Offers the list on loopback.
 * @throws AppError `reconciliation.port_taken` where another program listens there.
 */
export const startReconciliation = async (options: ReconciliationOptions): Promise<RunningService> => {
  const { token, origins } = options;
  let host = '';
  const base = (): string => `http://${host}/${token}`;
  const gate = createGatekeeper(token, origins, () => host);
  const service = createService(options.engine, options.version, base);

  const askedOf = async (request: IncomingMessage, path: string, url: URL): Promise<Asked> => {
    const isPost = request.method === 'POST';
    const params = isPost ? await readForm(request, serviceLimits.bodyBytes) : url.searchParams;
    return { path, params, isPost };
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const unauthorised = new AppError('reconciliation.unauthorised');
    if (!gate.isHostOurs(request)) return createReply(response, origins, {}).fail(unauthorised, 421);
    const crossOrigin = gate.crossOrigin(request);
    const reply = createReply(response, origins, crossOrigin ?? {});
    // Not as a base: `//name` would be another host then.
    const url = URL.parse(`http://${host}${request.url ?? '/'}`);
    if (url === null) return reply.fail(badQuery('the address cannot be read'));
    const path = gate.pathBehindToken(url.pathname);
    if (crossOrigin === null || path === null) return reply.fail(unauthorised);
    if (request.method === 'OPTIONS') {
      return reply.empty({
        Allow: methods,
        'Access-Control-Allow-Methods': methods,
        'Access-Control-Allow-Headers': 'Content-Type',
        'Access-Control-Max-Age': '600',
      });
    }
    if (!['GET', 'HEAD', 'POST'].includes(request.method ?? ''))
      return reply.fail(new AppError('internal.bad_input', { detail: `only ${methods}` }), 405);
    try {
      reply.answer(await service(await askedOf(request, path, url), () => response.destroyed));
    } catch (thrown) {
      reply.fail(thrown);
    }
  };

  const server = createServer({ requestTimeout: serviceLimits.requestMs }, (request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.maxConnections = serviceLimits.connections;

  await new Promise<void>((resolve, reject) => {
    server.once('error', (thrown: NodeJS.ErrnoException) => {
      const isTaken = thrown.code === 'EADDRINUSE' || thrown.code === 'EACCES';
      reject(
        isTaken ? new AppError('reconciliation.port_taken', { detail: `port ${options.port}` }) : thrown,
      );
    });
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new AppError('internal.bug', { detail: 'no port' });
  host = `127.0.0.1:${bound.port}`;

  return {
    address: base(),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
};
