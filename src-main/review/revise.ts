import { blockingKinds } from '../domain/name.ts';
import type { Records } from '../store/index.ts';
import type { KrithiPlace } from '../store/krithi-row.ts';
import type { MentionRow, Settlement, ValueRow } from '../store/names.ts';
import { unprinted } from './override.ts';
import { type ValueFold, foldValue, placeOf, settleMention } from './settle.ts';

/** What a change of the log did to the krithis that print the value. */
export type Revision = { readonly freed: number; readonly blocked: number };

/**
 * Brings every mention of a value, the value's own state, and the tasks of the
 * krithis concerned to what the log says now. Call inside the transaction that
 * changed the log: what waited goes on with the decision or not at all.
 * @param others what becomes of krithis that wait no more and no less than before, but whose names are
 * other ones: sent before a reviewer anew at once, or noted for `recheckSome`, as an act on the list
 * changes thousands of them.
 */
export const reviseValue = (
  records: Records,
  value: ValueRow,
  actor: string,
  others: 'now' | 'later' = 'now',
): Revision => {
  const fold = foldValue(records, value);
  const last = fold.standing.findLast((d) => d.krithiLink === null);
  records.names.setState(value.id, stateOf(last?.act), last?.note ?? null, fold.disputes.length);

  const touched = new Map<string, KrithiPlace>();
  const turned = new Set<string>();
  const settle = (mention: MentionRow, own: ValueRow, log: ValueFold): void => {
    const krithi = mention.state === 'parked' ? null : records.krithis.place(mention.krithiId);
    if (krithi === null) return;
    const now = settleMention(records, log, own, mention, placeOf(krithi));
    if (sameSettlement(mention, now)) return;
    records.names.settle(mention.id, now);
    // Only who said so changed, not what the name is: the krithi stays where it is.
    if (sameMeaning(mention, now)) return;
    touched.set(mention.krithiId, krithi);
    if ((mention.state === 'waiting') !== (now.state === 'waiting')) turned.add(mention.krithiId);
  };
  for (const mention of records.names.mentionsOfValue(value.id)) settle(mention, value, fold);
  // What a person says of a krithi overrules what it prints, and gives way to it when it is taken back.
  if (value.key === unprinted)
    for (const mention of [...touched.keys()].flatMap(records.names.mentionsOfKrithi))
      if (mention.kind === value.kind && mention.valueId !== value.id) {
        const own = records.names.get(mention.valueId);
        settle(mention, own, foldValue(records, own));
      }
  records.audits.sync(value.id, lastJudged(fold));
  let freed = 0;
  let blocked = 0;
  for (const krithi of touched.values()) {
    if (others === 'later' && !turned.has(krithi.id)) {
      records.rechecks.add(krithi.id, actor);
      continue;
    }
    const effect = moveOn(records, krithi, actor);
    if (effect === 'freed') freed += 1;
    if (effect === 'blocked') blocked += 1;
  }
  return { freed, blocked };
};

/**
 * Sends the next krithis before a reviewer anew whose names were changed without it, in one
 * transaction; false where none is left. After a crash it goes on with the next that is noted.
 */
export const recheckSome = (records: Records, most: number): boolean =>
  records.store.write(() => {
    const rows = records.rechecks.first(most);
    for (const { krithiId, actor } of rows) {
      const krithi = records.krithis.place(krithiId);
      if (krithi !== null) moveOn(records, krithi, actor);
      records.rechecks.drop(krithiId);
    }
    return rows.length > 0;
  });

/** The same for every name of a batch that was away: what was decided or taken back meanwhile passed it by. */
export const reviseBatch = (records: Records, batchId: string, actor: string): void => {
  for (const id of records.names.valuesOfBatch(batchId)) reviseValue(records, records.names.get(id), actor);
};

/** The last line of the log here that says what the name is, wherever it is printed; 0 for none. */
const lastJudged = ({ standing }: ValueFold): number =>
  Math.max(0, ...standing.filter((d) => d.krithiLink === null && d.act !== 'unsure').map(({ seq }) => seq));

const stateOf = (act: string | undefined): ValueRow['state'] => {
  if (act === 'accept') return 'decided';
  if (act === 'none') return 'none';
  return act === 'unsure' ? 'unsure' : 'open';
};

const sameSettlement = (mention: MentionRow, now: Settlement): boolean =>
  mention.decisionId === now.decisionId && sameMeaning(mention, now);

const sameMeaning = (mention: MentionRow, now: Settlement): boolean =>
  mention.state === now.state &&
  mention.entities.length === now.entities.length &&
  mention.entities.every((id, i) => id === now.entities[i]);

/** Does the krithi still wait for a name? */
export const waitsForName = (mentions: readonly Pick<MentionRow, 'state' | 'kind'>[]): boolean =>
  mentions.some((m) => m.state === 'waiting' && blockingKinds.some((kind) => kind === m.kind));

/** Sends the krithi's resolution task on, or back, after one of its mentions changed. */
const moveOn = (records: Records, krithi: KrithiPlace, actor: string): 'freed' | 'blocked' | 'none' => {
  const task = records.tasks.ofKrithi(krithi.id, 'entity_resolution');
  const waits = records.names.waitsForName(krithi.id);
  // A krithi of a review pack has no task: all it does is wait.
  if (task === null) return records.krithis.setWaits(krithi, waits);
  if (task.state === 'blocked') {
    if (waits) return 'none';
    records.tasks.move(task, 'pending', actor, 'decided');
    return 'freed';
  }
  if (krithi.state === 'rejected' || krithi.state === 'superseded') return 'none';
  const isUnderWay = task.state === 'pending' || task.state === 'running';
  if (task.state !== 'succeeded' && !isUnderWay) return 'none';
  // Already past this point: what was settled changed under it, so it is prepared and judged anew.
  if (krithi.state !== 'pending') {
    records.krithis.move(krithi, 'pending', actor, { reason: 'a name of it changed' });
  }
  if (isUnderWay) return 'none';
  records.tasks.move(task, 'pending', actor, 'a name of it changed');
  reopenBatch(records, krithi.batchId, actor);
  return waits ? 'blocked' : 'none';
};

/** A finished batch has work again; its tasks are only taken up while it runs. */
const reopenBatch = (records: Records, batchId: string, actor: string): void => {
  const batch = records.batches.find(batchId);
  if (batch?.state === 'succeeded' || batch?.state === 'failed')
    records.batches.move(batch, 'running', actor);
};
