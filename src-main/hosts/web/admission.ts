import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../domain/clock.ts';

/**
 * Who may speak to the loopback server. Other programs and pages of this
 * machine can reach its port, so every request must show:
 * - Host: exactly our address (stops DNS rebinding);
 * - Origin, for sockets and writes: exactly ours (another port is the same site to a cookie);
 * - a session: the one-time token of the printed address, exchanged for a cookie.
 */
export const createAdmission = (clock: Clock, address: () => string) => {
  const session = randomBytes(32).toString('base64url');
  const oneTimeMs = 10 * 60_000;
  const oneTime = new Map<string, number>();

  const same = (a: string, b: string): boolean => {
    const left = Buffer.from(a);
    const right = Buffer.from(b);
    return left.length === right.length && timingSafeEqual(left, right);
  };

  const cookieName = (): string => `krithi-desk-${new URL(address()).port}`;

  const cookieOf = (request: IncomingMessage): string | null => {
    for (const part of (request.headers.cookie ?? '').split(';')) {
      const [name, value] = part.trim().split('=');
      if (name === cookieName() && value !== undefined) return value;
    }
    return null;
  };

  return {
    /** A token for one visit: put in the printed address, void after use or ten minutes. */
    newToken: (): string => {
      const token = randomBytes(32).toString('base64url');
      oneTime.set(token, clock.monotonic() + oneTimeMs);
      return token;
    },
    /** Spends a token; true when it was good. */
    spend: (token: string): boolean => {
      for (const [known, until] of oneTime) {
        if (until < clock.monotonic()) oneTime.delete(known);
        else if (same(known, token)) {
          oneTime.delete(known);
          return true;
        }
      }
      return false;
    },
    /** The Set-Cookie value of the session. `Secure` is left out: this is http on loopback. */
    cookie: (): string => `${cookieName()}=${session}; HttpOnly; SameSite=Strict; Path=/`,
    /** For scripts: the session as a bearer token. */
    bearer: (): string => session,
    isHostOurs: (request: IncomingMessage): boolean => request.headers.host === new URL(address()).host,
    /** A page of ours, or no page at all where `required` is false. */
    isOriginOurs: (request: IncomingMessage, required: boolean): boolean =>
      request.headers.origin === undefined ? !required : request.headers.origin === new URL(address()).origin,
    hasSession: (request: IncomingMessage): boolean => {
      const cookie = cookieOf(request);
      if (cookie !== null && same(cookie, session)) return true;
      const [scheme, token] = (request.headers.authorization ?? '').split(' ');
      return scheme === 'Bearer' && token !== undefined && same(token, session);
    },
  };
};
export type Admission = ReturnType<typeof createAdmission>;
