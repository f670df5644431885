import { parseArgs } from 'node:util';
import { type NameIndex, buildIndex, keyOf, noAliases, resolveName } from '../../src-main/resolve/index.ts';
import { generateManifest } from '../support/site/index.ts';
import { blockedBy } from './resolve/blocking.ts';
import { listOf, misspell, pick, ragas } from './resolve/lists.ts';
import { type Rival, rivals } from './rivals/index.ts';

/**
 * `npm run bench:resolve`: how many names a second, at a thousand and at a
 * hundred thousand listed names, beside the rivals in one run. Long lists are
 * recombined halves of the real names: denser than any real one.
 */
const { values: options } = parseArgs({
  options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
});
const ask = (index: NameIndex, value: string) =>
  resolveName(index, { kind: 'raga', value, site: null, batchId: null, composer: null }, noAliases);

/** Names a second over at least `leastMs`. */
const rate = (queries: readonly string[], answer: (query: string) => unknown, leastMs: number): number => {
  const started = performance.now();
  let done = 0;
  while (performance.now() - started < leastMs) {
    for (let i = 0; i < 20; i += 1) answer(queries[(done + i) % queries.length] ?? '');
    done += 20;
    if (done >= 1_000_000) break;
  }
  return Math.round((done * 1000) / (performance.now() - started));
};

/** Rivals take seconds for a few names at 100,000: one at a time. */
const slowRate = (
  queries: readonly string[],
  answer: (query: string) => unknown,
  leastMs: number,
): number => {
  const started = performance.now();
  let done = 0;
  while (performance.now() - started < leastMs) {
    answer(queries[done % queries.length] ?? '');
    done += 1;
  }
  return Math.round((done * 10_000) / (performance.now() - started)) / 10;
};

const leastMs = options.quick ? 400 : 2000;

const measure = (size: number, aliases: number, against: readonly Rival[]) => {
  const list = listOf(size, aliases);
  global.gc?.();
  const heap = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  const started = performance.now();
  const index = buildIndex(list);
  const buildMs = performance.now() - started;
  const memory = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers - heap;
  const exact = Array.from({ length: 4000 }, () => pick(list).name).filter(
    (name) => ask(index, name).verdict === 'resolved',
  );
  const near = Array.from({ length: 2000 }, () => misspell(pick(list).name)).filter(
    (name) => ask(index, name).evidence === 'near',
  );
  const ours = {
    exact_per_second: rate(exact, (name) => ask(index, name), leastMs),
    candidates_per_second: rate(near, (name) => ask(index, name), leastMs),
  };
  const names = list.map(({ id, name }) => ({ id, name }));
  const others = Object.fromEntries(
    against.map((rival) => {
      const answer = rival.build(names);
      const perSecond = slowRate(near, answer, leastMs);
      return [
        `${rival.name} ${rival.version}`,
        {
          per_second: perSecond,
          ours_is_times: Math.round((ours.candidates_per_second / perSecond) * 10) / 10,
        },
      ];
    }),
  );
  return {
    names: size,
    aliases: size * aliases,
    build_ms: Math.round(buildMs),
    memory_mb: Math.round(memory / 1e6),
    ...ours,
    rivals: others,
  };
};

/** The names of a manifest of 1,240 rows, from text to verdict: each distinct value once. */
const manifest = () => {
  const rows = generateManifest(1240, 7).trim().split('\n').slice(1);
  const index = buildIndex(ragas);
  const started = performance.now();
  const values = new Map(
    rows.map((row) => row.split(',')[1] ?? '').map((value) => [keyOf('raga', value), value]),
  );
  for (const value of values.values()) ask(index, value);
  return { rows: rows.length, distinct: values.size, ms: Math.round(performance.now() - started) };
};

const figures = {
  goals: {
    exact_per_second: 100_000,
    candidates_per_second_at_100_000: 2000,
    manifest_ms: 500,
    longest_block_ms: 50,
  },
  // Rivals would take minutes for each name of the longest list.
  lists: [measure(1000, 0, rivals), measure(100_000, 0, rivals), measure(100_000, 5, [])],
  manifest: manifest(),
  change_of_list: await blockedBy(listOf(100_000)),
};
for (const list of figures.lists) {
  console.error(
    `\n${list.names} names, ${list.aliases} aliases: built in ${list.build_ms} ms, ${list.memory_mb} MB`,
  );
  console.error(`  exact path       ${list.exact_per_second} a second`);
  console.error(`  with candidates  ${list.candidates_per_second} a second`);
  for (const [name, { per_second, ours_is_times }] of Object.entries(list.rivals)) {
    console.error(
      `  ${name.padEnd(40)} ${String(per_second).padStart(9)} a second   ours is ${ours_is_times} times`,
    );
  }
}
console.error(`\n1,240 rows: ${figures.manifest.distinct} distinct values in ${figures.manifest.ms} ms`);
console.error(
  `a changed list of 100,000 names, to the first verdict from it: ${figures.change_of_list.took_ms} ms; the app's own thread held up for ${figures.change_of_list.longest_ms} ms at most`,
);
if (options.json) console.log(JSON.stringify(figures));
