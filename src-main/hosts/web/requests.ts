import type { IncomingMessage, ServerResponse } from 'node:http';
import { createReadStream } from 'node:fs';
import { AppError, toAppError, toErrorShape } from '../../domain/errors.ts';
import { limits } from '../../domain/limits.ts';
import { asAttachment } from '../attachment.ts';
import { securityHeaders } from '../content-security.ts';
import type { FileShelf } from '../api/file-shelf.ts';

/** An answer with the security headers on it. */
export const send = (
  response: ServerResponse,
  status: number,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): void => {
  response.writeHead(status, { ...securityHeaders, 'Cache-Control': 'no-store', ...headers });
  response.end(body);
};

export const sendJson = (response: ServerResponse, status: number, value: unknown): void =>
  send(response, status, JSON.stringify(value), { 'Content-Type': 'application/json; charset=utf-8' });

export const sendError = (response: ServerResponse, status: number, thrown: unknown): void =>
  sendJson(response, status, toErrorShape(toAppError(thrown)));

/** Reads a body of at most `most` bytes. */
const readBody = async (request: IncomingMessage, most: number): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most) throw new AppError('manifest.too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** A dropped or chosen file's bytes become a handle. */
export const takeFile = async (
  request: IncomingMessage,
  response: ServerResponse,
  files: FileShelf,
  name: string | null,
): Promise<void> => {
  try {
    const bytes = await readBody(request, limits.manifestBytes);
    sendJson(response, 200, await files.stageBytes(name ?? 'manifest.csv', bytes));
  } catch (thrown) {
    sendError(response, 413, thrown);
  }
};

/** A finished export, by its id. */
export const giveFile = (response: ServerResponse, files: FileShelf, id: string): void => {
  const file = files.download(id);
  if (file === null) return sendError(response, 404, new AppError('store.not_found'));
  response.writeHead(200, {
    ...securityHeaders,
    'Cache-Control': 'no-store',
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': asAttachment(file.name),
  });
  const stream = createReadStream(file.path);
  stream.on('error', () => response.destroy());
  stream.pipe(response);
};
