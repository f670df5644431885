import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { newId } from '../../src-main/domain/ids.ts';
import { lyricSkeleton } from '../../src-main/extract/index.ts';
import { titleKey } from '../../src-main/resolve/index.ts';
import {
  createApproval,
  createDecisions,
  createKrithiBulk,
  createKrithiLog,
  createKrithiSearch,
  createPrepare,
} from '../../src-main/review/index.ts';
import { sketchOf } from '../../src-main/review/lyric-sketch.ts';
import type { KrithiOrder } from '../../src-main/store/krithi-list.ts';
import { openRecords } from '../../src-main/store/index.ts';
import { systemClock } from '../../src-main/system.ts';
import { manyKrithis } from '../support/store/many-krithis.ts';
import { plainKey } from '../support/store/review-world.ts';
import { tempFolder } from '../support/temp.ts';
import { createFigures } from './figures.ts';

/**
 * `npm run bench:krithis`: the list of krithis with a hundred thousand in the store: opening it,
 * each key of a search, filters and orders, likely duplicates by lyric, judging many and undo.
 * `--bulk` for judging alone, `--quick` for ten thousand.
 */
const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    bulk: { type: 'boolean', default: false },
  },
});
const size = options.quick ? 10_000 : 100_000;
const folder = tempFolder();
const records = openRecords({
  dataDir: folder.path,
  migrationsDir: fileURLToPath(new URL('../../migrations', import.meta.url)),
  appVersion: 'bench',
  clock: systemClock,
});
const { figures, timed, once } = createFigures();
figures['krithis'] = size;

const { ids, word } = once('fill the store', () => manyKrithis(records, size));

const search = createKrithiSearch(records, titleKey);
once('index the text, after a fill', search.catchUp);
/** What people do with the list, and what finds likely duplicates. */
const measureList = (): void => {
  const listed: KrithiOrder = { by: 'listed', down: false };
  const open = (query: Parameters<typeof search.page>[0], order: KrithiOrder = listed): number => {
    const rows = search.page(query, order, null, 200);
    search.count(query);
    search.byState(query);
    return rows.length;
  };
  timed('open the list, ready for review', () => open({ state: 'in_review' }), 10);
  for (const text of ['r', 'ra', 'ram', 'rama', 'ramak', 'tyagaraja sukha'])
    timed(`a key of the search: "${text}"`, () => open({ state: 'in_review', text }), 10);
  timed('filter by composer', () => open({ state: 'in_review', composer: 'composer:3' }), 10);
  timed('filter by raga', () => open({ raga: 'raga:17' }), 10);
  timed(
    'filter by quality, no remark',
    () => open({ state: 'in_review', minQuality: 0.9, flags: false }),
    10,
  );
  for (const by of ['title', 'composer', 'raga', 'quality', 'changed', 'state'] as const)
    timed(`sort by ${by}`, () => open({ state: 'in_review' }, { by, down: true }), 10);
  timed(
    'neighbours in the middle',
    () => search.around(ids[size / 2] ?? '', { state: 'in_review' }, { by: 'title', down: false }),
    10,
  );
  timed('lists to filter by', () => records.krithiList.facets(), 3);

  const lyric = (): string => Array.from({ length: 90 }, word).join(' ');
  const sketch = (id: string, text: string): void => {
    const { length, bands } = sketchOf({
      whole: lyricSkeleton(text),
      pallavi: lyricSkeleton(text.slice(0, 120)),
    });
    records.sketches.put(id, length, bands);
  };
  once('sketch every lyric', () => {
    for (let at = 0; at < ids.length; at += 1000)
      records.store.write(() => {
        for (const id of ids.slice(at, at + 1000)) sketch(id, lyric());
      });
  });
  const twin = lyric();
  records.store.write(() => {
    sketch(ids[10] ?? '', twin);
    sketch(ids[size - 10] ?? '', twin.replaceAll('A', 'aa').split(' ').toSpliced(40, 8).join(' '));
  });
  const near = timed('lyrics like one, by sketch', () => records.sketches.near(ids[10] ?? '', 12), 20);
  figures['twin found'] = near[0]?.krithi === ids[size - 10] ? 1 : 0;
  console.error(
    `the twin in another spelling, eight words short: ${figures['twin found'] === 1 ? 'found first' : 'NOT FOUND'} of ${near.length}`,
  );
};
if (!options.bulk) measureList();

const log = createKrithiLog(records);
const prepare = createPrepare({ records, ear: lyricSkeleton, log });
const decisions = createDecisions({ records, newId, keyOf: plainKey });
const approval = createApproval({ records, newId, log, prepare, decisions, titleKey });
const bulk = createKrithiBulk(approval, newId, systemClock);
type Hold = { readonly wall: number; readonly cpu: number };
const most = (holds: readonly Hold[], of: keyof Hold): number =>
  Math.max(0, ...holds.map((hold) => hold[of]));

/**
 * Work on many as the app does it, with the longest time for which it holds the engine's thread:
 * by the clock, which on a busy machine counts the others too, and by the thread's own time.
 */
const sliced = <T>(name: string, begin: () => Generator<unknown, T, undefined>): T => {
  const holds: Hold[] = [];
  const result = once(name, () => {
    const work = begin();
    for (;;) {
      const [started, before] = [performance.now(), process.threadCpuUsage()];
      const { done, value } = work.next();
      const { user, system } = process.threadCpuUsage(before);
      holds.push({ wall: performance.now() - started, cpu: (user + system) / 1000 });
      if (done === true) return value;
    }
  });
  figures[`${name}: longest hold`] = Math.round(most(holds, 'wall'));
  figures[`${name}: longest hold, own time`] = Math.round(most(holds, 'cpu'));
  const late = holds.filter(({ wall }) => wall > 50).length;
  console.error(
    `    ${holds.length} slices, the longest ${most(holds, 'wall').toFixed(0)} ms by the clock, ${most(holds, 'cpu').toFixed(0)} ms of its own; ${late} beyond 50 ms by the clock`,
  );
  return result;
};
const whole = sliced('preview of approving all', () =>
  bulk.preview(search.choose({ state: 'in_review' }), 'approve'),
);
console.error(`${whole.passing} of ${size} krithis fit`);
figures['krithis that fit'] = whole.passing;
sliced('approve all as one step', () => bulk.apply(whole.id, [], 'asha', null));
sliced('undo all', () => approval.undo('asha'));
sliced('redo all', () => approval.redo('asha'));
sliced('undo all once more', () => approval.undo('asha'));
const refuse = sliced('preview of rejecting all', () =>
  bulk.preview(search.choose({ state: 'in_review' }), 'reject'),
);
sliced('reject all as one step', () => bulk.apply(refuse.id, [], 'asha', 'a fragment'));

records.store.close();
folder.remove();
if (options.json) console.log(JSON.stringify(figures));
