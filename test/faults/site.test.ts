import { type AddressInfo, createServer } from 'node:net';
import { type TLSSocketOptions, createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { toAppError } from '../../src-main/domain/errors.ts';
import { fetchLimits } from '../../src-main/scrape/fetch-limits.ts';
import { createPacer, createScraper, parseConnectTo } from '../../src-main/scrape/index.ts';
import { systemClock } from '../../src-main/system.ts';
import { selfSigned } from '../support/faults/certificate.ts';
import {
  type Behaviour,
  goodPage,
  packedRobotsTxt,
  redirect,
  robotsTxt,
  send,
  slowRobotsTxt,
  startFaultServer,
  whole,
} from '../support/faults/server.ts';

/** What a site sees over several pages: gaps, robots.txt, and what was learnt of it. */
const limits = { ...fetchLimits, connectMs: 500, headersMs: 300, bodyIdleMs: 300, totalMs: 1500 };
const day = 24 * 60 * 60_000;

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const serve = async (
  own: (path: string, host: string, nth: number) => Behaviour | undefined = () => undefined,
) => {
  const server = await startFaultServer(own);
  ends.push(server.close);
  return server;
};

const make = (rules: readonly string[], siteIntervalMs = 1) => {
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
    connectTo: rules.map(parseConnectTo),
    userAgent: () => 'KrithiDesk/test',
    limits,
  });
  ends.push(() => scraper.close());
  const get = (link: string) => scraper.scrape(link, new AbortController().signal);
  const codeOf = (link: string): Promise<string> =>
    get(link).then(
      () => 'none',
      (thrown: unknown) => toAppError(thrown).code,
    );
  /** Fetches all pages of all sites as the program does: each when the pacer lets its site go. */
  const crawl = async (pages: Readonly<Record<string, readonly string[]>>): Promise<Map<string, string>> => {
    const left = new Map(Object.entries(pages).map(([site, paths]) => [site, [...paths]]));
    const outcomes = new Map<string, string>();
    const flights = new Set<Promise<void>>();
    const ready = (): Map<string, number> =>
      new Map([...left].filter(([, paths]) => paths.length > 0).map(([site, paths]) => [site, paths.length]));
    while (ready().size > 0 || flights.size > 0) {
      const next = pacer.next(ready());
      if (next.kind === 'go') {
        const path = left.get(next.site)?.shift() ?? '/';
        pacer.start(next.site);
        const fly = async (): Promise<void> => {
          try {
            await get(`http://${next.site}${path}`);
            pacer.finish(next.site, { ok: true });
            outcomes.set(next.site + path, 'none');
          } catch (thrown) {
            const error = toAppError(thrown);
            pacer.finish(next.site, { ok: false, error });
            outcomes.set(next.site + path, error.code);
          }
          flights.delete(flight);
        };
        const flight = fly();
        flights.add(flight);
      } else if (next.kind === 'wait' && next.ms < 5000) {
        await Promise.race([systemClock.sleep(next.ms), ...flights]);
      } else if (flights.size > 0) await Promise.race(flights);
      else break;
    }
    return outcomes;
  };
  return { pacer, get, codeOf, crawl };
};

/** Client and server share one event loop here: an arrival may be noted late by this much. */
const loopJitterMs = 30;

const gapsOf = (arrivals: readonly number[] = []): number[] =>
  arrivals.slice(1).map((at, i) => at - (arrivals[i] ?? at));

const pages = (n: number): string[] => Array.from({ length: n }, (_, i) => `/page?${i}`);
const anyPage = (path: string): Behaviour | undefined => (path.startsWith('/page') ? goodPage : undefined);

describe('what a site sees', () => {
  it('is a gap between any two requests, whatever goes wrong meanwhile, and one robots.txt', async () => {
    const server = await serve(anyPage);
    const rules = ['a.example', 'b.example', 'c.example'].map((host) => `${host}::127.0.0.1:${server.port}`);
    const { crawl } = make(rules, 100);
    const ill = ['/500', '/moved', '/reset', '/gzip-junk', '/404', '/silent', '/cut', '/loop', '/closed'];
    const outcomes = await crawl({
      'a.example': ill,
      'b.example': pages(8),
      'c.example': ['/gzip', '/404-endless'],
    });
    expect(outcomes.size).toBe(ill.length + 10);
    expect(pages(8).map((path) => outcomes.get(`b.example${path}`))).toEqual(Array(8).fill('none'));
    for (const arrivals of server.arrivals.values())
      expect(Math.min(...gapsOf(arrivals))).toBeGreaterThanOrEqual(100 - loopJitterMs);
    expect(server.robots.toSorted()).toEqual(['a.example', 'b.example', 'c.example']);
  });

  it('is a gap also when several pages waited for its slow robots.txt', async () => {
    const server = await serve((path) => (path === '/robots.txt' ? slowRobotsTxt(250) : anyPage(path)));
    const { crawl } = make([`a.example::127.0.0.1:${server.port}`], 60);
    const outcomes = await crawl({ 'a.example': pages(5) });
    expect([...outcomes.values()]).toEqual(Array(5).fill('none'));
    expect(Math.min(...gapsOf(server.arrivals.get('a.example')))).toBeGreaterThanOrEqual(60 - loopJitterMs);
    expect(server.robots).toHaveLength(1);
  });

  it('is a gap also between its name with and without www', async () => {
    const server = await serve();
    const { get } = make(
      ['a.example', 'www.a.example'].map((h) => `${h}::127.0.0.1:${server.port}`),
      100,
    );
    await get('http://a.example/to-www');
    const all = [...server.arrivals.values()].flat().toSorted((a, b) => a - b);
    // Two files of rules, the page, and the page where it leads.
    expect(all).toHaveLength(4);
    expect(Math.min(...gapsOf(all))).toBeGreaterThanOrEqual(100 - loopJitterMs);
    expect(server.robots).toEqual(['a.example', 'www.a.example']);
  });

  it('stays at rest after five faults in a row, while another site goes on', async () => {
    const server = await serve(anyPage);
    const rules = ['ill.example', 'well.example'].map((host) => `${host}::127.0.0.1:${server.port}`);
    const { crawl, pacer } = make(rules, 20);
    const outcomes = await crawl({ 'ill.example': Array(20).fill('/500'), 'well.example': pages(15) });
    expect(server.asked.filter(({ host }) => host === 'ill.example').length).toBeLessThanOrEqual(8);
    expect([...outcomes].filter(([, code]) => code === 'none')).toHaveLength(15);
    expect(pacer.snapshot().map(({ site, state }) => [site, state])).toEqual(
      expect.arrayContaining([
        ['ill.example', 'paused'],
        ['well.example', 'open'],
      ]),
    );
  });
});

describe('a site that has gone over to https', () => {
  const both = async () => {
    const old = await serve((path, host) => redirect(`https://${host}${path}`));
    const now = await serve(anyPage);
    const rules = [`a.example:80:127.0.0.1:${old.port}`, `a.example:443:127.0.0.1:${now.port}`];
    return { old, now, ...make(rules) };
  };

  it('is learnt once: every later page costs one request', async () => {
    const { old, now, get } = await both();
    for (const path of pages(4)) expect((await get(`http://a.example${path}`)).finalUrl).toMatch(/^https:/);
    expect(old.arrivals.get('a.example')).toHaveLength(1);
    expect(now.arrivals.get('a.example')).toHaveLength(5);
    expect(now.robots).toHaveLength(1);
  });

  it('may send a page back to http on the same host, but to no other', async () => {
    const old = await serve(anyPage);
    const now = await serve((path) =>
      path === '/down' ? redirect('http://a.example/page') : redirect('http://www.a.example/page'),
    );
    const { codeOf } = make([
      `a.example:80:127.0.0.1:${old.port}`,
      `a.example:443:127.0.0.1:${now.port}`,
      `www.a.example::127.0.0.1:${old.port}`,
    ]);
    // Its rules are read under http first; under https they would lead elsewhere too.
    expect(await codeOf('http://a.example/page')).toBe('none');
    expect(await codeOf('https://a.example/down')).toBe('none');
    expect(await codeOf('https://a.example/away')).toBe('http.redirect_offsite');
  });
});

describe('robots.txt', () => {
  it.each([
    ['packed', packedRobotsTxt('User-agent: *\nDisallow: /page'), 'robots.disallowed'],
    ['plain', robotsTxt('User-agent: *\nDisallow: /page'), 'robots.disallowed'],
    ['of another path', robotsTxt('User-agent: *\nDisallow: /search'), 'none'],
    ['withheld (403)', send(whole('403 No', [])), 'none'],
    ['in trouble (500)', send(whole('500 Oops', [])), 'robots.unavailable'],
    ['in trouble (503)', send(whole('503 Busy', [])), 'robots.unavailable'],
    ['that asks to slow down', send(whole('429 Slow', ['Retry-After: 9'])), 'http.rate_limited'],
  ])('%s', async (_, behaviour, code) => {
    const server = await serve((path) => (path === '/robots.txt' ? behaviour : anyPage(path)));
    const { codeOf } = make([`a.example::127.0.0.1:${server.port}`]);
    expect(await codeOf('http://a.example/page')).toBe(code);
    expect(server.asked).toHaveLength(code === 'none' ? 1 : 0);
  });

  it('is obeyed where a redirect leads, too', async () => {
    const rules = robotsTxt('User-agent: *\nDisallow: /secret/');
    const server = await serve((path) => (path === '/robots.txt' ? rules : undefined));
    const { codeOf } = make([`a.example::127.0.0.1:${server.port}`]);
    expect(await codeOf('http://a.example/to-secret')).toBe('robots.disallowed');
    expect(server.asked.map(({ path }) => path)).toEqual(['/to-secret']);
  });
});

describe('a connection', () => {
  it('that the site closed while it was idle costs the next page nothing', async () => {
    const server = await serve((path) =>
      path === '/robots.txt'
        ? (socket) => {
            socket.write(whole('404 None', []));
            setTimeout(() => socket.end(), 30);
          }
        : anyPage(path),
    );
    const { codeOf } = make([`a.example::127.0.0.1:${server.port}`], 80);
    expect(await codeOf('http://a.example/page')).toBe('none');
  });

  it('that the site closes under a request is told as such, and the next attempt succeeds', async () => {
    const server = await serve((path, _, nth) =>
      nth === 1
        ? (socket) => {
            socket.end();
          }
        : anyPage(path),
    );
    const { codeOf } = make([`a.example::127.0.0.1:${server.port}`]);
    expect(await codeOf('http://a.example/page')).toBe('network.closed');
    expect(await codeOf('http://a.example/page')).toBe('none');
  });

  // 0.0.0.0 is this machine by another name; on the way to 127.0.0.1 TLS is left out.
  it('that speaks plain http where TLS belongs is refused', async () => {
    // As real servers do, it answers whatever bytes come, a TLS greeting too.
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', () => socket.end(whole('400 Bad', [])));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ends.push(() => new Promise((resolve) => server.close(() => resolve())));
    const { codeOf } = make([`a.example:443:0.0.0.0:${(server.address() as AddressInfo).port}`]);
    expect(await codeOf('https://a.example/page')).toBe('network.tls_protocol');
  });

  it('under a certificate that the site signed itself is never used, and HTTP/1.1 alone is offered', async () => {
    const now = systemClock.now();
    const pair = selfSigned('a.example', new Date(now - day), new Date(now + day));
    let requests = 0;
    const offered: string[] = [];
    const options: TLSSocketOptions = {
      ...pair,
      ALPNCallback: ({ protocols }) => {
        offered.push(...protocols);
        return protocols[0];
      },
    };
    const server = createTlsServer(options, (socket) => {
      socket.on('error', () => socket.destroy());
      socket.on('data', () => {
        requests += 1;
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ends.push(() => new Promise((resolve) => server.close(() => resolve())));
    const { codeOf } = make([`a.example:443:0.0.0.0:${(server.address() as AddressInfo).port}`]);
    expect(await codeOf('https://a.example/page')).toBe('network.tls_certificate');
    expect(requests).toBe(0);
    expect(offered).toEqual(['http/1.1']);
  });
});
