import { AppError } from '../domain/errors.ts';

/**
 * curl's `--connect-to`: where HOST1:PORT1 is wanted, connect to HOST2:PORT2.
 * An empty part stands for any host or port, or for the one that was wanted.
 * Tests alone use it; it is the only way to a loopback address.
 */
export type ConnectRule = {
  readonly fromHost: string;
  readonly fromPort: number | null;
  readonly toHost: string;
  readonly toPort: number | null;
};

const pattern = /^(\[[^\]]*\]|[^:[\]]*):(\d*):(\[[^\]]*\]|[^:[\]]*):(\d*)$/;

const bare = (host: string): string => host.replace(/^\[|\]$/g, '').toLowerCase();

const portOf = (text: string | undefined, rule: string): number | null => {
  if (text === undefined || text === '') return null;
  const port = Number(text);
  if (port < 1 || port > 65_535)
    throw new AppError('internal.bad_input', { detail: `--connect-to ${rule}: ${text} is no port` });
  return port;
};

/** @throws AppError `internal.bad_input` where the text is not HOST1:PORT1:HOST2:PORT2. */
export const parseConnectTo = (text: string): ConnectRule => {
  const parts = pattern.exec(text);
  if (parts === null)
    throw new AppError('internal.bad_input', {
      detail: `--connect-to ${text}: write HOST1:PORT1:HOST2:PORT2`,
    });
  const [, fromHost = '', fromPort, toHost = '', toPort] = parts;
  return {
    fromHost: bare(fromHost),
    fromPort: portOf(fromPort, text),
    toHost: bare(toHost),
    toPort: portOf(toPort, text),
  };
};

export type Destination = { readonly host: string; readonly port: number };

/** Where to connect instead, by the first rule that fits; null when none does. */
export const destinationOf = (
  rules: readonly ConnectRule[],
  host: string,
  port: number,
): Destination | null => {
  const rule = rules.find(
    (r) => (r.fromHost === '' || r.fromHost === bare(host)) && (r.fromPort === null || r.fromPort === port),
  );
  return rule === undefined
    ? null
    : { host: rule.toHost === '' ? bare(host) : rule.toHost, port: rule.toPort ?? port };
};

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.');
