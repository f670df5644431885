import { likelyDuplicates, qualityOf, waitsForName } from '../../review/index.ts';
import { machine } from '../../store/events.ts';
import type { Records } from '../../store/index.ts';
import { type Handler, krithiIdOf } from '../handler.ts';

/** Scores a krithi, looks for its likely duplicates, and puts it before a reviewer. */
export const createReviewPrepHandler =
  (records: Records): Handler =>
  async (task) =>
  () => ({
    end: { state: 'succeeded' },
    write: () => {
      const krithi = records.krithis.get(krithiIdOf(task));
      const mentions = records.names.mentionsOfKrithi(krithi.id);
      if (krithi.extraction === null || waitsForName(mentions)) return;
      const duplicates = likelyDuplicates(records, krithi);
      const quality = qualityOf(krithi.extraction, mentions, {
        title: krithi.csvTitle,
        raga: krithi.csvRaga,
      });
      records.krithis.setQuality(krithi.id, quality, duplicates, krithi.extraction.flags.length);
      if (krithi.state === 'pending') records.krithis.move(krithi, 'in_review', machine);
    },
  });
