import { createHash } from 'node:crypto';
import { isAccepting } from '../domain/class-policy.ts';
import type { Random } from '../domain/clock.ts';
import { type NameQuery, blockingKinds } from '../domain/name.ts';
import type { NewAudit } from '../store/audits.ts';
import type { Records } from '../store/index.ts';
import type { NewMention, ValueRow } from '../store/names.ts';
import type { Compute } from './compute.ts';

export type AuditDrawDeps = {
  readonly records: Records;
  readonly compute: Compute;
  readonly random: Random;
  /** Share of the names of a batch that the machine settles and a person is asked about, 0..1. */
  readonly share: () => number;
  readonly policyVersion: () => string;
};

/** A name about to be settled, in the batch that prints it. */
export type Settling = { readonly value: ValueRow; readonly batchId: string; readonly query: NameQuery };

/**
 * Draws the names that people are asked about blind. Whether a distinct name of a batch is drawn
 * follows from the store's own seed, so a name that is settled again after a crash is drawn, or
 * passed over, as it was before.
 */
export const createAuditDraw = ({ records, compute, random, share, policyVersion }: AuditDrawDeps) => {
  const seed = (): string =>
    records.store.write(() => {
      const kept = records.settings.get('audit.seed');
      if (typeof kept === 'string') return kept;
      const fresh = Math.floor(random() * 2 ** 48).toString(16);
      records.settings.put('audit.seed', fresh);
      return fresh;
    });

  return {
    /** The names drawn among these, each as an open question; by batch and value. */
    drawn: async (settling: readonly Settling[]): Promise<ReadonlyMap<string, NewAudit>> => {
      const least = share();
      if (least <= 0) return new Map();
      const chance = chanceOf(seed());
      const manifests = manifestsOf(records, settling);
      const chosen = new Map<string, Settling>();
      for (const each of settling) {
        const { value, batchId } = each;
        const { verdict } = value;
        const manifest = manifests.get(batchId);
        if (manifest === undefined || verdict?.entity == null || !isAccepting(verdict.evidence)) continue;
        if (!blockingKinds.some((kind) => kind === value.kind)) continue;
        if (chance(`${manifest}|${value.kind}|${value.key}`) >= least) continue;
        if (!records.audits.isDrawn(value.id, batchId)) chosen.set(drawKey(batchId, value.id), each);
      }
      if (chosen.size === 0) return new Map();
      const questions = await compute.question(
        [...chosen.values()].map(({ query, value }) => ({
          query,
          answerId: value.verdict?.entity?.id ?? '',
        })),
      );
      const version = policyVersion();
      const audits = [...chosen].flatMap(([id, { value, batchId }], i): [string, NewAudit][] => {
        const question = questions[i];
        const { verdict } = value;
        if (question === undefined || verdict?.entity == null || !isAccepting(verdict.evidence)) return [];
        const { id: valueId, kind, key } = value;
        const { evidence, entity } = verdict;
        return [
          [
            id,
            { batchId, valueId, kind, key, evidence, entityId: entity.id, question, policyVersion: version },
          ],
        ];
      });
      return new Map(audits);
    },
    /** Records the drawn ones that were settled by the machine after all; inside the transaction that settles them. */
    record: (
      drawn: ReadonlyMap<string, NewAudit>,
      batchId: string,
      mentions: readonly Pick<NewMention, 'valueId' | 'state' | 'entities' | 'evidence' | 'decisionId'>[],
    ): void => {
      for (const mention of mentions) {
        const audit = drawn.get(drawKey(batchId, mention.valueId));
        const isOwn =
          mention.state === 'resolved' && mention.decisionId === null && mention.evidence === audit?.evidence;
        if (audit !== undefined && isOwn && mention.entities[0] === audit.entityId)
          records.audits.draw(audit);
      }
    },
  };
};
export type AuditDraw = ReturnType<typeof createAuditDraw>;

/** What names each batch in the draw: its file. The sample shows how things go and is passed over. */
const manifestsOf = (records: Records, settling: readonly Settling[]): ReadonlyMap<string, string> =>
  new Map(
    [...new Set(settling.map(({ batchId }) => batchId))].flatMap((id) => {
      const batch = records.batches.find(id);
      return batch === null || batch.options.sample === true ? [] : [[id, batch.fileHash] as const];
    }),
  );

const drawKey = (batchId: string, valueId: number): string => `${batchId}|${valueId}`;

/** A number in [0, 1) that follows from the seed and the text alone. */
const chanceOf =
  (seed: string) =>
  (text: string): number =>
    createHash('sha256').update(`${seed}|${text}`).digest().readUIntBE(0, 6) / 2 ** 48;
