import { z } from 'zod';

/** What a column of a manifest holds. */
export const columnRoles = ['title', 'raga', 'composer', 'tala', 'link', 'notes'] as const;
export const ColumnRole = z.enum(columnRoles);
export type ColumnRole = z.infer<typeof ColumnRole>;

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export const Encoding = z.enum(encodings);
export type Encoding = z.infer<typeof Encoding>;

export const delimiters = [',', ';', '\t'] as const;
export const Delimiter = z.enum(delimiters);
export type Delimiter = z.infer<typeof Delimiter>;

export const rowStatuses = ['new', 'known', 'duplicate', 'bad'] as const;
export const RowStatus = z.enum(rowStatuses);
export type RowStatus = z.infer<typeof RowStatus>;

/** A row of a manifest as read; `link` is canonical (see `domain/link`). */
export const ManifestRow = z.object({
  /** 1-based line of the file on which the row begins. */
  line: z.number().int().positive(),
  title: z.string(),
  raga: z.string().nullable(),
  composer: z.string().nullable(),
  tala: z.string().nullable(),
  notes: z.string().nullable(),
  /** As printed. */
  hyperlink: z.string(),
  link: z.string(),
  site: z.string(),
});
export type ManifestRow = z.infer<typeof ManifestRow>;

/** What is wrong with a row (or the whole file, at line 0), in words. */
export const ManifestProblem = z.object({
  line: z.number().int().nonnegative(),
  column: z.string().nullable(),
  code: z.string(),
  message: z.string(),
});
export type ManifestProblem = z.infer<typeof ManifestProblem>;
