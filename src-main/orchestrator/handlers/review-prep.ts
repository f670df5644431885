import { type Prepare, waitsForName } from '../../review/index.ts';
import { machine } from '../../store/events.ts';
import type { Records } from '../../store/index.ts';
import { type Handler, krithiIdOf } from '../handler.ts';

/** Scores a krithi, looks for its likely duplicates, and puts it before a reviewer. */
export const createReviewPrepHandler =
  (records: Records, { prepare }: Prepare): Handler =>
  async (task) =>
  () => ({
    end: { state: 'succeeded' },
    write: () => {
      const krithi = records.krithis.get(krithiIdOf(task));
      if (krithi.extraction === null || waitsForName(records.names.mentionsOfKrithi(krithi.id))) return;
      prepare(krithi);
      if (krithi.state === 'pending') records.krithis.move(krithi, 'in_review', machine);
    },
  });
