import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Entity, NameKind } from '../../domain/name.ts';
import {
  type NameIndex,
  buildIndex,
  buildSynonyms,
  builtinPolicy,
  noAliases,
  parseAuthority,
  resolveName,
} from '../../resolve/index.ts';
import { checkoutPaths } from '../paths.ts';
import { UsageError, exit } from './exit.ts';
import { readText } from './files.ts';
import { createOutput } from './output.ts';
import { type CommonOptions, withRecords } from './session.ts';

export type ResolveOptions = CommonOptions & {
  readonly kind?: string;
  readonly explain?: boolean;
  readonly composer?: string;
  readonly authority?: string;
};

/** The list of this data folder, of a file, or the built-in one where there is no data yet. */
const indexFor = async (options: ResolveOptions): Promise<NameIndex> => {
  const builtin = await entitiesOf(join(checkoutPaths().resourcesDir, 'authority', 'authority.json'));
  const synonyms = buildSynonyms(builtin);
  if (options.authority !== undefined) return buildIndex(await entitiesOf(options.authority), synonyms);
  return withRecords(options, (records) => {
    const entities = records.entities.all();
    return buildIndex(entities.length > 0 ? entities : builtin, synonyms);
  });
};

const entitiesOf = async (file: string): Promise<readonly Entity[]> =>
  parseAuthority(await readText(file), file).entities;

/** Names on standard input, one a line; a verdict a line on standard output. */
export const resolveCommand = async (options: ResolveOptions): Promise<number> => {
  const kind = NameKind.safeParse(options.kind);
  if (!kind.success) throw new UsageError(`--kind is one of ${NameKind.options.join(', ')}`);
  const output = createOutput(options);
  const index = await indexFor(options);
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const query = {
      kind: kind.data,
      value: line,
      site: null,
      batchId: null,
      composer: options.composer ?? null,
    };
    const verdict = resolveName(index, query, noAliases, builtinPolicy, { twins: true });
    output.line(verdict, () =>
      [
        line,
        verdict.verdict,
        verdict.entity?.name ?? '',
        ...(options.explain === true ? verdict.reasons : []),
      ].join('\t'),
    );
  }
  return exit.done;
};
