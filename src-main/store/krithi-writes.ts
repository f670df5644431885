import type { KrithiState } from '../domain/batch.ts';
import type { Extraction, KrithiEdits } from '../domain/krithi.ts';
import { assertMove } from '../domain/transitions.ts';
import type { EventQueries } from './events.ts';
import type { KrithiRow, NewKrithi, Prepared, StoredDuplicate } from './krithi-row.ts';
import type { Store } from './open.ts';

/** What changes a krithi; each is part of its caller's transaction. */
export const krithiWrites = (store: Store, events: EventQueries) => {
  const { db, clock } = store;
  const insert = db.prepare(
    `INSERT INTO krithi (id, batch_id, link, site, state, line, printed_link, csv_title, csv_raga, csv_composer,
       csv_tala, title, title_key, created_at, updated_at)
     VALUES (?, ?, ?, ?, 'pending', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const setPayload = db.prepare(
    `UPDATE krithi SET payload = ?, page_hash = ?, title = ?, title_key = ?, flag_count = ?, updated_at = ? WHERE id = ?`,
  );
  const setState = db.prepare(
    // Publishing is no judgement: when a person approved stays what it was.
    `UPDATE krithi SET state = @to, reject_reason = @reason, reviewer = coalesce(@reviewer, reviewer),
       decided_at = iif(@to = 'published', decided_at, @decidedAt), updated_at = @now
     WHERE id = @id AND state = @from`,
  );
  const setPrepared = db.prepare(
    `UPDATE krithi SET quality = ?, quality_report = ?, duplicates = ?, duplicate_count = ?, flag_count = ?,
       weak_names = ?, blocker = ?, updated_at = ? WHERE id = ?`,
  );
  const setDuplicates = db.prepare(
    'UPDATE krithi SET duplicates = ?, duplicate_count = ? WHERE id = ? AND duplicates <> ?',
  );
  const setEdits = db.prepare(
    'UPDATE krithi SET edits = ?, title = ?, title_key = ?, updated_at = ? WHERE id = ?',
  );
  const keepJudgement = db.prepare(
    'UPDATE krithi SET reject_reason = ?, reviewer = ?, decided_at = ? WHERE id = ?',
  );
  const setStage = db.prepare('UPDATE krithi SET stage = ? WHERE id = ?');
  const setAsked = db.prepare('UPDATE krithi SET asked = 1 WHERE id = ? AND asked = 0');
  const hide = db.prepare('UPDATE OR IGNORE krithi SET hidden = hidden & ~1 | ? WHERE batch_id = ?');
  const hiddenOf = db
    .prepare<[string], string>('SELECT id FROM krithi WHERE batch_id = ? AND hidden & 1 = 1')
    .pluck();
  const shared = db.prepare<[string], { krithiId: string; batchId: string; line: number }>(
    `SELECT r.krithi_id AS krithiId, min(r.batch_id) AS batchId, r.line FROM manifest_row r
     JOIN krithi k ON k.id = r.krithi_id JOIN batch b ON b.id = r.batch_id
     WHERE k.batch_id = ? AND r.batch_id <> k.batch_id AND b.deleted_at IS NULL AND b.state <> 'cancelled'
     GROUP BY r.krithi_id`,
  );
  const handKrithi = db.prepare('UPDATE krithi SET batch_id = ?, line = ? WHERE id = ?');
  const handTasks = db.prepare(
    `UPDATE task SET job_id = (SELECT j.id FROM job j WHERE j.batch_id = @batchId AND j.kind = task.kind),
       key = @batchId || '|' || kind || '|' || link, batch_id = @batchId WHERE krithi_id = @krithiId`,
  );

  return {
    /** Adds the krithi unless its link is known; says whether it was added. */
    insert: (row: NewKrithi): boolean => {
      const now = clock.now();
      const { changes } = insert.run(
        row.id,
        row.batchId,
        row.link,
        row.site,
        row.line,
        row.printedLink,
        row.csvTitle,
        row.csvRaga,
        row.csvComposer,
        row.csvTala,
        row.csvTitle,
        row.titleKey,
        now,
        now,
      );
      return changes === 1;
    },
    setExtraction: (
      id: string,
      extraction: Extraction,
      pageHash: string,
      title: string,
      titleKey: string,
    ): void => {
      setPayload.run(
        JSON.stringify(extraction),
        pageHash,
        title,
        titleKey,
        extraction.flags.length,
        clock.now(),
        id,
      );
    },
    /** Guarded by the transition table; writes its event. */
    move: (
      row: Pick<KrithiRow, 'id' | 'batchId' | 'state'>,
      to: KrithiState,
      actor: string,
      more: { reason?: string | null; reviewer?: string; decidedAt?: number } = {},
    ): void => {
      assertMove('krithi', row.state, to);
      const now = clock.now();
      setState.run({
        to,
        reason: to === 'rejected' ? (more.reason ?? null) : null,
        reviewer: more.reviewer ?? null,
        decidedAt: more.reviewer === undefined ? null : (more.decidedAt ?? now),
        now,
        id: row.id,
        from: row.state,
      });
      events.append({
        type: 'krithi.moved',
        actor,
        batchId: row.batchId,
        krithiId: row.id,
        from: row.state,
        to,
        reason: more.reason ?? null,
      });
    },
    setPrepared: (id: string, to: Prepared): void => {
      setPrepared.run(
        Math.round(to.quality.score * 1000),
        JSON.stringify(to.quality),
        JSON.stringify(to.duplicates),
        to.duplicateCount,
        to.flagCount,
        to.weakNames,
        to.blocker,
        clock.now(),
        id,
      );
    },
    /** Whether a krithi of a review pack waits for a name; says which way that changed. */
    setWaits: (
      row: Pick<KrithiRow, 'id' | 'hidden' | 'stage'>,
      waits: boolean,
    ): 'freed' | 'blocked' | 'none' => {
      const stage = waits ? 'blocked' : 'ready';
      if (row.hidden === 0 || row.stage === stage) return 'none';
      setStage.run(stage, row.id);
      return waits ? 'blocked' : 'freed';
    },
    /** Another krithi came or went that may be the same work. */
    setDuplicates: (id: string, duplicates: readonly StoredDuplicate[], count: number): void => {
      const text = JSON.stringify(duplicates);
      setDuplicates.run(text, count, id, text);
    },
    /** Writes the edits with before and after in the log. */
    setEdits: (row: KrithiRow, edits: KrithiEdits, title: string, titleKey: string, actor: string): void => {
      setEdits.run(JSON.stringify(edits), title, titleKey, clock.now(), row.id);
      events.append({
        type: 'krithi.edited',
        actor,
        batchId: row.batchId,
        krithiId: row.id,
        data: { before: row.edits, after: edits },
      });
    },
    /** Puts back who judged a krithi, when and why, after it was moved back. */
    keepJudgement: (id: string, to: Pick<KrithiRow, 'rejectReason' | 'reviewer' | 'decidedAt'>): void => {
      keepJudgement.run(to.rejectReason, to.reviewer, to.decidedAt, id);
    },
    markAsked: (id: string): void => {
      setAsked.run(id);
    },
    /** Gives krithis that another live manifest names too to that manifest's batch. Answers who got any. */
    handOver: (batchId: string): ReadonlySet<string> => {
      const rows = shared.all(batchId);
      for (const row of rows) {
        handKrithi.run(row.batchId, row.line, row.krithiId);
        handTasks.run({ batchId: row.batchId, krithiId: row.krithiId });
        events.append({
          type: 'krithi.handed_over',
          actor: 'krithi-desk',
          batchId: row.batchId,
          krithiId: row.krithiId,
        });
      }
      return new Set(rows.map((row) => row.batchId));
    },
    /** Shows or hides the krithis of a batch. Answers those that stay hidden: their pages are another batch's now. */
    hideBatch: (batchId: string, hidden: boolean): readonly string[] => {
      hide.run(hidden ? 1 : 0, batchId);
      return hidden ? [] : hiddenOf.all(batchId);
    },
  };
};
