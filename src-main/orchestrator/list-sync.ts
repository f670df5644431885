import { AppError } from '../domain/errors.ts';
import type { NewId } from '../domain/ids.ts';
import type { Entity, NameKind } from '../domain/name.ts';
import {
  type FieldChange,
  type ListRow,
  describeAddress,
  pullInto,
  pushAuthority,
} from '../publish/index.ts';
import type { AuthorityActs, Effect } from '../review/index.ts';
import type { Records } from '../store/index.ts';
import { type ListPlan, planTaking } from './list-import.ts';

export type ListSyncDeps = {
  readonly records: Records;
  readonly authority: AuthorityActs;
  readonly newId: NewId;
  readonly soundKey: (kind: NameKind | 'title', name: string) => string;
};

export type PullPlan = ListPlan & {
  readonly conflicts: readonly { readonly name: string; readonly fields: readonly string[] }[];
};

type Pulled = Awaited<ReturnType<typeof pullInto>>['rows'][number];

/** What a row over there would bring: whole for a new entry, else what differs; of the other names those that are new. */
const changesOf = ({ entity }: Pulled, own: Entity | null): FieldChange[] => {
  const added = entity.aliases.filter((alias) => own === null || !own.aliases.includes(alias));
  return [
    ...Object.entries(entity.facts).flatMap(([field, value]) => {
      const before = Object.entries(own?.facts ?? {}).find(([fact]) => fact === field)?.[1];
      return before === value
        ? []
        : [{ field, before: before === undefined ? null : String(before), after: String(value) }];
    }),
    ...(added.length === 0 ? [] : [{ field: 'aliases', before: null, after: added.join(', ') }]),
  ];
};

/** A pull in the words of a push. An entry that takes some of what is there and is at odds with the rest has two rows. */
const pullRows = (row: Pulled, own: Entity | null): ListRow[] => {
  const { entity, entityId, conflicts } = row;
  const core = { entityId: entity.id, kind: entity.kind, name: entity.name, remoteId: null };
  if (entityId === null && conflicts.length > 0) {
    const reason = `${entity.name} is a name here too; it is not certain that the same is meant`;
    return [{ ...core, action: 'conflict', changes: [], reason }];
  }
  const changes = changesOf(row, own);
  const action = entityId === null ? 'create' : changes.length === 0 ? 'unchanged' : 'update';
  const takes: ListRow = { ...core, action, changes, reason: null };
  if (conflicts.length === 0) return [takes];
  const reason = `${conflicts.map(({ field }) => field).join(', ')} differ here`;
  const differs: ListRow = { ...core, action: 'conflict', changes: conflicts, reason };
  return action === 'update' ? [takes, differs] : [differs];
};

/** Bringing our list and that of a main database together, either way: first the plan, then one step. */
export const createListSync = ({ records, authority, newId, soundKey }: ListSyncDeps) => {
  const ports = (actor: string) => ({
    clock: records.store.clock,
    newId,
    actor,
    holdsEntity: records.entities.holds,
    soundKey,
  });

  return {
    push: async (
      address: string,
      mode: 'plan' | 'apply',
      who: string,
    ): Promise<{ readonly rows: readonly ListRow[]; readonly notes: readonly string[] }> => {
      const target = describeAddress(address);
      const { rows, links, notes } = await pushAuthority(
        address,
        ports(who),
        records.entities.all(),
        records.authorityLinks.of(target),
        mode,
      );
      records.store.write(() => records.authorityLinks.putAll(target, links));
      return { rows, notes };
    },
    pull: async (
      address: string,
      mode: 'plan' | 'apply',
      who: string,
    ): Promise<{
      readonly plan: PullPlan;
      readonly rows: readonly ListRow[];
      readonly effect: Effect | null;
    }> => {
      const target = describeAddress(address);
      const version = records.entities.version();
      const known = records.authorityLinks.of(target);
      const { rows: pulled, links } = await pullInto(address, ports(who), records.entities.all(), known);
      const plan = {
        ...planTaking(
          records,
          pulled
            .filter(({ entityId, conflicts }) => entityId !== null || conflicts.length === 0)
            .map(({ entity }) => entity),
          'main',
          'add',
        ),
        conflicts: pulled
          .filter(({ conflicts }) => conflicts.length > 0)
          .map(({ entity, conflicts }) => ({
            name: entity.name,
            fields: conflicts.map(({ field }) => field),
          })),
      };
      const rows = pulled.flatMap((row) =>
        pullRows(row, row.entityId === null ? null : records.entities.find(row.entityId)),
      );
      if (mode === 'plan') return { plan, rows, effect: null };
      if (records.entities.version() !== version)
        throw new AppError('store.bad_transition', { detail: 'the list changed while the other was read' });
      const effect = records.store.write(() => {
        const clear = new Map(
          [...links].filter(([id]) =>
            pulled.every((row) => row.entity.id !== id || row.conflicts.length === 0),
          ),
        );
        records.authorityLinks.putAll(target, clear);
        const entries = plan.set.flatMap(({ id }) => {
          const after = clear.get(id);
          return after === undefined ? [] : [{ id, before: known.get(id) ?? null, after }];
        });
        return authority.take('main', plan.set, [], target, who, { target, entries });
      });
      return { plan, rows, effect };
    },
  };
};
export type ListSync = ReturnType<typeof createListSync>;
