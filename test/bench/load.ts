import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cliJson, cliLines, runCli, spawnCli } from '../support/cli.ts';
import { freshDatabase } from '../support/postgres/database.ts';
import { startPostgres } from '../support/postgres/server.ts';
import { generateManifest, startSite } from '../support/site/index.ts';

/**
 * The mission's load test: real manifests (arguments) or a generated one of
 * the same shape go from CSV to PostgreSQL, with a `kill -9` in the middle.
 * Figures on standard error for people, with --json on standard output.
 */
type Counts = Record<string, number>;
type Batch = {
  readonly id: string;
  readonly name: string;
  readonly rows: Counts;
  readonly tasks: Counts;
  readonly krithis: Counts;
};
type Value = {
  readonly kind: string;
  readonly value: string;
  readonly krithis: number;
  readonly candidates: { id: string; name: string }[];
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    interval: { type: 'string', default: '1' },
    kill: { type: 'string', default: '4000' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'krithi-desk-load-'));
const say = (text: string): void => console.error(text);
const seconds = (from: number): number => Math.round(performance.now() - from) / 1000;

const manifests = (): string[] => {
  if (positionals.length > 0) return positionals;
  const file = join(folder, 'generated.csv');
  writeFileSync(file, generateManifest(options.quick ? 120 : 1240, 7));
  return [file];
};

const hosts = ['thyagaraja-vaibhavam', 'syamakrishnavaibhavam', 'guru-guha'].map(
  (name) => `${name}.blogspot.com`,
);

const main = async (): Promise<void> => {
  const files = manifests();
  const site = await startSite({ manifestFiles: files, seed: 7 });
  const postgres = await startPostgres();
  try {
    const database = await freshDatabase(postgres.url);
    const data = ['--data-dir', join(folder, 'data')];
    const network = [
      '--site-interval',
      options.interval,
      ...hosts.flatMap((host) => ['--connect-to', `${host}:80:127.0.0.1:${site.port}`]),
    ];
    const started = performance.now();

    // A crash in the middle: the process is killed without a word and started again.
    await cliJson(['import', ...files, '--no-wait', ...data, ...network]);
    const doomed = spawnCli(['run', '--quiet', ...data, ...network]);
    await new Promise((resolve) => setTimeout(resolve, Number(options.kill)));
    doomed.kill('SIGKILL');
    await new Promise((resolve) => doomed.once('close', resolve));
    const archivedAtKill = new Set(
      (await cliLines<{ link: string }>(['tasks', '--kind', 'scrape', '--state', 'succeeded', ...data])).map(
        (t) => t.link,
      ),
    );
    const seenAtKill = new Map(site.requests.map((r) => [`http://${r.host}${r.path}`, 0]));
    for (const r of site.requests)
      seenAtKill.set(`http://${r.host}${r.path}`, (seenAtKill.get(`http://${r.host}${r.path}`) ?? 0) + 1);
    const after = await cliJson<{ batches: Batch[]; queue: Counts }>(['run', '--quiet', ...data, ...network]);
    const importSeconds = seconds(started);

    const fetched = new Map<string, number>();
    for (const r of site.requests)
      fetched.set(`http://${r.host}${r.path}`, (fetched.get(`http://${r.host}${r.path}`) ?? 0) + 1);
    const refetched = [...archivedAtKill].filter(
      (link) => (fetched.get(link) ?? 0) > (seenAtKill.get(link) ?? 0),
    ).length;

    const queue = await cliLines<Value>(['review', 'queue', ...data]);
    const waitingBefore = after.batches.reduce((sum, b) => sum + (b.tasks.blocked ?? 0), 0);
    const decideStarted = performance.now();
    for (const { kind, value, candidates } of queue.slice(0, 20)) {
      const answer = candidates[0] === undefined ? ['--none'] : ['--entity', candidates[0].id];
      await cliJson(['review', 'decide', '--kind', kind, '--value', value, ...answer, ...data]);
    }
    const decideSeconds = seconds(decideStarted);
    const decided = await cliJson<{ batches: Batch[] }>(['status', ...data]);
    const waitingAfter = decided.batches.reduce((sum, b) => sum + (b.tasks.blocked ?? 0), 0);
    const ready = decided.batches.reduce((sum, b) => sum + (b.krithis.in_review ?? 0), 0);

    await runCli(['krithis', 'approve', '--where', 'state=in_review', '--quiet', ...data]);
    const publishStarted = performance.now();
    const first = await cliJson<Counts>(['publish', '--to', database.url, ...data]);
    const publishSeconds = seconds(publishStarted);
    const rowsOnce = await database.query('SELECT count(*)::int AS n FROM imported_krithis');
    const second = await cliJson<Counts>(['publish', '--to', database.url, ...data]);
    const rowsTwice = await database.query('SELECT count(*)::int AS n FROM imported_krithis');
    const check = await cliJson<{ ok: boolean }>(['check', ...data]);

    const figures = {
      rows: after.batches.reduce((sum, b) => sum + (b.rows.total ?? 0), 0),
      pages: fetched.size,
      requests: site.requests.length,
      tasks: after.queue,
      archived_at_kill: archivedAtKill.size,
      refetched_after_kill: refetched,
      import_seconds: importSeconds,
      waiting_values: queue.length,
      waiting_krithis_before: waitingBefore,
      waiting_krithis_after_20: waitingAfter,
      freed_share_by_20: waitingBefore === 0 ? null : (waitingBefore - waitingAfter) / waitingBefore,
      decide_20_seconds: decideSeconds,
      ready,
      published: {
        create: first.create,
        update: first.update,
        unchanged: first.unchanged,
        conflict: first.conflict,
        failed: first.failed,
      },
      published_again: {
        create: second.create,
        update: second.update,
        unchanged: second.unchanged,
        conflict: second.conflict,
        failed: second.failed,
      },
      rows_in_main_database: [rowsOnce[0]?.['n'], rowsTwice[0]?.['n']],
      publish_seconds: publishSeconds,
      counts_are_right: check.ok,
    };
    for (const [name, value] of Object.entries(figures)) say(`${name.padEnd(28)} ${JSON.stringify(value)}`);
    if (options.json) console.log(JSON.stringify(figures));
    await database.drop();
  } finally {
    await postgres.stop();
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

await main();
