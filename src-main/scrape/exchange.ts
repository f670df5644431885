import { Agent } from 'undici';
import type { Clock } from '../domain/clock.ts';
import { AppError } from '../domain/errors.ts';
import type { ConnectRule } from './connect-to.ts';
import { createConnector } from './connector.ts';
import { readBody } from './body.ts';
import type { FetchLimits } from './fetch-limits.ts';
import { networkError } from './network-errors.ts';

/** A longer body that nobody reads is not waited for. */
const unreadBytes = 64 * 1024;

/** One answer as it came off the wire; the body is still packed, and empty unless the status is 200. */
export type Answer = {
  readonly url: URL;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

/** The first of headers that came twice; packings add up instead. */
const singleValues = (
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const isPacking = name.toLowerCase() === 'content-encoding';
      const text = Array.isArray(value) ? (isPacking ? value.join(', ') : value[0]) : value;
      return text === undefined ? [] : [[name.toLowerCase(), text]];
    }),
  );

/** Makes single requests: no redirects, no cookies, no retry, nothing unpacked. */
export const createExchange = (deps: {
  readonly clock: Clock;
  readonly connectTo: readonly ConnectRule[];
  readonly limits: FetchLimits;
  readonly userAgent: () => string;
  /** Told just before a request leaves, and again when its connection is made: what a site sees, gaps are counted from. */
  readonly onSend: (url: URL) => void;
}) => {
  const { clock, limits } = deps;
  const connect = createConnector(deps.connectTo, limits.connectMs);
  const agent = new Agent({
    connect: (options, callback) =>
      connect(options, (...outcome) => {
        if (outcome[0] === null) deps.onSend(new URL(`${options.protocol}//${options.hostname}`));
        callback(...outcome);
      }),
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.bodyIdleMs,
    maxHeaderSize: limits.headerBytes,
    keepAliveTimeout: 4000,
    pipelining: 1,
    allowH2: false,
  });

  const ask = async (
    url: URL,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Answer> => {
    const deadline = new AbortController();
    const whole = AbortSignal.any([signal, deadline.signal]);
    const timer = new AbortController();
    void clock.sleep(limits.totalMs, timer.signal).then(
      () =>
        deadline.abort(
          new AppError('network.deadline', { detail: `more than ${Math.round(limits.totalMs / 1000)} s` }),
        ),
      () => deadline,
    );
    let hadHeaders = false;
    try {
      deps.onSend(url);
      const {
        statusCode,
        headers: got,
        body,
      } = await agent.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'GET',
        headers: {
          'user-agent': deps.userAgent(),
          accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.5',
          ...headers,
        },
        signal: whole,
      });
      hadHeaders = true;
      const answer = { url, status: statusCode, headers: singleValues(got) };
      // What stands under another status is never read; that it stalls or is cut must not hide the status.
      if (statusCode !== 200) {
        await body.dump({ limit: unreadBytes });
        signal.throwIfAborted();
        return { ...answer, body: new Uint8Array() };
      }
      const declared = Number(got['content-length'] ?? 0);
      if (declared > limits.wireBytes) {
        body.destroy();
        throw new AppError('http.too_large', { detail: `${declared} bytes` });
      }
      return { ...answer, body: await readBody(body, clock, limits) };
    } catch (thrown) {
      if (deadline.signal.aborted) throw deadline.signal.reason;
      if (signal.aborted) throw signal.reason;
      throw networkError(thrown, hadHeaders);
    } finally {
      timer.abort();
    }
  };

  return { ask, close: (): Promise<void> => agent.destroy() };
};
export type Exchange = ReturnType<typeof createExchange>;
