import type { Extraction } from '../domain/krithi.ts';
import type { Records } from '../store/index.ts';
import type { KrithiRow } from '../store/krithi-row.ts';
import type { Compute } from './compute.ts';
import { extractPage, shownTitle } from './handlers/extract.ts';

export type FieldDifference = {
  readonly krithi: string;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
};

/** Fields that a reader may read differently after it was improved. */
const fieldsOf = (e: Extraction): Record<string, unknown> => ({
  title: e.title,
  composer: e.composer,
  ragas: e.ragas,
  tala: e.tala,
  is_ragamalika: e.is_ragamalika,
  form: e.form,
  language: e.language,
  gist: e.gist,
  meaning: e.meaning,
  notes: e.notes,
  sections: e.sections,
});

export const differences = (krithi: string, before: Extraction, after: Extraction): FieldDifference[] => {
  const old = fieldsOf(before);
  return Object.entries(fieldsOf(after))
    .filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(old[field]))
    .map(([field, value]) => ({ krithi, field, before: old[field], after: value }));
};

/**
 * Reads archived pages again with today's readers; no request is made and what
 * people edited stays. With `plan` nothing is written.
 */
export const createReparse =
  (records: Records, compute: Compute, titleKey: (title: string) => string) =>
  async (batchId: string | null, plan: boolean, actor: string): Promise<FieldDifference[]> => {
    const changed: FieldDifference[] = [];
    for (const id of records.krithiList.ids(batchId === null ? {} : { batch: batchId }))
      changed.push(...(await reparseOne(records, compute, titleKey, id, plan, actor)));
    return changed;
  };

const reparseOne = async (
  records: Records,
  compute: Compute,
  titleKey: (title: string) => string,
  id: string,
  plan: boolean,
  actor: string,
): Promise<FieldDifference[]> => {
  const krithi = records.krithis.get(id);
  const page = records.pages.find(krithi.link);
  if (page === null || krithi.extraction === null) return [];
  const fresh = await extractPage(compute, krithi, page);
  const found = differences(id, krithi.extraction, fresh);
  if (found.length === 0 || plan) return found;
  records.store.write(() =>
    replaceExtraction(records, records.krithis.get(id), fresh, page.sha256, titleKey, actor, found),
  );
  return found;
};

/** The krithi goes through its names and its scoring again; a judged one comes back before a reviewer. */
const replaceExtraction = (
  records: Records,
  krithi: KrithiRow,
  fresh: Extraction,
  hash: string,
  titleKey: (title: string) => string,
  actor: string,
  found: readonly FieldDifference[],
): void => {
  const title = shownTitle(krithi, fresh);
  records.krithis.setExtraction(krithi.id, fresh, hash, title, titleKey(title));
  records.events.append({
    type: 'krithi.reparsed',
    actor,
    batchId: krithi.batchId,
    krithiId: krithi.id,
    data: { fields: found.map((f) => f.field) },
  });
  if (krithi.state === 'rejected' || krithi.state === 'superseded') return;
  if (krithi.state !== 'pending') records.krithis.move(krithi, 'pending', actor, { reason: 'read again' });
  const task = records.tasks.ofKrithi(krithi.id, 'entity_resolution');
  if (task !== null) {
    const batch = records.batches.get(krithi.batchId);
    if (batch.state === 'succeeded' || batch.state === 'failed')
      records.batches.move(batch, 'running', actor, 'read again');
    records.tasks.move(task, 'pending', actor, 'read again');
  }
};
