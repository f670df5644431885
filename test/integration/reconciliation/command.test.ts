import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, expect, it } from 'vitest';
import { createOpenRefine } from '../../support/reconciliation/openrefine.ts';
import { spawnCli, startApp } from '../../support/cli.ts';
import { tempFolder } from '../../support/temp.ts';

const folder = tempFolder();
afterAll(folder.remove);
/** Of this run's own: others of this machine may hold the usual one. */
const port = String(10_000 + (process.pid % 10_000));

/** The command as a person runs it, until it is interrupted. */
const offered = async <T>(args: readonly string[], use: (address: string) => Promise<T>): Promise<T> => {
  const child = spawnCli(['reconcile', '--data-dir', folder.path, '--port', port, ...args]);
  if (child.stdout === null) throw new Error('no standard output');
  const ended = once(child, 'close');
  const [address] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const used = await use(address);
  child.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
  return used;
};

const matches = async (address: string): Promise<boolean | undefined> =>
  (await createOpenRefine(address).reconcile({ q: { query: 'tODi', type: 'raga' } }))['q']?.result[0]?.match;

it('the command offers the list at an address that stays the same until it is renewed', async () => {
  const first = await offered([], async (address) => {
    expect(await matches(address)).toBe(true);
    return address;
  });
  await offered([], async (again) => {
    expect(again).toBe(first);
    expect(await matches(again)).toBe(true);
  });
  await offered(['--renew'], async (renewed) => {
    expect(renewed).not.toBe(first);
    expect((await fetch(first)).status).toBe(403);
    expect(await matches(renewed)).toBe(true);
  });
});

it('the browser host offers it where the setting says so, at once and after a restart', async () => {
  const args = ['--data-dir', folder.path];
  const setting = async (app: { origin: string; bearer: string }, method: string, body?: object) => {
    const response = await fetch(`${app.origin}/v1/admin/settings/reconciliation`, {
      method,
      headers: { Authorization: `Bearer ${app.bearer}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (await response.json()) as { on: boolean; address: string | null };
  };
  const app = await startApp(args);
  expect(await setting(app, 'GET')).toMatchObject({ on: false, address: null });
  const { address } = await setting(app, 'PATCH', { on: true, port: Number(port) });
  expect(await matches(address ?? '')).toBe(true);
  await app.stop();
  await expect(fetch(address ?? '')).rejects.toThrow('fetch failed');

  const again = await startApp(args);
  expect(await setting(again, 'GET')).toMatchObject({ on: true, address });
  expect(await matches(address ?? '')).toBe(true);
  await again.stop();
});
