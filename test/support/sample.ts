import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../../src-main/engine.ts';
import { checkoutPaths } from '../../src-main/hosts/paths.ts';
import { cliJson, cliLines } from './cli.ts';

/**
 * `npm run sample`: the sample batch through the whole pipeline, with no
 * network, in a folder of its own. Ends with an error where anything is not as
 * it should be.
 */
type Value = {
  readonly kind: string;
  readonly value: string;
  readonly krithis: number;
  readonly candidates: { id: string; name: string }[];
};
type Counts = { readonly create: number; readonly unchanged: number; readonly failed: number };

const folder = mkdtempSync(join(tmpdir(), 'krithi-desk-sample-'));
const dataDir = join(folder, 'data');
const data = ['--data-dir', dataDir];
const say = (text: string): void => console.log(text);
const demand = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what);
};

const takeIn = async (): Promise<number> => {
  const paths = checkoutPaths();
  const engine = createEngine({
    ...paths,
    dataDir,
    appVersion: 'sample',
    network: true,
    rates: { siteIntervalMs: 0 },
  });
  try {
    const path = join(paths.resourcesDir, 'sample', 'sample.csv');
    const { batch } = await engine.ingest.create(
      { path, name: 'sample.csv' },
      { sample: true },
      'sample',
      'Sample',
    );
    engine.start();
    await engine.dispatcher.whenIdle();
    const { total } = engine.records.batches.get(batch.id).rows;
    say(`Taken in: ${total} krithis from sample.csv, their pages read from resources/sample.`);
    return total;
  } finally {
    await engine.stop();
  }
};

/** What the batch's tasks are at, as `status` tells it. */
const status = async (): Promise<{ readonly blocked: number; readonly failed: number }> => {
  const { batches } = await cliJson<{ batches: { readonly tasks: Record<string, number> }[] }>([
    'status',
    ...data,
  ]);
  const { blocked, failed } = batches[0]?.tasks ?? {};
  if (blocked === undefined || failed === undefined) throw new Error('status tells no tasks');
  return { blocked, failed };
};

const main = async (): Promise<void> => {
  const total = await takeIn();
  const waiting = await status();
  demand(
    waiting.failed === 0 && waiting.blocked > 0,
    'some krithis should wait, and none should have failed',
  );
  say(`Waiting: ${waiting.blocked} krithis, for names that only a person can decide.`);
  const queue = await cliLines<Value>(['review', 'queue', ...data]);
  demand(queue.length >= 2, 'names should wait for a decision');
  say(`To decide: ${queue.map(({ value, krithis }) => `“${value}” (${krithis})`).join(', ')}.`);
  for (const { kind, value, candidates } of queue) {
    const [first] = candidates;
    demand(first !== undefined, `no candidate for ${value}`);
    await cliJson([
      'review',
      'decide',
      '--kind',
      kind,
      '--value',
      value,
      '--entity',
      first?.id ?? '',
      ...data,
    ]);
    say(`Decided: the ${kind} printed as “${value}” is ${first?.name ?? ''}.`);
  }
  demand((await status()).blocked === 0, 'every decision should free what waited for it');
  const { changed } = await cliJson<{ changed: number }>([
    'krithis',
    'approve',
    '--where',
    'state=in_review',
    ...data,
  ]);
  demand(changed === total, `${changed} of ${total} krithis could be approved`);
  say(`Approved: ${changed} krithis.`);
  const file = join(folder, 'sample.jsonl');
  const once = await cliJson<Counts>(['publish', '--to', file, ...data]);
  const again = await cliJson<Counts>(['publish', '--to', file, ...data]);
  demand(once.create === total && again.unchanged === total, 'publishing twice should change nothing');
  demand(
    readFileSync(file, 'utf8').trim().split('\n').length === total,
    'the file should hold every krithi once',
  );
  say(`Published: ${once.create} to a JSON Lines file; a second time changed nothing.`);
};

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
