import { z } from 'zod';
import type { Store } from './open.ts';

const Bands = z.array(z.number().int());

/** More krithis than this in one band share a formula rather than a lyric. */
const widestBand = 60;

/** Queries of the sketches of lyrics: krithis that share a band are worth a closer look. */
export const lyricSketchQueries = (store: Store) => {
  const { db } = store;
  const find = db.prepare<[string], { id: number; bands: string }>(
    'SELECT id, bands FROM lyric_sketch WHERE krithi_id = ?',
  );
  const put = db.prepare<[string, number, string], { id: number }>(
    `INSERT INTO lyric_sketch (krithi_id, length, bands) VALUES (?, ?, ?)
     ON CONFLICT (krithi_id) DO UPDATE SET length = excluded.length, bands = excluded.bands RETURNING id`,
  );
  const addBand = db.prepare('INSERT OR IGNORE INTO lyric_band (band, sketch_id) VALUES (?, ?)');
  const dropBand = db.prepare('DELETE FROM lyric_band WHERE band = ? AND sketch_id = ?');
  const sharing = db.prepare<[number, number, number], { id: number }>(
    'SELECT sketch_id AS id FROM lyric_band WHERE band = ? AND sketch_id <> ? LIMIT ?',
  );
  const krithiOf = db
    .prepare<[number], string>(
      'SELECT s.krithi_id FROM lyric_sketch s JOIN krithi k ON k.id = s.krithi_id WHERE s.id = ? AND k.hidden = 0',
    )
    .pluck();
  const bandsOf = (raw: string): number[] => Bands.parse(JSON.parse(raw));

  return {
    /** Writes the sketch of a krithi; the same again changes nothing. */
    put: (krithiId: string, length: number, bands: readonly number[]): void => {
      const text = JSON.stringify(bands);
      const old = find.get(krithiId);
      if (old?.bands === text) return;
      for (const band of old === undefined ? [] : bandsOf(old.bands)) dropBand.run(band, old?.id);
      const id = put.get(krithiId, length, text)?.id;
      for (const band of bands) addBand.run(band, id);
    },
    /** Krithis that share bands with this one, those that share most first. */
    near: (krithiId: string, limit: number): { readonly krithi: string; readonly shared: number }[] => {
      const own = find.get(krithiId);
      if (own === undefined) return [];
      const counts = new Map<number, number>();
      for (const band of bandsOf(own.bands)) {
        const found = sharing.all(band, own.id, widestBand + 1);
        if (found.length > widestBand) continue;
        for (const { id } of found) counts.set(id, (counts.get(id) ?? 0) + 1);
      }
      return [...counts]
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .slice(0, limit)
        .flatMap(([id, shared]) => {
          const krithi = krithiOf.get(id);
          return krithi === undefined ? [] : [{ krithi, shared }];
        });
    },
  };
};
export type LyricSketchQueries = ReturnType<typeof lyricSketchQueries>;
