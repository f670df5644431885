import type { Entity } from '../../domain/name.ts';
import { describe } from './describe.ts';
import type { List } from './list.ts';
import type { Answer } from './requests.ts';
import { type ExtensionValue, valuesOf } from './values.ts';
import { features, properties, typeOf } from './vocabulary.ts';

/** Static pages about one entry, for OpenRefine's frames and links. All text is escaped; no script runs. */
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const page = (title: string, body: string, status = 200): Answer => ({
  kind: 'html',
  status,
  text: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="style.css">
</head>
<body>
${body}
</body>
</html>
`,
});

const nothing = (id: string): Answer =>
  page('No such entry', `<h1>No such entry</h1>\n<p>The list has no entry ${escaped(id)}.</p>`, 404);

const shown = (value: ExtensionValue): string => {
  if ('str' in value) return value.str;
  return 'int' in value ? String(value.int) : value.name;
};

const head = (entity: Entity): string =>
  `<h1>${escaped(entity.name)}</h1>\n<p>${escaped([typeOf(entity.kind).name, describe(entity)].filter((part) => part !== '').join(', '))}</p>`;

const facts = async (list: List, entity: Entity): Promise<string> => {
  const rows: string[] = [];
  for (const { id, name, kinds } of properties) {
    if (!kinds.includes(entity.kind)) continue;
    const values = await valuesOf(list, entity, id);
    if (values.length === 0) continue;
    rows.push(`<dt>${escaped(name)}</dt><dd>${escaped(values.map(shown).join(', '))}</dd>`);
  }
  return `<dl>\n${rows.join('\n')}\n</dl>`;
};

/** The small page for a frame: what tells the entry apart, and its other names. */
export const previewPage = (list: List, id: string): Answer => {
  const entity = list.find(id);
  if (entity === null) return nothing(id);
  const others = entity.aliases.length === 0 ? '' : `\n<p>Also: ${escaped(entity.aliases.join(', '))}</p>`;
  return page(entity.name, `${head(entity)}${others}`);
};

/** The page for a window: everything that the list says. */
export const viewPage = async (list: List, id: string): Promise<Answer> => {
  const entity = list.find(id);
  if (entity === null) return nothing(id);
  return page(
    entity.name,
    `${head(entity)}\n${await facts(list, entity)}\n<p><code>${escaped(entity.id)}</code></p>`,
  );
};

/** What a matching feature says; all of them where no known one is asked for. */
export const featurePage = (id: string): Answer => {
  const all = Object.entries(features);
  const asked = all.filter(([each]) => each === id);
  const rows = (asked.length === 0 ? all : asked).map(
    ([name, words]) => `<dt><code>${escaped(name)}</code></dt><dd>${escaped(words)}</dd>`,
  );
  return page('Features', `<h1>What speaks for a candidate</h1>\n<dl>\n${rows.join('\n')}\n</dl>`);
};

/** Follows the system's light or dark. */
export const styleSheet: Answer = {
  kind: 'css',
  text: `:root { color-scheme: light dark; }
body { margin: 12px 16px; font: 14px/1.45 system-ui, sans-serif; }
h1 { margin: 0 0 4px; font-size: 17px; }
p { margin: 0 0 8px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 14px; margin: 8px 0; }
dt { opacity: 0.75; }
dd { margin: 0; overflow-wrap: anywhere; }
`,
};
