import { hash } from 'node:crypto';
import type { ChangeData, HeldJudgement } from '../../domain/authority.ts';
import type { Change } from '../../store/entities.ts';
import type { JudgementRow } from '../../store/entity-use.ts';
import type { Records } from '../../store/index.ts';
import type { NewRedirect } from '../../store/redirects.ts';
import { reviseValue } from '../revise.ts';

/** What a change of the list did. */
export type Effect = {
  /** Its number in the log; null where there was nothing to change. */
  readonly change: number | null;
  readonly version: number;
  /** Krithis that go on, and krithis that wait for a name again. */
  readonly freed: number;
  readonly blocked: number;
};

export type Doing = Change & {
  readonly redirects?: readonly NewRedirect[];
  /** Values whose mentions are settled anew. */
  readonly values?: Iterable<number>;
  /** Entries whose krithis' judgements are noted, so that taking the change back restores them. */
  readonly holds?: readonly string[];
};

/** Names and edits of a krithi as they are now, as one short text. */
const judgedAs = (records: Records, { id, edits, pageHash }: Omit<JudgementRow, 'state'>): string => {
  const names = records.names
    .mentionsOfKrithi(id)
    .map(({ kind, position, state, entities }) => [kind, position, state, entities]);
  return hash('sha256', JSON.stringify([names, edits, pageHash]), 'hex').slice(0, 24);
};

const heldOf = (records: Records, entityIds: readonly string[]): HeldJudgement[] => {
  const judged = new Map(entityIds.flatMap((id) => records.entityUse.judged(id)).map((row) => [row.id, row]));
  return [...judged.values()].map((row) => ({
    krithi: row.id,
    state: row.state,
    reviewer: row.reviewer,
    decidedAt: row.decidedAt,
    judged: judgedAs(records, row),
  }));
};

/**
 * One act on the list, whole: entries, redirects, learnt spellings and everything that was settled on
 * them, with the log's line, in one transaction. What the machine alone settled is looked up anew
 * afterwards, away from the thread that writes.
 */
export const perform = (records: Records, doing: Doing): Effect =>
  records.store.write(() => {
    const held = heldOf(records, doing.holds ?? []);
    const change = records.entities.commit({ ...doing, data: { ...doing.data, held } });
    if (change === null) return { change, version: records.entities.version(), freed: 0, blocked: 0 };
    for (const redirect of doing.redirects ?? []) records.redirects.insert(change, redirect);
    for (const { id, after } of doing.data?.spellings ?? []) records.aliases.rebind(id, after);
    if (doing.data?.links !== undefined) relink(records, doing.data.links);
    return {
      change,
      version: records.entities.version(),
      ...reviseAll(records, new Set(doing.values ?? []), doing.who),
    };
  });

const relink = ({ authorityLinks }: Records, { target, entries }: NonNullable<ChangeData['links']>): void => {
  for (const { id, after } of entries) {
    if (after === null) authorityLinks.drop(target, id);
    else authorityLinks.putAll(target, new Map([[id, after]]));
  }
};

/**
 * Settles values anew; see `reviseValue`. Krithis that go on or wait again do so at once; those whose
 * names are merely other ones go before a reviewer afterwards, a slice at a time.
 */
export const reviseAll = (
  records: Records,
  values: Iterable<number>,
  who: string,
): { readonly freed: number; readonly blocked: number } => {
  let freed = 0;
  let blocked = 0;
  for (const id of values) {
    const value = records.names.find(id);
    if (value === null) continue;
    const revision = reviseValue(records, value, who, 'later');
    freed += revision.freed;
    blocked += revision.blocked;
  }
  return { freed, blocked };
};

/** Values with a mention settled on any of the entries. */
export const valuesOn = (records: Records, entityIds: Iterable<string>): Set<number> =>
  new Set([...entityIds].flatMap((id) => records.entityUse.values(id).map((value) => value.id)));

/**
 * Gives krithis back the judgement that a change had taken away, once that change is undone: those
 * whose names and edits are again what was judged, and that nobody judged since. Gives how many.
 */
export const restoreJudgements = (records: Records, held: readonly HeldJudgement[], who: string): number =>
  records.store.write(() => {
    let restored = 0;
    for (const { krithi: id, state, reviewer, decidedAt, judged } of held) {
      const now = records.krithis.place(id);
      const row = records.entityUse.judgement(id);
      if (now === null || row === null || (now.state !== 'pending' && now.state !== 'in_review')) continue;
      if (judgedAs(records, row) !== judged) continue;
      const reason = 'the change of the list that had taken it back was undone';
      const judge = {
        ...(reviewer === null ? {} : { reviewer }),
        ...(decidedAt === null ? {} : { decidedAt }),
      };
      if (now.state === 'pending') records.krithis.move(now, 'in_review', who, { reason });
      records.krithis.move({ ...now, state: 'in_review' }, 'approved', who, { reason, ...judge });
      if (state === 'published')
        records.krithis.move({ ...now, state: 'approved' }, 'published', who, { reason });
      restored += 1;
    }
    return restored;
  });
