import type { NewId } from '../domain/ids.ts';
import type { NameKind } from '../domain/name.ts';
import { type ListRow, describeAddress, pullInto, pushAuthority } from '../publish/index.ts';
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
    ): Promise<{ readonly plan: PullPlan; readonly effect: Effect | null }> => {
      const target = describeAddress(address);
      const version = records.entities.version();
      const { rows, links } = await pullInto(
        address,
        ports(who),
        records.entities.all(),
        records.authorityLinks.of(target),
      );
      const plan = {
        ...planTaking(
          records,
          rows
            .filter(({ entityId, conflicts }) => entityId !== null || conflicts.length === 0)
            .map(({ entity }) => entity),
          'main',
          'add',
        ),
        conflicts: rows
          .filter(({ conflicts }) => conflicts.length > 0)
          .map(({ entity, conflicts }) => ({
            name: entity.name,
            fields: conflicts.map(({ field }) => field),
          })),
      };
      if (mode === 'plan' || records.entities.version() !== version) return { plan, effect: null };
      const effect = records.store.write(() => {
        const clear = new Map(
          [...links].filter(([id]) =>
            rows.every((row) => row.entity.id !== id || row.conflicts.length === 0),
          ),
        );
        records.authorityLinks.putAll(target, clear);
        return authority.take('main', plan.set, [], target, who);
      });
      return { plan, effect };
    },
  };
};
export type ListSync = ReturnType<typeof createListSync>;
