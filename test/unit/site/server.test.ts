import { writeFileSync } from 'node:fs';
import { type IncomingMessage, get } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type Fault,
  type Site,
  type SiteOptions,
  generateManifest,
  generatePage,
  startSite,
} from '../../support/site/index.ts';
import { tempFolder } from '../../support/temp.ts';

const host = 'guru-guha.blogspot.com';
const row = { title: 'bAla gOpAla', raga: 'bhairavi', link: `http://${host}/2007/10/bala.html` };

describe('the blogs on loopback', () => {
  const sites: Site[] = [];
  const open = async (options: Partial<SiteOptions> = {}): Promise<Site> => {
    const site = await startSite({ rows: [row], seed: 1, ...options });
    sites.push(site);
    return site;
  };
  afterEach(async () => {
    for (const site of sites.splice(0)) await site.close();
  });

  type Answer = {
    readonly status: number;
    readonly headers: IncomingMessage['headers'];
    readonly body: Buffer;
  };
  const ask = (site: Site, path: string, headers: Record<string, string> = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      get({ host: '127.0.0.1', port: site.port, path, headers: { host, ...headers } }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) });
        });
      }).on('error', reject);
    });

  it('serve a page as it is generated, with the headers of a blog', async () => {
    const { status, headers, body } = await ask(await open(), '/2007/10/bala.html');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=UTF-8');
    expect(headers['content-encoding']).toBeUndefined();
    expect(Number.isNaN(Date.parse(headers.date ?? ''))).toBe(false);
    expect(body.toString()).toBe(generatePage(row, 1));
  });

  it('pack it where the client asks for that', async () => {
    const { headers, body } = await ask(await open(), '/2007/10/bala.html', {
      'accept-encoding': 'gzip, br',
    });
    expect(headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(body).toString()).toBe(generatePage(row, 1));
  });

  it('say that a page is the same as before', async () => {
    const site = await open();
    const { headers } = await ask(site, '/2007/10/bala.html');
    const again = await ask(site, '/2007/10/bala.html', { 'if-none-match': headers.etag ?? '' });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it('know no other page, and no page under another host', async () => {
    const site = await open();
    expect((await ask(site, '/2007/10/other.html')).status).toBe(404);
    expect(
      (await ask(site, '/2007/10/bala.html', { host: 'thyagaraja-vaibhavam.blogspot.com' })).status,
    ).toBe(404);
  });

  it('close the search to robots and nothing else', async () => {
    const { body } = await ask(await open(), '/robots.txt');
    expect(body.toString()).toContain('User-agent: *\nDisallow: /search\nAllow: /');
  });

  it('write down who asked for what, in order', async () => {
    const site = await open();
    await ask(site, '/robots.txt');
    await ask(site, '/2007/10/bala.html');
    expect(site.requests.map(({ host: asked, path }) => asked + path)).toEqual([
      `${host}/robots.txt`,
      `${host}/2007/10/bala.html`,
    ]);
  });

  it('serve the pages of manifests, one of two equal links once', async () => {
    const folder = tempFolder();
    const file = join(folder.path, 'songs.csv');
    writeFileSync(file, generateManifest(12, 4));
    const site = await open({ rows: [], manifestFiles: [file] });
    folder.remove();
    const [, ...rows] = generateManifest(12, 4).trim().split('\n');
    for (const each of rows) {
      const { host: own, pathname } = new URL(each.split(',')[2] ?? '');
      expect((await ask(site, pathname, { host: own })).status).toBe(200);
    }
  });

  const faulty = async (fault: Fault): Promise<Answer> =>
    ask(
      await open({ faults: (asked, path) => (asked === host && path !== '/robots.txt' ? fault : null) }),
      '/2007/10/bala.html',
      {
        'accept-encoding': 'gzip',
      },
    );

  it.each([
    ['gone', 404, {}],
    ['error', 500, {}],
    ['busy', 503, { 'retry-after': '1' }],
    ['offsite', 302, { location: 'http://elsewhere.example.org/' }],
    ['image', 200, { 'content-type': 'image/png' }],
    ['soft 404', 200, { 'content-type': 'text/html; charset=UTF-8' }],
  ] as const)('fail on demand: %s', async (fault, status, headers) => {
    const answer = await faulty(fault);
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject(headers);
    expect(answer.body.toString()).not.toContain('articleBody');
  });

  it('fail on demand: nothing at all where a page should be', async () => {
    const { status, body } = await faulty('empty');
    expect([status, body.length]).toEqual([200, 0]);
  });

  it('fail on demand: a page that stops in its midst, and one that never comes', async () => {
    const { body } = await faulty('truncated');
    expect(() => gunzipSync(body)).toThrow('unexpected end of file');
    const answered = faulty('hang').then(
      () => true,
      () => false,
    );
    const waited = new Promise<string>((resolve) => setTimeout(() => resolve('nothing yet'), 150));
    expect(await Promise.race([answered, waited])).toBe('nothing yet');
    for (const site of sites.splice(0)) await site.close();
    expect(await answered).toBe(false);
  });
});
