import { parseArgs } from 'node:util';
import { createRouterClient } from '@orpc/server';
import { createFileShelf } from '../../src-main/hosts/api/file-shelf.ts';
import { router } from '../../src-main/hosts/api/router.ts';
import { checkoutPaths } from '../../src-main/hosts/paths.ts';
import { createReconciliationSwitch } from '../../src-main/hosts/reconciliation/switch.ts';
import { tempFolder } from '../support/temp.ts';
import { type Size, openWorld, twins } from './authority/world.ts';
import { createFigures } from './figures.ts';

/**
 * `npm run bench:authority`: the Authority screen over a list of 100,000 entries with 500,000 other
 * names, asked as the screen asks, beside a list of a thousand in one run: what grows with the list
 * shows in the ratio, whatever the machine.
 */
const { values: options } = parseArgs({
  options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
});
const small: Size = { entries: 2000, aliases: 5, learnt: 100, changes: 50, krithis: 50 };
const big: Size = options.quick
  ? { entries: 20_000, aliases: 5, learnt: 2000, changes: 1000, krithis: 1000 }
  : { entries: 100_000, aliases: 5, learnt: 10_000, changes: 5000, krithis: 5000 };

const folder = tempFolder();

const measure = async (size: Size): Promise<Record<string, number>> => {
  console.error(
    `\n${size.entries} entries, ${size.entries * size.aliases} other names; ${size.krithis} krithis to merge`,
  );
  const { figures, once, onceAsync, timedAsync } = createFigures();
  const engine = await onceAsync('fill the store', () => openWorld(folder.path, size));
  const ask = createRouterClient(router, {
    context: {
      engine,
      host: 'web',
      version: 'bench',
      resourcesDir: checkoutPaths().resourcesDir,
      files: createFileShelf(),
      secrets: { get: () => Promise.resolve(null), set: () => Promise.resolve(), remembers: () => false },
      reconciliation: createReconciliationSwitch(engine, 'bench'),
      openUrl: () => Promise.resolve(false),
    },
  }).authority;
  try {
    await timedAsync(
      'open: counts and the first page',
      () => Promise.all([ask.summary(), ask.list({ kind: 'raga', limit: 200 })]),
      10,
    );
    // Searches answer meanwhile, from the last list.
    await onceAsync('index the list, away from the engine', () =>
      engine.names.listSays([{ kind: 'raga', value: 'x', site: null, batchId: null, composer: null }]),
    );
    for (const text of ['k', 'ka', 'kal', 'kalyani', 'kalyaani raagam', 'sankarabharanam'])
      await timedAsync(
        `a key of the search: "${text}"`,
        () => ask.list({ kind: 'raga', text, limit: 200 }),
        10,
      );
    let cursor: string | null = null;
    await timedAsync(
      'move on: the next page',
      async () => {
        const page = await ask.list({ kind: 'raga', limit: 200, ...(cursor === null ? {} : { cursor }) });
        cursor = page.nextCursor;
      },
      9,
    );
    await timedAsync('open an entry', (turn) => openEntry(`raga:made-${size.entries - 1 - turn}`), 20);
    await timedAsync('open the entry with most krithis', () => openEntry(twins.from), 5);
    let learnt: string | null = null;
    await timedAsync(
      'a page of learnt spellings',
      async () => {
        const page = await ask.spellings({ limit: 100, ...(learnt === null ? {} : { cursor: learnt }) });
        learnt = page.nextCursor;
      },
      9,
    );
    let line: string | null = null;
    await timedAsync(
      'a page of the history',
      async () => {
        const page = await ask.changes({ limit: 50, ...(line === null ? {} : { cursor: line }) });
        line = page.nextCursor;
      },
      9,
    );
    await onceAsync('the doctor, the first time', () => ask.doctor());
    await timedAsync('the doctor, looked at again', () => ask.doctor(), 3);
    const input = { from: [twins.from], into: twins.into };
    await timedAsync('preview of the merge', () => ask.previewMerge(input), 3);
    once('merge: the engine is held', () => engine.authority.merge(input.from, input.into, 'bench'));
    once('undo it: the engine is held', () => engine.authority.undo('bench'));
    return figures;
  } finally {
    await engine.stop();
  }

  async function openEntry(id: string) {
    return Promise.all([
      ask.get({ id }),
      ask.learntOf({ id }),
      ask.usesOf({ id }),
      ask.changes({ entity: id }),
    ]);
  }
};

try {
  const few = await measure(small);
  const many = await measure(big);
  const ratios: Record<string, number> = {};
  console.error(`\n${''.padEnd(44)} times as long over ${big.entries / small.entries} times the list`);
  for (const [name, ms] of Object.entries(many)) {
    ratios[name] = Math.round((ms / Math.max(0.1, few[name] ?? 0)) * 10) / 10;
    console.error(`${name.padEnd(44)} ${ratios[name].toFixed(1).padStart(9)}`);
  }
  if (options.json) console.log(JSON.stringify({ small: few, big: many, ratios }));
} finally {
  folder.remove();
}
