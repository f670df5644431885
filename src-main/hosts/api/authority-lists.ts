import type { AliasView, ListChange, SpellingRow } from '../../contract/authority-shapes.ts';
import { diffVersions, fieldsOf } from '../../orchestrator/list-versions.ts';
import type { AliasRow } from '../../store/aliases.ts';
import type { ChangeRow } from '../../store/authority-log.ts';
import type { Engine } from '../../engine.ts';
import { fieldViews, shownChanges } from './authority-follow.ts';
import { api } from './context.ts';
import { cursorParts, pageAfter } from './views.ts';

/** Fields that one line of the history shows. */
const shownFields = 50;

const changeView = ({ records }: Engine, change: ChangeRow, undoable: ReadonlySet<number>): ListChange => {
  const entries = records.authorityLog.entryCount(change.seq);
  return {
    seq: change.seq,
    at: change.at,
    who: change.who,
    act: change.act,
    note: change.note,
    version: change.version,
    about: change.data.about,
    reverts: change.reverts,
    stands: records.authorityLog.stands(change.seq),
    undoable: undoable.has(change.seq),
    entries,
    // A whole list is not laid out in a line of the history.
    fields:
      entries > shownFields
        ? []
        : fieldViews(fieldsOf(records.authorityLog.entriesOf(change.seq)), shownFields),
  };
};

const placeOf = ({ records }: Engine, alias: AliasRow): string | null =>
  alias.scope === 'batch' && alias.scopeId !== null
    ? (records.batches.find(alias.scopeId)?.name ?? alias.scopeId)
    : alias.scopeId;

const spellingRows = async (engine: Engine, aliases: readonly AliasRow[]): Promise<SpellingRow[]> => {
  const { records } = engine;
  // What the list alone says of the spelling: another entry of this very name is a contradiction.
  const verdicts = await engine.names.listSays(
    aliases.map(({ kind, value }) => ({ kind, value, site: null, batchId: null, composer: null })),
  );
  return aliases.map((alias, i) => {
    const entityId = records.redirects.mergedInto(alias.entityId) ?? alias.entityId;
    const said = verdicts[i]?.entity ?? null;
    return {
      id: alias.id,
      kind: alias.kind,
      value: alias.value,
      entity: { id: entityId, name: records.entities.nameOf(entityId) },
      scope: alias.scope,
      place: placeOf(engine, alias),
      who: alias.who,
      at: alias.at,
      decision: alias.decisionId,
      used: records.aliases.used(alias.decisionId),
      contradicts: said === null || said.id === entityId ? null : said,
    };
  });
};

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

export const authorityListProcedures = {
  learntOf: api.authority.learntOf.handler(({ input, context: { engine } }) => {
    const after = cursorParts(input.cursor);
    const rows = engine.authority.spellingsPage(
      input.id,
      after === null ? null : { at: Number(after.before), id: after.last },
      input.limit,
    );
    return pageAfter(
      rows.map((alias) => aliasView(engine, alias)),
      input.limit,
      ({ at, id }) => `${at}\t${id}`,
    );
  }),
  usesOf: api.authority.usesOf.handler(({ input, context: { engine } }) => {
    const after = cursorParts(input.cursor);
    const rows = engine.records.entityUse.krithis(
      input.id,
      after === null ? null : { id: after.before, position: Number(after.last) },
      input.limit,
    );
    return pageAfter(rows, input.limit, ({ id, position }) => `${id}\t${position}`);
  }),
  spellings: api.authority.spellings.handler(async ({ input, context: { engine } }) => {
    const after = cursorParts(input.cursor);
    const rows = engine.records.aliases.page(
      after === null ? null : { value: after.before, id: after.last },
      input.limit,
    );
    return pageAfter(await spellingRows(engine, rows), input.limit, ({ value, id }) => `${value}\t${id}`);
  }),
  spelling: api.authority.spelling.handler(({ input, context: { engine } }) => {
    const { records } = engine;
    const { krithis, list } = engine.authority.restingOn(input.id, 200);
    const alias = records.aliases.find(input.id);
    const places = alias === null ? [] : records.entityUse.placesOf(alias.kind, alias.key);
    return {
      krithis,
      list: [...list],
      sites: [...new Set(places.map(({ site }) => site))],
      batches: [
        ...new Map(places.map(({ batchId, batch }) => [batchId, { id: batchId, name: batch }])).values(),
      ],
    };
  }),
  changes: api.authority.changes.handler(({ input, context: { engine } }) => {
    const { authorityLog } = engine.records;
    const undoable = new Set(engine.authority.stacks().undoable);
    const before = Number(input.cursor ?? Number.MAX_SAFE_INTEGER);
    const rows =
      input.entity === undefined
        ? authorityLog.before(before, input.limit)
        : authorityLog.ofEntityBefore(input.entity, before, input.limit);
    return pageAfter(
      rows.map((change) => changeView(engine, change, undoable)),
      input.limit,
      ({ seq }) => String(seq),
    );
  }),
  versions: api.authority.versions.handler(({ input, context: { engine } }) => {
    const to = input.to ?? engine.records.entities.version();
    const changes = fieldViews(diffVersions(engine.records, input.from, to), shownChanges);
    return { from: input.from, to, changes };
  }),
};
