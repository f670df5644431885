import { type Field, type Fields, fingerprint } from './krithi-state.ts';
import type { FieldChange } from './types.ts';

/** What we last wrote, by field; see `fingerprint`. */
export type Snapshot = ReadonlyMap<string, string | null>;

/**
 * Fields that a person left to the other side: the fingerprints of theirs and
 * ours at that time. It holds for as long as neither changes.
 */
export type Kept = ReadonlyMap<string, readonly [theirs: string | null, ours: string | null]>;

export type Comparison = {
  /** What we would change over there. */
  readonly changes: readonly FieldChange[];
  /** Fields that somebody changed over there and that differ from ours: a person has to look. */
  readonly foreign: readonly FieldChange[];
  /** The fields behind `foreign`, each of them. */
  readonly contested: readonly string[];
  /** Of what was left to them, what still holds. */
  readonly kept: Kept;
};

const nothing: Field = { key: null, shown: null };

/**
 * Says each difference once. A variant's whole text says no more than its sections do: these are
 * shown where they differ. The label of a section that comes or goes is said by the list of sections.
 */
const saidOnce = (changes: readonly FieldChange[]): readonly FieldChange[] => {
  const fields = changes.map(({ field }) => field);
  const isWhole = (field: string): boolean =>
    /^lyrics\.[a-z+]+$/.test(field) && fields.some((other) => other.startsWith(`${field}.`));
  const isListed = ({ field, before, after }: FieldChange): boolean =>
    field.startsWith('sections.') && (before === null || after === null) && fields.includes('sections');
  return changes.filter((change) => !isWhole(change.field) && !isListed(change));
};

/**
 * Compares three states of one krithi: what we wrote last (null: never),
 * what is there, what we have. A field that we have nothing to say about and
 * never filled belongs to the other side and is left alone, as is one that a
 * person left to them.
 */
export const compareFields = (
  base: Snapshot | null,
  theirs: Fields,
  ours: Fields,
  left: Kept = new Map(),
): Comparison => {
  const kept = new Map<string, readonly [string | null, string | null]>();
  const changes: FieldChange[] = [];
  const foreign: FieldChange[] = [];
  for (const field of new Set([...ours.keys(), ...theirs.keys(), ...(base?.keys() ?? [])])) {
    const our = ours.get(field) ?? nothing;
    const their = theirs.get(field) ?? nothing;
    const written = base?.get(field) ?? null;
    if (our.key === their.key) continue;
    const [theirsThen, oursThen] = left.get(field) ?? [];
    if (theirsThen === fingerprint(their.key) && oursThen === fingerprint(our.key)) {
      kept.set(field, [theirsThen, oursThen]);
      continue;
    }
    const change = { field, before: their.shown, after: our.shown };
    if (base !== null && fingerprint(their.key) === written) changes.push(change);
    else if (our.key !== null || written !== null) foreign.push(change);
  }
  return {
    changes: saidOnce(changes),
    foreign: saidOnce(foreign),
    contested: foreign.map(({ field }) => field),
    kept,
  };
};

/** The fields of a krithi that is not there yet; texts by their length. */
export const creationChanges = (ours: Fields): readonly FieldChange[] =>
  [...ours]
    .filter(([field, { key }]) => key !== null && !/^(?:lyrics\.[a-z]+|sections)\./.test(field))
    .map(([field, { shown }]) => ({
      field,
      before: null,
      after: field.startsWith('lyrics.') ? `${shown?.length ?? 0} characters` : shown,
    }));

/** The snapshot to keep after writing `ours`. A field that we leave empty, or to them, has no mark: it is not ours. */
export const snapshotOf = (ours: Fields, kept: Kept): Record<string, string | null> =>
  Object.fromEntries(
    [...ours]
      .filter(([field, { key }]) => key !== null && !kept.has(field))
      .map(([field, { key }]) => [field, fingerprint(key)]),
  );
