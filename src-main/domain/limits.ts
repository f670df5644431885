/** Sizes and times that more than one room must agree on. Bytes and milliseconds. */
export const limits = {
  manifestBytes: 64 * 1024 * 1024,
  manifestLineChars: 1024 * 1024,
  /** A review pack or decision log as a file, and unpacked. */
  packBytes: 64 * 1024 * 1024,
  packUnpackedBytes: 256 * 1024 * 1024,
  pageWireBytes: 4 * 1024 * 1024,
  pageBytes: 8 * 1024 * 1024,
  minSiteIntervalMs: 1000,
  taskAttempts: 4,
  /** How far ahead another machine's clock may be: what it says is later moves all that is decided after it. */
  clockAheadMs: 366 * 24 * 60 * 60_000,
} as const;
