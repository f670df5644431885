import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

export type RendererFile = { readonly body: Uint8Array; readonly type: string };

/**
 * A file of the built renderer by the path of its address, or null. A path
 * without an extension is a screen of the app and gets the page; one that
 * leads out of the folder gets nothing.
 */
export const rendererFile = async (folder: string, urlPath: string): Promise<RendererFile | null> => {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch (thrown) {
    if (thrown instanceof URIError) return null;
    throw thrown;
  }
  if (decoded.includes('\0')) return null;
  const extension = extname(decoded);
  const root = resolve(folder);
  const path = resolve(root, `.${extension === '' ? '/index.html' : decoded}`);
  const type = types[extension === '' ? '.html' : extension];
  if (type === undefined || !path.startsWith(root + sep)) return null;
  try {
    return { body: await readFile(path), type };
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && (thrown.code === 'ENOENT' || thrown.code === 'EISDIR'))
      return null;
    throw thrown;
  }
};
