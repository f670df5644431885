import { z } from 'zod';
import { KrithiState } from '../domain/batch.ts';
import { KrithiPatch } from '../domain/krithi-edits.ts';
import type { Store } from './open.ts';

/** What a person did in one step; a step is what undo takes back as one. */
export const stepActs = [
  'approve',
  'reject',
  'reopen',
  'edit',
  'names',
  'two_works',
  'same_work',
  'revert',
] as const;
export type StepAct = (typeof stepActs)[number];

export type StepRow = {
  readonly seq: number;
  readonly id: string;
  readonly at: number;
  readonly who: string;
  readonly act: StepAct;
  /** The step that this one takes back (undo), or that takes back an undo (redo). */
  readonly reverts: string | null;
  /** The words given for it: why rejected, by which rule approved. */
  readonly reason: string | null;
};

/** How a krithi stood judged. */
export const Judged = z.object({
  state: KrithiState,
  rejectReason: z.string().nullable(),
  reviewer: z.string().nullable(),
  decidedAt: z.number().nullable(),
});
export type Judged = z.infer<typeof Judged>;

const Side = z.object({
  judged: Judged.optional(),
  /** What an edit changed, as a merge patch over the edits before it. */
  patch: KrithiPatch.optional(),
  /** Lines of the decision log that settled its names. */
  decisions: z.array(z.string()).optional(),
  /** What its names were, to tell whether a judgement was about these. */
  names: z.array(z.string()).optional(),
  /** Of a revert: whether this krithi came back to what it was. */
  restored: z.boolean().optional(),
});
export type Side = z.infer<typeof Side>;

export type ActRow = {
  readonly seq: number;
  readonly stepId: string;
  readonly krithiId: string;
  readonly otherId: string | null;
  readonly before: Side;
  readonly after: Side;
};

/** A line of a krithi's own history: the step with what it did to this krithi. */
export type HistoryRow = StepRow & {
  readonly before: Side;
  readonly after: Side;
  readonly otherId: string | null;
};

type Raw<T extends { before: Side; after: Side }> = Omit<T, 'before' | 'after'> & {
  before: string;
  after: string;
};

const read = <T extends { before: Side; after: Side }>(raw: Raw<T>) => ({
  ...raw,
  before: Side.parse(JSON.parse(raw.before)),
  after: Side.parse(JSON.parse(raw.after)),
});

const stepColumns = 's.seq, s.id, s.at, s.who, s.act, s.reverts, s.reason';
const actColumns = `a.seq, a.step_id AS stepId, a.krithi_id AS krithiId, a.other_id AS otherId, a.before, a.after`;

/** Which lines of a step a revert goes over; `back` is the undo that a redo takes back, null for an undo. */
export type Due = { readonly step: string; readonly revert: string; readonly back: string | null };
/** Beyond the line `from`. */
export type DuePage = Due & { readonly from: number | null; readonly limit: number };

/** Queries of the log of what people did to krithis. */
export const krithiStepQueries = (store: Store) => {
  const { db } = store;
  const addStep = db.prepare(
    'INSERT INTO krithi_step (id, at, who, act, reverts, reason) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const addAct = db.prepare(
    'INSERT INTO krithi_act (step_id, krithi_id, other_id, before, after) VALUES (?, ?, ?, ?, ?)',
  );
  const byId = db.prepare<[string], StepRow>(`SELECT ${stepColumns} FROM krithi_step s WHERE s.id = ?`);
  const since = db.prepare<[number], StepRow>(
    `SELECT ${stepColumns} FROM krithi_step s WHERE s.seq > ? ORDER BY s.seq`,
  );
  /** Lines of a step that a revert has still to go over; of what a redo does again, those that came back. */
  const due = `a.step_id = @step
    AND NOT EXISTS (SELECT 1 FROM krithi_act d WHERE d.krithi_id = a.krithi_id AND d.step_id = @revert
      AND json_extract(d.after, '$.restored') = 1)
    AND (@back IS NULL OR EXISTS (SELECT 1 FROM krithi_act r WHERE r.krithi_id = a.krithi_id AND r.step_id = @back
      AND json_extract(r.after, '$.restored') = 1))`;
  const countActs = db.prepare<[string], number>('SELECT count(*) FROM krithi_act WHERE step_id = ?').pluck();
  const dueForth = db.prepare<[DuePage], Raw<ActRow>>(
    `SELECT ${actColumns} FROM krithi_act a WHERE ${due} AND (@from IS NULL OR a.seq > @from) ORDER BY a.seq LIMIT @limit`,
  );
  const dueBack = db.prepare<[DuePage], Raw<ActRow>>(
    `SELECT ${actColumns} FROM krithi_act a WHERE ${due} AND (@from IS NULL OR a.seq < @from)
     ORDER BY a.seq DESC LIMIT @limit`,
  );
  const history = db.prepare<[string], Raw<HistoryRow>>(
    `SELECT ${stepColumns}, a.before, a.after, a.other_id AS otherId FROM krithi_act a
     JOIN krithi_step s ON s.id = a.step_id WHERE a.krithi_id = ? ORDER BY a.seq`,
  );
  const pairs = db.prepare<[string, string], { stepId: string; act: StepAct; other: string }>(
    `SELECT a.step_id AS stepId, s.act, a.other_id AS other FROM krithi_act a JOIN krithi_step s ON s.id = a.step_id
       WHERE a.krithi_id = ? AND a.other_id IS NOT NULL
     UNION ALL
     SELECT a.step_id, s.act, a.krithi_id FROM krithi_act a JOIN krithi_step s ON s.id = a.step_id
       WHERE a.other_id = ?`,
  );
  return {
    addStep: (step: Omit<StepRow, 'seq' | 'at'>): void => {
      addStep.run(step.id, store.clock.now(), step.who, step.act, step.reverts, step.reason);
    },
    addAct: (act: Omit<ActRow, 'seq'>): void => {
      addAct.run(
        act.stepId,
        act.krithiId,
        act.otherId,
        JSON.stringify(act.before),
        JSON.stringify(act.after),
      );
    },
    find: (id: string): StepRow | null => byId.get(id) ?? null,
    since: (seq: number): StepRow[] => since.all(seq),
    /** How many krithis a step went over. */
    countActs: (step: string): number => countActs.get(step) ?? 0,
    /** Lines of a step that are still due: newest first on the way back, oldest first again. */
    due: (page: DuePage): ActRow[] =>
      (page.back === null ? dueBack : dueForth).all(page).map((raw) => read<ActRow>(raw)),
    /** What was done to a krithi, oldest first. */
    history: (krithiId: string): HistoryRow[] => history.all(krithiId).map((raw) => read<HistoryRow>(raw)),
    /** Judgements on this krithi and another, whether they stand or not. */
    pairsOf: (krithiId: string) => pairs.all(krithiId, krithiId),
  };
};
export type KrithiStepQueries = ReturnType<typeof krithiStepQueries>;
