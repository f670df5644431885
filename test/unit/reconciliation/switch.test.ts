import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import type { Engine } from '../../../src-main/engine.ts';
import {
  type ReconciliationSwitch,
  createReconciliationSwitch,
} from '../../../src-main/hosts/reconciliation/switch.ts';
import type { Records } from '../../../src-main/store/index.ts';
import { useStores } from '../../support/store/open-test-store.ts';

const open = useStores();
const made: ReconciliationSwitch[] = [];
afterEach(() => Promise.all(made.splice(0).map((each) => each.close())));

/** Names are not asked for here. */
const names = {} as Engine['names'];
const switchOver = (records: Records): ReconciliationSwitch => {
  const offer = createReconciliationSwitch({ records, names }, '0.0.0');
  made.push(offer);
  return offer;
};

const statusOf = async (address: string | null): Promise<number | 'refused'> => {
  if (address === null) throw new Error('nothing is offered');
  try {
    return (await fetch(address)).status;
  } catch {
    return 'refused';
  }
};

/** A port that was free a moment ago. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  server.close();
  await once(server, 'close');
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return bound.port;
};

it('is off until a person turns it on, and off again at once', async () => {
  const offer = switchOver(open());
  expect(await offer.start()).toMatchObject({ on: false, address: null });
  const { address } = await offer.set({ on: true, port: 0 }, 'a curator');
  expect(await statusOf(address)).toBe(200);
  expect(await offer.set({ on: false }, 'a curator')).toMatchObject({ on: false, address: null });
  expect(await statusOf(address)).toBe('refused');
});

it('keeps the address over restarts, until it is renewed', async () => {
  const records = open();
  const port = await freePort();
  const first = await switchOver(records).set({ on: true, port }, 'a curator');
  await made[0]?.close();

  const offer = switchOver(records);
  const again = await offer.start();
  expect(again.address).toBe(first.address);
  expect(await statusOf(again.address)).toBe(200);

  const renewed = await offer.renew('a curator');
  expect(new URL(renewed.address ?? '').port).toBe(String(port));
  expect(renewed.address).not.toBe(first.address);
  expect(await statusOf(first.address)).toBe(403);
  expect(await statusOf(renewed.address)).toBe(200);
});

it('writes what was changed and by whom into the log, and never the token', async () => {
  const records = open();
  const offer = switchOver(records);
  const before = await offer.set({ on: true, port: 0 }, 'a curator');
  const after = await offer.renew('a curator');
  const events = records.events.list({ limit: 100 }).filter(({ actor }) => actor === 'a curator');
  expect(events.map(({ type }) => type)).toEqual([
    'setting.reconciliation_changed',
    'setting.reconciliation_renewed',
  ]);
  for (const address of [before.address, after.address]) {
    const token = new URL(address ?? '').pathname.slice(1);
    expect(token).toHaveLength(43);
    expect(JSON.stringify(events)).not.toContain(token);
  }
});

it('says that the port is taken, and leaves everything as it was', async () => {
  const offer = switchOver(open());
  const first = await offer.set({ on: true, port: 0 }, 'a curator');
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const bound = other.address();
  const port = bound === null || typeof bound === 'string' ? 0 : bound.port;
  await expect(offer.set({ port }, 'a curator')).rejects.toMatchObject({ code: 'reconciliation.port_taken' });
  expect(offer.state()).toMatchObject({ on: true, port: 0, problem: null });
  expect(await statusOf(offer.state().address)).toBe(200);
  expect(new URL(offer.state().address ?? '').pathname).toBe(new URL(first.address ?? '').pathname);
  other.close();
});

it('lets the app start where another program has the port, and tells why', async () => {
  const records = open();
  const port = await freePort();
  await switchOver(records).set({ on: true, port }, 'a curator');
  const second = switchOver(records);
  const state = await second.start();
  expect(state).toMatchObject({ on: true, address: null });
  expect(state.problem?.code).toBe('reconciliation.port_taken');
});

it('takes quick presses one after the other', async () => {
  const offer = switchOver(open());
  await Promise.all(
    [true, false, true, true, false, true].map((on) => offer.set({ on, port: 0 }, 'a curator')),
  );
  expect(await statusOf(offer.state().address)).toBe(200);
});
