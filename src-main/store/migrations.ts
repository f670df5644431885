import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import type { Db } from './connection.ts';

const Journal = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.number() })) });

/** The migrations of this program, oldest first, each by its hash. */
export const knownMigrations = (migrationsDir: string): readonly string[] => {
  const journal = Journal.parse(
    JSON.parse(readFileSync(join(migrationsDir, 'meta', '_journal.json'), 'utf8')),
  );
  return journal.entries.map((entry) =>
    createHash('sha256')
      .update(readFileSync(join(migrationsDir, `${entry.tag}.sql`), 'utf8'))
      .digest('hex'),
  );
};

/**
 * How many of them the data has had.
 * @throws AppError `store.newer_schema` for data of a newer program, `store.corrupt` where one is not what was applied.
 */
export const appliedMigrations = (db: Db, known: readonly string[]): number => {
  const applied = hashesIn(db);
  if (applied.length > known.length) {
    throw new AppError('store.newer_schema', { detail: `version ${applied.length}, known ${known.length}` });
  }
  const changed = applied.findIndex((hash, i) => hash !== known[i]);
  if (changed !== -1) {
    throw new AppError('store.corrupt', { detail: `migration ${changed} is not the one that was applied` });
  }
  return applied.length;
};

const hashesIn = (db: Db): string[] => {
  const table = db
    .prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '__drizzle_migrations'`)
    .get();
  if (table === undefined) return [];
  return z
    .array(z.string())
    .parse(db.prepare('SELECT hash FROM __drizzle_migrations ORDER BY id').pluck().all());
};
