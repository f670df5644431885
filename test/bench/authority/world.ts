import { join } from 'node:path';
import { type Engine, createEngine } from '../../../src-main/engine.ts';
import { extractKrithi } from '../../../src-main/extract/index.ts';
import { checkoutPaths } from '../../../src-main/hosts/paths.ts';
import { keyOf, titleKey } from '../../../src-main/resolve/index.ts';
import { changeMany, learnMany } from '../../support/store/long-list.ts';
import { makeBatch, makeKrithi } from '../../support/store/make.ts';
import { generatePage } from '../../support/site/index.ts';
import { listOf } from '../resolve/lists.ts';

/** The two entries that are merged; the first has the krithis. */
export const twins = { from: 'raga:bench-from', into: 'raga:bench-into' } as const;

const printed = 'Benchabharanam';

export type Size = {
  readonly entries: number;
  /** Other names of each entry. */
  readonly aliases: number;
  readonly learnt: number;
  readonly changes: number;
  readonly krithis: number;
};

const chunk = 2000;

/** An engine whose list, learnt spellings, history and krithis are so many; nothing of it is fetched. */
export const openWorld = async (folder: string, size: Size): Promise<Engine> => {
  const engine = createEngine({
    ...checkoutPaths(),
    dataDir: join(folder, `list-${size.entries}`),
    appVersion: 'bench',
    network: false,
    auditShare: 0,
  });
  const { records } = engine;
  records.store.write(() =>
    records.entities.putAll(
      [
        ...listOf(size.entries, size.aliases),
        { id: twins.from, kind: 'raga', name: printed, aliases: [], facts: {} },
        { id: twins.into, kind: 'raga', name: 'Bencharanjani', aliases: [], facts: {} },
      ],
      'file',
      'bench',
    ),
  );
  const batchId = makeBatch(records, 'bench');
  const query = { kind: 'raga', value: printed, site: null, batchId: null, composer: null } as const;
  await engine.names.valuesFor([query]);
  fillKrithis(engine, batchId, size.krithis);
  const last = (count: number): string[] =>
    Array.from({ length: count }, (_, i) => `raga:made-${size.entries - 1 - i}`);
  learnMany(records, last(100), size.learnt);
  changeMany(records, last(50), size.changes);
  return engine;
};

/** Approved krithis that print the name which is merged away, each with a whole page read and all of its way behind it. */
const fillKrithis = ({ records }: Engine, batchId: string, count: number): void => {
  const link = 'http://guru-guha.blogspot.com/2009/01/bench.html';
  const html = generatePage({ title: 'Bench', raga: printed, link }, 7);
  const extraction = extractKrithi(html, { url: link, expectTitle: 'Bench', expectRaga: printed });
  for (let from = 0; from < count; from += chunk)
    records.store.write(() => {
      const jobId = records.batches.jobId(batchId, 'entity_resolution');
      const value = records.names.ensure('raga', keyOf('raga', printed), printed);
      for (let i = from; i < Math.min(count, from + chunk); i += 1) {
        const own = link.replace('bench', `bench-${i}`);
        const title = `Bench ${i}`;
        const id = makeKrithi(records, batchId, own, title);
        records.krithis.setExtraction(id, extraction, own, title, titleKey(title));
        records.names.addMention({
          krithiId: id,
          kind: 'raga',
          position: 0,
          printed,
          source: 'page',
          spanStart: null,
          spanEnd: null,
          valueId: value.id,
          state: 'resolved',
          entities: [twins.from],
          how: '',
          evidence: 'same_letters',
          decisionId: null,
        });
        records.tasks.insert({
          batchId,
          jobId,
          kind: 'entity_resolution',
          krithiId: id,
          title,
          link: own,
          site: 'guru-guha.blogspot.com',
        });
        const { state } = records.krithis.get(id);
        records.krithis.move({ id, batchId, state }, 'in_review', 'bench');
        records.krithis.move({ id, batchId, state: 'in_review' }, 'approved', 'bench', { reviewer: 'bench' });
      }
      for (const task of records.tasks.claim(batchId, 'entity_resolution', null, chunk, 60_000))
        records.tasks.end(task, { state: 'succeeded' });
    });
};
