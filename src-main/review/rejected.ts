import type { NameKind } from '../domain/name.ts';
import type { Records } from '../store/index.ts';

/** The entries that people ruled out for a name, by their ids. */
export const rejectedFor = (records: Records, kind: NameKind, key: string): ReadonlySet<string> =>
  new Set(
    records.decisions
      .ofValue(kind, key)
      .filter((d) => d.act === 'reject' && records.decisions.stands(d.id))
      .flatMap((d) => d.entities),
  );
