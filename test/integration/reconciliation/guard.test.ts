import { type IncomingHttpHeaders, request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createOpenRefine } from '../../support/reconciliation/openrefine.ts';
import { faultsOf } from '../../support/reconciliation/schemas.ts';
import { testToken, useService } from '../../support/reconciliation/service.ts';

const world = useService();
const refine = 'http://127.0.0.1:3333';

type Raw = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

/** `fetch` sets Host by itself; this does not. */
const ask = (
  path: string,
  headers: Readonly<Record<string, string>> = {},
  more: { readonly method?: string; readonly body?: string } = {},
): Promise<Raw> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(world().address);
    const sent = request({ hostname, port, path, headers, method: more.method ?? 'GET' }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    sent.on('error', reject);
    sent.end(more.body);
  });

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const post = (body: string, headers: Readonly<Record<string, string>> = form): Promise<Raw> =>
  ask(`/${testToken}`, headers, { method: 'POST', body });
const codeOf = ({ body }: Raw): unknown => {
  const error: unknown = JSON.parse(body);
  expect(faultsOf('error', error)).toEqual([]);
  return (error as { code: string }).code;
};

describe('who may ask', () => {
  it('needs the whole token in the path, for every part of the service', async () => {
    const wrong = `${testToken.slice(0, -1)}x`;
    for (const path of [
      '',
      '/',
      '/suggest/entity?prefix=a',
      '/preview?id=a',
      '/view?id=a',
      '/style.css',
      '/properties',
    ])
      for (const token of ['', wrong, testToken.slice(0, -1), `${testToken}x`]) {
        const answer = await ask(`/${token}${path}`);
        expect([path, token, answer.status]).toEqual([path, token, 403]);
        expect(codeOf(answer)).toBe('reconciliation.unauthorised');
      }
  });

  it('turns away another name for this machine, which DNS rebinding would use', async () => {
    const { port } = new URL(world().address);
    for (const host of [
      `localhost:${port}`,
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.1:1`,
    ])
      expect((await ask(`/${testToken}`, { Host: host })).status).toBe(421);
  });

  it('tells only configured places by CORS, and refuses the others', async () => {
    for (const origin of [refine, 'http://localhost:3333']) {
      const { status, headers } = await ask(`/${testToken}`, { Origin: origin });
      expect([status, headers['access-control-allow-origin'], headers['vary']]).toEqual([
        200,
        origin,
        'Origin',
      ]);
    }
    for (const origin of [
      'https://evil.example',
      'null',
      'http://127.0.0.1:3334',
      'http://127.0.0.1:3333.evil.example',
    ]) {
      const answer = await ask(`/${testToken}`, { Origin: origin });
      expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([403, undefined]);
    }
  });

  it('answers a preflight of a configured place alone', async () => {
    const preflight = { 'Access-Control-Request-Method': 'POST' };
    const welcome = await ask(`/${testToken}`, { Origin: refine, ...preflight }, { method: 'OPTIONS' });
    expect(welcome.status).toBe(204);
    expect(welcome.headers['access-control-allow-methods']).toContain('POST');
    const refused = await ask(
      `/${testToken}`,
      { Origin: 'https://evil.example', ...preflight },
      { method: 'OPTIONS' },
    );
    expect([refused.status, refused.headers['access-control-allow-methods']]).toEqual([403, undefined]);
  });

  it('offers no JSONP', async () => {
    const answer = await ask(`/${testToken}?callback=steal`);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'reconciliation.bad_query']);
    expect(answer.headers['content-type']).toContain('application/json');
  });

  it('lets no page of it leak the address, run a script or be framed elsewhere', async () => {
    const { headers } = await ask(`/${testToken}/preview?id=raga:mohanam`);
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const policy = headers['content-security-policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`frame-ancestors 'self' ${refine} http://localhost:3333`);
    expect(policy).not.toMatch(/script-src|unsafe/);
  });

  it('listens on loopback alone', () => {
    expect(new URL(world().address).hostname).toBe('127.0.0.1');
  });
});

describe('what may be asked', () => {
  it('refuses forms that are too large and batches that are too long', async () => {
    const large = await post(`queries=${'a'.repeat(1024 * 1024)}`);
    expect([large.status, codeOf(large)]).toEqual([413, 'reconciliation.too_large']);
    const queries = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`q${i}`, { query: 'tODi' }]));
    const long = await post(new URLSearchParams({ queries: JSON.stringify(queries) }).toString());
    expect([long.status, codeOf(long)]).toEqual([413, 'reconciliation.too_large']);
    const ids = Array.from({ length: 501 }, (_, i) => `raga:${i}`);
    const extend = await post(
      new URLSearchParams({ extend: JSON.stringify({ ids, properties: [] }) }).toString(),
    );
    expect([extend.status, codeOf(extend)]).toEqual([413, 'reconciliation.too_large']);
  });

  it('names what is wrong with a question', async () => {
    const wrong = async (fields: Record<string, string>): Promise<string> => {
      const answer = await post(new URLSearchParams(fields).toString());
      expect([answer.status, codeOf(answer)]).toEqual([400, 'reconciliation.bad_query']);
      return answer.body;
    };
    expect(await wrong({ queries: '{' })).toContain('queries is no JSON');
    expect(await wrong({ queries: '[]' })).toContain('an object of queries');
    expect(await wrong({ queries: '{"q0":{}}' })).toContain('q0: has neither a query nor properties');
    expect(await wrong({ queries: '{"q7":{"query":5}}' })).toContain('q7.query');
    expect(await wrong({ queries: '{"q":{"query":"a","limit":0}}' })).toContain('q.limit');
    expect(await wrong({ queries: '{"q":{"query":"a","type_strict":"maybe"}}' })).toContain('q.type_strict');
    expect(await wrong({ extend: '{"ids":"a","properties":[]}' })).toContain('extend.ids');
    expect(await wrong({ queries: '{}', extend: '{}' })).toContain('not both');
    expect(await wrong({ other: '1' })).toContain('neither queries nor extend');
  });

  it('takes forms alone, by the methods it names, on the paths it has', async () => {
    expect((await post('{}', { 'Content-Type': 'application/json' })).status).toBe(400);
    expect((await ask(`/${testToken}`, {}, { method: 'DELETE' })).status).toBe(405);
    expect((await ask(`/${testToken}/view`, form, { method: 'POST', body: 'id=a' })).status).toBe(405);
    expect((await ask(`/${testToken}/nothing`)).status).toBe(404);
    expect((await ask(`/${testToken}/preview?id=nothing`)).status).toBe(404);
    expect((await ask(`/${testToken}`, {}, { method: 'HEAD' })).body).toBe('');
  });

  it('tells a crowd to come again, and goes on serving', async () => {
    const queries = Object.fromEntries(
      Array.from({ length: 100 }, (_, i) => [`q${i}`, { query: `bhairavi ${i}` }]),
    );
    const body = new URLSearchParams({ queries: JSON.stringify(queries) }).toString();
    const answers = await Promise.all(Array.from({ length: 30 }, () => post(body)));
    const told = answers.filter(({ status }) => status === 429);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 429]));
    expect(told.every(({ headers }) => headers['retry-after'] === '1')).toBe(true);
    expect((await post(new URLSearchParams({ queries: '{"q":{"query":"tODi"}}' }).toString())).status).toBe(
      200,
    );
  });
});

it('escapes what people wrote into the list', async () => {
  const { engine, address } = world();
  const name = `<img src=x onerror=alert(1)> "Rāga" & 'more'`;
  engine.records.store.write(() =>
    engine.records.entities.putAll(
      [
        {
          id: '<script>',
          kind: 'raga',
          name,
          aliases: ['</dd><script>x</script>'],
          facts: {},
          provenance: '<b>',
        },
      ],
      'person',
      'a curator',
    ),
  );
  const client = createOpenRefine(address);
  const manifest = await client.manifest();
  for (const template of [manifest.preview.url, manifest.view.url]) {
    const html = await (await client.page(template, '<script>')).text();
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &quot;Rāga&quot; &amp; &#39;more&#39;');
    expect(html).not.toMatch(/<(?:img|script|b)[\s>]/);
  }
  const missing = await (await client.page(manifest.view.url, '<script>alert(2)</script>')).text();
  expect(missing).not.toContain('<script>');
});

it('writes nothing that a client asked into the store', async () => {
  const { engine, address } = world();
  const before = engine.records.events.lastSeq();
  const values = engine.records.names.everyValue().length;
  await createOpenRefine(address).reconcile({ q: { query: 'a name of nobody’s krithi' } });
  expect(engine.records.events.lastSeq()).toBe(before);
  expect(engine.records.names.everyValue()).toHaveLength(values);
});
