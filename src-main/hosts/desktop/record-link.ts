/** The sites that the built-in adapters read; a person is asked about any other. */
const knownSites: ReadonlySet<string> = new Set([
  'thyagaraja-vaibhavam.blogspot.com',
  'syamakrishnavaibhavam.blogspot.com',
  'guru-guha.blogspot.com',
]);

/** The secure address of a record's page, or null for what is no plain web page of a named site. */
export const secureAddress = (link: string): URL | null => {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  if (url.protocol === 'http:' && url.port === '') url.protocol = 'https:';
  const isPlain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  const isNamed = /\.[a-z][a-z0-9-]*$/.test(url.hostname);
  return isPlain && isNamed ? url : null;
};

export const isKnownSite = (url: URL): boolean => knownSites.has(url.hostname);
