import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliJson, cliLines, runCli, spawnCli } from '../support/cli.ts';
import { usePostgres } from '../support/postgres/use-postgres.ts';
import { generateManifest, startSite } from '../support/site/index.ts';
import { tempFolder } from '../support/temp.ts';

type Counts = Record<string, number>;
type Batch = {
  readonly id: string;
  readonly rows: Counts;
  readonly tasks: Counts;
  readonly krithis: Counts;
  readonly state: string;
};
type Value = {
  readonly kind: string;
  readonly value: string;
  readonly krithis: number;
  readonly candidates: { id: string }[];
};

const hosts = ['thyagaraja-vaibhavam', 'syamakrishnavaibhavam', 'guru-guha'].map(
  (name) => `${name}.blogspot.com`,
);
const rowCount = 60;

describe('from a manifest to the main database', () => {
  const folder = tempFolder();
  const manifest = join(folder.path, 'songs.csv');
  let site: Awaited<ReturnType<typeof startSite>>;
  let network: string[];
  const freshDatabase = usePostgres();

  beforeAll(async () => {
    writeFileSync(manifest, generateManifest(rowCount, 11));
    site = await startSite({ manifestFiles: [manifest], seed: 11 });
    network = [
      '--site-interval',
      '5',
      ...hosts.flatMap((host) => ['--connect-to', `${host}:80:127.0.0.1:${site.port}`]),
    ];
  });
  afterAll(async () => {
    await site.close();
    folder.remove();
  });

  const pagesAsked = (): Map<string, number> => {
    const times = new Map<string, number>();
    for (const { host, path } of site.requests) {
      if (path !== '/robots.txt') times.set(host + path, (times.get(host + path) ?? 0) + 1);
    }
    return times;
  };

  it('loses and doubles nothing over a kill, frees what a decision decides, and publishes once', async () => {
    const data = ['--data-dir', join(folder.path, 'data')];
    const started = await cliJson<{ batches: Batch[] }>([
      'import',
      manifest,
      '--no-wait',
      ...data,
      ...network,
    ]);
    expect(started.batches).toHaveLength(1);

    // A power cut while pages arrive.
    const doomed = spawnCli(['run', '--quiet', ...data, ...network]);
    while (pagesAsked().size < rowCount / 4) await new Promise((resolve) => setTimeout(resolve, 20));
    doomed.kill('SIGKILL');
    await new Promise((resolve) => doomed.once('close', resolve));
    const archived = await cliLines<{ link: string }>([
      'tasks',
      '--kind',
      'scrape',
      '--state',
      'succeeded',
      ...data,
    ]);
    const askedBefore = pagesAsked();

    const { batches } = await cliJson<{ batches: Batch[] }>(['run', ...data, ...network]);
    const [batch] = batches;
    expect(batch?.rows['total']).toBe(rowCount);
    expect(batch?.rows['bad']).toBe(0);
    const distinct = batch?.rows['new'] ?? 0;
    expect(distinct).toBe(rowCount - (batch?.rows['duplicate'] ?? 0));
    expect(pagesAsked().size).toBe(distinct);
    for (const { link } of archived) {
      const page = link.replace(/^https?:\/\//, '');
      expect(pagesAsked().get(page)).toBe(askedBefore.get(page));
    }
    const tasks = await cliLines<{
      kind: string;
      state: string;
      link: string;
      error: { code: string } | null;
    }>(['tasks', ...data]);
    expect(new Set(tasks.map((t) => `${t.kind} ${t.link}`)).size).toBe(tasks.length);
    expect(tasks.filter((t) => !['succeeded', 'blocked', 'failed'].includes(t.state))).toEqual([]);
    expect(tasks.filter((t) => t.state === 'failed' && t.error === null)).toEqual([]);
    expect(tasks.filter((t) => t.kind === 'scrape')).toHaveLength(distinct);

    // The most frequent open value is decided, and what waited for it alone goes on by itself.
    const [first] = await cliLines<Value>(['review', 'queue', ...data]);
    expect(first).toBeDefined();
    const answer = first?.candidates[0] === undefined ? ['--none'] : ['--entity', first.candidates[0].id];
    const decided = await cliJson<{ freed: number }>([
      'review',
      'decide',
      '--kind',
      first?.kind ?? '',
      '--value',
      first?.value ?? '',
      ...answer,
      ...data,
    ]);
    expect(decided.freed).toBeGreaterThan(0);
    const left = await cliLines<Value>(['review', 'queue', ...data]);
    expect(left.map((v) => v.value)).not.toContain(first?.value);

    const approved = await cliJson<{ changed: number }>([
      'krithis',
      'approve',
      '--where',
      'state=in_review',
      ...data,
    ]);
    expect(approved.changed).toBeGreaterThan(rowCount / 2);

    const database = await freshDatabase();
    const once = await cliJson<Counts>(['publish', '--to', database.url, ...data]);
    expect(once).toMatchObject({ create: approved.changed, update: 0, failed: 0, conflict: 0 });
    const again = await cliJson<Counts>(['publish', '--to', database.url, ...data]);
    expect(again).toMatchObject({
      create: 0,
      update: 0,
      unchanged: approved.changed,
      failed: 0,
      conflict: 0,
    });
    const [krithis] = await database.query('SELECT count(*)::int AS n FROM krithis');
    expect(krithis?.['n']).toBe(approved.changed);

    const file = join(folder.path, 'songs.jsonl');
    expect(await cliJson<Counts>(['publish', '--to', file, ...data])).toMatchObject({
      create: approved.changed,
    });
    const text = readFileSync(file, 'utf8');
    expect(text.trim().split('\n')).toHaveLength(approved.changed);
    expect(await cliJson<Counts>(['publish', '--to', file, ...data])).toMatchObject({
      create: 0,
      unchanged: approved.changed,
    });
    expect(readFileSync(file, 'utf8')).toBe(text);

    expect(await cliJson(['check', ...data])).toMatchObject({ ok: true });
  }, 180_000);

  it('does nothing with the same file again', async () => {
    const data = ['--data-dir', join(folder.path, 'again')];
    await cliJson(['import', manifest, '--no-wait', ...data, ...network]);
    const { batches } = await cliJson<{ batches: Batch[] }>([
      'import',
      manifest,
      '--no-wait',
      ...data,
      ...network,
    ]);
    expect(batches[0]?.rows).toMatchObject({ new: 0 });
    const status = await cliJson<{ batches: Batch[] }>(['status', ...data]);
    expect(status.batches).toHaveLength(1);
  });

  it('refuses to ask sites faster than once a second', async () => {
    const { code, err } = await runCli([
      'run',
      '--site-interval',
      '500',
      '--data-dir',
      join(folder.path, 'fast'),
    ]);
    expect(code).toBe(2);
    expect(err).toContain('1000 ms');
  });
});
