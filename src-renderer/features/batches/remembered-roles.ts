import { type Role, headerKey, roles } from './intake-model.ts';

const place = 'krithi-desk.columns';
const most = 50;

type Chosen = Partial<Record<Role, string>>;
type Kept = readonly { readonly key: string; readonly roles: Chosen }[];

const readRoles = (value: unknown): Chosen => {
  const chosen: Chosen = {};
  if (typeof value !== 'object' || value === null) return chosen;
  for (const role of roles) {
    const column: unknown = Reflect.get(value, role);
    if (typeof column === 'string') chosen[role] = column;
  }
  return chosen;
};

const read = (store: Storage): Kept => {
  try {
    const kept: unknown = JSON.parse(store.getItem(place) ?? '[]');
    if (!Array.isArray(kept)) return [];
    return kept.flatMap((each: unknown) => {
      if (typeof each !== 'object' || each === null || !('key' in each) || !('roles' in each)) return [];
      return typeof each.key === 'string' ? [{ key: each.key, roles: readRoles(each.roles) }] : [];
    });
  } catch {
    // What cannot be read is as good as never written: the columns are guessed again.
    return [];
  }
};

/** The columns a person chose for a header, as long as the file still has each of them. */
export const rememberedRoles = (header: readonly string[], store: Storage = localStorage): Chosen | null => {
  const found = read(store).find((each) => each.key === headerKey(header))?.roles;
  if (found === undefined) return null;
  return Object.values(found).every((column) => column === '' || header.includes(column)) ? found : null;
};

/** Keeps the choice for the next file with the same header; null forgets it. */
export const rememberRoles = (
  header: readonly string[],
  chosen: Chosen | null,
  store: Storage = localStorage,
): void => {
  const key = headerKey(header);
  const others = read(store).filter((each) => each.key !== key);
  store.setItem(
    place,
    JSON.stringify(chosen === null ? others : [{ key, roles: chosen }, ...others].slice(0, most)),
  );
};
