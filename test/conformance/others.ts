import { type Answer, ask, askBy, openRefine, owed } from './client.ts';
import { extensions, refusedExtensions } from './questions.ts';
import type { Held } from './record.ts';

type Service = { readonly service_url: string; readonly service_path: string };
type Manifest = {
  readonly defaultTypes: readonly { readonly id: string }[];
  readonly view: { readonly url: string };
  readonly feature_view: { readonly url: string };
  readonly preview: { readonly url: string };
  readonly suggest: Readonly<Record<'entity' | 'type' | 'property', Service>>;
  readonly extend: { readonly propose_properties: Service };
};
type Extension = {
  readonly meta: readonly { readonly id: string }[];
  readonly rows: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;
};

const full = ({ service_url, service_path }: Service): string => service_url + service_path;
const at = (template: string, id: string): string => template.replace('{{id}}', encodeURIComponent(id));

/** The manifest, with and without a stroke at the end of the address. */
export const holdManifest = async (held: Held, address: string): Promise<Manifest> => {
  const given = await ask(address);
  held.hold('GET manifest', 'answer', 'manifest', given.json);
  held.prose('GET manifest', owed(given, 200));
  held.prose('GET manifest: with a stroke at the end', [
    (await ask(`${address}/`)).text === given.text ? null : 'differs from the one without',
  ]);
  return given.json as Manifest;
};

const suggestions = {
  entity: ['mohan', 'raga:mohanam', 'தோடி', 'zzzz', ''],
  type: ['ra', 'raga', 'zzzz', ''],
  property: ['mela', 'melakarta', 'zzzz', ''],
} as const;
const schemas = {
  entity: 'suggest-entities-response',
  type: 'suggest-types-response',
  property: 'suggest-properties-response',
} as const;
const ownIds = { entity: 'raga:mohanam', type: 'raga', property: 'melakarta' } as const;

const idsOf = ({ json }: Answer): readonly string[] =>
  ((json as { result?: { id: string }[] } | null)?.result ?? []).map(({ id }) => id);

/** Suggestions of entries, types and properties; proposals of properties. */
export const holdSuggestions = async (held: Held, manifest: Manifest): Promise<void> => {
  for (const what of ['entity', 'type', 'property'] as const) {
    const url = full(manifest.suggest[what]);
    for (const prefix of suggestions[what]) {
      const asked = `GET suggest ${what}: ${prefix}`;
      const answer = await ask(`${url}?${new URLSearchParams({ prefix }).toString()}`);
      held.hold(asked, 'answer', schemas[what], answer.json);
      held.prose(asked, [
        ...owed(answer, 200),
        prefix !== ownIds[what] || idsOf(answer)[0] === prefix ? null : 'its own id does not find it',
      ]);
    }
    const page = async (cursor: number): Promise<readonly string[]> =>
      idsOf(await ask(`${url}?prefix=a&cursor=${cursor}`));
    const [first, later] = [await page(0), await page(1)];
    held.prose(`GET suggest ${what}: from a cursor`, [
      first.slice(1).every((id, i) => later[i] === id) ? null : 'one later does not begin one later',
    ]);
  }
  for (const type of [...manifest.defaultTypes.map(({ id }) => id), 'planet'])
    for (const limit of ['', '&limit=2']) {
      const asked = `GET properties: of ${type}${limit}`;
      const answer = await ask(`${full(manifest.extend.propose_properties)}?type=${type}${limit}`);
      held.hold(asked, 'answer', 'data-extension-property-proposal', answer.json);
      const body = answer.json as { type?: unknown; properties?: unknown[] };
      held.prose(asked, [
        ...owed(answer, 200),
        body.type === type ? null : 'does not repeat the type',
        limit === '' || (body.properties ?? []).length <= 2 ? null : 'is more than the limit',
      ]);
    }
};

/** Values of properties by form and by address, allowed and refused. */
export const holdExtensions = async (held: Held, address: string): Promise<void> => {
  for (const [name, query] of Object.entries(extensions))
    for (const method of ['POST', 'GET'] as const) {
      const asked = `${method} extend: ${name}`;
      held.hold(asked, 'request', 'data-extension-query', query);
      const answer = await askBy(method, address, 'extend', query);
      held.hold(asked, 'answer', 'data-extension-response', answer.json);
      const { meta, rows }: Extension = { meta: [], rows: {}, ...(answer.json as Partial<Extension> | null) };
      const properties = query.properties.map(({ id }) => id).join();
      held.prose(asked, [
        ...owed(answer, 200),
        meta.map(({ id }) => id).join() === properties ? null : 'names other properties than were asked for',
        Object.keys(rows).sort().join() === query.ids.toSorted().join() ? null : 'has rows of other entries',
        Object.values(rows).every((row) => Object.keys(row).join() === properties)
          ? null
          : 'has other columns',
      ]);
    }
  for (const [name, query] of Object.entries(refusedExtensions)) {
    const asked = `POST extend: ${name}`;
    held.holdRefused(asked, 'data-extension-query', query);
    held.prose(asked, owed(await askBy('POST', address, 'extend', query), 400));
  }
};

/** Pages of entries and features. */
export const holdPages = async (held: Held, manifest: Manifest): Promise<void> => {
  for (const [name, template] of [
    ['preview', manifest.preview.url],
    ['view', manifest.view.url],
  ] as const) {
    const known = await ask(at(template, 'composer:tyagaraja'));
    held.prose(`GET ${name}`, owed(known, 200, 'text/html'));
    held.prose(`GET ${name}: of nobody`, owed(await ask(at(template, 'a/b?c#d')), 404, 'text/html'));
  }
  held.prose('GET feature', owed(await ask(at(manifest.feature_view.url, 'same_sound')), 200, 'text/html'));
};

/** Other origins, wrong and missing tokens, paths and methods that are none, and JSONP, which may be refused. */
export const holdAccess = async (held: Held, address: string): Promise<void> => {
  const { origin } = new URL(address);
  const paths = [
    '',
    '/suggest/entity',
    '/suggest/type',
    '/suggest/property',
    '/properties',
    '/preview',
    '/view',
  ];
  for (const path of paths) {
    const preflight = await ask(address + path, {
      method: 'OPTIONS',
      headers: { 'Access-Control-Request-Method': 'GET' },
    });
    held.prose('OPTIONS', owed(preflight, 204, ''));
    const stranger = await ask(address + path, { headers: { Origin: 'https://elsewhere.example' } });
    held.prose('GET from elsewhere', [
      stranger.origin === null && stranger.status === 403 ? null : `${path} answers another site`,
    ]);
    held.prose('GET with a wrong token', owed(await ask(`${address}x${path}`), 403));
    held.prose('GET without a token', owed(await ask(`${origin}${path}`), 403));
  }
  held.prose('GET of no path', owed(await ask(`${address}/nothing`), 404));
  held.prose('DELETE', owed(await ask(address, { method: 'DELETE' }), 405));
  held.prose('GET by JSONP', owed(await ask(`${address}?callback=steal`), 400));
  held.prose(
    'POST of another kind',
    owed(
      await ask(address, {
        method: 'POST',
        body: '{}',
        headers: { Origin: openRefine, 'Content-Type': 'application/json' },
      }),
      400,
    ),
  );
};
