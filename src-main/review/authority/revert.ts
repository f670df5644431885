import { type ChangeData, type StoredEntity, entityText } from '../../domain/authority.ts';
import { AppError } from '../../domain/errors.ts';
import type { ChangeRow } from '../../store/authority-log.ts';
import type { Records } from '../../store/index.ts';
import { invert } from './invert.ts';
import { type Effect, perform, reviseAll, valuesOn } from './perform.ts';
import { spellingState } from './spellings.ts';

/** What stands in the way of taking a change back. */
export type Blocker = {
  /** The later change, where it is one. */
  readonly change: number | null;
  readonly words: string;
};

type Plan = {
  readonly set: { readonly id: string; readonly entity: StoredEntity | null }[];
  readonly blockers: readonly Blocker[];
};

export type RevertPreview = {
  readonly change: ChangeRow;
  readonly entries: readonly {
    readonly id: string;
    readonly before: StoredEntity | null;
    readonly after: StoredEntity | null;
  }[];
  readonly krithis: number;
  readonly blockers: readonly Blocker[];
};

/** @throws AppError `store.not_found`. */
export const changeOf = (records: Records, seq: number): ChangeRow => {
  const change = records.authorityLog.find(seq);
  if (change === null) throw new AppError('store.not_found', { detail: `change ${seq} of the list` });
  return change;
};

/** The change at the end of a chain of reverts. */
export const rootOf = (records: Records, change: ChangeRow): ChangeRow =>
  change.reverts === null ? change : rootOf(records, changeOf(records, change.reverts));

const describe = (records: Records, seq: number): Blocker => {
  const { act, data, who, at } = changeOf(records, seq);
  const day = new Date(at).toISOString().slice(0, 10);
  return { change: seq, words: `${act} of ${data.about.join(' and ') || 'the list'} by ${who}, ${day}` };
};

/** The newest change of an entry after `seq` that is in force; a revert is, where it stands. */
const laterOn = (records: Records, id: string, seq: number): Blocker => {
  const later = records.authorityLog
    .laterOn(id, seq)
    .find((each) => records.authorityLog.stands(each) && changeOf(records, each).act !== 'revert');
  return later === undefined
    ? { change: null, words: `${records.entities.nameOf(id)} is no longer as it was then` }
    : describe(records, later);
};

/** Decisions and redirects that need an entry which would leave the list. */
const needing = (records: Records, id: string, root: number, chosen: ReadonlySet<string>): Blocker[] => {
  const decisions = chosen.has(id)
    ? records.entityUse.chosenBy(id).filter((d) => records.decisions.stands(d.id))
    : [];
  const name = records.entities.nameOf(id);
  return [
    ...(decisions.length === 0
      ? []
      : [{ change: null, words: `${decisions.length} decisions in Review chose ${name}` }]),
    ...records.redirects
      .changesLeadingTo(id)
      .filter((seq) => seq !== root)
      .map((seq) => describe(records, seq)),
  ];
};

/** An entry that is again what a list brought, word for word, is that list's again. */
const withSource = (records: Records, entity: StoredEntity | null): StoredEntity | null => {
  if (entity?.source !== 'person') return entity;
  const text = entityText(entity);
  const writing = records.authorityLog
    .writings(entity.id)
    .find((was) => was.source !== 'person' && entityText({ ...was, source: 'person' }) === text);
  return writing ?? entity;
};

const planOf = (records: Records, target: ChangeRow): Plan => {
  const root = rootOf(records, target);
  const chosen = records.entityUse.chosenIds();
  const set: Plan['set'] = [];
  const blockers: Blocker[] = [];
  for (const { id, before, after } of records.authorityLog.entriesOf(target.seq)) {
    const inverted = invert(records.entities.find(id), before, after);
    if (inverted === 'blocked') blockers.push(laterOn(records, id, target.seq));
    else {
      set.push({ id, entity: withSource(records, inverted.entity) });
      if (inverted.entity === null) blockers.push(...needing(records, id, root.seq, chosen));
    }
  }
  blockers.push(...records.redirects.builtOn(root.seq).map((seq) => describe(records, seq)));
  for (const { id, value, after } of target.data.spellings) {
    const alias = records.aliases.find(id);
    if (alias === null || JSON.stringify(spellingState(alias)) !== JSON.stringify(after))
      blockers.push({ change: null, words: `the learnt spelling ${value} was changed since` });
  }
  return { set, blockers: [...new Map(blockers.map((each) => [each.words, each])).values()] };
};

const impactValues = (records: Records, target: ChangeRow): Set<number> => {
  const root = rootOf(records, target);
  const ids = new Set([
    ...records.authorityLog.entriesOf(root.seq).map(({ id }) => id),
    ...records.redirects.entriesOf(root.seq),
  ]);
  const keys = target.data.spellings.flatMap(({ id }) => {
    const alias = records.aliases.find(id);
    const value = alias === null ? null : records.names.findByKey(alias.kind, alias.key);
    return value === null ? [] : [value.id];
  });
  return new Set([...valuesOn(records, ids), ...keys]);
};

/** What taking a change back would do, and what stands in the way. */
export const previewRevert = (records: Records, seq: number): RevertPreview => {
  const change = changeOf(records, seq);
  const { set, blockers } = planOf(records, change);
  return {
    change,
    entries: set.map(({ id, entity }) => ({ id, before: records.entities.find(id), after: entity })),
    krithis: set.reduce((sum, { id }) => sum + records.names.used(id), 0),
    blockers,
  };
};

/**
 * Takes one change back, or brings one back whose revert is named, as a change of its own. Later
 * changes stay as they are.
 *
 * @throws AppError `store.bad_transition` where it is taken back already or is not for people to take
 * back here, `authority.depends` with what rests on it.
 */
export const revertChange = (records: Records, seq: number, who: string): Effect =>
  records.store.write(() => {
    const target = changeOf(records, seq);
    const root = rootOf(records, target);
    if (!isOurs(root))
      throw new AppError('store.bad_transition', {
        detail: root.act === 'review' ? 'undo the decision in Review' : 'it came with the program',
      });
    if (!records.authorityLog.stands(seq))
      throw new AppError('store.bad_transition', { detail: 'this change is taken back already' });
    const { set, blockers } = planOf(records, target);
    if (blockers.length > 0)
      throw new AppError('authority.depends', { detail: blockers.map(({ words }) => words).join('; ') });
    const values = impactValues(records, target);
    const effect = perform(records, {
      act: 'revert',
      who,
      reverts: seq,
      set,
      data: {
        about: root.data.about,
        spellings: target.data.spellings.map(({ id, value, before, after }) => ({
          id,
          value,
          before: after,
          after: before,
        })),
        ...(target.data.links === undefined ? {} : { links: backwards(target.data.links) }),
      },
    });
    records.redirects.setActive(root.seq, records.authorityLog.stands(root.seq));
    return { ...effect, ...reviseAll(records, values, who) };
  });

type Links = NonNullable<ChangeData['links']>;

const backwards = ({ target, entries }: Links): Links => ({
  target,
  entries: entries.map(({ id, before, after }) => ({ id, before: after, after: before })),
});

/** Acts that people do here, and may take back here. */
const isOurs = ({ act }: Pick<ChangeRow, 'act'>): boolean => act !== 'builtin' && act !== 'review';

/**
 * What undo and redo would take, newest last. A revert comes after what it reverts, so one pass from
 * the newest line back knows of each whether it stands. A redo is no step that redo could take back.
 */
export const changeStacks = (
  records: Records,
): { readonly undoable: number[]; readonly redoable: number[] } => {
  const heads = records.authorityLog.headsSince(0).filter(isOurs);
  const acts = new Set(heads.filter(({ act }) => act !== 'revert').map(({ seq }) => seq));
  const revoked = new Set<number>();
  const undoable: number[] = [];
  const redoable: number[] = [];
  let isActSeen = false;
  for (const { seq, reverts } of heads.toReversed()) {
    const stands = !revoked.has(seq);
    if (reverts === null) {
      isActSeen = true;
      if (stands) undoable.unshift(seq);
    } else if (stands) {
      revoked.add(reverts);
      if (!isActSeen && acts.has(reverts)) redoable.unshift(seq);
    }
  }
  return { undoable, redoable };
};
