import type { ContradictionView, HistoryRow } from '../../contract/review-log.ts';
import type { DecisionView } from '../../contract/review.ts';
import type { Engine } from '../../engine.ts';
import { type Contradiction, contradictionsOf, dependentsOf } from '../../review/index.ts';
import type { HistoryRow as Row } from '../../store/decision-list.ts';
import type { DecisionRow } from '../../store/decisions.ts';
import { api, whoIs } from './context.ts';

/** Krithis that a list of what is touched names; the rest is a number. */
const listed = 200;
const titlesBeside = 5;

const named = (engine: Engine, ids: readonly string[]): { id: string; name: string }[] =>
  ids.map((id) => ({ id, name: engine.records.entities.nameOf(id) }));

export const decisionView = (engine: Engine, d: DecisionRow): DecisionView => ({
  id: d.id,
  seq: d.seq,
  at: d.at,
  who: d.who,
  kind: d.kind,
  value: d.value,
  key: d.key,
  act: d.act,
  entities: named(engine, d.entities),
  relation: d.relation,
  krithi: d.krithiId,
  alias: d.alias,
  reverts: d.reverts,
  revertedBy: engine.records.decisions.standingRevert(d.id)?.id ?? null,
  note: d.note,
});

const historyRow = (engine: Engine, row: Row): HistoryRow => ({
  ...decisionView(engine, row),
  step: row.arrival ?? row.step ?? row.id,
  lines: row.lines,
  cameFrom: row.cameFrom,
});

const contradictionView = (engine: Engine, each: Contradiction): ContradictionView => {
  const { records } = engine;
  const { value, krithiLink, sides } = each;
  const mentions = records.names.mentionsOfValue(value.id);
  const krithis = [...new Set(mentions.map((m) => m.krithiId))].map(records.krithis.get);
  const meant = krithiLink === null ? krithis : krithis.filter((k) => k.link === krithiLink);
  const isOurs = (lines: readonly DecisionRow[]): boolean => lines.some((line) => line.arrival === null);
  const holding = sides.filter((side) => isOurs(side.lines)).length === 1 ? 0 : null;
  return {
    valueId: value.id,
    kind: value.kind,
    value: sides[0]?.lines.at(-1)?.value ?? value.value,
    krithi:
      krithiLink === null
        ? null
        : { id: meant[0]?.id ?? null, title: meant[0]?.title ?? krithiLink, link: krithiLink },
    krithis: meant.length,
    titles: meant.slice(0, titlesBeside).map((k) => k.title),
    holds: holding,
    sides: sides.flatMap(({ lines }) => {
      const newest = lines.findLast((line) => line.arrival === null) ?? lines.at(-1);
      if (newest === undefined) return [];
      const { id, act, entities, relation, who, at, cameFrom, note } = newest;
      return [
        {
          decision: id,
          act,
          entities: named(engine, entities),
          relation,
          who,
          at,
          cameFrom,
          note,
          lines: lines.length,
        },
      ];
    }),
  };
};

export const reviewLogProcedures = {
  log: api.review.log.handler(({ input, context: { engine } }) => {
    const { cursor, limit, ...filter } = input;
    const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor);
    const rows = engine.records.decisionList.page(filter, before, limit);
    const last = rows.at(-1);
    return {
      items: rows.map((row) => historyRow(engine, row)),
      nextCursor: last === undefined || rows.length < limit ? null : String(last.seq),
    };
  }),
  people: api.review.people.handler(({ context: { engine } }) => ({
    items: engine.records.decisionList.people(),
  })),
  dependents: api.review.dependents.handler(({ input, context: { engine } }) => {
    const target = input.step === undefined ? { decision: input.decision ?? '' } : { step: input.step };
    const found = dependentsOf(engine.records, engine.decisions, target);
    const names = (ids: readonly string[]): string[] => ids.map(engine.records.entities.nameOf);
    return {
      krithis: found.krithis
        .slice(0, listed)
        .map((krithi) => ({ ...krithi, before: names(krithi.before), after: names(krithi.after) })),
      krithiCount: found.krithis.length,
      spellings: found.spellings.map(({ value, entityId }) => ({
        value,
        name: engine.records.entities.nameOf(entityId),
      })),
      later: found.later.map((line) => decisionView(engine, line)),
      approved: found.approved,
      published: found.published,
    };
  }),
  rejudge: api.review.rejudge.handler(async ({ input, context }) => {
    const { decision, ...change } = input;
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const effect = context.engine.decisions.rejudge(decision, given, whoIs(context));
    if (input.act === 'create') await context.engine.names.refreshWaiting(whoIs(context));
    return { ...effect, warnings: [...effect.warnings] };
  }),
  bulkPreview: api.review.bulkPreview.handler(({ input, context: { engine } }) => {
    const items = engine.bulk.preview(input).map(({ value, candidate, evidence }) => ({
      id: value.id,
      kind: value.kind,
      value: value.value,
      krithis: value.waiting,
      evidence,
      entity: { id: candidate.id, name: candidate.name },
      matched: candidate.matched,
      reasons: candidate.reasons,
    }));
    return { items, krithis: items.reduce((sum, { krithis }) => sum + krithis, 0) };
  }),
  bulkApply: api.review.bulkApply.handler(({ input, context }) =>
    context.engine.bulk.apply(input.values, whoIs(context)),
  ),
  contradictions: api.review.contradictions.handler(({ input, context: { engine } }) => {
    const found = contradictionsOf(engine.records, Number(input.cursor ?? 0), input.limit);
    const lastValue = found.at(-1)?.value.id;
    const values = new Set(found.map(({ value }) => value.id)).size;
    return {
      items: found.map((each) => contradictionView(engine, each)),
      nextCursor: lastValue === undefined || values < input.limit ? null : String(lastValue),
      total: engine.records.names.countDisputes(),
    };
  }),
  settle: api.review.settle.handler(({ input, context }) =>
    context.engine.decisions.settle(input.keep, whoIs(context)),
  ),
};
