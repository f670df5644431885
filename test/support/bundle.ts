import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';

/** A built file as a tree, so that words in comments and strings are no code. */
type Node = { readonly type: string; readonly [key: string]: unknown };
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const nodesOf = (root: Node): Node[] => {
  const found: Node[] = [];
  const open: Node[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    found.push(node);
    for (const value of Object.values(node))
      for (const each of [value].flat()) if (isNode(each)) open.push(each);
  }
  return found;
};

/** The code of a node without spaces: `app.quit`, `newFunction`. */
export type Bundle = {
  readonly name: string;
  readonly text: string;
  /** Every module that the file imports or requires by a name that stands there. */
  readonly imports: readonly string[];
  /** What is called and constructed: `shell.openExternal`, `new BrowserWindow`, with the text of its arguments. */
  readonly calls: readonly { readonly what: string; readonly args: string }[];
};

const literal = (node: unknown): string[] =>
  isNode(node) && node.type === 'Literal' && typeof node['value'] === 'string' ? [node['value']] : [];

const readBundle = (folder: string, name: string): Bundle => {
  const text = readFileSync(join(folder, name), 'utf8');
  const code = (node: unknown): string =>
    isNode(node) ? text.slice(Number(node['start']), Number(node['end'])).replaceAll(/\s+/g, '') : '';
  const nodes = nodesOf(parseAst(text, { lang: 'js' }) as object as Node);
  const calls = nodes
    .filter(({ type }) => type === 'CallExpression' || type === 'NewExpression')
    .map((node) => ({
      what: `${node.type === 'NewExpression' ? 'new ' : ''}${code(node['callee'])}`,
      args: (node['arguments'] as unknown[]).map(code).join(','),
    }));
  const imports = nodes.flatMap((node) => {
    if (['ImportDeclaration', 'ExportAllDeclaration', 'ImportExpression'].includes(node.type))
      return literal(node['source']);
    const isRequire = node.type === 'CallExpression' && /^(__)?require\$?\d*$/.test(code(node['callee']));
    return isRequire ? literal((node['arguments'] as unknown[])[0]) : [];
  });
  return { name, text, imports: [...new Set(imports)], calls };
};

/** The built files of a folder that are code. */
export const readBundles = (folder: string): Bundle[] =>
  readdirSync(folder)
    .filter((name) => /\.c?js$/.test(name))
    .map((name) => readBundle(folder, name));
