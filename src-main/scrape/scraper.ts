import { createHash } from 'node:crypto';
import type { Clock, Random } from '../domain/clock.ts';
import { AppError } from '../domain/errors.ts';
import { isHostAllowed, isUrlAllowed } from './address-guard.ts';
import { decodeBody } from './body.ts';
import { type ConnectRule, destinationOf } from './connect-to.ts';
import { checkContent, mayBeCut } from './content-checks.ts';
import { type Answer, createExchange } from './exchange.ts';
import { type FetchLimits, fetchLimits } from './fetch-limits.ts';
import type { Pacer } from './pacer.ts';
import { isRedirect, nextHop, siteOf } from './redirects.ts';
import { type RobotsAnswer, createRobots } from './robots.ts';
import { checkStatus } from './status.ts';

/** A page as it goes into the archive. */
export type FetchedPage = {
  readonly finalUrl: string;
  readonly status: number;
  readonly headers: Record<string, string>;
  /** Unpacked. */
  readonly body: Uint8Array;
  readonly sha256: string;
};

export type ScraperDeps = {
  readonly clock: Clock;
  readonly random: Random;
  readonly pacer: Pick<Pacer, 'turn' | 'askGap' | 'sent'>;
  readonly connectTo: readonly ConnectRule[];
  /** Whether the gap is shorter than a real site may be asked at: then only what a rule leads elsewhere is asked. */
  readonly isHurried?: () => boolean;
  readonly userAgent: () => string;
  readonly limits?: FetchLimits;
};

/** Headers worth keeping: what the page is, and what a later question "has it changed?" needs. */
const keptHeaders = new Set([
  'content-type',
  'content-language',
  'date',
  'etag',
  'last-modified',
  'server',
  'expires',
  'cache-control',
]);

const packed = { 'accept-encoding': 'gzip, br' } as const;
const plain = { 'accept-encoding': 'identity' } as const;

/** Fetches single pages: behind the address guard, as robots.txt allows, at the pacer's pace for every further request. */
export const createScraper = (deps: ScraperDeps) => {
  const { clock, pacer, connectTo } = deps;
  const limits = deps.limits ?? fetchLimits;
  const exchange = createExchange({
    clock,
    connectTo,
    limits,
    userAgent: deps.userAgent,
    onSend: (url) => pacer.sent(siteOf(url)),
  });
  /** Sites that answer http with "ask https": learnt once, so that the next page costs one request. */
  const usesHttps = new Set<string>();

  const guard = (url: URL): void => {
    if (!isUrlAllowed(url)) throw new AppError('guard.url_forbidden', { detail: url.href.slice(0, 300) });
    const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
    if (destinationOf(connectTo, url.hostname, port) !== null) return;
    if (!isHostAllowed(url.hostname)) throw new AppError('guard.private_address', { detail: url.hostname });
    if (deps.isHurried?.() === true) throw new AppError('guard.too_fast', { detail: url.hostname });
  };

  /** @param permit asked before each hop, whose turn has come. */
  const follow = async (
    first: URL,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
    permit: (url: URL) => Promise<void>,
  ): Promise<Answer> => {
    const seen = new Set<string>();
    let url = new URL(first);
    if (url.protocol === 'http:' && usesHttps.has(url.hostname)) url.protocol = 'https:';
    for (let hops = 0; ; hops += 1) {
      guard(url);
      if (seen.has(url.href)) throw new AppError('http.redirect_loop', { detail: url.href.slice(0, 300) });
      if (hops > limits.redirects) throw new AppError('http.too_many_redirects', { detail: `${hops} hops` });
      seen.add(url.href);
      if (hops > 0) {
        await pacer.turn(siteOf(url), signal);
        await permit(url);
      }
      const answer = await exchange.ask(url, headers, signal);
      if (!isRedirect(answer.status)) return answer;
      const next = nextHop(url, answer.headers['location']);
      if (url.protocol === 'http:' && next.protocol === 'https:' && next.hostname === url.hostname)
        usesHttps.add(url.hostname);
      if (url.protocol === 'https:' && next.protocol === 'http:' && next.hostname !== url.hostname) {
        throw new AppError('http.redirect_offsite', { detail: next.href.slice(0, 300) });
      }
      url = next;
    }
  };

  const bodyOf = (answer: Answer): Uint8Array =>
    decodeBody(answer.body, answer.headers['content-encoding'] ?? null, limits.pageBytes);

  const askRobots = async (origin: string, signal: AbortSignal): Promise<RobotsAnswer> => {
    const answer = await follow(new URL('/robots.txt', origin), plain, signal, () => Promise.resolve());
    if (answer.status === 200)
      return {
        kind: 'rules',
        text: Buffer.from(bodyOf(answer))
          .toString('utf8')
          .slice(0, 512 * 1024),
      };
    if (answer.status === 429) checkStatus(answer, clock.now());
    return answer.status >= 500 ? { kind: 'unavailable' } : { kind: 'none' };
  };
  const robots = createRobots(clock, askRobots);

  const permit = async (url: URL, signal: AbortSignal): Promise<void> => {
    const { crawlDelayMs, hasWaited } = await robots.check(url, signal);
    if (crawlDelayMs !== null) pacer.askGap(siteOf(url), crawlDelayMs);
    // Its turn went to robots.txt, or passed while another page fetched that.
    if (hasWaited) await pacer.turn(siteOf(url), signal);
  };

  const askPage = async (
    url: URL,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Answer> => {
    const answer = await follow(url, headers, signal, (hop) => permit(hop, signal));
    checkStatus(answer, clock.now());
    return answer;
  };

  type Fetched = { readonly answer: Answer; readonly body: Uint8Array };

  const fetchPlain = async (url: URL, signal: AbortSignal): Promise<Fetched> => {
    await pacer.turn(siteOf(url), signal);
    const answer = await askPage(url, plain, signal);
    return { answer, body: bodyOf(answer) };
  };

  const fetchPage = async (url: URL, signal: AbortSignal): Promise<Fetched> => {
    const answer = await askPage(url, packed, signal);
    let body: Uint8Array;
    try {
      body = bodyOf(answer);
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.code !== 'http.bad_encoding') throw thrown;
      // Damaged on the way through a packer: asked for once more as it is.
      return fetchPlain(url, signal);
    }
    if (!mayBeCut(answer.headers, body)) return { answer, body };
    // A page that ends twice at the same place ends there; one that does not was cut.
    const again = await fetchPlain(url, signal);
    if (mayBeCut(again.answer.headers, again.body) && again.body.length !== body.length)
      throw new AppError('network.truncated', { detail: `${again.body.length} bytes` });
    return again;
  };

  return {
    /**
     * Fetches a page whose turn it is.
     * @throws AppError of the families network, http, robots, guard and content; the signal's reason when called off.
     */
    scrape: async (link: string, signal: AbortSignal): Promise<FetchedPage> => {
      const url = new URL(link);
      guard(url);
      await permit(url, signal);
      const { answer, body } = await fetchPage(url, signal);
      const contentType = answer.headers['content-type'] ?? null;
      checkContent(body, contentType);
      return {
        finalUrl: answer.url.href,
        status: answer.status,
        headers: Object.fromEntries(Object.entries(answer.headers).filter(([name]) => keptHeaders.has(name))),
        body,
        sha256: createHash('sha256').update(body).digest('hex'),
      };
    },
    close: (): Promise<void> => exchange.close(),
  };
};
export type Scraper = ReturnType<typeof createScraper>;
