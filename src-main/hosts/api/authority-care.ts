import { readFile, writeFile } from 'node:fs/promises';
import type { FieldChange, ListChange, ListEffect, SpellingRow } from '../../contract/authority-care.ts';
import { AppError } from '../../domain/errors.ts';
import { planFile, takeFile } from '../../orchestrator/list-import.ts';
import type { ShadowReport } from '../../orchestrator/list-studies.ts';
import { type FieldDiff, diffVersions, fieldsOf, listAt } from '../../orchestrator/list-versions.ts';
import { writeAuthority } from '../../resolve/index.ts';
import type { AliasRow } from '../../store/aliases.ts';
import type { ChangeRow } from '../../store/authority-log.ts';
import type { Engine } from '../../engine.ts';
import { type Context, api, whoIs } from './context.ts';
import { pageAfter } from './views.ts';

const shownFields = 50;
const shownChanges = 500;

const fields = (list: readonly FieldDiff[], most: number): FieldChange[] =>
  list.slice(0, most).map((each) => ({ ...each, entity: { ...each.entity } }));

/** What follows a change goes on in the background: names are looked up anew, krithis go on by themselves. */
const after = <T extends ListEffect>(context: Context, effect: T): T => {
  if (effect.change !== null) context.engine.list.soon(whoIs(context));
  return effect;
};

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
      entries > shownFields ? [] : fields(fieldsOf(records.authorityLog.entriesOf(change.seq)), shownFields),
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

const reportView = (engine: Engine, report: ShadowReport | null) =>
  report === null
    ? null
    : {
        kind: report.kind,
        done: report.done,
        total: report.total,
        stale: report.version !== engine.records.entities.version(),
        found: [...report.found],
      };

const splitCursor = (cursor: string | undefined): { value: string; id: string } | null => {
  const at = cursor?.lastIndexOf('\t') ?? -1;
  return cursor === undefined || at === -1 ? null : { value: cursor.slice(0, at), id: cursor.slice(at + 1) };
};

const readHandle = async (context: Context, handle: string): Promise<{ text: string; name: string }> => {
  const { path, name } = context.files.find(handle);
  return { text: await readFile(path, 'utf8'), name };
};

const stepped = (context: Context, effect: (ListEffect & { readonly reverted: number }) | null) => {
  if (effect === null) return null;
  const { reverted, ...rest } = effect;
  const { about } = context.engine.records.authorityLog.find(reverted)?.data ?? { about: [] };
  return after(context, { ...rest, about });
};

export const authorityCareProcedures = {
  create: api.authority.create.handler(({ input, context }) =>
    after(context, context.engine.authority.create(input, whoIs(context))),
  ),
  edit: api.authority.edit.handler(({ input, context }) =>
    after(context, context.engine.authority.edit(input, whoIs(context))),
  ),
  remove: api.authority.remove.handler(({ input, context }) =>
    after(context, context.engine.authority.remove(input.id, whoIs(context))),
  ),
  previewMerge: api.authority.previewMerge.handler(({ input, context: { engine } }) => {
    const preview = engine.authority.previewMerge(input.from, input.into);
    return {
      ...preview,
      from: [...preview.from],
      filled: [...preview.filled],
      differing: [...preview.differing],
      impact: { ...preview.impact, list: [...preview.impact.list] },
    };
  }),
  merge: api.authority.merge.handler(({ input, context }) =>
    after(context, context.engine.authority.merge(input.from, input.into, whoIs(context))),
  ),
  splitChoice: api.authority.splitChoice.handler(({ input, context: { engine } }) => {
    const { aliases, spellings, values, impact } = engine.authority.splitChoice(input.id);
    return {
      aliases: [...aliases],
      spellings: spellings.map(({ id, value }) => ({ id, value })),
      values: values.map(({ id, value, krithis }) => ({ id, value, krithis })),
      impact: { ...impact, list: [...impact.list] },
    };
  }),
  previewSplit: api.authority.previewSplit.handler(({ input, context: { engine } }) =>
    engine.authority.countSplit(input),
  ),
  split: api.authority.split.handler(({ input, context }) =>
    after(context, context.engine.authority.split(input, whoIs(context))),
  ),
  aliasEffects: api.authority.aliasEffects.handler(async ({ input, context: { engine } }) => {
    const entity = engine.records.entities.find(input.id);
    if (entity === null) throw new AppError('store.not_found', { detail: input.id });
    const effects = await engine.studies.effectsOfAlias(input.id, input.spelling);
    return {
      effects: effects.map((effect) => ({
        ...effect,
        krithis: engine.records.entityUse.printing(entity.kind, effect.value),
      })),
    };
  }),
  spellings: api.authority.spellings.handler(async ({ input, context: { engine } }) => {
    const rows = engine.records.aliases.page(splitCursor(input.cursor), input.limit);
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
  retireSpelling: api.authority.retireSpelling.handler(({ input, context }) =>
    after(context, context.engine.authority.retireSpelling(input.id, whoIs(context))),
  ),
  scopeSpelling: api.authority.scopeSpelling.handler(({ input, context }) =>
    after(
      context,
      context.engine.authority.scopeSpelling(input.id, input.scope, input.scopeId, whoIs(context)),
    ),
  ),
  doctor: api.authority.doctor.handler(async ({ context: { engine } }) => ({
    findings: await engine.studies.findings(),
  })),
  answerFinding: api.authority.answerFinding.handler(({ input, context }) =>
    context.engine.authority.judge(
      { key: input.key, answer: input.answer },
      input.about,
      input.note,
      whoIs(context),
    ),
  ),
  startShadow: api.authority.startShadow.handler(({ input, context: { engine } }) => {
    engine.studies.startShadow(input.kind);
    return reportView(engine, engine.studies.shadowSoFar());
  }),
  shadow: api.authority.shadow.handler(({ context: { engine } }) =>
    reportView(engine, engine.studies.shadowSoFar()),
  ),
  changes: api.authority.changes.handler(({ input, context: { engine } }) => {
    const { authorityLog } = engine.records;
    const undoable = new Set(engine.authority.stacks().undoable);
    if (input.entity !== undefined) {
      const items = authorityLog.ofEntity(input.entity, 200);
      return { items: items.map((change) => changeView(engine, change, undoable)), nextCursor: null };
    }
    const rows = authorityLog.before(Number(input.cursor ?? Number.MAX_SAFE_INTEGER), input.limit);
    return pageAfter(
      rows.map((change) => changeView(engine, change, undoable)),
      input.limit,
      ({ seq }) => String(seq),
    );
  }),
  previewRevert: api.authority.previewRevert.handler(({ input, context: { engine } }) => {
    const { entries, krithis, blockers } = engine.authority.previewRevert(input.seq);
    return { fields: fields(fieldsOf(entries), shownChanges), krithis, blockers: [...blockers] };
  }),
  revert: api.authority.revert.handler(({ input, context }) =>
    after(context, context.engine.authority.revert(input.seq, whoIs(context))),
  ),
  undo: api.authority.undo.handler(({ context }) =>
    stepped(context, context.engine.authority.undo(whoIs(context))),
  ),
  redo: api.authority.redo.handler(({ context }) =>
    stepped(context, context.engine.authority.redo(whoIs(context))),
  ),
  versions: api.authority.versions.handler(({ input, context: { engine } }) => {
    const to = input.to ?? engine.records.entities.version();
    const changes = fields(diffVersions(engine.records, input.from, to), shownChanges);
    return { from: input.from, to, changes };
  }),
  planFile: api.authority.planFile.handler(async ({ input, context }) => {
    const { text, name } = await readHandle(context, input.handle);
    const plan = planFile(context.engine.records, text, name, input.mode);
    return {
      name,
      version: plan.version,
      counts: plan.counts,
      changes: fields(plan.changes, shownChanges),
      problems: [...plan.problems],
    };
  }),
  takeFile: api.authority.takeFile.handler(async ({ input, context }) => {
    const { engine } = context;
    const { text, name } = await readHandle(context, input.handle);
    return after(context, takeFile(engine.records, engine.authority, text, name, input.mode, whoIs(context)));
  }),
  exportFile: api.authority.exportFile.handler(async ({ input, context }) => {
    const { records } = context.engine;
    const version = input.version ?? records.entities.version();
    const entities = listAt(records, version);
    const file = await context.files.newDownload(`authority-${version}.json`);
    await writeFile(file.path, writeAuthority(entities, String(version)));
    return { download: file.id, entries: entities.length };
  }),
};
