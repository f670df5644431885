import type { Store } from './open.ts';

/** Key and JSON value; what they mean is validated where they are used. */
export const settingQueries = (store: Store) => {
  const get = store.db.prepare<[string], string>('SELECT value FROM setting WHERE key = ?').pluck();
  const put = store.db.prepare(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  return {
    get: (key: string): unknown => {
      const raw = get.get(key);
      return raw === undefined ? undefined : (JSON.parse(raw) as unknown);
    },
    put: (key: string, value: unknown): void => {
      put.run(key, JSON.stringify(value));
    },
  };
};
export type SettingQueries = ReturnType<typeof settingQueries>;
