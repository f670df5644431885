import { AppError } from '../../domain/errors.ts';
import { AliasScope, NameKind, Relation } from '../../domain/name.ts';
import type { Engine } from '../../engine.ts';
import type { Judgement } from '../../review/index.ts';
import type { Records } from '../../store/index.ts';
import { UsageError, exit } from './exit.ts';
import { createOutput } from './output.ts';
import { type CommonOptions, withEngine, withRecords } from './session.ts';
import { workUntilIdle } from './working.ts';

const pageSize = 500;

const kindOf = (text: string | undefined): NameKind => {
  const kind = NameKind.safeParse(text);
  if (!kind.success) throw new UsageError(`--kind is one of ${NameKind.options.join(', ')}`);
  return kind.data;
};

export const queueCommand = (
  options: CommonOptions & { readonly kind?: string; readonly batch?: string },
): Promise<number> =>
  withRecords(options, (records) => {
    const output = createOutput(options);
    const filter = {
      kind: options.kind === undefined ? undefined : kindOf(options.kind),
      batch: options.batch,
    };
    let after: { waiting: number; id: number } | null = null;
    for (;;) {
      const page = records.names.queue(filter, after, pageSize);
      for (const value of page) {
        const json = {
          kind: value.kind,
          value: value.value,
          key: value.key,
          spellings: records.names.spellings(value.id),
          krithis: value.waiting,
          state: value.state,
          candidates: value.verdict?.candidates ?? [],
          reasons: value.verdict?.reasons ?? [],
        };
        output.line(
          json,
          () => `${value.waiting}\t${value.kind}\t${value.value}\t${json.candidates[0]?.name ?? ''}`,
        );
      }
      const last = page.at(-1);
      if (last === undefined || page.length < pageSize) return exit.done;
      after = { waiting: last.waiting, id: last.id };
    }
  });

export type DecideOptions = CommonOptions & {
  readonly kind?: string;
  readonly value?: string;
  readonly entity?: string;
  readonly new?: string;
  readonly none?: boolean;
  readonly unsure?: boolean;
  readonly krithi?: string;
  readonly alias: string;
  readonly relation: string;
  readonly who: string;
};

/** An entry by id, or by a name that only one entry has. */
const entityId = (records: Records, kind: NameKind, text: string): string => {
  const byId = records.entities.find(text);
  if (byId !== null) return byId.id;
  const [first, ...others] = records.entities.findByName(kind, text);
  if (first === undefined) throw new AppError('resolve.unknown_entity', { detail: text });
  if (others.length > 0) {
    throw new AppError('resolve.ambiguous_entity', {
      detail: [first, ...others].map((e) => e.id).join(', '),
    });
  }
  return first.id;
};

const judgementOf = (engine: Engine, options: DecideOptions): Judgement => {
  const kind = kindOf(options.kind);
  if (options.value === undefined) throw new UsageError('--value is missing');
  const chosen = [options.entity, options.new, options.none, options.unsure].filter(
    (x) => x !== undefined && x !== false,
  );
  if (chosen.length !== 1) throw new UsageError('give one of --entity, --new, --none, --unsure');
  const scope = AliasScope.or(AliasScope.optional()).safeParse(
    options.alias === 'no' ? undefined : options.alias,
  );
  if (!scope.success) throw new UsageError('--alias is batch, source, always or no');
  const relation = Relation.safeParse(options.relation);
  if (!relation.success) throw new UsageError(`--relation is one of ${Relation.options.join(', ')}`);
  const base = {
    kind,
    relation: relation.data,
    value: options.value,
    krithi: options.krithi,
    alias: scope.data ?? 'no',
    except: [],
    entities: [],
  } as const;
  if (options.entity !== undefined) {
    return {
      ...base,
      act: 'accept',
      entities: options.entity.split(',').map((id) => entityId(engine.records, kind, id.trim())),
    };
  }
  if (options.new !== undefined) return { ...base, act: 'create', name: options.new };
  return { ...base, act: options.none === true ? 'none' : 'unsure' };
};

/** One decision; what it frees goes on at once, as far as that needs no network. */
export const decideCommand = (options: DecideOptions): Promise<number> => {
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine, interrupted) => {
    const effect = engine.decisions.decide(judgementOf(engine, options), options.who);
    if (options.new !== undefined) await engine.names.refreshWaiting(options.who);
    for (const warning of effect.warnings) output.note(warning);
    await workUntilIdle(engine, output, interrupted, null);
    output.result(
      { decision: effect.decision, freed: effect.freed },
      () => `${effect.freed} krithis go on.   [${effect.decision}]`,
    );
    return exit.done;
  });
};

export const undoCommand = (
  options: CommonOptions & { readonly decision?: string; readonly step?: string; readonly who: string },
): Promise<number> => {
  if (options.decision !== undefined && options.step !== undefined)
    throw new UsageError('give --decision or --step');
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine, interrupted) => {
    const effect =
      options.step === undefined
        ? engine.decisions.undo(options.who, options.decision)
        : engine.decisions.undoStep(options.who, options.step);
    await workUntilIdle(engine, output, interrupted, null);
    output.result(
      { reverted: effect?.reverted ?? null, lines: effect?.lines ?? 0, blocked: effect?.blocked ?? 0 },
      () => (effect === null ? 'Nothing to undo.' : `Undone; ${effect.blocked} krithis wait again.`),
    );
    return exit.done;
  });
};
