/** What passes between the preload and main besides the contract, which has a port of its own. */
export const channels = {
  /** Page to main: asks for a port of the contract. */
  connect: 'krithi-desk:connect',
  /** Main to page and preload to page: the port, as the message's only one. */
  port: 'krithi-desk:port',
  /** Page to main: a file of this machine, by its path, or by its bytes where it has none. */
  stage: 'krithi-desk:stage',
  /** Page to main: files that were handed over may come. */
  ready: 'krithi-desk:ready',
  /** Main to page: files from a double-click, a second start or the menu. */
  files: 'krithi-desk:files',
} as const;
