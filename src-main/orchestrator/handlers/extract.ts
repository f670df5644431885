import type { Records } from '../../store/index.ts';
import { archiveCodec, decodeHtml } from '../../scrape/index.ts';
import { AppError } from '../../domain/errors.ts';
import type { Extraction } from '../../domain/krithi.ts';
import type { KrithiRow } from '../../store/krithi-row.ts';
import type { PageRow } from '../../store/pages.ts';
import type { Compute } from '../compute.ts';
import { type Handler, krithiIdOf, queueNext } from '../handler.ts';

export type ExtractDeps = {
  readonly records: Records;
  readonly compute: Compute;
  readonly titleKey: (title: string) => string;
};

/** The archived page as text, as it was sent. */
export const pageText = (page: PageRow): string =>
  decodeHtml(archiveCodec.unpack(page), page.headers['content-type'] ?? null).text;

/** Reads an archived page anew: the same bytes and the same reader give the same krithi. */
export const extractPage = (compute: Compute, krithi: KrithiRow, page: PageRow): Promise<Extraction> =>
  compute.extract({
    html: pageText(page),
    url: page.finalUrl,
    expectTitle: krithi.csvTitle === '' ? null : krithi.csvTitle,
    expectRaga: krithi.csvRaga,
  });

/** The title that is shown: what a person wrote, the page, the manifest, in that order. */
export const shownTitle = (krithi: KrithiRow, extraction: Extraction): string =>
  krithi.edits.title ?? extraction.title ?? krithi.csvTitle;

export const createExtractHandler =
  ({ records, compute, titleKey }: ExtractDeps): Handler =>
  async (task) => {
    const krithi = records.krithis.get(krithiIdOf(task));
    const page = records.pages.find(task.link);
    if (page === null) throw new AppError('internal.bug', { detail: `no archived page for ${task.link}` });
    const extraction = await extractPage(compute, krithi, page);
    const title = shownTitle(krithi, extraction);
    return () => ({
      end: { state: 'succeeded' },
      write: () => {
        records.krithis.setExtraction(krithi.id, extraction, page.sha256, title, titleKey(title));
        queueNext(records, task, 'entity_resolution');
      },
    });
  };
