import { limits } from '../domain/limits.ts';

/** How long and how large one exchange may be. Milliseconds and bytes. */
export type FetchLimits = {
  readonly connectMs: number;
  readonly headersMs: number;
  readonly bodyIdleMs: number;
  readonly totalMs: number;
  readonly slowAfterMs: number;
  readonly leastBytesPerSecond: number;
  readonly headerBytes: number;
  readonly wireBytes: number;
  readonly pageBytes: number;
  readonly redirects: number;
};

export const fetchLimits: FetchLimits = {
  connectMs: 10_000,
  headersMs: 15_000,
  bodyIdleMs: 15_000,
  totalMs: 60_000,
  slowAfterMs: 10_000,
  leastBytesPerSecond: 1024,
  headerBytes: 16 * 1024,
  wireBytes: limits.pageWireBytes,
  pageBytes: limits.pageBytes,
  redirects: 5,
};
