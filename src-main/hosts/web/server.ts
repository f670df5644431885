import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocketServer } from 'ws';
import { AppError } from '../../domain/errors.ts';
import type { Engine } from '../../engine.ts';
import type { Context, Secrets } from '../api/context.ts';
import { createFileShelf } from '../api/file-shelf.ts';
import { router } from '../api/router.ts';
import { createReconciliationSwitch } from '../reconciliation/switch.ts';
import { rendererFile } from '../renderer-files.ts';
import { createAdmission } from './admission.ts';
import { openApiDocument } from './openapi.ts';
import { giveFile, send, sendError, sendJson, takeFile } from './requests.ts';

export type WebHostOptions = {
  readonly engine: Engine;
  readonly rendererDir: string;
  readonly resourcesDir: string;
  readonly version: string;
  /** 0 picks a free one. */
  readonly port: number;
};

export type WebHost = {
  /** `http://127.0.0.1:PORT`. */
  readonly address: string;
  /** The address with a token for one visit. */
  readonly invite: () => string;
  /** The session, for scripts that use REST. */
  readonly bearer: () => string;
  readonly close: () => Promise<void>;
};

/** A lyric with its prose, or the choice of a hundred thousand krithis, in one message. */
const messageBytes = 16 * 1024 * 1024;

/** Without an OS keychain the address of the main database lives as long as the session, and the screen says so. */
const sessionSecrets = (): Secrets => {
  let value: string | null = null;
  return {
    get: () => Promise.resolve(value),
    set: (next) => {
      value = next;
      return Promise.resolve();
    },
    remembers: () => false,
  };
};

/** The browser's host: the renderer, the contract over a socket, and REST, on loopback alone. */
export const startWebHost = async (options: WebHostOptions): Promise<WebHost> => {
  const { engine } = options;
  let address = '';
  const admission = createAdmission(engine.clock, () => address);
  const files = createFileShelf();
  const reconciliation = createReconciliationSwitch(engine, options.version);
  const context: Context = {
    engine,
    host: 'web',
    version: options.version,
    resourcesDir: options.resourcesDir,
    files,
    secrets: sessionSecrets(),
    reconciliation,
    // The page opens it itself: a link with the address that the record gave.
    openUrl: () => Promise.resolve(false),
  };
  const rpc = new RPCHandler(router);
  const rest = new OpenAPIHandler(router);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: messageBytes });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!admission.isHostOurs(request))
      return sendError(response, 421, new AppError('internal.unauthorised'));
    const url = new URL(request.url ?? '/', address);
    const token = url.searchParams.get('token');
    if (request.method === 'GET' && url.pathname === '/' && token !== null) return enter(response, token);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!admission.hasSession(request)) return refuse(request, response);
    if (!isRead && !admission.isOriginOurs(request, false)) {
      return sendError(response, 403, new AppError('internal.unauthorised'));
    }
    if (url.pathname === '/files' && request.method === 'POST') {
      return takeFile(request, response, files, url.searchParams.get('name'));
    }
    if (url.pathname.startsWith('/downloads/'))
      return giveFile(response, files, url.pathname.slice('/downloads/'.length));
    if (url.pathname === '/openapi.json')
      return sendJson(response, 200, await openApiDocument(options.version, address));
    if (url.pathname.startsWith('/v1/')) {
      const { matched } = await rest.handle(request, response, { context });
      if (!matched) sendError(response, 404, new AppError('store.not_found', { detail: url.pathname }));
      return;
    }
    if (!isRead) return sendError(response, 405, new AppError('internal.bad_input'));
    const file = await rendererFile(options.rendererDir, url.pathname);
    if (file === null)
      return sendError(response, 404, new AppError('store.not_found', { detail: url.pathname }));
    send(response, 200, file.body, { 'Content-Type': file.type });
  };

  const enter = (response: ServerResponse, token: string): void => {
    if (!admission.spend(token)) return refuse(null, response);
    send(response, 303, '', { Location: '/', 'Set-Cookie': admission.cookie() });
  };

  const refuse = (request: IncomingMessage | null, response: ServerResponse): void => {
    const error = new AppError('internal.unauthorised');
    if (request === null || (request.headers.accept ?? '').includes('text/html')) {
      return send(response, 401, `${error.message} ${error.remedy}\n`, {
        'Content-Type': 'text/plain; charset=utf-8',
      });
    }
    sendError(response, 401, error);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((thrown: unknown) => {
      if (response.headersSent) response.destroy();
      else sendError(response, 500, thrown);
    });
  });

  server.on('upgrade', (request, socket, head) => {
    // From here on the socket is nobody's: unheard, its end would be the program's.
    socket.on('error', () => socket.destroy());
    const welcome =
      request.url === '/rpc' &&
      admission.isHostOurs(request) &&
      admission.isOriginOurs(request, true) &&
      admission.hasSession(request);
    if (!welcome) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (socketOf) => {
      // A message that cannot be read, or is too large, ends the connection; the page makes a new one.
      socketOf.on('error', () => socketOf.terminate());
      void rpc.upgrade(socketOf, { context });
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new AppError('internal.bug', { detail: 'no port' });
  address = `http://127.0.0.1:${bound.port}`;
  await reconciliation.start();

  return {
    address,
    invite: () => `${address}/?token=${admission.newToken()}`,
    bearer: admission.bearer,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await reconciliation.close();
      await files.clear();
    },
  };
};
