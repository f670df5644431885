import { writeFile } from 'node:fs/promises';
import type { PackView } from '../../contract/packs.ts';
import type { OpenPack } from '../../review/index.ts';
import { readWhole } from '../read-whole.ts';
import { type Context, api, whoIs } from './context.ts';

const packView = ({ batch, values, open, krithis }: OpenPack): PackView => ({
  id: batch.id,
  name: batch.name,
  file: batch.file,
  madeBy: batch.options.pack?.made_by ?? '',
  madeAt: batch.options.pack?.made_at ?? batch.createdAt,
  openedAt: batch.createdAt,
  values,
  open,
  krithis,
});

/** A name that any file system takes. */
const fileName = (name: string, ending: string): string =>
  `${name.replace(/[^\p{L}\p{N} _.-]/gu, '_').slice(0, 80)}.${ending}`;

const shelve = async (
  context: Context,
  name: string,
  bytes: string | Uint8Array,
): Promise<{ download: string; name: string }> => {
  const place = await context.files.newDownload(name);
  await writeFile(place.path, bytes, { mode: 0o600 });
  return { download: place.id, name };
};

export const packProcedures = {
  list: api.review.packs.list.handler(({ context: { engine } }) => ({
    items: engine.packs.list().map(packView),
  })),
  size: api.review.packs.size.handler(({ input, context: { engine } }) => engine.packs.size(input)),
  make: api.review.packs.make.handler(async ({ input, context }) => {
    const { name, ...filter } = input;
    const { pack, bytes } = await context.engine.packs.make(filter, name, whoIs(context));
    const file = await shelve(context, fileName(name, 'krithipack'), bytes);
    return { ...file, values: pack.values.length, krithis: pack.krithis.length };
  }),
  open: api.review.packs.open.handler(async ({ input, context }) => {
    const file = context.files.find(input.handle);
    const bytes = await readWhole(file.path);
    const { created, ...pack } = context.engine.packs.open(bytes, file.name, whoIs(context));
    return { pack: packView(pack), created };
  }),
  decisions: api.review.packs.decisions.handler(async ({ input, context }) => {
    const { batch } = context.engine.packs.get(input.id);
    const { text, lines } = context.engine.packs.decisions(input.id);
    const file = await shelve(context, fileName(`${batch.name} decisions`, 'jsonl'), text);
    return { ...file, lines };
  }),
  bringBack: api.review.packs.bringBack.handler(async ({ input, context }) => {
    const { engine, files } = context;
    const file = files.find(input.handle);
    const text = (await readWhole(file.path)).toString('utf8');
    const merged = engine.decisions.takeLog(text, { file: file.name, who: whoIs(context) });
    await engine.names.refreshWaiting(whoIs(context));
    return { ...merged, file: file.name };
  }),
  remove: api.review.packs.remove.handler(({ input, context }) => {
    context.engine.packs.remove(input.id, whoIs(context));
    return { changed: 1 };
  }),
  restore: api.review.packs.restore.handler(({ input, context }) => {
    context.engine.packs.restore(input.id, whoIs(context));
    return { changed: 1 };
  }),
};
