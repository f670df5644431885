import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import Papa from 'papaparse';
import type { SiteRow } from './composition.ts';
import { type Fault, misbehave } from './faults.ts';
import { generatePage } from './page.ts';

export type SiteRequest = { readonly host: string; readonly path: string; readonly at: number };

export type SiteOptions = {
  readonly rows?: readonly SiteRow[];
  /** Manifests with the columns Krithi, Raga and Hyperlink. */
  readonly manifestFiles?: readonly string[];
  readonly seed: number;
  readonly port?: number;
  readonly latencyMs?: number;
  readonly faults?: (host: string, path: string) => Fault | null;
};

export type Site = {
  readonly port: number;
  /** Every request in the order of arrival, robots.txt included. */
  readonly requests: SiteRequest[];
  readonly close: () => Promise<void>;
};

/** A page as it is kept: packed. */
type Page = { readonly html: Buffer; readonly etag: string };

/** As Blogger serves it by default. */
const robots = 'User-agent: Mediapartners-Google\nDisallow:\n\nUser-agent: *\nDisallow: /search\nAllow: /\n';

const rowsOf = (file: string): SiteRow[] =>
  Papa.parse<Record<string, string>>(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data.flatMap((row) => {
    const link = (row['Hyperlink'] ?? '').trim();
    return URL.canParse(link)
      ? [{ title: (row['Krithi'] ?? '').trim(), raga: (row['Raga'] ?? '').trim(), link }]
      : [];
  });

/** The blogs on loopback: any host of the rows, told apart by the Host header. */
export const startSite = async (options: SiteOptions): Promise<Site> => {
  const rows = [...(options.rows ?? []), ...(options.manifestFiles ?? []).flatMap(rowsOf)];
  const byPage = new Map(rows.map((row) => [new URL(row.link).host + new URL(row.link).pathname, row]));
  const hosts = new Set(rows.map((row) => new URL(row.link).host));
  const pages = new Map<string, Page>();
  const requests: SiteRequest[] = [];

  const pageOf = (key: string, row: SiteRow): Page => {
    const known = pages.get(key);
    if (known !== undefined) return known;
    const html = Buffer.from(generatePage(row, options.seed));
    const page = {
      html: gzipSync(html, { level: 1 }),
      etag: `"${createHash('sha1').update(html).digest('hex')}"`,
    };
    pages.set(key, page);
    return page;
  };

  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').replace(/:80$/, '');
    const { pathname } = new URL(request.url ?? '/', `http://${host || 'nowhere'}`);
    requests.push({ host, path: pathname, at: performance.now() });
    const answer = async (): Promise<void> => {
      await wait(options.latencyMs ?? 0);
      const fault = options.faults?.(host, pathname) ?? null;
      const row = byPage.get(host + pathname);
      if (pathname === '/robots.txt' && hosts.has(host))
        response.writeHead(200, { 'content-type': 'text/plain' }).end(robots);
      else if (fault !== null) misbehave(fault, response);
      else if (row === undefined) misbehave('gone', response);
      else {
        const { html, etag } = pageOf(host + pathname, row);
        if (request.headers['if-none-match'] === etag) {
          response.writeHead(304, { etag }).end();
          return;
        }
        const packed = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
        const body = packed ? html : gunzipSync(html);
        response.writeHead(200, {
          'content-type': 'text/html; charset=UTF-8',
          'cache-control': 'private, max-age=0',
          etag,
          ...(packed ? { 'content-encoding': 'gzip' } : {}),
          'content-length': String(body.length),
        });
        response.end(body);
      }
    };
    void answer();
  });
  await listen(server, options.port ?? 0);
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error === undefined ? resolve() : reject(error)));
      }),
  };
};

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
