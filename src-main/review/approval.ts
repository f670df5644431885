import { isDeepStrictEqual } from 'node:util';
import { AppError, type ErrorCode, isErrorCode } from '../domain/errors.ts';
import { type KrithiPatch, inversePatch, patchEdits, sparsePatch } from '../domain/krithi-edits.ts';
import type { KrithiEdits } from '../domain/krithi.ts';
import type { NameKind } from '../domain/name.ts';
import type { StepAct } from '../store/krithi-steps.ts';
import type { JudgedRow, KrithiRow } from '../store/krithi-row.ts';
import { countsOtherwise } from './duplicates.ts';
import { type ApprovalDeps, type ItemResult, judgedOf, refused, standingNames } from './judging.ts';
import { createKrithiUndo } from './krithi-undo.ts';
import { overrideOf } from './override.ts';
import { type Sliced, beginSlice, drain, sliceSize } from './slices.ts';
import { type UnderWay, createUnderWay } from './under-way.ts';

export type ApprovalVerb = 'approve' | 'reject' | 'reopen';

const accepted = (id: string): ItemResult => ({ id, ok: true, code: null, message: null });

const notNow = (state: string): AppError =>
  new AppError('store.bad_transition', { detail: `the krithi is ${state.replace('_', ' ')}` });

const codeOf = (blocker: string): ErrorCode => (isErrorCode(blocker) ? blocker : 'review.not_prepared');

/** Why a verb is refused to a krithi as it stands, or null. */
const refusal = (krithi: JudgedRow, verb: ApprovalVerb): AppError | null => {
  switch (verb) {
    case 'approve':
      if (krithi.state !== 'in_review') return notNow(krithi.state);
      return krithi.blocker === null ? null : new AppError(codeOf(krithi.blocker));
    case 'reject':
      return krithi.state === 'in_review' || krithi.state === 'approved' ? null : notNow(krithi.state);
    case 'reopen':
      return ['approved', 'rejected', 'published'].includes(krithi.state) ? null : notNow(krithi.state);
  }
};

const targets = { approve: 'approved', reject: 'rejected', reopen: 'in_review' } as const;

/**
 * Judging krithis. Whatever people do here is a step of an append-only log, in the
 * transaction of its effect: each krithi answers for itself, a bulk is one step, and
 * undo restores exactly what was there.
 */
export const createApproval = (deps: ApprovalDeps) => {
  const { records, newId, log, prepare, decisions, titleKey } = deps;
  const underWay = createUnderWay(records);

  const get = (id: string): JudgedRow => {
    const krithi = records.krithis.judged(id);
    if (krithi === null) throw new AppError('store.not_found', { detail: `krithi ${id}` });
    return krithi;
  };

  const addStep = (act: StepAct, who: string, reason: string | null = null): string => {
    const id = newId();
    records.krithiSteps.addStep({ id, who, act, reverts: null, reason });
    return id;
  };

  /** What each krithi would answer; the preview of a bulk. */
  const answerFor = (id: string, verb: ApprovalVerb): ItemResult => {
    const krithi = records.krithis.judged(id);
    const why = krithi === null ? new AppError('store.not_found') : refusal(krithi, verb);
    return why === null ? accepted(id) : refused(id, why);
  };

  const judgeOne = (
    id: string,
    verb: ApprovalVerb,
    who: string,
    reason: string | null,
    step: string,
  ): void => {
    const krithi = get(id);
    const reviewer = verb === 'reopen' ? {} : { reviewer: who };
    records.krithis.move(krithi, targets[verb], who, { ...reviewer, reason });
    records.krithiSteps.addAct({
      stepId: step,
      krithiId: id,
      otherId: null,
      before: { judged: judgedOf(krithi) },
      after: { judged: judgedOf(get(id)) },
    });
    if (countsOtherwise(krithi.state, targets[verb])) prepare.refreshDuplicates([id]);
  };

  /**
   * Judges many as one step, a slice a transaction. Each krithi answers as it stands when its
   * turn comes; what is written of a step stands and is taken back as that step, wherever it stops.
   */
  function* judging(
    ids: readonly string[],
    verb: ApprovalVerb,
    who: string,
    reason: string | null,
  ): Sliced<readonly ItemResult[]> {
    const said = reason?.trim() || null;
    if (verb === 'reject' && said === null)
      return ids.map((id) => refused(id, new AppError('review.no_reason')));
    const answers: ItemResult[] = [];
    let step: string | null = null;
    while (answers.length < ids.length) {
      records.store.write(() => {
        const isOver = beginSlice(records.store.clock);
        for (const id of ids.slice(answers.length, answers.length + sliceSize)) {
          const answer = answerFor(id, verb);
          answers.push(answer);
          if (!answer.ok) continue;
          step ??= addStep(verb, who, said);
          judgeOne(id, verb, who, said, step);
          if (isOver()) break;
        }
        if (step === null || ids.length <= sliceSize) return;
        underWay.dropOld(step);
        if (answers.length === ids.length) underWay.drop(step);
        else underWay.note({ step, act: verb, way: 'do', done: answers.length, of: ids.length });
      });
      if (answers.length < ids.length) yield;
    }
    return answers;
  }

  /** Brings the edits in place, with all that follows from them; a judged krithi is before a reviewer again. */
  const putEdits = (krithi: KrithiRow, edits: KrithiEdits, who: string): void => {
    const title = edits.title ?? krithi.extraction?.title ?? krithi.csvTitle;
    records.krithis.setEdits(krithi, edits, title, titleKey(title), who);
    prepare.prepare(records.krithis.get(krithi.id));
  };

  const undoing = createKrithiUndo({ ...deps, putEdits, underWay });

  return {
    judging,
    /** Judges without a breath between the slices. */
    judgeMany: (ids: readonly string[], verb: ApprovalVerb, who: string, reason: string | null) =>
      drain(judging(ids, verb, who, reason)),
    answerFor,
    /**
     * Sparse edits: a named field changes, null brings the extracted one back, the others stay.
     * What was extracted is kept beside them. Says whether anything changed.
     */
    edit: (id: string, change: KrithiPatch, who: string): boolean =>
      records.store.write(() => {
        const krithi = records.krithis.get(id);
        const patch = sparsePatch(krithi, change);
        const edits = patchEdits(krithi.edits, patch);
        if (isDeepStrictEqual(edits, krithi.edits)) return false;
        const before = judgedOf(krithi);
        putEdits(krithi, edits, who);
        if (krithi.state === 'approved' || krithi.state === 'published')
          records.krithis.move(krithi, 'in_review', who, { reason: 'edited after approval' });
        records.krithiSteps.addAct({
          stepId: addStep('edit', who),
          krithiId: id,
          otherId: null,
          before: { patch: inversePatch(krithi.edits, patch), judged: before },
          after: { patch, judged: judgedOf(get(id)) },
        });
        return true;
      }),
    /**
     * What the composer, ragas (in order), tala, deity or temple of this krithi are, whatever it
     * prints; null gives what is printed its word back.
     */
    setNames: (id: string, kind: NameKind, entities: readonly string[] | null, who: string): void => {
      records.store.write(() => {
        const before = { judged: judgedOf(get(id)), names: standingNames(records, id) };
        if (entities === null) {
          const said = overrideOf(records, records.krithis.get(id).link, kind);
          if (said === null) return;
          decisions.undo(who, said.id);
          records.krithiSteps.addAct({
            stepId: addStep('names', who),
            krithiId: id,
            otherId: null,
            before: { ...before, decisions: [said.id] },
            after: { judged: judgedOf(get(id)) },
          });
          return;
        }
        if (kind === 'composer' && entities.length !== 1) throw new AppError('review.no_composer');
        const { decision } = decisions.decide(
          {
            kind,
            value: '',
            act: entities.length === 0 ? 'none' : 'accept',
            entities,
            krithi: id,
            alias: 'no',
            except: [],
            whole: true,
          },
          who,
        );
        records.krithiSteps.addAct({
          stepId: addStep('names', who),
          krithiId: id,
          otherId: null,
          before,
          after: { judged: judgedOf(get(id)), decisions: [decision] },
        });
      });
    },
    /** Two krithis that look alike are two works: they are no longer shown as duplicates. */
    tellApart: (id: string, other: string, who: string): void => {
      records.store.write(() => {
        const { state } = get(id);
        get(other);
        if (id === other) throw notNow(state);
        const stepId = addStep('two_works', who);
        records.krithiSteps.addAct({ stepId, krithiId: id, otherId: other, before: {}, after: {} });
        prepare.refreshDuplicates([id, other]);
      });
    },
    /** Two krithis are one work: one is kept, the other is superseded by it. */
    keepOne: (keep: string, drop: string, who: string): void => {
      records.store.write(() => {
        const kept = get(keep);
        const dropped = get(drop);
        if (keep === drop || kept.state === 'superseded') throw notNow(kept.state);
        if (!['in_review', 'approved', 'rejected'].includes(dropped.state)) throw notNow(dropped.state);
        records.krithis.move(dropped, 'superseded', who, { reason: `the same as ${kept.title}` });
        const stepId = addStep('same_work', who);
        records.krithiSteps.addAct({
          stepId,
          krithiId: drop,
          otherId: keep,
          before: { judged: judgedOf(dropped) },
          after: { judged: judgedOf(get(drop)) },
        });
        prepare.refreshDuplicates([keep, drop]);
      });
    },
    ...undoing,
    /** The step on many krithis that runs, or that was stopped part-way last. */
    underWay: (): UnderWay | null => underWay.all().at(-1) ?? null,
    depth: () => ({ undoable: log.undoable().length, redoable: log.redoable().length }),
  };
};
export type Approval = ReturnType<typeof createApproval>;
