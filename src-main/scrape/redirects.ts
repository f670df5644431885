import { canonicalLink } from '../domain/link.ts';
import { AppError } from '../domain/errors.ts';
import { isHostAllowed, isUrlAllowed } from './address-guard.ts';

export const isRedirect = (status: number): boolean =>
  status === 301 || status === 302 || status === 303 || status === 307 || status === 308;

const consentHost = /^consent\./;

/**
 * Where a redirect leads, when it may be followed: the same page under https,
 * or under another country's name of the same blog.
 * @throws AppError `http.bad_redirect`, `guard.*`, `content.login`, `content.captcha`, `content.interstitial`,
 *   `http.redirect_offsite`.
 */
export const nextHop = (from: URL, location: string | undefined): URL => {
  const to = parse(location, from);
  if (to === null)
    throw new AppError('http.bad_redirect', { detail: (location ?? 'no address').slice(0, 200) });
  const detail = to.href.slice(0, 300);
  if (!isUrlAllowed(to)) throw new AppError('guard.url_forbidden', { detail });
  if (!isHostAllowed(to.hostname)) throw new AppError('guard.private_address', { detail });
  if (consentHost.test(to.hostname)) throw new AppError('content.interstitial', { detail });
  if (/(?:^|\.)google\.[a-z.]+$/.test(to.hostname) && to.pathname.startsWith('/sorry'))
    throw new AppError('content.captcha', { detail });
  if (/(?:^|\.)blogger\.com$/.test(to.hostname) && /^\/blogin|login/i.test(to.pathname))
    throw new AppError('content.login', { detail });
  if (siteOf(to) !== siteOf(from)) throw new AppError('http.redirect_offsite', { detail });
  return to;
};

const parse = (location: string | undefined, from: URL): URL | null => {
  if (location === undefined || location.trim() === '') return null;
  return URL.canParse(location, from.href) ? new URL(location, from) : null;
};

/** The unit of politeness and of robots.txt's delay: `www.` and Blogger's country names are one site. */
export const siteOf = (url: URL): string =>
  canonicalLink(`${url.protocol}//${url.hostname}/`)?.site ?? url.hostname;
