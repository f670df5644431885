import { newId } from '../../../src-main/domain/ids.ts';
import type { Records } from '../../../src-main/store/index.ts';

/** A batch with its jobs. */
export const makeBatch = (records: Records, name = 'A batch'): string => {
  const id = newId();
  records.store.write(() =>
    records.batches.insert({ id, name, file: `${name}.csv`, fileHash: id, options: {}, actor: 'test' }),
  );
  return id;
};

/** A krithi of a batch with its scrape task; returns its id. */
export const makeKrithi = (records: Records, batchId: string, link: string, title = link): string => {
  const id = newId();
  records.store.write(() => {
    records.krithis.insert({
      id,
      batchId,
      link,
      site: new URL(link).hostname,
      line: 2,
      printedLink: link,
      csvTitle: title,
      csvRaga: null,
      csvComposer: null,
      csvTala: null,
      titleKey: title,
    });
    records.tasks.insert({
      batchId,
      jobId: records.batches.jobId(batchId, 'scrape'),
      kind: 'scrape',
      krithiId: id,
      title,
      link,
      site: new URL(link).hostname,
    });
  });
  return id;
};
