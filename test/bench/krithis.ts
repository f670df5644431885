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
  drain,
} from '../../src-main/review/index.ts';
import { sketchOf } from '../../src-main/review/lyric-sketch.ts';
import type { KrithiOrder } from '../../src-main/store/krithi-list.ts';
import { openRecords } from '../../src-main/store/index.ts';
import { systemClock } from '../../src-main/system.ts';
import { makeBatch } from '../support/store/make.ts';
import { plainKey } from '../support/store/review-world.ts';
import { chanceFor, pick as pickBy } from '../support/site/random.ts';
import { tempFolder } from '../support/temp.ts';
import { createFigures } from './figures.ts';

/**
 * `npm run bench:krithis`: the list of krithis with a hundred thousand in the store: opening it,
 * each key of a search, filters and orders, likely duplicates by lyric, judging many and undo.
 */
const { values: options } = parseArgs({
  options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
});
const size = options.quick ? 10_000 : 100_000;
const random = chanceFor(7, 'krithis');
const pick = <T>(list: readonly T[]): T => pickBy(random, list);
const syllables =
  'rA ma kRsh Na si tA pA hi mAM dE vi guru guha tyA ga rAja nA da su kha vara da cara Na ka ma la'.split(
    ' ',
  );
const word = (): string =>
  Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(syllables)).join('');
const ragas = Array.from({ length: 300 }, (_, i) => `Raga ${word()} ${i}`);
const composers = Array.from({ length: 40 }, (_, i) => `Composer ${word()} ${i}`);

const folder = tempFolder();
const records = openRecords({
  dataDir: folder.path,
  migrationsDir: fileURLToPath(new URL('../../migrations', import.meta.url)),
  appVersion: 'bench',
  clock: systemClock,
});
const { figures, timed, once, tell } = createFigures();
figures['krithis'] = size;

const batches = ['one', 'two', 'three'].map((name) => makeBatch(records, name));
records.store.write(() =>
  records.entities.putAll(
    [
      ...ragas.map((name, i) => ({ id: `raga:${i}`, kind: 'raga' as const, name, aliases: [], facts: {} })),
      ...composers.map((name, i) => ({
        id: `composer:${i}`,
        kind: 'composer' as const,
        name,
        aliases: [],
        facts: {},
      })),
    ],
    'file',
    'bench',
  ),
);
const ids: string[] = [];
const { db } = records.store;
const ready = db.prepare(
  `UPDATE krithi SET state = ?, quality = ?, flag_count = ?, blocker = NULL, quality_report = NULL WHERE id = ?`,
);
once('fill the store', () => {
  for (let at = 0; at < size; at += 2000)
    records.store.write(() => {
      for (let i = at; i < at + 2000; i += 1) {
        const id = newId();
        const title = `${word()} ${word()}`;
        const link = `http://guru-guha.blogspot.com/2007/07/${i}.html`;
        records.krithis.insert({
          id,
          batchId: pick(batches),
          link,
          site: pick(['a.org', 'b.org', 'c.org']),
          line: i,
          printedLink: link,
          csvTitle: title,
          csvRaga: null,
          csvComposer: null,
          csvTala: null,
          titleKey: titleKey(title),
        });
        for (const [kind, list] of [
          ['raga', ragas],
          ['composer', composers],
        ] as const) {
          const n = Math.floor(random() * list.length);
          const printed = list[n] ?? '';
          records.names.addMention({
            krithiId: id,
            kind,
            position: 0,
            printed,
            source: 'page',
            spanStart: null,
            spanEnd: null,
            valueId: records.names.ensure(kind, plainKey(kind, printed), printed).id,
            state: 'resolved',
            entities: [`${kind}:${n}`],
            how: '',
            evidence: 'same_letters',
            decisionId: null,
          });
        }
        ready.run(
          pick(['in_review', 'in_review', 'in_review', 'approved', 'rejected']),
          500 + Math.floor(random() * 500),
          random() < 0.2 ? 1 : 0,
          id,
        );
        ids.push(id);
      }
    });
});

const search = createKrithiSearch(records, titleKey);
once('index the text, after a fill', search.catchUp);
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
timed('filter by quality, no remark', () => open({ state: 'in_review', minQuality: 0.9, flags: false }), 10);
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

const log = createKrithiLog(records);
const prepare = createPrepare({ records, ear: lyricSkeleton, log });
const decisions = createDecisions({ records, newId, keyOf: plainKey });
const approval = createApproval({ records, newId, log, prepare, decisions, titleKey });
const bulk = createKrithiBulk(approval, newId);
const many = search.ids({ state: 'in_review', batch: batches[0] }).slice(0, 5000);
const preview = once(`preview of approving ${many.length}`, () => bulk.preview(many, 'approve'));
once(`approve ${many.length} as one step`, () => drain(bulk.apply(preview.id, [], 'asha', null)));
once(`undo ${many.length}`, () => drain(approval.undo('asha')));
/** A step on many, with the longest time that one slice holds the thread. */
const sliced = (name: string, begin: () => Iterator<undefined, unknown>): void => {
  let longest = 0;
  once(name, () => {
    const work = begin();
    for (let isDone = false; !isDone;) {
      const started = performance.now();
      isDone = work.next().done === true;
      longest = Math.max(longest, performance.now() - started);
    }
  });
  figures[`${name}: longest slice`] = Math.round(longest);
  tell('    its longest slice', longest);
};
const rest = search.ids({ state: 'in_review' });
const whole = once(`preview of approving ${rest.length}`, () => bulk.preview(rest, 'approve'));
sliced(`approve all ${rest.length} as one step`, () => bulk.apply(whole.id, [], 'asha', null));
sliced(`undo all ${rest.length}`, () => approval.undo('asha'));
sliced(`redo all ${rest.length}`, () => approval.redo('asha'));

records.store.close();
folder.remove();
if (options.json) console.log(JSON.stringify(figures));
