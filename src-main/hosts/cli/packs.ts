import { basename } from 'node:path';
import { NameKind } from '../../domain/name.ts';
import type { OpenPack } from '../../review/index.ts';
import { readWhole } from '../read-whole.ts';
import { UsageError, exit } from './exit.ts';
import { writeWhole } from './files.ts';
import { createOutput } from './output.ts';
import { type CommonOptions, withEngine } from './session.ts';

type Who = CommonOptions & { readonly who: string };

const packJson = ({ batch, values, open, krithis }: OpenPack) => ({
  id: batch.id,
  name: batch.name,
  file: batch.file,
  made_by: batch.options.pack?.made_by ?? null,
  made_at: batch.options.pack?.made_at ?? null,
  values,
  open,
  krithis,
});

/** Makes a pack of the names that wait. */
export const packCommand = (
  file: string,
  options: Who & { readonly kind?: string; readonly batch?: string; readonly name?: string },
): Promise<number> => {
  const output = createOutput(options);
  const kind = NameKind.optional().safeParse(options.kind);
  if (!kind.success) throw new UsageError(`--kind is one of ${NameKind.options.join(', ')}`);
  return withEngine(options, output, false, async (engine) => {
    const name = options.name ?? basename(file).replace(/\.[a-z]+$/i, '');
    const filter = { kind: kind.data, batch: options.batch };
    const { pack, bytes } = await engine.packs.make(filter, name, options.who);
    await writeWhole(file, bytes);
    const json = { pack: pack.id, file, values: pack.values.length, krithis: pack.krithis.length };
    output.result(json, () => `${json.values} names of ${json.krithis} krithis written to ${file}.`);
    return exit.done;
  });
};

/** Opens a pack of another machine; the same one again changes nothing. */
export const openPackCommand = (file: string, options: Who): Promise<number> => {
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine) => {
    const { created, ...pack } = engine.packs.open(await readWhole(file), basename(file), options.who);
    output.result({ ...packJson(pack), created }, () =>
      created
        ? `${pack.values} names of ${pack.krithis} krithis wait in Review.   [${pack.batch.id}]`
        : `This pack is open already.   [${pack.batch.id}]`,
    );
    return exit.done;
  });
};

/** Packs that are open here. */
export const packsCommand = (options: CommonOptions): Promise<number> => {
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine) => {
    for (const pack of engine.packs.list())
      output.line(
        packJson(pack),
        () =>
          `${pack.batch.id}\t${pack.batch.name}\tfrom ${pack.batch.options.pack?.made_by ?? ''}\t${pack.open} of ${pack.values} names wait`,
      );
    return exit.done;
  });
};

/** Writes the decisions on a pack's names, for its sender to replay. */
export const packDecisionsCommand = (id: string, file: string, options: CommonOptions): Promise<number> => {
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine) => {
    const { text, lines } = engine.packs.decisions(id);
    await writeWhole(file, text);
    output.result(
      { file, lines },
      () => `${lines} lines written to ${file}. The sender takes them in with: review replay.`,
    );
    return exit.done;
  });
};

/** Takes a pack away with what only it made; its decisions stay. */
export const closePackCommand = (id: string, options: Who): Promise<number> => {
  const output = createOutput(options);
  return withEngine(options, output, false, async (engine) => {
    engine.packs.remove(id, options.who);
    output.result({ changed: 1 }, () => 'The pack is taken away; its decisions stay.');
    return exit.done;
  });
};
