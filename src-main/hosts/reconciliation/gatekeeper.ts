import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Headers of an answer to a page of another origin; null where that origin has no business here. */
export type CrossOrigin = Readonly<Record<string, string>> | null;

/**
 * Who may ask. OpenRefine can send no header of ours, so the token stands in
 * the path; every page of every site can reach the port, so each request must
 * show:
 * - Host: exactly our address, which stops DNS rebinding;
 * - Origin, where there is one: a configured place;
 * - the token, compared in constant time.
 */
export const createGatekeeper = (
  token: string,
  origins: readonly string[],
  host: () => string,
): {
  readonly isHostOurs: (request: IncomingMessage) => boolean;
  readonly crossOrigin: (request: IncomingMessage) => CrossOrigin;
  readonly pathBehindToken: (pathname: string) => string | null;
} => {
  const known = Buffer.from(token);
  const isToken = (given: string): boolean => {
    const bytes = Buffer.from(given);
    return bytes.length === known.length && timingSafeEqual(bytes, known);
  };
  return {
    isHostOurs: (request) => request.headers.host === host(),
    crossOrigin: ({ headers: { origin } }) => {
      if (origin === undefined) return { Vary: 'Origin' };
      return origins.includes(origin) ? { Vary: 'Origin', 'Access-Control-Allow-Origin': origin } : null;
    },
    pathBehindToken: (pathname) => {
      const [, given = '', ...rest] = pathname.split('/');
      return isToken(given) ? `/${rest.join('/')}` : null;
    },
  };
};
