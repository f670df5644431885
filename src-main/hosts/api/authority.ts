import type { nameKinds } from '../../domain/name.ts';
import { AppError } from '../../domain/errors.ts';
import type { AliasView, EntityRow } from '../../contract/authority.ts';
import type { AliasRow } from '../../store/aliases.ts';
import type { StoredEntity } from '../../store/entities.ts';
import type { Engine } from '../../engine.ts';
import { api, whoIs } from './context.ts';

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

export const authorityProcedures = {
  list: api.authority.list.handler(({ input, context: { engine } }) => {
    const items = engine.records.entities.page(
      input.kind,
      input.text,
      parseCursor(input.cursor),
      input.limit,
    );
    const last = items.at(-1);
    return {
      items: items.map((entity) => entityRow(engine, entity)),
      nextCursor: last === undefined || items.length < input.limit ? null : `${last.name}\t${last.id}`,
      total: engine.records.entities.count(input.kind, input.text),
    };
  }),
  get: api.authority.get.handler(({ input, context: { engine } }) => {
    const entity = engine.records.entities.find(input.id);
    if (entity === null) throw new AppError('store.not_found', { detail: input.id });
    return {
      ...entityRow(engine, entity),
      learnt: engine.records.aliases.ofEntity(entity.id).map((alias) => aliasView(engine, alias)),
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
  /** An alias lives and dies with the decision that taught it. */
  revokeAlias: api.authority.revokeAlias.handler(({ input, context }) => {
    const { engine } = context;
    const alias = engine.records.aliases.find(input.id);
    if (alias === null || alias.revokedAt !== null)
      throw new AppError('store.not_found', { detail: `alias ${input.id}` });
    return { changed: engine.decisions.undo(whoIs(context), alias.decisionId) === null ? 0 : 1 };
  }),
};
