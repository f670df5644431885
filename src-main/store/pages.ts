import { z } from 'zod';
import type { Store } from './open.ts';

/** An archived response, body still compressed. */
export type PageRow = {
  readonly link: string;
  readonly finalUrl: string;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly codec: string;
  readonly body: Uint8Array;
  readonly rawBytes: number;
  readonly sha256: string;
  readonly fetchedAt: number;
};

type Raw = Omit<PageRow, 'headers'> & { headers: string };
const Headers = z.record(z.string(), z.string());

/** Queries of the page archive: one response per canonical link. */
export const pageQueries = (store: Store) => {
  const { db } = store;
  const columns = `link, final_url AS finalUrl, status, headers, codec, body, raw_bytes AS rawBytes, sha256,
    fetched_at AS fetchedAt`;
  const byLink = db.prepare<[string], Raw>(`SELECT ${columns} FROM page WHERE link = ?`);
  const has = db.prepare<[string], number>('SELECT 1 FROM page WHERE link = ?').pluck();
  const put = db.prepare(
    `INSERT INTO page (link, final_url, status, headers, codec, body, raw_bytes, sha256, fetched_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (link) DO UPDATE SET final_url = excluded.final_url, status = excluded.status,
       headers = excluded.headers, codec = excluded.codec, body = excluded.body, raw_bytes = excluded.raw_bytes,
       sha256 = excluded.sha256, fetched_at = excluded.fetched_at`,
  );
  return {
    has: (link: string): boolean => has.get(link) === 1,
    find: (link: string): PageRow | null => {
      const raw = byLink.get(link);
      return raw === undefined ? null : { ...raw, headers: Headers.parse(JSON.parse(raw.headers)) };
    },
    put: (page: PageRow): void => {
      put.run(
        page.link,
        page.finalUrl,
        page.status,
        JSON.stringify(page.headers),
        page.codec,
        page.body,
        page.rawBytes,
        page.sha256,
        page.fetchedAt,
      );
    },
  };
};
export type PageQueries = ReturnType<typeof pageQueries>;
