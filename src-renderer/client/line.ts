import type { ClientContext, ClientLink } from '@orpc/client';

/** One open line to the engine. */
export type Line = {
  readonly link: ClientLink<ClientContext>;
  /** Resolves when the line is gone. */
  readonly closed: Promise<void>;
};

/** Opens one line; rejects when there is nobody at the other end. */
export type OpenLine = () => Promise<Line>;
