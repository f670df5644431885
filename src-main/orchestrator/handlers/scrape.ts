import type { Records } from '../../store/index.ts';
import { type Scraper, archiveCodec } from '../../scrape/index.ts';
import { type Handler, queueNext } from '../handler.ts';
import type { SamplePages } from '../sample-pages.ts';

export type ScrapeDeps = {
  readonly records: Records;
  readonly scraper: Scraper;
  readonly samplePage: SamplePages;
};

/** Fetches a page into the archive. A page that is there already is never asked for again. */
export const createScrapeHandler =
  ({ records, scraper, samplePage }: ScrapeDeps): Handler =>
  async (task, signal) => {
    const next = (): void => queueNext(records, task, 'extract');
    if (records.pages.has(task.link)) {
      return () => ({ end: { state: 'succeeded', reason: 'already archived' }, write: next });
    }
    const isSample = records.batches.find(task.batchId)?.options.sample === true;
    const page = isSample ? await samplePage(task.link) : await scraper.scrape(task.link, signal);
    const packed = archiveCodec.pack(page.body);
    return () => ({
      end: { state: 'succeeded' },
      write: () => {
        records.pages.put({
          link: task.link,
          finalUrl: page.finalUrl,
          status: page.status,
          headers: page.headers,
          ...packed,
          rawBytes: page.body.length,
          sha256: page.sha256,
          fetchedAt: records.store.clock.now(),
        });
        next();
      },
    });
  };
