import type { AppError } from '../domain/errors.ts';
import { assess, type Assessment } from './postgres/assess.ts';
import { connect, type Queryable } from './postgres/connection.ts';
import { isPassing, publishError } from './postgres/errors.ts';
import { createSource } from './postgres/import-key.ts';
import { insertKrithi, updateKrithi } from './postgres/krithi-rows.ts';
import { writeLyrics } from './postgres/lyric-rows.ts';
import { writeProvenance } from './postgres/provenance.ts';
import { createMissing, loadAllReferences, type References, reloadMissing } from './postgres/references.ts';
import { detectSchema } from './postgres/schema.ts';
import { isTextField } from './krithi-state.ts';
import { failedRow, planRow } from './plan.ts';
import { whyNotReady } from './readiness.ts';
import type { Choice, RunOptions, PlanRow, PublishableKrithi, PublishPorts, Target } from './types.ts';

/** Tries per krithi when another publisher is in the way. */
const tries = 4;

type Published = { readonly row: PlanRow; readonly references: References };

const rowOf = (krithi: PublishableKrithi, assessment: Assessment): PlanRow =>
  planRow(krithi, assessment.action, {
    changes: assessment.changes,
    remoteId: assessment.remoteId,
    reason: assessment.conflict,
    mark: assessment.mark,
    settled: assessment.settled?.keep ?? null,
  });

/**
 * The main database. Every krithi is one transaction, keyed by (import
 * source, link): a lock on the key makes two publishers take turns, and the
 * second finds what the first wrote.
 * Errors: publish.bad_target, publish.auth, publish.unreachable, publish.schema.
 */
export const openPostgresTarget = async (address: string, ports: PublishPorts): Promise<Target> => {
  const connection = await connect(address);
  const { schema, place } = await (async () => {
    try {
      return { schema: await detectSchema(connection), place: connection.place };
    } catch (thrown) {
      await connection.close();
      throw publishError(thrown);
    }
  })();

  const load = (db: Queryable): Promise<References> => loadAllReferences(db, schema, ports.soundKey);

  const loadOrExplain = async (): Promise<References> => {
    try {
      return await load(connection);
    } catch (thrown) {
      throw publishError(thrown);
    }
  };

  const write = async (
    db: Queryable,
    krithi: PublishableKrithi,
    {
      action,
      changes,
      remoteId,
      state,
      sources,
      known,
      stored,
      kept,
      settled,
    }: Assessment & { action: 'create' | 'update' },
  ): Promise<string> => {
    const id = remoteId ?? krithi.krithiId;
    const now = new Date(ports.clock.now());
    const fields = new Set(changes.map(({ field }) => field));
    if (action === 'create') await insertKrithi(db, schema, krithi, state);
    else if (fields.size > 0) await updateKrithi(db, schema, id, krithi, state, fields, now);
    if ([...fields].some(isTextField)) {
      const writer = { db, schema, newId: ports.newId, krithiId: id, link: krithi.link, now };
      await writeLyrics(writer, state, stored);
    }
    const sourceId = sources[0] ?? (await createSource(db, schema, ports, krithi));
    await writeProvenance(db, schema, ports, {
      krithi,
      remoteId: id,
      sourceId,
      known,
      state,
      changes,
      action,
      kept,
      settled,
    });
    return id;
  };

  /** One krithi in one transaction; gives its row and the references as they then are. */
  const publishOne = (
    references: References,
    krithi: PublishableKrithi,
    choice: Choice | null,
  ): Promise<Published> =>
    connection.transaction(async (db) => {
      await db.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`krithi-desk ${krithi.link}`]);
      const known = await reloadMissing(db, schema, ports, references, krithi);
      const first = await assess(db, ports, known, krithi, choice);
      const nothing = (assessment: Assessment) => ({
        keep: false,
        value: { row: rowOf(krithi, assessment), references: known },
      });
      if (first.action === 'unchanged' || first.action === 'conflict') return nothing(first);
      // People may be editing the row: from here on they wait, and we look once more.
      if (first.remoteId !== null) {
        await db.rows('SELECT 1 FROM krithis WHERE id = $1 FOR UPDATE', [first.remoteId]);
      }
      const complete = await createMissing(db, schema, ports, known, krithi);
      const isSettled = first.remoteId === null && complete === known;
      const final = isSettled ? first : await assess(db, ports, complete, krithi, choice);
      const { action } = final;
      if (action === 'unchanged' || action === 'conflict') return nothing(final);
      const remoteId = await write(db, krithi, { ...final, action });
      const settled = final.settled?.keep ?? null;
      const row = planRow(krithi, action, { changes: first.changes, remoteId, reason: null, settled });
      return { keep: true, value: { row, references: complete } };
    });

  const withRetries = async (
    references: References,
    krithi: PublishableKrithi,
    choice: Choice | null,
  ): Promise<Published> => {
    let known = references;
    for (let attempt = 1; ; attempt++) {
      try {
        return await publishOne(known, krithi, choice);
      } catch (thrown) {
        if (attempt < tries && isPassing(thrown)) {
          known = await load(connection);
          continue;
        }
        const error = publishError(thrown);
        if (error.code === 'publish.unreachable') throw error;
        return { row: failedRow(krithi, error), references: known };
      }
    }
  };

  const planOne = async (
    references: References,
    krithi: PublishableKrithi,
    choice: Choice | null,
  ): Promise<PlanRow> => {
    const error = whyNotReady(krithi);
    if (error !== null) return failedRow(krithi, error);
    try {
      return rowOf(krithi, await assess(connection, ports, references, krithi, choice));
    } catch (thrown) {
      const error = publishError(thrown);
      if (error.code === 'publish.unreachable') throw error;
      return failedRow(krithi, error);
    }
  };

  const plan = async (
    krithis: Iterable<PublishableKrithi>,
    { onRow, signal, choiceOf }: RunOptions = {},
  ): Promise<readonly PlanRow[]> => {
    const references = await loadOrExplain();
    const rows: PlanRow[] = [];
    for (const krithi of krithis) {
      if (signal?.aborted) break;
      const row = await planOne(references, krithi, choiceOf?.(krithi.krithiId) ?? null);
      rows.push(row);
      await onRow?.(row);
    }
    return rows;
  };

  const apply = async (
    krithis: Iterable<PublishableKrithi>,
    { onRow, signal, choiceOf }: RunOptions = {},
  ): Promise<readonly PlanRow[]> => {
    const rows: PlanRow[] = [];
    let lost: AppError | null = null;
    let references = await loadOrExplain();
    for (const krithi of krithis) {
      if (signal?.aborted) break;
      const error: AppError | null = lost ?? whyNotReady(krithi);
      let row: PlanRow;
      if (error === null) {
        try {
          const choice = choiceOf?.(krithi.krithiId) ?? null;
          ({ row, references } = await withRetries(references, krithi, choice));
        } catch (thrown) {
          // The rest would only wait for the same time-out, one by one.
          lost = publishError(thrown);
          row = failedRow(krithi, lost);
        }
      } else {
        row = failedRow(krithi, error);
      }
      rows.push(row);
      await onRow?.(row);
    }
    return rows;
  };

  return {
    describe: () => `PostgreSQL at ${place}`,
    notes: () => schema.notes,
    plan,
    apply,
    close: connection.close,
  };
};
