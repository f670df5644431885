/** What one caller may ask of the service. Bytes, characters, counts and milliseconds. */
export const serviceLimits = {
  bodyBytes: 1024 * 1024,
  /** Queries in one batch; announced in the manifest, so that clients keep to it. */
  batchSize: 100,
  /** A longer cell is no name: it is answered with no candidate. */
  nameChars: 500,
  propertiesOfQuery: 20,
  valuesOfProperty: 20,
  candidates: 50,
  extendIds: 500,
  extendProperties: 30,
  suggestions: 10,
  mostSkipped: 200,
  /** Batches worked on at once, and those that may wait; more are told to come again. */
  running: 2,
  waiting: 16,
  connections: 32,
  requestMs: 30_000,
} as const;
