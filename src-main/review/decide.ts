import { AppError } from '../domain/errors.ts';
import type { NewId } from '../domain/ids.ts';
import type { AliasScope, Entity, EntityFacts, NameKind } from '../domain/name.ts';
import type { DecisionRow, NewDecision } from '../store/decisions.ts';
import type { Records } from '../store/index.ts';
import type { ValueRow } from '../store/names.ts';
import { reviseValue } from './revise.ts';
import { type LogLine, parseLogLine } from './replay.ts';
import { createStacks } from './standing.ts';

export type Judgement = {
  readonly kind: NameKind;
  /** As printed; every spelling of its key is meant. */
  readonly value: string;
  readonly act: 'accept' | 'create' | 'none' | 'unsure' | 'reject';
  readonly entities: readonly string[];
  readonly name?: string | undefined;
  readonly facts?: EntityFacts | undefined;
  readonly krithi?: string | undefined;
  readonly alias: AliasScope | 'no';
  readonly except: readonly string[];
  readonly note?: string | undefined;
};

export type DecisionEffect = {
  readonly decision: string;
  readonly freed: number;
  readonly warnings: readonly string[];
};
export type RevertEffect = {
  readonly reverted: string;
  readonly valueId: number;
  readonly blocked: number;
  readonly freed: number;
};

export type ReviewDeps = {
  readonly records: Records;
  readonly newId: NewId;
  /** The folded key of a printed name (resolve). */
  readonly keyOf: (kind: NameKind, value: string) => string;
};

/** The decision log's only writer: judge, undo, redo, revert one. Each is one transaction. */
export const createDecisions = ({ records, newId, keyOf }: ReviewDeps) => {
  const stacks = createStacks(records);

  const append = (line: NewDecision): void => {
    records.decisions.append(line);
    records.events.append({
      type: 'decision.made',
      actor: line.who,
      krithiId: line.krithiId,
      to: line.act,
      reason: line.value,
      data: { decision: line.id, kind: line.kind, entities: line.entities },
    });
  };

  const decide = (judgement: Judgement, who: string): DecisionEffect =>
    records.store.write(() => {
      const key = keyOf(judgement.kind, judgement.value);
      const value = records.names.findByKey(judgement.kind, key);
      if (value === null) {
        throw new AppError('store.not_found', { detail: `${judgement.kind} "${judgement.value}"` });
      }
      const krithi = judgement.krithi === undefined ? null : records.krithis.get(judgement.krithi);
      const id = newId();
      const created = judgement.act === 'create' ? create(judgement, who) : null;
      const entities = created === null ? judgement.entities : [created.id];
      requireEntities(records, judgement, entities);
      const line: NewDecision = {
        id,
        at: records.store.clock.now(),
        who,
        kind: judgement.kind,
        key,
        value: judgement.value,
        act: judgement.act === 'create' ? 'accept' : judgement.act,
        entities,
        krithiId: krithi?.id ?? null,
        krithiLink: krithi?.link ?? null,
        alias: judgement.alias === 'no' || krithi !== null ? null : judgement.alias,
        aliasScopeId: null,
        leavesOut: judgement.except,
        reverts: null,
        note: judgement.note ?? null,
        context: {
          proposed: value.verdict?.candidates[0]?.id ?? null,
          evidence: value.verdict?.evidence ?? null,
          created,
        },
      };
      const warnings = warningsOf(value, line);
      append(line);
      teach(line, value);
      const { freed } = reviseValue(records, records.names.get(value.id), who);
      return { decision: id, freed, warnings };
    });

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

  /** A spelling that a person accepted is learnt; a machine's match never is. */
  const teach = (line: NewDecision, value: ValueRow): void => {
    const [entityId] = line.entities;
    if (line.act !== 'accept' || line.alias === null || line.entities.length !== 1 || entityId === undefined)
      return;
    for (const scopeId of scopeIdsOf(line.alias, value)) {
      records.aliases.insert({
        id: newId(),
        kind: line.kind,
        key: line.key,
        value: line.value,
        entityId,
        scope: line.alias,
        scopeId,
        decisionId: line.id,
        who: line.who,
        at: line.at,
      });
    }
  };

  const scopeIdsOf = (scope: AliasScope, value: ValueRow): (string | null)[] => {
    if (scope === 'always') return [null];
    const krithis = records.names.mentionsOfValue(value.id).map((m) => records.krithis.get(m.krithiId));
    return [...new Set(krithis.map((k) => (scope === 'batch' ? k.batchId : k.site)))];
  };

  /** Appends a revert of any line that stands; what it taught or created goes, or comes back, with it. */
  const revert = (target: DecisionRow, who: string): RevertEffect => {
    if (!records.decisions.stands(target.id)) {
      throw new AppError('store.bad_transition', { detail: 'this decision is reverted already' });
    }
    append({
      ...target,
      id: newId(),
      at: records.store.clock.now(),
      who,
      act: 'revert',
      entities: [],
      alias: null,
      leavesOut: [],
      reverts: target.id,
      note: null,
      context: {},
    });
    const judgement = rootOf(target);
    followStanding(judgement, who);
    const value = records.names.ensure(target.kind, target.key, target.value);
    const { freed, blocked } = reviseValue(records, value, who);
    return { reverted: judgement.id, valueId: value.id, freed, blocked };
  };

  /** The judgement at the end of a chain of reverts. */
  const rootOf = (line: DecisionRow): DecisionRow => {
    const target = line.reverts === null ? null : records.decisions.find(line.reverts);
    return target === null ? line : rootOf(target);
  };

  const find = (id: string): DecisionRow => {
    const found = records.decisions.find(id);
    if (found === null) throw new AppError('store.not_found', { detail: `decision ${id}` });
    return found;
  };

  /** Applies one foreign line; a line that is here already changes nothing. */
  const applyLine = (line: LogLine, values: Map<number, ValueRow>): boolean => {
    if (records.decisions.find(line.id) !== null) return false;
    const { created } = line.context;
    if (created !== null && created !== undefined && records.entities.find(created.id) === null) {
      records.entities.putAll([created], 'person', line.who);
    }
    const krithiId = line.krithiLink === null ? null : records.krithis.idOfLink(line.krithiLink);
    const value = records.names.ensure(line.kind, line.key, line.value);
    append({ ...line, krithiId });
    teach({ ...line, krithiId }, value);
    const target = line.reverts === null ? null : records.decisions.find(line.reverts);
    if (target !== null) followStanding(rootOf(target), line.who);
    values.set(value.id, value);
    return true;
  };

  /** What a judgement taught or created is there exactly while it stands. */
  const followStanding = (judgement: DecisionRow, who: string): void => {
    if (records.decisions.stands(judgement.id)) {
      records.aliases.reviveOfDecision(judgement.id);
      forCreated(judgement, (entity) => records.entities.revive(entity, who));
    } else {
      records.aliases.revokeOfDecision(judgement.id);
      forCreated(judgement, (entity) => records.entities.remove(entity, who));
    }
  };

  return {
    decide,
    /** Applies an exported log as one step: the same lines again change nothing. */
    replay: (lines: readonly { readonly text: string; readonly line: number }[]) => {
      const parsed = lines.map(({ text, line }) => parseLogLine(text, line));
      return records.store.write(() => {
        const values = new Map<number, ValueRow>();
        const applied = parsed.filter((line) => applyLine(line, values)).length;
        let freed = 0;
        for (const value of values.values())
          freed += reviseValue(records, records.names.get(value.id), 'replay').freed;
        return { applied, known: parsed.length - applied, freed };
      });
    },
    /** Reverts the last judgement that stands, or the named one; null when there is none. */
    undo: (who: string, decisionId?: string): RevertEffect | null =>
      records.store.write(() => {
        const id = decisionId ?? stacks().undoable.at(-1);
        return id === undefined ? null : revert(find(id), who);
      }),
    redo: (who: string): RevertEffect | null =>
      records.store.write(() => {
        const id = stacks().redoable.at(-1);
        return id === undefined ? null : revert(find(id), who);
      }),
    stacks,
    /** Candidates that a person ruled out for a value. */
    rejectedFor: (kind: NameKind, key: string): ReadonlySet<string> =>
      new Set(
        records.decisions
          .ofValue(kind, key)
          .filter((d) => d.act === 'reject' && records.decisions.stands(d.id))
          .flatMap((d) => d.entities),
      ),
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

const forCreated = (judgement: DecisionRow, work: (entityId: string) => void): void => {
  const { created } = judgement.context;
  if (typeof created === 'object' && created !== null && 'id' in created && typeof created.id === 'string') {
    work(created.id);
  }
};

/** A judgement against the letter of the list is allowed, and said aloud. */
const warningsOf = (value: ValueRow, line: NewDecision): string[] => {
  const { verdict } = value;
  if (line.act !== 'accept' || verdict === null || verdict.entity === null) return [];
  if (line.entities.includes(verdict.entity.id)) return [];
  return [`The list has exactly this name: ${verdict.entity.name}.`];
};
