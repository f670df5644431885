import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../src-main/domain/error-codes.ts';
import { AppError } from '../../../src-main/domain/errors.ts';
import {
  type SiteState,
  afterFailure,
  afterSuccess,
  freshSite,
  isProbing,
} from '../../../src-main/scrape/site-state.ts';

const now = 1000;
const after = (codes: readonly ErrorCode[], retryAfterMs?: number): SiteState =>
  codes.reduce(
    (state, code) =>
      afterFailure(state, new AppError(code, retryAfterMs === undefined ? {} : { retryAfterMs }), now, 0),
    freshSite(1000),
  );
const times = (n: number, code: ErrorCode): ErrorCode[] => Array<ErrorCode>(n).fill(code);
const minutes = 60_000;

describe('a site', () => {
  it.each([
    ['asked to slow down rests as long as it asked', ['http.rate_limited'], 120_000, now + 120_000],
    ['asked to slow down without a time rests for half a minute', ['http.rate_limited'], undefined, now + 30_000],
    ['asked to slow down three times cools down for a quarter of an hour', times(3, 'http.rate_limited'), undefined, now + 15 * minutes],
    ['that takes us for a machine rests for an hour', ['content.captcha'], undefined, now + 60 * minutes],
    ['with four faults does not rest', times(4, 'network.reset'), undefined, null],
    ['with five faults rests for half a minute', times(5, 'network.reset'), undefined, now + 30_000],
    ['with six faults rests for twice as long', times(6, 'network.reset'), undefined, now + 60_000],
    ['with a hundred faults rests for five minutes', times(100, 'network.reset'), undefined, now + 5 * minutes],
    ['whose pages are gone is well', times(50, 'http.not_found'), undefined, null],
    ['is not blamed for what breaks here', times(50, 'internal.bug'), undefined, null],
  ] as const)('%s', (_, codes, asked, until) => {
    const state = after(codes, asked);
    expect(state.pausedUntil).toBe(until);
    expect(state.blocked).toBeNull();
  }); // prettier-ignore

  it.each([
    ['that asks for a day', ['http.rate_limited'], 24 * 60 * minutes],
    ['that refuses three pages in a row', times(3, 'http.forbidden'), undefined],
    ['whose certificate is not valid', ['network.tls_certificate'], undefined],
    ['that sends a bomb', ['http.bomb'], undefined],
    ['that was removed', ['content.blog_removed'], undefined],
  ] as const)('%s waits for a person and says why', (_, codes, asked) => {
    const state = after(codes, asked);
    expect(state.blocked).toBe(state.reason);
    expect(state.blocked).not.toBeNull();
  });

  it('that refused two pages and then answered is not blocked by the next refusal', () => {
    expect(
      after(['http.forbidden', 'http.forbidden', 'http.not_found', 'http.forbidden']).blocked,
    ).toBeNull();
  });

  it('that is not available is asked half as often, and gains it back by good answers', () => {
    const slow = after(['http.unavailable']);
    expect(slow.gapMs).toBe(2000);
    expect(afterSuccess(slow, 1000).gapMs).toBe(1900);
    let state = slow;
    for (let i = 0; i < 60; i += 1) state = afterSuccess(state, 1000);
    expect(state).toMatchObject({ gapMs: 1000, reason: null });
  });

  it('never waits longer than a minute between pages', () => {
    expect(after(times(20, 'http.unavailable')).gapMs).toBe(60_000);
  });

  it('is probed by one page at a time once it has failed too often', () => {
    expect(isProbing(after(times(4, 'network.reset')))).toBe(false);
    expect(isProbing(after(times(5, 'network.reset')))).toBe(true);
    expect(isProbing(after(['http.rate_limited']))).toBe(true);
    expect(isProbing(afterSuccess(after(times(5, 'network.reset')), 1000))).toBe(false);
  });
});
