import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { AppError } from '../domain/errors.ts';
import { isHostAllowed, isPublicAddress } from './address-guard.ts';
import { type ConnectRule, destinationOf, isLoopback } from './connect-to.ts';

const refuse = (detail: string): AppError => new AppError('guard.private_address', { detail });

/** Looks a name up and refuses it when any of its addresses is not public: a name that mixes them is a trap. */
export const guardedLookup =
  (lookup: typeof systemLookup): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const [first] = addresses ?? [];
      const hidden = error === null ? addresses.find(({ address }) => !isPublicAddress(address)) : undefined;
      if (error !== null) callback(error, '', 0);
      else if (hidden !== undefined) callback(refuse(`${hostname} is ${hidden.address}`), '', 0);
      else if (options.all === true) callback(null, addresses);
      else
        callback(
          first === undefined ? refuse(`${hostname} has no address`) : null,
          first?.address ?? '',
          first?.family ?? 0,
        );
    });
  };

/**
 * Connects for undici: to the wanted host behind the address guard, or to
 * where a rule says, unguarded. TLS is left out only on the way to loopback.
 */
export const createConnector = (
  rules: readonly ConnectRule[],
  connectTimeoutMs: number,
  lookup: typeof systemLookup = systemLookup,
): buildConnector.connector => {
  // HTTP/1.1 alone: at a request a second the newer one gains nothing, and every fault of this one is known.
  const open = buildConnector({
    allowH2: false,
    timeout: connectTimeoutMs,
    lookup: guardedLookup(lookup),
    autoSelectFamily: true,
  });
  const free = buildConnector({ allowH2: false, timeout: connectTimeoutMs });
  return (options, callback) => {
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
    const elsewhere = destinationOf(rules, options.hostname, port);
    if (elsewhere !== null) {
      const protocol = isLoopback(elsewhere.host) ? 'http:' : options.protocol;
      free(
        {
          ...options,
          protocol,
          hostname: elsewhere.host,
          host: `${elsewhere.host}:${elsewhere.port}`,
          port: String(elsewhere.port),
        },
        callback,
      );
      return;
    }
    if (!isHostAllowed(options.hostname)) {
      callback(refuse(options.hostname), null);
      return;
    }
    open(options, (error, socket) => {
      if (error !== null) return callback(error, null);
      // What was connected to in the end, whatever was looked up before.
      if (isPublicAddress(socket.remoteAddress ?? '')) return callback(null, socket);
      socket.destroy();
      return callback(refuse(`${options.hostname} is ${socket.remoteAddress ?? 'nowhere'}`), null);
    });
  };
};
