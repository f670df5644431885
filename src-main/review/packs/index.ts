import { AppError } from '../../domain/errors.ts';
import type { ReviewPack } from '../../domain/review-pack.ts';
import type { BatchRow } from '../../store/batches.ts';
import type { PackCounts } from '../../store/packs.ts';
import type { QueueFilter } from '../../store/names.ts';
import type { Records } from '../../store/index.ts';
import { toLogLine } from '../log-line.ts';
import { reviseBatch } from '../revise.ts';
import { type MakeDeps, makePack, mostValues } from './make-pack.ts';
import { type OpenDeps, openPack } from './open-pack.ts';
import { packBytes, readPack } from './pack-file.ts';

/** Names, and krithis that print them. */
export type PackSize = { readonly values: number; readonly krithis: number };

/** A pack that was opened here, and how far its review is. */
export type OpenPack = { readonly batch: BatchRow } & PackCounts;

/** Review packs: made here for others, or opened here for their senders. */
export const createPacks = (deps: MakeDeps & OpenDeps) => {
  const { records } = deps;

  const get = (id: string): BatchRow => {
    const batch = records.batches.get(id);
    if (batch.kind !== 'pack') throw new AppError('store.not_found', { detail: `pack ${id}` });
    return batch;
  };

  const shown = (batch: BatchRow): OpenPack => ({ batch, ...records.packs.counts(batch.id) });

  return {
    /** How much a pack of these names would hold. */
    size: (filter: QueueFilter): PackSize => records.names.waitingIn(filter, mostValues),
    make: async (
      filter: QueueFilter,
      name: string,
      who: string,
    ): Promise<{ readonly pack: ReviewPack; readonly bytes: Buffer }> => {
      const pack = await makePack(deps, filter, name, who);
      return { pack, bytes: packBytes(pack) };
    },
    open: (bytes: Uint8Array, file: string, who: string): OpenPack & { readonly created: boolean } => {
      const { batch, created } = openPack(deps, readPack(bytes), file, who);
      return { ...shown(batch), created };
    },
    list: (): OpenPack[] => records.packs.list().map((id) => shown(records.batches.get(id))),
    get: (id: string): OpenPack => shown(get(id)),
    /**
     * The decisions for the sender, JSON Lines: all that the log says of the pack's names, so that
     * the sender's machine knows what each decision was made knowing of.
     */
    decisions: (id: string): { readonly text: string; readonly lines: number } => {
      const lines = records.names
        .valuesOfBatch(get(id).id)
        .flatMap((valueId) => {
          const { kind, key } = records.names.get(valueId);
          return records.decisions.ofValue(kind, key);
        })
        .toSorted((a, b) => a.seq - b.seq)
        .map((row) => JSON.stringify(toLogLine(records, row)));
      return { text: lines.map((line) => `${line}\n`).join(''), lines: lines.length };
    },
    /**
     * Takes a pack away with what only it made: its krithis, and entries of the list that came with
     * it and that no decision rests on. Decisions stay.
     */
    remove: (id: string, who: string): void =>
      records.store.write(() => {
        const batch = get(id);
        records.batches.setDeleted(batch.id, records.store.clock.now(), who);
        records.krithis.hideBatch(batch.id, true);
        records.names.parkBatch(batch.id);
        for (const entityId of batch.options.pack?.entities ?? [])
          if (isUnused(records, entityId)) records.entities.remove(entityId, who);
      }),
    /** Brings a pack back that was taken away, until the next start; its names are what the log says now. */
    restore: (id: string, who: string): void =>
      records.store.write(() => {
        const batch = records.batches.find(id);
        if (batch?.kind !== 'pack' || batch.deletedAt === null)
          throw new AppError('store.not_found', { detail: `pack ${id}` });
        records.batches.setDeleted(id, null, who);
        records.krithis.hideBatch(id, false);
        records.names.unparkBatch(id);
        for (const entityId of batch.options.pack?.entities ?? []) records.entities.revive(entityId, who);
        reviseBatch(records, id, who);
      }),
  };
};
export type Packs = ReturnType<typeof createPacks>;

const isUnused = (records: Records, entityId: string): boolean =>
  records.entities.find(entityId)?.source === 'pack' &&
  records.redirects.changesLeadingTo(entityId).length === 0 &&
  !records.decisions.accepting(entityId).some((line) => records.decisions.stands(line.id));
