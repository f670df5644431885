import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Entity } from '../../src-main/domain/name.ts';
import {
  type NameIndex,
  buildIndex,
  buildIndexInSlices,
  keyOf,
  noAliases,
  parseAuthority,
  resolveName,
} from '../../src-main/resolve/index.ts';
import { generateManifest } from '../support/site/index.ts';
import { seededRandom } from '../support/clock.ts';
import { rivals } from './rivals/index.ts';

/**
 * `npm run bench:resolve`: how many names a second, at a thousand and at a
 * hundred thousand listed names, beside the rivals in one run. Long lists are
 * recombined halves of the real names: denser than any real one.
 */
const { values: options } = parseArgs({
  options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
});
const root = resolve(import.meta.dirname, '..', '..');
const authority = join(root, 'resources', 'authority', 'authority.json');
const ragas = parseAuthority(readFileSync(authority, 'utf8'), authority).entities.filter(
  (entity) => entity.kind === 'raga',
);
const random = seededRandom(11);
const pick = <T>(list: readonly T[]): T => {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new Error('nothing to pick from');
  return chosen;
};

const half = (name: string, first: boolean): string =>
  first ? name.slice(0, Math.ceil(name.length / 2)) : name.slice(Math.ceil(name.length / 2));

const listOf = (size: number): Entity[] => {
  const made = new Map(ragas.map((raga) => [raga.name, raga]));
  while (made.size < size) {
    const name = half(pick(ragas).name, true) + half(pick(ragas).name, false);
    made.set(name, { id: `raga:made-${made.size}`, kind: 'raga', name, aliases: [], facts: {} });
  }
  return [...made.values()].slice(0, size);
};

/** One letter lost, doubled or changed: nothing has this key, so candidates must be found. */
const misspell = (name: string): string => {
  const at = 1 + Math.floor(random() * (name.length - 1));
  const how = Math.floor(random() * 3);
  if (how === 0) return name.slice(0, at) + name.slice(at + 1);
  return how === 1 ? `${name.slice(0, at)}z${name.slice(at)}` : `${name.slice(0, at)}o${name.slice(at + 1)}`;
};

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

const measure = (size: number) => {
  const list = listOf(size);
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
    rivals.map((rival) => {
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

/** The longest that others had to wait while a long list was indexed in slices. */
const longestBlock = async (size: number): Promise<number> => {
  const list = listOf(size);
  let last = performance.now();
  let longest = 0;
  await buildIndexInSlices(list, async () => {
    longest = Math.max(longest, performance.now() - last);
    await breathe();
    last = performance.now();
  });
  return Math.round(Math.max(longest, performance.now() - last) * 10) / 10;
};

const figures = {
  goals: {
    exact_per_second: 100_000,
    candidates_per_second_at_100_000: 2000,
    manifest_ms: 500,
    longest_block_ms: 50,
  },
  lists: [measure(1000), measure(100_000)],
  manifest: manifest(),
  longest_block_ms: await longestBlock(100_000),
};
for (const list of figures.lists) {
  console.error(`\n${list.names} names: built in ${list.build_ms} ms, ${list.memory_mb} MB`);
  console.error(`  exact path       ${list.exact_per_second} a second`);
  console.error(`  with candidates  ${list.candidates_per_second} a second`);
  for (const [name, { per_second, ours_is_times }] of Object.entries(list.rivals)) {
    console.error(
      `  ${name.padEnd(40)} ${String(per_second).padStart(9)} a second   ours is ${ours_is_times} times`,
    );
  }
}
console.error(`\n1,240 rows: ${figures.manifest.distinct} distinct values in ${figures.manifest.ms} ms`);
console.error(`indexing 100,000 names in slices: the longest block ${figures.longest_block_ms} ms`);
if (options.json) console.log(JSON.stringify(figures));
