/**
 * The canonical link is the identity of a krithi. Two spellings of one page
 * (scheme, host's case and country domain, fragment, mobile and tracking
 * parameters) are one link; the path's case is kept because it can matter.
 */
const ignoredParameters = /^(?:m|showComment|utm_\w+|fbclid|gclid|spref)$/;
const bloggerCountryHost = /\.blogspot\.(?:com?\.)?[a-z]{2,3}$/;

export type CanonicalLink = {
  /** What is compared and stored. Always `http:` for Blogger hosts, whose pages are one under both schemes. */
  readonly link: string;
  /** Host without `www.`: the unit of politeness and of source defaults. */
  readonly site: string;
};

/** The canonical form of a printed link, or null where it is not a fetchable web address. */
export const canonicalLink = (printed: string): CanonicalLink | null => {
  let url: URL;
  try {
    url = new URL(printed.trim());
  } catch {
    return null;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  if (url.username !== '' || url.password !== '' || url.port !== '' || url.hostname === '') return null;
  url.hash = '';
  url.hostname = url.hostname
    .replace(/^www\./, '')
    .replace(/\.$/, '')
    .replace(bloggerCountryHost, '.blogspot.com');
  if (url.hostname.endsWith('.blogspot.com')) url.protocol = 'http:';
  for (const name of Array.from(url.searchParams.keys())) {
    if (ignoredParameters.test(name)) url.searchParams.delete(name);
  }
  url.searchParams.sort();
  return { link: url.href, site: url.hostname };
};
