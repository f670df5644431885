import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { keyOf, parseAuthority } from '../../src-main/resolve/index.ts';
import { chromiumFlags, chromiumPath } from '../support/browser/chromium.ts';
import { readGold } from './eval/gold.ts';
import { type Answers, type Play, playReview } from './review/bot.ts';
import { powerCounts, realCounts } from './review/distribution.ts';
import { type ProbeFigures, installProbe } from './review/page-probe.ts';
import { questionsOf, withoutSpellings } from './review/questions.ts';
import { bigFigures, print, realFigures } from './review/report.ts';
import { importManifests, makeBigStore, manifestOf, resourcesWith } from './review/stores.ts';

/**
 * `npm run bench:review [-- manifest.csv ...] [--labels FILE] [--authority FILE] [--quick] [--json]`:
 * a bot that knows every answer reviews through the built screens in real Chromium, over the real
 * host and engine, by keys alone. First the real distribution (599 krithis behind 172 values, or
 * the manifests given), to its end; then 10,000 values with 100,000 krithis behind them.
 */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    labels: { type: 'string' },
    authority: { type: 'string' },
    /** Between what is painted and the next press: quicker than anyone reads. */
    pause: { type: 'string', default: '200' },
  },
});
const root = resolve(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'krithi-desk-review-'));
const started = performance.now();
const say = (text: string): void =>
  console.error(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${text}`);

const ownList = join(root, 'resources', 'authority', 'authority.json');
const listFile = options.authority ?? ownList;
const listed = parseAuthority(readFileSync(listFile, 'utf8'), listFile).entities;
// A list that was given is taken as it is; our own is taken as a main database has it.
const entities = options.authority === undefined ? withoutSpellings(listed) : listed;
const gold = readGold(options.labels ?? join(root, 'test', 'bench', 'sets', 'raga.tsv'), entities);

const labelled = new Map(
  gold.filter((row) => row.kind !== 'MEDLEY').map((row) => [keyOf('raga', row.query), row.ids]),
);
const answersOf = (more: readonly { readonly value: string; readonly ids: readonly string[] }[]): Answers => {
  const known = new Map([...labelled, ...more.map(({ value, ids }) => [keyOf('raga', value), ids] as const)]);
  return (value) => known.get(keyOf('raga', value)) ?? null;
};

type Host = { readonly invite: string; readonly origin: string; readonly stop: () => Promise<void> };

const startHost = async (dataDir: string, resources: string): Promise<Host> => {
  const script = join(import.meta.dirname, 'review', 'host.ts');
  const child: ChildProcess = spawn(
    process.execPath,
    [script, '--data-dir', dataDir, '--resources', resources],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const exited = once(child, 'close');
  if (child.stdout === null) throw new Error('no standard output');
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    exited.then(() => {
      throw new Error('the host stopped');
    }),
  ])) as [string];
  const { invite, origin } = JSON.parse(line) as { invite: string; origin: string };
  return {
    invite,
    origin,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
};

export type Session = { readonly play: Play; readonly probe: ProbeFigures; readonly left: string };

const review = async (
  dataDir: string,
  resources: string,
  answers: Answers,
  decisions: number,
): Promise<Session> => {
  const host = await startHost(dataDir, resources);
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: [...chromiumFlags] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const broken: string[] = [];
    page.on('pageerror', (error) => broken.push(error.message));
    await installProbe(page);
    await page.goto(host.invite);
    await page.goto(`${host.origin}/review`);
    const play = await playReview(page, answers, decisions, Number(options.pause));
    const probe = await page.evaluate(() => window.benchProbe?.figures() ?? null);
    if (probe === null) throw new Error('the page measured nothing');
    if (broken.length > 0) throw new Error(`the page broke: ${broken.join('; ')}`);
    const left = (await page.locator('.rv-strip-text').textContent()) ?? '';
    return { play, probe, left };
  } finally {
    await browser.close();
    await host.stop();
  }
};

const main = async (): Promise<void> => {
  const resources = resourcesWith(folder, entities);
  const isGiven = positionals.length > 0;
  const questions = isGiven ? [] : questionsOf(gold, entities, 172, 3);
  const counts = realCounts();
  const files = isGiven ? positionals : [join(folder, 'generated.csv')];
  if (!isGiven) writeFileSync(files[0] ?? '', manifestOf(questions, counts));
  say(`takes in ${files.length === 1 ? 'one manifest' : `${files.length} manifests`}`);
  await importManifests(files, join(folder, 'real'), resources);
  say('reviews the real distribution');
  const real = await review(
    join(folder, 'real'),
    resources,
    answersOf(questions),
    isGiven ? Number.MAX_SAFE_INTEGER : options.quick ? 30 : questions.length,
  );

  const size = options.quick
    ? { values: 1000, krithis: 6000, play: 25 }
    : { values: 10_000, krithis: 100_000, play: 200 };
  say(`makes ${size.values} values with ${size.krithis} krithis behind them`);
  const many = questionsOf(gold, entities, size.values, 5);
  const bigCounts = powerCounts(size.values, size.krithis, 800);
  await makeBigStore(
    { questions: many, counts: bigCounts, entities, whole: size.play + 50 },
    join(folder, 'big'),
    resources,
  );
  say(`reviews ${size.play} of them`);
  const big = await review(join(folder, 'big'), resources, answersOf(many), size.play);

  const figures = { ...realFigures(real), ...bigFigures(big, size) };
  print(figures, real, big, console.error);
  if (options.json) console.log(JSON.stringify(figures));
};

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
