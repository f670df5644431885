import { EventEmitter } from 'node:events';
import type { Protocol, Session } from 'electron/main';
import { app } from './app.ts';
import { partly } from './partly.ts';

/** Plain Chromium knows no `app://`: its pages live under a name that cannot exist. */
export const toWeb = (address: string): string =>
  address.replace(/^app:\/\/([^/]+)/, 'https://$1.app.invalid');
export const fromWeb = (address: string): string =>
  address.replace(/^https:\/\/([^/]+)\.app\.invalid/, 'app://$1');

const handlers = new Map<string, Parameters<Protocol['handle']>[1]>();
let standard: readonly string[] = [];

export const protocol = partly<Protocol>('protocol', {
  registerSchemesAsPrivileged: (given) => {
    if (app.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    standard = given.filter((each) => each.privileges?.standard === true).map((each) => each.scheme);
  },
  handle: (scheme, handler) => {
    if (handlers.has(scheme)) throw new Error(`The scheme has been registered: ${scheme}`);
    if (!standard.includes(scheme)) throw new Error(`${scheme} was not registered as a standard scheme`);
    handlers.set(scheme, handler);
  },
} satisfies Partial<Protocol>);

/** What the app answers for an address of its scheme; null for any other. */
export const answerFor = async (address: string, method: string): Promise<Response | null> => {
  const handler = handlers.get(new URL(address).protocol.slice(0, -1));
  return handler === undefined ? null : handler(new Request(address, { method }));
};

/** Permissions of pages that Chromium can be told about. */
export const permissions = ['geolocation', 'notifications', 'midi', 'clipboard-read'] as const;
type Check = Exclude<Parameters<Session['setPermissionCheckHandler']>[0], null>;
let check: Check = () => true;
export const isAllowed = (permission: (typeof permissions)[number], origin: string): boolean =>
  check(null, permission, `${fromWeb(origin)}/`, { isMainFrame: true });

const defaultSession = Object.assign(new EventEmitter(), {
  setPermissionCheckHandler: (handler) => void (check = handler ?? (() => true)),
  setPermissionRequestHandler: () => undefined,
  setDevicePermissionHandler: () => undefined,
} satisfies Partial<Session>);
export const session = { defaultSession: partly<Session>('session', defaultSession) };
