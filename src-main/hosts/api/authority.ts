import { type NameKind, nameKinds } from '../../domain/name.ts';
import { AppError } from '../../domain/errors.ts';
import type { AliasView, EntityRow } from '../../contract/authority.ts';
import type { AliasRow } from '../../store/aliases.ts';
import type { StoredEntity } from '../../store/entities.ts';
import type { Engine } from '../../engine.ts';
import { authorityCareProcedures } from './authority-care.ts';
import { authoritySyncProcedures } from './authority-sync.ts';
import { api } from './context.ts';

const parseCursor = (cursor: string | undefined): { name: string; id: string } | null => {
  const at = cursor?.lastIndexOf('\t') ?? -1;
  return cursor === undefined || at === -1 ? null : { name: cursor.slice(0, at), id: cursor.slice(at + 1) };
};

const entityRow = (engine: Engine, entity: StoredEntity): EntityRow => ({
  ...entity,
  used: engine.records.names.used(entity.id),
});

const aliasView = (engine: Engine, alias: AliasRow): AliasView => ({
  id: alias.id,
  kind: alias.kind,
  value: alias.value,
  entity: { id: alias.entityId, name: engine.records.entities.nameOf(alias.entityId) },
  scope: alias.scope,
  who: alias.who,
  at: alias.at,
  used: engine.records.aliases.used(alias.decisionId),
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
    const items = entities.page(input.kind, parseCursor(input.cursor), input.limit);
    const last = items.at(-1);
    return {
      items: items.map((entity) => entityRow(engine, entity)),
      nextCursor: last === undefined || items.length < input.limit ? null : `${last.name}\t${last.id}`,
      total: kinds.reduce((sum, kind) => sum + entities.count(kind), 0),
    };
  }),
  get: api.authority.get.handler(({ input, context: { engine } }) => {
    const entity = engine.records.entities.find(input.id);
    if (entity === null) throw new AppError('store.not_found', { detail: input.id });
    return {
      ...entityRow(engine, entity),
      learnt: engine.authority.spellingsOf(entity.id).map((alias) => aliasView(engine, alias)),
      krithis: engine.records.names.krithisOfEntity(entity.id, 200),
    };
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
  ...authoritySyncProcedures,
};
