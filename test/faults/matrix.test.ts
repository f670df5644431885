import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../src-main/domain/errors.ts';
import { fetchLimits } from '../../src-main/scrape/fetch-limits.ts';
import { createPacer, createScraper, parseConnectTo } from '../../src-main/scrape/index.ts';
import { systemClock } from '../../src-main/system.ts';
import { type FaultServer, robotsTxt, startFaultServer } from '../support/faults/server.ts';

/** The rows of the fault matrix, each against a server that does it. Limits are short, so that none takes long. */
const limits = {
  ...fetchLimits,
  connectMs: 500,
  headersMs: 300,
  bodyIdleMs: 300,
  totalMs: 1500,
  slowAfterMs: 400,
  leastBytesPerSecond: 1024,
};

let server: FaultServer;
const ends: (() => Promise<void>)[] = [];
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const make = (to: { readonly port: number } = server, siteIntervalMs = 1) => {
  const pacer = createPacer({
    clock: systemClock,
    random: () => 0,
    settings: () => ({ siteIntervalMs, globalIntervalMs: 0 }),
    saved: [],
  });
  const scraper = createScraper({
    clock: systemClock,
    random: () => 0,
    pacer,
    connectTo: ['a.example', 'b.example', 'guru-guha.blogspot.com', 'guru-guha.blogspot.in'].map((host) =>
      parseConnectTo(`${host}::127.0.0.1:${to.port}`),
    ),
    userAgent: () => 'KrithiDesk/test',
    limits,
  });
  ends.push(() => scraper.close());
  const get = (path: string, host = 'a.example') =>
    scraper.scrape(`http://${host}${path}`, new AbortController().signal);
  return { pacer, get };
};

const failureOf = async (work: Promise<unknown>): Promise<AppError> => {
  try {
    await work;
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
};

describe('what arrives whole', () => {
  it.each(['/page', '/gzip', '/no-type', '/mislabelled', '/no-length', '/too-long', '/ends-early', '/moved'])(
    '%s is a page',
    async (path) => {
      const { get } = make();
      const page = await get(path);
      expect(Buffer.from(page.body).toString()).toContain('pallavi');
      expect(page.sha256).toMatch(/^[0-9a-f]{64}$/);
    },
  );
});

describe('a blog under its name in another country', () => {
  it('is the same blog', async () => {
    const { get } = make();
    const page = await get('/to-country', 'guru-guha.blogspot.com');
    expect(page.finalUrl).toBe('http://guru-guha.blogspot.in/page');
  });
});

describe('a fault', () => {
  it.each([
    ['/500', 'http.server_error', 'retryable'],
    ['/502', 'http.server_error', 'retryable'],
    ['/503', 'http.unavailable', 'retryable'],
    ['/503-wait', 'http.rate_limited', 'retryable'],
    ['/429', 'http.rate_limited', 'retryable'],
    ['/403', 'http.forbidden', 'person'],
    ['/401', 'http.auth_required', 'person'],
    ['/404', 'http.not_found', 'terminal'],
    ['/410', 'http.gone', 'terminal'],
    ['/451', 'http.legal', 'terminal'],
    ['/400', 'http.client_error', 'terminal'],
    ['/404-stall', 'http.not_found', 'terminal'],
    ['/404-endless', 'http.not_found', 'terminal'],
    ['/429-cut', 'http.rate_limited', 'retryable'],
    ['/204', 'http.unexpected_status', 'retryable'],
    ['/206', 'http.unexpected_status', 'retryable'],
    ['/304', 'http.unexpected_status', 'retryable'],
    ['/empty', 'http.empty', 'retryable'],
    ['/image', 'content.not_html', 'terminal'],
    ['/soft-404', 'content.soft_404', 'terminal'],
    ['/reset', 'network.reset', 'retryable'],
    ['/closed', 'network.closed', 'retryable'],
    ['/silent', 'network.headers_timeout', 'retryable'],
    ['/stall', 'network.body_timeout', 'retryable'],
    ['/body-drip', 'network.deadline', 'retryable'],
    ['/huge-headers', 'http.headers_too_large', 'terminal'],
    ['/many-headers', 'http.headers_too_large', 'terminal'],
    ['/nul-header', 'http.protocol', 'retryable'],
    ['/lf-only', 'http.protocol', 'retryable'],
    ['/length-and-chunks', 'http.protocol', 'retryable'],
    ['/not-http', 'http.protocol', 'retryable'],
    ['/bad-chunk', 'http.protocol', 'retryable'],
    ['/two-lengths', 'http.protocol', 'retryable'],
    ['/cut', 'network.truncated', 'retryable'],
    ['/cut-unsaid', 'network.truncated', 'retryable'],
    ['/chunk-cut', 'network.truncated', 'retryable'],
    ['/gzip-cut', 'network.truncated', 'retryable'],
    ['/brotli-cut', 'network.truncated', 'retryable'],
    ['/gzip-crc', 'http.bad_encoding', 'retryable'],
    ['/packed-twice', 'http.bad_encoding', 'retryable'],
    ['/gzip-junk', 'http.bad_encoding', 'retryable'],
    ['/odd-packing', 'http.bad_encoding', 'retryable'],
    ['/bomb', 'http.bomb', 'terminal'],
    ['/declared-huge', 'http.too_large', 'terminal'],
    ['/endless', 'http.too_large', 'terminal'],
    ['/loop', 'http.redirect_loop', 'terminal'],
    ['/round', 'http.redirect_loop', 'terminal'],
    ['/hop-0', 'http.too_many_redirects', 'terminal'],
    ['/no-location', 'http.bad_redirect', 'terminal'],
    ['/odd-location', 'http.bad_redirect', 'terminal'],
    ['/consent', 'content.interstitial', 'person'],
    ['/private-blog', 'content.login', 'person'],
    ['/captcha', 'content.captcha', 'person'],
    ['/with-login', 'guard.url_forbidden', 'terminal'],
    ['/other-port', 'guard.url_forbidden', 'terminal'],
    ['/offsite', 'http.redirect_offsite', 'person'],
    ['/metadata', 'guard.private_address', 'terminal'],
    ['/file', 'guard.url_forbidden', 'terminal'],
  ])('%s is %s', async (path, code, errorClass) => {
    const { get } = make();
    const error = await failureOf(get(path));
    expect(error.code).toBe(code);
    expect(error.spec.class).toBe(errorClass);
  });

  it('that never ends its headers is given up at the latest after the whole time', async () => {
    const { get } = make();
    const error = await failureOf(get('/header-drip'));
    expect(['network.headers_timeout', 'network.deadline', 'http.headers_too_large']).toContain(error.code);
  });

  it('of a refused connection says so', async () => {
    const closed = await startFaultServer();
    await closed.close();
    const { get } = make({ port: closed.port });
    expect((await failureOf(get('/page'))).code).toBe('network.refused');
  });

  it('carries how long the site asks us to wait', async () => {
    const { get } = make();
    expect((await failureOf(get('/429'))).retryAfterMs).toBe(60_000);
  });

  it('at one site stops no other', async () => {
    const { get } = make();
    const [ill, well] = await Promise.allSettled([get('/silent', 'a.example'), get('/page', 'b.example')]);
    expect(ill.status).toBe('rejected');
    expect(well.status).toBe('fulfilled');
  });
});

describe('manners', () => {
  it('ask robots.txt once a site, and obey it with the line', async () => {
    const rules = robotsTxt('User-agent: *\nDisallow: /page\nCrawl-delay: 2\n');
    const strict = await startFaultServer((path) => (path === '/robots.txt' ? rules : undefined));
    ends.push(strict.close);
    const { get, pacer } = make(strict);
    const error = await failureOf(get('/page'));
    expect(error.code).toBe('robots.disallowed');
    expect(error.message).toContain('line 2');
    await get('/gzip');
    expect(strict.robots).toEqual(['a.example']);
    expect(strict.asked.map(({ path }) => path)).toEqual(['/gzip']);
    expect(pacer.snapshot()[0]?.gapMs).toBe(2000);
  });

  it('keep the gap also for the requests that a redirect adds', async () => {
    const { get } = make(server, 120);
    const before = server.asked.length;
    await get('/moved');
    const [first, second] = server.asked.slice(before);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(90);
  });

  it('never reach into the machine, wherever a page leads', async () => {
    let knocks = 0;
    const inside = createServer(() => {
      knocks += 1;
    });
    await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
    ends.push(() => new Promise((resolve) => inside.close(() => resolve())));
    const { get } = make();
    expect((await failureOf(get('/inside'))).code).toMatch(/^guard\./);
    expect((await failureOf(get('/page', '127.0.0.1'))).code).toBe('guard.private_address');
    expect(knocks).toBe(0);
  });

  it('end at once when the work is called off', async () => {
    const { pacer } = make();
    const scraper = createScraper({
      clock: systemClock,
      random: () => 0,
      pacer,
      connectTo: [parseConnectTo(`a.example::127.0.0.1:${server.port}`)],
      userAgent: () => 'KrithiDesk/test',
    });
    ends.push(() => scraper.close());
    const abort = new AbortController();
    const work = failureOf(scraper.scrape('http://a.example/silent', abort.signal));
    setTimeout(() => abort.abort(new AppError('internal.interrupted')), 100);
    expect((await work).code).toBe('internal.interrupted');
  });
});
