import { readFile, rename, writeFile } from 'node:fs/promises';
import { AppError } from '../../domain/errors.ts';
import { type Entity, NameKind } from '../../domain/name.ts';
import { pullAuthority } from '../../publish/index.ts';
import {
  diffAuthority,
  effectsOfAlias,
  parseAuthority,
  shadowsOf,
  writeAuthority,
} from '../../resolve/index.ts';
import { UsageError, exit } from './exit.ts';
import { createOutput } from './output.ts';
import { type CommonOptions, withEngine, withRecords } from './session.ts';
import { workUntilIdle } from './working.ts';

const actor = 'command line';

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

export const exportAuthority = (file: string, options: CommonOptions): Promise<number> => {
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine) => {
    const entities = engine.records.entities.all();
    const unfinished = `${file}.unfinished`;
    await writeFile(unfinished, writeAuthority(entities, String(engine.records.entities.version())));
    await rename(unfinished, file);
    output.result({ exported: entities.length }, () => `${entities.length} entries written to ${file}.`);
    return exit.done;
  });
};

const readText = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (thrown) {
    throw new AppError('manifest.not_found', { detail: file, cause: thrown });
  }
};

/** Adds or replaces entries; what waits is judged anew. */
const take = (
  options: CommonOptions,
  source: 'file' | 'main',
  entities: () => Promise<readonly Entity[]>,
): Promise<number> => {
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine, interrupted) => {
    const taken = await entities();
    engine.records.store.write(() => engine.records.entities.putAll(taken, source, actor));
    const freed = await engine.names.refreshWaiting(actor);
    await workUntilIdle(engine, output, interrupted, null);
    output.result(
      { imported: taken.length, freed },
      () => `${taken.length} entries taken; ${freed} krithis go on.`,
    );
    return exit.done;
  });
};

export const importAuthority = (file: string, options: CommonOptions): Promise<number> =>
  take(options, 'file', async () => parseAuthority(await readText(file), file).entities);

export const pullFromMain = (options: CommonOptions & { readonly from: string }): Promise<number> =>
  take(options, 'main', async () => (await pullAuthority(options.from)).entities);

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
