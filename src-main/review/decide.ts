import { AppError } from '../domain/errors.ts';
import type { NewId } from '../domain/ids.ts';
import type { AliasScope, Entity, EntityFacts, NameKind, Relation } from '../domain/name.ts';
import type { DecisionRow, NewDecision } from '../store/decisions.ts';
import type { Records } from '../store/index.ts';
import type { ValueRow } from '../store/names.ts';
import { type Draft, createLogWriter } from './log-writer.ts';
import { machineWord } from './machine-word.ts';
import { createMerge } from './merge.ts';
import { unprintedPlace } from './override.ts';
import { rejectedFor } from './rejected.ts';
import { createSettling, krithiOf } from './settle-dispute.ts';
import { type Step, createStacks } from './standing.ts';
import { warningsOf } from './warnings.ts';

export type Judgement = {
  /** Made by whoever asks, so that a judgement that is sent twice is made once. */
  readonly id?: string | undefined;
  readonly kind: NameKind;
  /** As printed; every spelling of its key is meant. Empty, with a krithi: it prints none of this kind. */
  readonly value: string;
  readonly act: 'accept' | 'create' | 'none' | 'unsure' | 'reject';
  readonly entities: readonly string[];
  /** For accept: how the entry stands to the name. */
  readonly relation?: Relation | undefined;
  readonly name?: string | undefined;
  readonly facts?: EntityFacts | undefined;
  readonly krithi?: string | undefined;
  readonly alias: AliasScope | 'no';
  readonly except: readonly string[];
  readonly note?: string | undefined;
  /** One of many that were accepted together: no one looked at it by itself, so it proves nothing. */
  readonly bulk?: boolean | undefined;
  /** With a krithi: what all its names of the kind are, whatever it prints. */
  readonly whole?: boolean | undefined;
};

/** What to say instead of an old decision; what is left out stays as it was. */
export type Rejudgement = Partial<
  Pick<Judgement, 'id' | 'act' | 'entities' | 'relation' | 'name' | 'facts' | 'alias' | 'except' | 'note'>
>;

export type DecisionEffect = {
  readonly decision: string;
  readonly freed: number;
  readonly warnings: readonly string[];
};
export type RevertEffect = {
  /** The newest judgement that was taken back, or brought back. */
  readonly reverted: string;
  readonly valueId: number;
  /** How many lines of the log belonged to the act. */
  readonly lines: number;
  readonly blocked: number;
  readonly freed: number;
};

/** A judgement that was written, and the entries whose decisions it took back. */
type Judged = {
  readonly line: NewDecision;
  readonly value: ValueRow;
  readonly warnings: readonly string[];
  readonly undone: readonly string[];
};

export type ReviewDeps = {
  readonly records: Records;
  readonly newId: NewId;
  /** The folded key of a printed name (resolve). */
  readonly keyOf: (kind: NameKind, value: string) => string;
};

/** The decision log's only writer: judge, undo, redo, revert one, take in another log. Each is one transaction. */
export const createDecisions = ({ records, newId, keyOf }: ReviewDeps) => {
  const stacks = createStacks(records);
  const log = createLogWriter({ records, newId });
  const settling = createSettling({ records, newId }, log);

  /** The value that a judgement is on; for what a krithi does not print, a place is made. */
  const valueFor = (judgement: Judgement): ValueRow => {
    const { kind, krithi, value } = judgement;
    if ((value === '' || judgement.whole === true) && krithi !== undefined) {
      const mentions = records.names.mentionsOfKrithi(krithi).filter((m) => m.kind === kind);
      const mention = mentions.find((m) => judgement.whole !== true || m.source === 'person');
      if (mention !== undefined) return records.names.get(mention.valueId);
      const { place, value: unsaid } = unprintedPlace(records, kind, records.krithis.get(krithi).id);
      records.names.addMention(place);
      return unsaid;
    }
    const found = records.names.findByKey(kind, keyOf(kind, value));
    if (found === null) throw new AppError('store.not_found', { detail: `${kind} "${value}"` });
    return found;
  };

  /** Writes one judgement; what depends on it is brought up to date by the caller. */
  const judge = (judgement: Judgement, who: string, ofStep: string | null): Judged => {
    const value = valueFor(judgement);
    const krithi = judgement.krithi === undefined ? null : records.krithis.get(judgement.krithi);
    const created = judgement.act === 'create' ? create(judgement, who) : null;
    const entities = created === null ? judgement.entities : [created.id];
    requireEntities(records, judgement, entities);
    const act = judgement.act === 'create' ? 'accept' : judgement.act;
    const relation = act === 'accept' ? (judgement.relation ?? 'equal') : 'equal';
    const teaches = act === 'accept' && relation === 'equal' && krithi === null;
    const alias = judgement.alias === 'no' || !teaches ? null : judgement.alias;
    // An answer ends the contradiction that waits on the question.
    const dispute = act === 'accept' || act === 'none' ? settling.on(value, krithi?.link ?? null) : null;
    const step = dispute === null ? ofStep : (ofStep ?? newId());
    const undone =
      dispute === null ? [] : settling.takeBack(dispute, { act, entities, relation }, who, step ?? newId());
    const draft: Draft = {
      who,
      kind: judgement.kind,
      key: value.key,
      value: judgement.value === '' ? value.value : judgement.value,
      act,
      entities,
      relation,
      krithiId: krithi?.id ?? null,
      krithiLink: krithi?.link ?? null,
      alias,
      aliasScopeId: null,
      leavesOut: judgement.except,
      reverts: null,
      step,
      note: judgement.note ?? null,
      context: {
        ...machineWord(records, value, krithi?.id ?? null),
        ...(judgement.bulk === true ? { bulk: true } : {}),
        created,
      },
    };
    const warnings = warningsOf(records, value, draft);
    return { line: log.say(draft, value, judgement.id), value, warnings, undone };
  };

  /** A new entry of the authority list, by a person's word alone. */
  const create = (judgement: Judgement, who: string): Entity => {
    const name = judgement.name?.trim();
    if (name === undefined || name === '')
      throw new AppError('internal.bad_input', { detail: 'a new name is missing' });
    const entity: Entity = {
      id: `${judgement.kind}:${newId()}`,
      kind: judgement.kind,
      name,
      aliases: [],
      facts: judgement.facts ?? {},
      provenance: `created in review by ${who}`,
    };
    records.entities.putAll([entity], 'person', who);
    return entity;
  };

  const find = (id: string): DecisionRow => {
    const found = records.decisions.find(id);
    if (found === null) throw new AppError('store.not_found', { detail: `decision ${id}` });
    return found;
  };

  /** The judgement at the end of a chain of reverts. */
  const rootOf = (line: DecisionRow): DecisionRow => {
    const target = line.reverts === null ? null : records.decisions.find(line.reverts);
    return target === null ? line : rootOf(target);
  };

  /** Reverts lines as one act: what they taught or created goes, or comes back, with them. */
  const revert = (ids: readonly string[], who: string): RevertEffect | null => {
    const [first] = ids;
    if (first === undefined) return null;
    const step = ids.length > 1 ? newId() : null;
    const roots: DecisionRow[] = [];
    const values: number[] = [];
    for (const id of ids) {
      const target = find(id);
      if (!records.decisions.stands(id))
        throw new AppError('store.bad_transition', { detail: 'this decision is reverted already' });
      values.push(log.sayRevert(target, who, step).id);
      roots.push(rootOf(target));
    }
    const effect = log.follow(
      values,
      who,
      roots.flatMap((root) => root.entities),
    );
    return { reverted: rootOf(find(first)).id, valueId: values[0] ?? 0, lines: ids.length, ...effect };
  };

  const revertStep = (step: Step | undefined, who: string): RevertEffect | null =>
    step === undefined ? null : revert(step.lines, who);

  const judgementAgain = (old: DecisionRow, change: Rejudgement): Judgement => {
    const krithi = krithiOf(records, old);
    if (krithi === null && old.krithiLink !== null)
      throw new AppError('store.not_found', { detail: old.krithiLink });
    return {
      kind: old.kind,
      value: old.value,
      act: old.act === 'revert' ? 'unsure' : old.act,
      entities: old.entities,
      relation: old.relation,
      krithi: krithi ?? undefined,
      alias: old.alias ?? 'no',
      except: old.leavesOut,
      note: old.note ?? undefined,
      ...change,
    };
  };

  return {
    decide: (judgement: Judgement, who: string): DecisionEffect =>
      records.store.write(() => {
        if (judgement.id !== undefined && records.decisions.find(judgement.id) !== null)
          return { decision: judgement.id, freed: 0, warnings: [] };
        const { line, value, warnings, undone } = judge(judgement, who, null);
        return { decision: line.id, freed: log.follow([value.id], who, undone).freed, warnings };
      }),
    /** Many judgements as one act: one transaction, one undo. */
    decideMany: (
      judgements: readonly Judgement[],
      who: string,
    ): { readonly step: string; readonly decisions: readonly string[]; readonly freed: number } =>
      records.store.write(() => {
        const step = newId();
        const judged = judgements.map((judgement) => judge(judgement, who, step));
        const { freed } = log.follow(
          judged.map(({ value }) => value.id),
          who,
          judged.flatMap(({ undone }) => undone),
        );
        return { step, decisions: judged.map(({ line }) => line.id), freed };
      }),
    /** Takes an old decision back and says something else in its place, as one act. */
    rejudge: (decision: string, change: Rejudgement, who: string): DecisionEffect =>
      records.store.write(() => {
        if (change.id !== undefined && records.decisions.find(change.id) !== null)
          return { decision: change.id, freed: 0, warnings: [] };
        const old = find(decision);
        if (old.act === 'revert' || !records.decisions.stands(old.id))
          throw new AppError('store.bad_transition', { detail: 'this decision is reverted already' });
        const step = newId();
        log.sayRevert(old, who, step);
        const { line, value, warnings, undone } = judge(judgementAgain(old, change), who, step);
        const { freed } = log.follow([value.id], who, [...old.entities, ...undone]);
        return { decision: line.id, freed, warnings };
      }),
    /** Undoes the last act that stands, or reverts one decision and leaves the later ones; null when there is none. */
    undo: (who: string, decisionId?: string): RevertEffect | null =>
      records.store.write(() =>
        decisionId === undefined ? revertStep(stacks().undoable.at(-1), who) : revert([decisionId], who),
      ),
    /** Undoes one old act, a bulk of decisions or the taking in of a log. */
    undoStep: (who: string, step: string): RevertEffect | null =>
      records.store.write(() =>
        revertStep(
          stacks().undoable.find(({ id }) => id === step),
          who,
        ),
      ),
    /** Takes back the last undo, or the one of the named decision; null when there is none. */
    redo: (who: string, decisionId?: string): RevertEffect | null =>
      records.store.write(() => {
        if (decisionId === undefined) return revertStep(stacks().redoable.at(-1), who);
        const undone = records.decisions.standingRevert(decisionId);
        return undone === null ? null : revert([undone.id], who);
      }),
    stacks,
    ...createMerge({ records, newId, keyOf }, log),
    settle: settling.settle,
    /** Candidates that a person ruled out for a value. */
    rejectedFor: (kind: NameKind, key: string): ReadonlySet<string> => rejectedFor(records, kind, key),
  };
};
export type Decisions = ReturnType<typeof createDecisions>;

const requireEntities = (records: Records, judgement: Judgement, entities: readonly string[]): void => {
  const needs = judgement.act === 'accept' || judgement.act === 'reject';
  if (needs && entities.length === 0)
    throw new AppError('internal.bad_input', { detail: 'no entry was chosen' });
  for (const id of entities) {
    const entity = records.entities.find(id);
    if (entity === null || entity.kind !== judgement.kind)
      throw new AppError('resolve.unknown_entity', { detail: id });
  }
};
