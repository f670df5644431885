import { type NameKind, nameKinds } from '../../domain/name.ts';
import { AppError } from '../../domain/errors.ts';
import type { EntityRow } from '../../contract/authority.ts';
import type { StoredEntity } from '../../store/entities.ts';
import type { Engine } from '../../engine.ts';
import { authorityCareProcedures } from './authority-care.ts';
import { authorityListProcedures } from './authority-lists.ts';
import { authorityStudyProcedures } from './authority-studies.ts';
import { authoritySyncProcedures } from './authority-sync.ts';
import { api } from './context.ts';
import { cursorParts, pageAfter } from './views.ts';

const nameAfter = (cursor: string | undefined): { name: string; id: string } | null => {
  const after = cursorParts(cursor);
  return after === null ? null : { name: after.before, id: after.last };
};

const entityRow = (engine: Engine, entity: StoredEntity): EntityRow => ({
  ...entity,
  used: engine.records.names.used(entity.id),
});

/** Names that a search gives at most: whoever needs more types another letter. */
const found = 200;

export const authorityProcedures = {
  list: api.authority.list.handler(async ({ input, context: { engine } }) => {
    const { entities } = engine.records;
    const text = input.text?.trim() ?? '';
    if (text !== '') {
      // By the index, in any script and spelling: the best of what fits, and never a scan of the list.
      const hits = await engine.names.search(input.kind ?? null, text, found);
      const items = hits.flatMap(({ id }) => entities.find(id) ?? []);
      return {
        items: items.map((entity) => entityRow(engine, entity)),
        nextCursor: null,
        total: items.length,
      };
    }
    const kinds: readonly NameKind[] = input.kind === undefined ? nameKinds : [input.kind];
    const items = entities.page(input.kind, nameAfter(input.cursor), input.limit);
    return {
      ...pageAfter(
        items.map((entity) => entityRow(engine, entity)),
        input.limit,
        ({ name, id }) => `${name}\t${id}`,
      ),
      total: kinds.reduce((sum, kind) => sum + entities.count(kind), 0),
    };
  }),
  get: api.authority.get.handler(({ input, context: { engine } }) => {
    const entity = engine.records.entities.find(input.id);
    if (entity === null) throw new AppError('store.not_found', { detail: input.id });
    return entityRow(engine, entity);
  }),
  search: api.authority.search.handler(async ({ input, context: { engine } }) => {
    const hits = await engine.names.search(input.kind ?? null, input.text, input.limit);
    return {
      items: hits.map((hit) => ({ ...hit, facts: engine.records.entities.find(hit.id)?.facts ?? {} })),
    };
  }),
  summary: api.authority.summary.handler(({ context: { engine } }) => {
    const counts = new Map(engine.records.entities.counts().map(({ kind, n }) => [kind, n]));
    return {
      version: String(engine.records.entities.version()),
      counts: {
        raga: counts.get('raga') ?? 0,
        composer: counts.get('composer') ?? 0,
        tala: counts.get('tala') ?? 0,
        deity: counts.get('deity') ?? 0,
        temple: counts.get('temple') ?? 0,
      } satisfies Record<(typeof nameKinds)[number], number>,
      learntAliases: engine.records.aliases.count(),
    };
  }),
  ...authorityCareProcedures,
  ...authorityListProcedures,
  ...authorityStudyProcedures,
  ...authoritySyncProcedures,
};
