import { AppError } from '../domain/errors.ts';
import type { StoredEntity } from '../domain/authority.ts';
import { diffAuthority } from '../resolve/index.ts';
import type { EntryChange } from '../store/authority-log.ts';
import type { Records } from '../store/index.ts';

/** One field of one entry, before and after; field is null where the entry itself came or went. */
export type FieldDiff = {
  readonly entity: { readonly id: string; readonly name: string };
  readonly change: 'added' | 'removed' | 'changed';
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
};

const ofKind = (list: readonly (StoredEntity | null)[]): StoredEntity[] =>
  list.filter((each) => each !== null);

/** Field by field what differs, entry by entry, in words. */
export const fieldsOf = (entries: readonly Pick<EntryChange, 'before' | 'after'>[]): FieldDiff[] =>
  diffAuthority(ofKind(entries.map(({ before }) => before)), ofKind(entries.map(({ after }) => after))).map(
    (change) => ({
      entity: { id: change.id, name: change.name },
      change: change.change,
      field: change.change === 'changed' ? change.field : null,
      before: change.change === 'changed' ? change.before : null,
      after: change.change === 'changed' ? change.after : null,
    }),
  );

const seqOf = (records: Records, version: number): number => {
  const first = records.authorityLog.firstVersion();
  if (first === null || version < first || version > records.entities.version()) {
    const kept = `${first ?? 0} to ${records.entities.version()}`;
    throw new AppError('authority.version', { detail: `version ${version}; kept are ${kept}` });
  }
  return records.authorityLog.seqOfVersion(version);
};

/** The list as it stood at a version. @throws AppError `authority.version`. */
export const listAt = (records: Records, version: number): StoredEntity[] => {
  const list = new Map(records.entities.all().map((entity) => [entity.id, entity]));
  for (const { id, before } of records.authorityLog.sinceUndone(seqOf(records, version))) {
    if (before === null) list.delete(id);
    else list.set(id, before);
  }
  return [...list.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
};

/** What changed between two versions. @throws AppError `authority.version`. */
export const diffVersions = (records: Records, from: number, to: number): FieldDiff[] =>
  fieldsOf(records.authorityLog.between(seqOf(records, from), seqOf(records, to)));
