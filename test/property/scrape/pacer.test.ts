import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../src-main/domain/error-codes.ts';
import { AppError } from '../../../src-main/domain/errors.ts';
import { createPacer } from '../../../src-main/scrape/pacer.ts';
import { seededRandom } from '../../support/clock.ts';

/** A clock that only the test moves. */
const handClock = () => {
  let at = 0;
  return {
    clock: {
      now: () => 1_800_000_000_000 + at,
      monotonic: () => at,
      sleep: (ms: number) => {
        at += ms;
        return Promise.resolve();
      },
    },
    to: (ms: number) => {
      at = Math.max(at, ms);
    },
    at: () => at,
  };
};

type Fate = {
  readonly latency: number;
  readonly error: ErrorCode | null;
  readonly retryAfterMs: number | null;
};
type Flight = { readonly site: string; readonly ends: number; readonly fate: Fate };

/** Runs every page of every site through the pacer; `fate` says how the n-th request ends. */
const simulate = (
  work: Record<string, number>,
  fate: (n: number, site: string) => Fate,
  rates = { siteIntervalMs: 1000, globalIntervalMs: 0 },
) => {
  const hand = handClock();
  const pacer = createPacer({ clock: hand.clock, random: seededRandom(7), settings: () => rates, saved: [] });
  const left = new Map(Object.entries(work));
  const starts: { site: string; at: number; state: string }[] = [];
  const flights: Flight[] = [];
  let refunded = 0;
  for (let steps = 0; steps < 50_000; steps += 1) {
    for (const [site, n] of left) if (n === 0) left.delete(site);
    const next = pacer.next(left);
    if (next.kind === 'go') {
      const before = pacer.snapshot().find(({ site }) => site === next.site)?.state ?? 'open';
      starts.push({ site: next.site, at: hand.at(), state: before });
      pacer.start(next.site);
      left.set(next.site, (left.get(next.site) ?? 1) - 1);
      const its = fate(starts.length, next.site);
      flights.push({ site: next.site, ends: hand.at() + its.latency, fate: its });
      continue;
    }
    flights.sort((a, b) => a.ends - b.ends);
    const [first] = flights;
    const waits = next.kind === 'wait' ? hand.at() + next.ms : Number.POSITIVE_INFINITY;
    if (first !== undefined && first.ends <= waits) {
      flights.shift();
      hand.to(first.ends);
      const { error, retryAfterMs } = first.fate;
      if (error === null) pacer.finish(first.site, { ok: true });
      else {
        const recorded = pacer.finish(first.site, {
          ok: false,
          error: new AppError(error, retryAfterMs === null ? {} : { retryAfterMs }),
        });
        if (recorded?.code === 'network.site_paused') {
          refunded += 1;
          left.set(first.site, (left.get(first.site) ?? 0) + 1);
        }
      }
    } else if (next.kind === 'wait') hand.to(waits);
    else break;
  }
  return { starts, ended: hand.at(), left, pacer, refunded };
};

const ok = (latency: number): Fate => ({ latency, error: null, retryAfterMs: null });

const fates = fc.array(
  fc.record({
    latency: fc.integer({ min: 1, max: 8000 }),
    error: fc.option(
      fc.constantFrom<ErrorCode>(
        'http.not_found',
        'http.server_error',
        'http.unavailable',
        'http.rate_limited',
        'network.reset',
        'http.forbidden',
      ),
      { nil: null, freq: 3 },
    ),
    retryAfterMs: fc.option(fc.integer({ min: 0, max: 90_000 }), { nil: null }),
  }),
  { minLength: 1, maxLength: 40 },
);

describe('the pacer', () => {
  it('keeps the gap at every site, whatever the answers are', () => {
    fc.assert(
      fc.property(fates, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (list, a, b) => {
        const { starts } = simulate({ 'a.org': a, 'b.org': b }, (n) => list[n % list.length] ?? ok(1));
        for (const site of ['a.org', 'b.org']) {
          const at = starts.filter((s) => s.site === site).map((s) => s.at);
          for (let i = 1; i < at.length; i += 1)
            expect((at[i] ?? 0) - (at[i - 1] ?? 0)).toBeGreaterThanOrEqual(1000);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('never asks a site that rests or waits for a person, and never lets one site stop another', () => {
    fc.assert(
      fc.property(fates, (list) => {
        const { starts, left } = simulate({ 'ill.org': 20, 'well.org': 20 }, (n, site) =>
          site === 'well.org' ? ok(50) : (list[n % list.length] ?? ok(1)),
        );
        expect(starts.every(({ state }) => state !== 'paused' && state !== 'blocked')).toBe(true);
        expect(left.has('well.org')).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('needs no more than a hundredth over the lower bound for work of the manifests’ shape', () => {
    const random = seededRandom(1);
    const { ended, starts } = simulate({ 'tv.org': 687, 'gg.org': 482, 'sk.org': 70 }, () =>
      ok(200 + random() * 800),
    );
    expect(starts).toHaveLength(1239);
    expect(ended).toBeLessThanOrEqual(687_000 * 1.01);
  });

  it('keeps a global gap over all sites', () => {
    const { starts } = simulate({ 'a.org': 10, 'b.org': 10, 'c.org': 10 }, () => ok(10), {
      siteIntervalMs: 1000,
      globalIntervalMs: 500,
    });
    const at = starts.map((s) => s.at);
    for (let i = 1; i < at.length; i += 1)
      expect((at[i] ?? 0) - (at[i - 1] ?? 0)).toBeGreaterThanOrEqual(500);
  });

  it('rests a site that is down for ten minutes without costing its pages their attempts', () => {
    const downMs = 600_000;
    let clockAt = 0;
    const { refunded, left, starts } = simulate({ 'down.org': 100 }, (n) => {
      clockAt = n;
      return clockAt <= 20 ? { latency: 100, error: 'network.refused', retryAfterMs: null } : ok(100);
    });
    // Only what failed before the breaker was full costs an attempt.
    expect(20 - refunded).toBeLessThanOrEqual(4);
    expect(left.size).toBe(0);
    const twentieth = starts[19]?.at ?? 0;
    expect(twentieth).toBeGreaterThan(downMs);
  });

  it('waits for a person when the site refuses three pages in a row, and goes on when told', () => {
    const { pacer, starts } = simulate({ 'no.org': 10 }, () => ({
      latency: 10,
      error: 'http.forbidden',
      retryAfterMs: null,
    }));
    expect(starts).toHaveLength(3);
    expect(pacer.isBlocked('no.org')).toBe(true);
    expect(pacer.resume('no.org')).toBe(true);
    expect(pacer.next(new Map([['no.org', 1]])).kind).not.toBe('none');
  });

  it('keeps what it knew of a site over a restart', () => {
    const hand = handClock();
    const settings = () => ({ siteIntervalMs: 1000, globalIntervalMs: 0 });
    const first = createPacer({ clock: hand.clock, random: () => 0, settings, saved: [] });
    first.next(new Map([['a.org', 2]]));
    first.start('a.org');
    hand.to(300);
    first.finish('a.org', { ok: false, error: new AppError('http.rate_limited', { retryAfterMs: 120_000 }) });
    const second = createPacer({ clock: hand.clock, random: () => 0, settings, saved: first.snapshot() });
    const next = second.next(new Map([['a.org', 2]]));
    expect(next).toEqual({ kind: 'wait', ms: 120_000 });
  });

  it('gives the gap back when it takes a further turn', async () => {
    const hand = handClock();
    const pacer = createPacer({
      clock: hand.clock,
      random: () => 0,
      settings: () => ({ siteIntervalMs: 1000, globalIntervalMs: 0 }),
      saved: [],
    });
    pacer.start('a.org');
    await pacer.turn('a.org', new AbortController().signal);
    expect(hand.at()).toBeGreaterThanOrEqual(1000);
    const next = pacer.next(new Map([['a.org', 1]]));
    expect(next.kind === 'wait' && next.ms >= 1000 && next.ms < 1010).toBe(true);
  });
});
