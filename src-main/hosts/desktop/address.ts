/** The address of our own pages. A standard scheme gives them an origin, real paths and modules. */
export const appScheme = 'app';
const appHost = 'krithi-desk';
export const appOrigin = `${appScheme}://${appHost}`;

/**
 * Whether an address is one of our pages. It is parsed and compared part by
 * part: a prefix would also fit `app://krithi-desk.example` and `app://krithi-desk@example`.
 */
export const isOurAddress = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${appScheme}:` && host === appHost && username === '' && password === '';
};
