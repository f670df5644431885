import type { PublishPorts, PublishableKrithi } from '../types.ts';
import { tightKey } from '../name-keys.ts';
import type { KrithiState } from '../krithi-state.ts';
import type { Queryable } from './connection.ts';

/** A krithi over there that may be the one we are about to create. */
type Twin = { readonly id: string; readonly title: string; readonly why: string };

type Remote = { readonly id: string; readonly title: string; readonly normalized: string };

/**
 * Looks for a krithi of the same composer, the same folded title and a
 * common raga (or none stated) that did not come from this site. Pages of one
 * site are told apart by their link; another raga is another work.
 */
export const findTwin = async (
  db: Queryable,
  soundKey: PublishPorts['soundKey'],
  sources: readonly string[],
  krithi: PublishableKrithi,
  state: KrithiState,
): Promise<Twin | null> => {
  const [same] = await db.rows<Remote>(
    'SELECT id::text, title, title_normalized AS normalized FROM krithis WHERE id = $1',
    [krithi.krithiId],
  );
  if (same !== undefined) {
    return { id: same.id, title: same.title, why: 'it was published before, but its import record is gone' };
  }
  if (state.composer.id.startsWith('new:')) return null;

  const remotes = await db.rows<Remote>(
    'SELECT id::text, title, title_normalized AS normalized FROM krithis WHERE composer_id = $1 ORDER BY id',
    [state.composer.id],
  );
  const titles = [krithi.title, ...(krithi.titlePlain ? [krithi.titlePlain] : [])];
  const letters = new Set(titles.map(tightKey));
  const sounds = new Set(titles.map((title) => soundKey('title', title)));
  const alike = remotes.filter(
    ({ title, normalized }) =>
      letters.has(tightKey(title)) ||
      letters.has(tightKey(normalized)) ||
      sounds.has(soundKey('title', title)),
  );
  if (alike.length === 0) return null;

  const ragas = state.ragas.map(({ ref }) => ref.id).filter((id) => !id.startsWith('new:'));
  const [twin] = await db.rows<{ id: string; title: string }>(
    `SELECT k.id::text, k.title
       FROM krithis k,
            LATERAL (SELECT array_agg(raga_id) AS ids
                       FROM (SELECT k.primary_raga_id AS raga_id WHERE k.primary_raga_id IS NOT NULL
                             UNION SELECT kr.raga_id FROM krithi_ragas kr WHERE kr.krithi_id = k.id) r) ragas
      WHERE k.id = ANY ($1)
        AND (ragas.ids IS NULL OR $4 OR ragas.ids && $2::uuid[])
        AND NOT EXISTS (SELECT 1 FROM imported_krithis i
                         WHERE i.mapped_krithi_id = k.id AND i.import_source_id = ANY ($3))
      ORDER BY k.id LIMIT 1`,
    [alike.map(({ id }) => id), ragas, sources, state.ragas.length === 0],
  );
  return twin === undefined ? null : { ...twin, why: 'it has the same composer, title and raga' };
};
