import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import { canonicalLink } from '../domain/link.ts';

/** A page of the sample, in the form that a fetched one has. */
export type SamplePage = {
  readonly finalUrl: string;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
  readonly sha256: string;
};

const Pages = z.record(z.string(), z.string());

/** The pages that ship with the app: the sample batch is worked off without a network. */
export const createSamplePages = (resourcesDir: string) => {
  const folder = join(resourcesDir, 'sample');
  let byLink: Promise<Map<string, string>> | null = null;

  const load = async (): Promise<Map<string, string>> => {
    const pages = Pages.parse(JSON.parse(await readFile(join(folder, 'pages.json'), 'utf8')));
    return new Map(Object.entries(pages).map(([link, file]) => [canonicalLink(link)?.link ?? link, file]));
  };

  /** @throws AppError `http.not_found` where the sample has no such page. */
  return async (link: string): Promise<SamplePage> => {
    byLink ??= load();
    const file = (await byLink).get(link);
    if (file === undefined) throw new AppError('http.not_found', { detail: link });
    const body = await readFile(join(folder, file));
    return {
      finalUrl: link,
      status: 200,
      headers: { 'content-type': 'text/html; charset=UTF-8' },
      body,
      sha256: createHash('sha256').update(body).digest('hex'),
    };
  };
};
export type SamplePages = ReturnType<typeof createSamplePages>;
