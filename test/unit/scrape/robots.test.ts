import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src-main/domain/errors.ts';
import { type RobotsAnswer, createRobots } from '../../../src-main/scrape/robots.ts';
import { createVirtualClock } from '../../support/clock.ts';

const hour = 60 * 60_000;
const page = new URL('http://a.example/2007/07/a.html');
const go = new AbortController().signal;

const make = (answer: RobotsAnswer | (() => Promise<RobotsAnswer>)) => {
  const clock = createVirtualClock();
  const asked: string[] = [];
  const robots = createRobots(clock, (origin) => {
    asked.push(origin);
    return typeof answer === 'function' ? answer() : Promise.resolve(answer);
  });
  return { clock, asked, robots };
};

const rules = (text: string): RobotsAnswer => ({ kind: 'rules', text });

describe('robots.txt', () => {
  it('that is not there allows everything', async () => {
    const { robots } = make({ kind: 'none' });
    expect(await robots.check(page, go)).toMatchObject({ crawlDelayMs: null });
  });

  it('that cannot be read allows nothing, names a wait, and is asked for again', async () => {
    const { robots, asked } = make({ kind: 'unavailable' });
    const refusal = { code: 'robots.unavailable', retryAfterMs: 600_000 };
    await expect(robots.check(page, go)).rejects.toMatchObject(refusal);
    await expect(robots.check(page, go)).rejects.toMatchObject(refusal);
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['a rule for all', 'User-agent: *\nDisallow: /2007', 'robots.txt, line 2'],
    ['a rule for this program', 'User-agent: KrithiDesk\nDisallow: /', 'robots.txt, line 2'],
    [
      'a rule after a longer allowance',
      'User-agent: *\nAllow: /2008/\nDisallow: /2007/',
      'robots.txt, line 3',
    ],
  ])('disallows by %s and says the line', async (_, text, detail) => {
    const { robots } = make(rules(text));
    await expect(robots.check(page, go)).rejects.toMatchObject({ code: 'robots.disallowed', detail });
  });

  it.each([
    [
      'Blogger’s own file',
      'User-agent: Mediapartners-Google\nDisallow:\n\nUser-agent: *\nDisallow: /search\nAllow: /\n',
      null,
    ],
    ['rules for another program', 'User-agent: Other\nDisallow: /', null],
    ['a delay in seconds', 'User-agent: *\nCrawl-delay: 3', 3000],
    ['an absurd delay, cut to a minute', 'User-agent: *\nCrawl-delay: 86400', 60_000],
    ['junk', '\0<html>no rules here</html>', null],
  ])('allows under %s', async (_, text, crawlDelayMs) => {
    const { robots } = make(rules(text));
    expect(await robots.check(page, go)).toMatchObject({ crawlDelayMs });
  });

  it('is asked for once a day, whatever the scheme of the page', async () => {
    const { robots, asked, clock } = make({ kind: 'none' });
    const secure = new URL('https://a.example/2007/07/b.html');
    await robots.check(page, go);
    await clock.advance(23 * hour);
    await robots.check(secure, go);
    expect(asked).toEqual(['http://a.example']);
    await clock.advance(hour);
    await robots.check(secure, go);
    expect(asked).toHaveLength(2);
    await robots.check(new URL('http://b.example/'), go);
    expect(asked).toHaveLength(3);
  });

  it('holds under https when it was read under http', async () => {
    const { robots } = make(rules('User-agent: *\nDisallow: /2007'));
    await expect(robots.check(page, go)).rejects.toMatchObject({ code: 'robots.disallowed' });
    await expect(robots.check(new URL('https://a.example/2007/x.html'), go)).rejects.toMatchObject({
      code: 'robots.disallowed',
    });
  });

  it('is asked for once by pages that come together, also when it has grown old', async () => {
    const { robots, asked, clock } = make({ kind: 'none' });
    await Promise.all([robots.check(page, go), robots.check(page, go), robots.check(page, go)]);
    expect(asked).toHaveLength(1);
    await clock.advance(25 * hour);
    await Promise.all([robots.check(page, go), robots.check(page, go), robots.check(page, go)]);
    expect(asked).toHaveLength(2);
  });

  it('says of each page whether it had to wait, so that its turn can be taken anew', async () => {
    const { robots } = make({ kind: 'none' });
    const both = await Promise.all([robots.check(page, go), robots.check(page, go)]);
    expect(both.map(({ hasWaited }) => hasWaited)).toEqual([true, true]);
    expect(await robots.check(page, go)).toMatchObject({ hasWaited: false });
  });

  it('does not fail for one page because another, which was asking, is called off', async () => {
    const first = new AbortController();
    let calls = 0;
    const clock = createVirtualClock();
    const robots = createRobots(clock, (_, signal) => {
      calls += 1;
      if (calls > 1) return Promise.resolve({ kind: 'none' });
      return new Promise((__, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error)),
      );
    });
    const off = robots.check(page, first.signal);
    const on = robots.check(page, go);
    first.abort(new AppError('internal.interrupted'));
    await expect(off).rejects.toMatchObject({ code: 'internal.interrupted' });
    expect(await on).toMatchObject({ crawlDelayMs: null });
  });
});
