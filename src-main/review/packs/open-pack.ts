import { AppError } from '../../domain/errors.ts';
import type { NewId } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import type { NameKind } from '../../domain/name.ts';
import type { ReviewPack } from '../../domain/review-pack.ts';
import type { BatchRow } from '../../store/batches.ts';
import type { Records } from '../../store/index.ts';
import type { NewMention } from '../../store/names.ts';
import { madeHere } from './made-here.ts';

export type OpenDeps = {
  readonly records: Records;
  readonly newId: NewId;
  readonly keyOf: (kind: NameKind, value: string) => string;
  readonly titleKey: (title: string) => string;
};

/** Verdicts of another machine: made anew when this one next looks its names up. */
const verdictVersion = 'pack';

/**
 * Puts a pack's names into this machine's queue: krithis that are a title and
 * the names it prints, with no task, that no other screen shows. The same pack
 * again changes nothing.
 *
 * @throws AppError `review.own_pack` on the machine that made it, `review.pack_damaged` where it was made long after now.
 */
export const openPack = (
  { records, newId, keyOf, titleKey }: OpenDeps,
  pack: ReviewPack,
  file: string,
  who: string,
): { readonly batch: BatchRow; readonly created: boolean } =>
  records.store.write(() => {
    if (pack.made_at > records.store.clock.now() + limits.clockAheadMs)
      throw new AppError('review.pack_damaged', {
        detail: `it was made on ${new Date(pack.made_at).toISOString()}, by a wrong clock`,
      });
    if (madeHere.has(records, pack.id)) throw new AppError('review.own_pack', { detail: pack.name });
    const earlier = records.batches.findByHash(hashOf(pack.id));
    if (earlier !== null) return { batch: earlier, created: false };

    const batchId = newId();
    const isNew = (id: string): boolean => records.entities.findEvenGone(id) === null;
    const brought = pack.entities.filter(({ id }) => isNew(id));
    records.batches.insert({
      id: batchId,
      kind: 'pack',
      name: pack.name,
      file,
      fileHash: hashOf(pack.id),
      options: {
        pack: {
          id: pack.id,
          made_by: pack.made_by,
          made_at: pack.made_at,
          entities: brought.map(({ id }) => id),
        },
      },
      actor: who,
    });
    if (brought.length > 0)
      records.entities.putAll(
        brought.map((entity) => ({ ...entity, provenance: `review pack "${pack.name}" of ${pack.made_by}` })),
        'pack',
        who,
      );

    const ids = pack.krithis.map(() => newId());
    for (const [i, krithi] of pack.krithis.entries())
      records.packs.insertKrithi({
        ...krithi,
        id: ids[i] ?? '',
        batchId,
        line: i + 1,
        titleKey: titleKey(krithi.title),
        // A decision is later than the krithis that it frees; the sender's clock may be ahead.
        createdAt: Math.max(records.store.clock.now(), pack.made_at),
      });
    for (const asked of pack.values) {
      const value = records.names.ensure(asked.kind, keyOf(asked.kind, asked.value), asked.value);
      if (value.verdict === null && asked.verdict !== null)
        records.names.setVerdict(value.id, asked.verdict, verdictVersion);
      if (asked.note !== null || asked.rejected.length > 0) records.packs.putWord(value.id, batchId, asked);
      for (const { krithi, position, printed, snippet } of asked.mentions) {
        const mention: NewMention = {
          krithiId: ids[krithi] ?? '',
          kind: asked.kind,
          position,
          printed,
          source: 'manifest',
          spanStart: null,
          spanEnd: null,
          valueId: value.id,
          state: 'waiting',
          entities: [],
          how: '',
          evidence: null,
          decisionId: null,
        };
        records.names.addMention(mention);
        if (snippet !== null) records.packs.putEvidence(mention, snippet);
      }
    }
    return { batch: records.batches.get(batchId), created: true };
  });

const hashOf = (packId: string): string => `pack:${packId}`;
