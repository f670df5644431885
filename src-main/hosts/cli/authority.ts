import { AppError } from '../../domain/errors.ts';
import { NameKind } from '../../domain/name.ts';
import { planFile, takeFile } from '../../orchestrator/list-import.ts';
import { type FieldDiff, diffVersions, fieldsOf, listAt } from '../../orchestrator/list-versions.ts';
import {
  diffAuthority,
  effectsOfAlias,
  parseAuthority,
  shadowsOf,
  writeAuthority,
} from '../../resolve/index.ts';
import { UsageError, exit } from './exit.ts';
import { readText, writeWhole } from './files.ts';
import { createOutput } from './output.ts';
import { type CommonOptions, withEngine, withRecords } from './session.ts';
import { workUntilIdle } from './working.ts';

export const listAuthority = (
  options: CommonOptions & { readonly kind?: string; readonly text?: string },
): Promise<number> => {
  const output = createOutput(options);
  const kind = options.kind === undefined ? null : NameKind.safeParse(options.kind);
  if (kind?.success === false) throw new UsageError(`--kind is one of ${NameKind.options.join(', ')}`);
  return withEngine(options, output, false, async (engine) => {
    for (const entity of engine.records.entities.all()) {
      if (kind !== null && entity.kind !== kind.data) continue;
      if (
        options.text !== undefined &&
        ![entity.name, ...entity.aliases].some((name) =>
          name.toLowerCase().includes(options.text?.toLowerCase() ?? ''),
        )
      )
        continue;
      output.line(entity, () => `${entity.id}\t${entity.name}\t${entity.aliases.join(', ')}`);
    }
    return exit.done;
  });
};

export const exportAuthority = (
  file: string,
  options: CommonOptions & { readonly asOf?: number },
): Promise<number> => {
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine) => {
    const version = options.asOf ?? engine.records.entities.version();
    const entities = listAt(engine.records, version);
    await writeWhole(file, writeAuthority(entities, String(version)));
    output.result({ exported: entities.length }, () => `${entities.length} entries written to ${file}.`);
    return exit.done;
  });
};

type TakeOptions = CommonOptions & { readonly plan?: boolean; readonly who: string };

/** Adds or replaces entries as one undoable change; what waits is judged anew. */
export const importAuthority = (
  file: string,
  options: TakeOptions & { readonly replace?: boolean },
): Promise<number> => {
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine, interrupted) => {
    const text = await readText(file);
    const mode = options.replace === true ? 'replace' : 'add';
    if (options.plan === true) {
      const { counts, changes, problems } = planFile(engine.records, text, file, mode);
      output.result({ ...counts, problems, changes }, () =>
        [
          `${counts.added} to add, ${counts.changed} to change, ${counts.removed} to remove, ${counts.untouched} untouched`,
          ...problems.map(({ line, entry, message }) => `${file}: line ${line}: ${entry}: ${message}`),
          ...changes.map(inWords),
        ].join('\n'),
      );
      return problems.length > 0 ? exit.partly : exit.done;
    }
    const { entities } = parseAuthority(text, file);
    takeFile(engine.records, engine.authority, text, file, mode, options.who);
    const freed = await engine.list.refresh(options.who);
    await workUntilIdle(engine, output, interrupted, null);
    output.result(
      { imported: entities.length, freed },
      () => `${entities.length} entries taken; ${freed} krithis go on.`,
    );
    return exit.done;
  });
};

const inWords = ({ entity, change, field, before, after }: FieldDiff): string =>
  field === null ? `${entity.name}\t${change}` : `${entity.name}\t${field}\t${before ?? ''} → ${after ?? ''}`;

/** Takes what is new in the main database; what differs on both sides is left for a person. */
export const pullFromMain = (options: TakeOptions & { readonly from: string }): Promise<number> => {
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine, interrupted) => {
    const mode = options.plan === true ? 'plan' : 'apply';
    const { plan, effect } = await engine.sync.pull(options.from, mode, options.who);
    const freed = effect === null ? 0 : await engine.list.refresh(options.who);
    if (effect !== null) await workUntilIdle(engine, output, interrupted, null);
    const { counts, changes, conflicts } = plan;
    output.result(
      { imported: effect === null ? 0 : counts.added + counts.changed, freed, ...counts, conflicts, changes },
      () =>
        [
          `${counts.added} to add, ${counts.changed} to change, ${conflicts.length} in conflict${effect === null ? '' : '; taken'}`,
          ...conflicts.map(({ name, fields }) => `${name}: ${fields.join(', ')} differ`),
          ...changes.map(inWords),
        ].join('\n'),
    );
    return conflicts.length > 0 ? exit.partly : exit.done;
  });
};

/** Brings our list to the main database; nothing that changed there is written over. */
export const pushToMain = (options: TakeOptions & { readonly to: string }): Promise<number> => {
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine) => {
    const mode = options.plan === true ? 'plan' : 'apply';
    const { rows, notes } = await engine.sync.push(options.to, mode, options.who);
    const counts = { create: 0, update: 0, unchanged: 0, conflict: 0 };
    for (const { action } of rows) counts[action] += 1;
    for (const note of notes) output.note(note);
    output.result({ ...counts, rows }, () =>
      [
        `${counts.create} to create, ${counts.update} to update, ${counts.unchanged} unchanged, ${counts.conflict} in conflict`,
        ...rows.filter(({ reason }) => reason !== null).map(({ name, reason }) => `${name}: ${reason ?? ''}`),
      ].join('\n'),
    );
    return counts.conflict > 0 ? exit.partly : exit.done;
  });
};

/** What was done to the list, newest first. */
export const authorityLog = (options: CommonOptions & { readonly limit?: number }): Promise<number> =>
  withRecords(options, (records) => {
    const output = createOutput(options);
    for (const change of records.authorityLog.before(Number.MAX_SAFE_INTEGER, options.limit ?? 100)) {
      const stands = records.authorityLog.stands(change.seq);
      const fields = fieldsOf(records.authorityLog.entriesOf(change.seq));
      output.line({ ...change, stands, changes: fields }, () =>
        [change.seq, change.act, change.data.about.join(' → '), change.who, stands ? '' : 'taken back'].join(
          '\t',
        ),
      );
    }
    return exit.done;
  });

/** What changed between two versions of the list. */
export const authorityVersions = (
  options: CommonOptions & { readonly from: number; readonly to?: number },
): Promise<number> =>
  withRecords(options, (records) => {
    const output = createOutput(options);
    const to = options.to ?? records.entities.version();
    for (const change of diffVersions(records, options.from, to)) output.line(change, () => inWords(change));
    return exit.done;
  });

/** Takes one change of the list back, or the newest. */
export const undoAuthority = (
  options: CommonOptions & { readonly change?: number; readonly who: string },
): Promise<number> => {
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine, interrupted) => {
    const effect =
      options.change === undefined
        ? engine.authority.undo(options.who)
        : engine.authority.revert(options.change, options.who);
    await engine.list.refresh(options.who);
    await workUntilIdle(engine, output, interrupted, null);
    output.result(effect, () => (effect === null ? 'Nothing to undo.' : 'Undone.'));
    return exit.done;
  });
};

/** Makes one entry of two, or says what it would touch. */
export const mergeAuthority = (from: string, into: string, options: TakeOptions): Promise<number> => {
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine, interrupted) => {
    const preview = engine.authority.previewMerge([from], into);
    const { krithis, approved, published } = preview.impact;
    const names = preview.from.map(({ name }) => name).join(' and ');
    const words = `${names} into ${preview.into.name}: ${krithis} krithis, ${approved} approved, ${published} published`;
    if (options.plan === true) output.result({ ...preview, from: preview.from[0] }, () => words);
    else {
      const effect = engine.authority.merge([from], into, options.who);
      await engine.list.refresh(options.who);
      await workUntilIdle(engine, output, interrupted, null);
      output.result({ ...effect, impact: preview.impact }, () => words);
    }
    return exit.done;
  });
};

/** What a keeper of the list should look at. */
export const authorityDoctor = (options: CommonOptions): Promise<number> => {
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine) => {
    for (const finding of await engine.studies.findings())
      if (finding.answer === null) output.line(finding, () => `${finding.check}\t${finding.words}`);
    return exit.done;
  });
};

/** What importing the file would change, before it is done. */
export const diffWithFile = (file: string, options: CommonOptions): Promise<number> =>
  withRecords(options, async (records) => {
    const output = createOutput(options);
    const changes = diffAuthority(
      records.entities.all(),
      parseAuthority(await readText(file), file).entities,
    );
    for (const change of changes) {
      output.line(change, () =>
        change.change === 'changed'
          ? `${change.name}\t${change.field}\t${change.before ?? ''} → ${change.after ?? ''}`
          : `${change.name}\t${change.change}`,
      );
    }
    return exit.done;
  });

type ShadowOptions = CommonOptions & {
  readonly kind?: string;
  readonly alias?: string;
  readonly entity?: string;
};

/** What would have gone wrong if an entry were missing, or what a new alias would change. */
export const shadowReport = (options: ShadowOptions): Promise<number> =>
  withRecords(options, (records) => {
    const output = createOutput(options);
    const entities = records.entities.all();
    if (options.alias !== undefined || options.entity !== undefined) {
      const { alias, entity: entityId } = options;
      if (alias === undefined || entityId === undefined)
        throw new UsageError('--alias and --entity go together');
      if (!entities.some((entity) => entity.id === entityId)) {
        throw new AppError('resolve.unknown_entity', { detail: entityId });
      }
      for (const effect of effectsOfAlias(
        entities,
        { entityId, spelling: alias },
        records.names.everyValue(),
      )) {
        output.line(effect, () => `${effect.value}\t${effect.before ?? '–'} → ${effect.after ?? '–'}`);
      }
      return exit.done;
    }
    const kind = NameKind.safeParse(options.kind ?? 'raga');
    if (!kind.success) throw new UsageError(`--kind is one of ${NameKind.options.join(', ')}`);
    for (const shadow of shadowsOf(entities, kind.data)) {
      output.line(
        shadow,
        () => `${shadow.spelling} (${shadow.name})\twould be taken for ${shadow.takenFor.name}`,
      );
    }
    return exit.done;
  });
