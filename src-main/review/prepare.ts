import { editedSections } from '../domain/krithi-edits.ts';
import type { Records } from '../store/index.ts';
import type { KrithiRow } from '../store/krithi-row.ts';
import type { LyricEar } from './agreement.ts';
import { countDuplicates, likelyDuplicates } from './duplicates.ts';
import type { KrithiLog } from './krithi-log.ts';
import { sketchOf, soundOf } from './lyric-sketch.ts';
import { blockerOf, qualityOf, weakNamesOf } from './quality.ts';

export type PrepareDeps = {
  readonly records: Records;
  readonly ear: LyricEar;
  readonly log: KrithiLog;
};

/**
 * Works out what a reviewer needs of a krithi: quality, likely duplicates, what keeps it
 * from being approved. Called in the transaction of whatever changed it.
 */
export const createPrepare = ({ records, ear, log }: PrepareDeps) => {
  const refreshOthers = (ids: Iterable<string>): void => {
    for (const id of ids) {
      const other = records.krithis.find(id);
      if (other === null || other.quality === null) continue;
      const duplicates = likelyDuplicates(records, ear, log, other);
      records.krithis.setDuplicates(id, duplicates, countDuplicates(duplicates));
    }
  };
  return {
    prepare: (krithi: KrithiRow): void => {
      const mentions = records.names.mentionsOfKrithi(krithi.id);
      const sections = editedSections(krithi.extraction, krithi.edits);
      const { length, bands } = sketchOf(soundOf(sections, ear));
      records.sketches.put(krithi.id, length, bands);
      const duplicates = likelyDuplicates(records, ear, log, krithi);
      const fields = { krithi, mentions, sections, ear };
      records.krithis.setPrepared(krithi.id, {
        quality: qualityOf(fields),
        duplicates,
        duplicateCount: countDuplicates(duplicates),
        flagCount: krithi.extraction?.flags.length ?? 0,
        weakNames: weakNamesOf(mentions),
        blocker: blockerOf(fields),
      });
      // What is like this one is told so too; what no longer is, as well.
      const others = [...krithi.duplicates, ...duplicates].map(({ krithi: id }) => id);
      refreshOthers(new Set(others));
    },
    /** Looks for duplicates anew after krithis came, went or were told apart: theirs, and those of what they are like. */
    refreshDuplicates: (ids: readonly string[]): void => {
      const before = ids.flatMap(records.krithis.duplicatesOf);
      refreshOthers(new Set(ids));
      const now = ids.flatMap(records.krithis.duplicatesOf);
      refreshOthers(new Set([...before, ...now].filter((id) => !ids.includes(id))));
    },
  };
};
export type Prepare = ReturnType<typeof createPrepare>;
