import { z } from 'zod';
import { canonicalLink } from '../../domain/link.ts';
import { AppError } from '../../domain/errors.ts';
import type { Kept, Snapshot } from '../compare.ts';
import type { PublishableKrithi, PublishPorts } from '../types.ts';
import type { Queryable } from './connection.ts';
import { insertRows } from './insert.ts';
import type { MainSchema } from './schema.ts';

/** A row of `imported_krithis`: the key of a publication and what we wrote under it last. */
export type ImportRecord = {
  readonly id: string;
  readonly sourceKey: string;
  readonly status: string;
  /** The krithi it became; null where there is none (any more). */
  readonly krithiId: string | null;
  readonly snapshot: Snapshot | null;
  /** Fields that a person left to them. */
  readonly kept: Kept;
};

const SnapshotShape = z.object({
  krithi_desk: z.object({
    format: z.literal(1),
    fields: z.record(z.string(), z.string().nullable()),
    kept: z.record(z.string(), z.tuple([z.string().nullable(), z.string().nullable()])).default({}),
  }),
});

/** A payload of another tool has no snapshot of ours: null. */
const readSnapshot = (payload: unknown): Pick<ImportRecord, 'snapshot' | 'kept'> => {
  const parsed = SnapshotShape.safeParse(payload);
  if (!parsed.success) return { snapshot: null, kept: new Map() };
  const { fields, kept } = parsed.data.krithi_desk;
  return { snapshot: new Map(Object.entries(fields)), kept: new Map(Object.entries(kept)) };
};

const siteOf = (address: string | null): string | null =>
  address === null ? null : (canonicalLink(address)?.site ?? null);

/** Import sources of a site: the one we name after it, or one that a person made with its address. */
export const findSources = async (db: Queryable, site: string): Promise<readonly string[]> => {
  const rows = await db.rows<{ id: string; name: string; base_url: string | null }>(
    'SELECT id::text, name, base_url FROM import_sources ORDER BY created_at, id',
  );
  const named = rows.filter(({ name }) => name.toLowerCase() === site);
  const addressed = rows.filter((row) => !named.includes(row) && siteOf(row.base_url) === site);
  return [...named, ...addressed].map(({ id }) => id);
};

/** Makes the source of a site; safe beside others who do the same. */
export const createSource = async (
  db: Queryable,
  schema: MainSchema,
  ports: PublishPorts,
  krithi: PublishableKrithi,
): Promise<string> => {
  const row = {
    id: ports.newId(),
    name: krithi.site,
    base_url: new URL('/', krithi.link).href,
    description: 'Pages fetched by Krithi Desk',
    // The lowest tier, until the keeper of the main database ranks the site.
    source_tier: 5,
    supported_formats: ['HTML'],
    composer_affinity: '{}',
  };
  await insertRows(db, schema, 'import_sources', [row], 'ON CONFLICT DO NOTHING');
  const [id] = await findSources(db, krithi.site);
  if (id === undefined)
    throw new AppError('publish.failed', { detail: `no import source for ${krithi.site}` });
  return id;
};

/** Spellings under which other tools may have stored the page. */
const spellings = ({ link, printedLink }: PublishableKrithi): readonly string[] => {
  const other = link.startsWith('http:')
    ? link.replace(/^http:/, 'https:')
    : link.replace(/^https:/, 'http:');
  return [...new Set([link, printedLink, other])];
};

/** What is recorded under this krithi's key; the canonical link first, then other spellings. */
export const findImport = async (
  db: Queryable,
  sources: readonly string[],
  krithi: PublishableKrithi,
): Promise<ImportRecord | null> => {
  if (sources.length === 0) return null;
  const keys = spellings(krithi);
  const rows = await db.rows<{
    id: string;
    key: string;
    status: string;
    krithi: string | null;
    payload: unknown;
  }>(
    `SELECT id::text, source_key AS key, import_status::text AS status, mapped_krithi_id::text AS krithi,
            jsonb_build_object('krithi_desk', parsed_payload -> 'krithi_desk') AS payload
       FROM imported_krithis WHERE import_source_id = ANY ($1) AND source_key = ANY ($2)`,
    [sources, keys],
  );
  const records = rows.map((row) => ({
    id: row.id,
    sourceKey: row.key,
    status: row.status,
    krithiId: row.krithi,
    ...readSnapshot(row.payload),
  }));
  const [best] = records.toSorted(
    (a, b) =>
      Number(b.snapshot !== null) - Number(a.snapshot !== null) ||
      keys.indexOf(a.sourceKey) - keys.indexOf(b.sourceKey),
  );
  return best ?? null;
};
