import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { protocol } from 'electron/main';
import type { FileShelf } from '../api/file-shelf.ts';
import { asAttachment } from '../attachment.ts';
import { securityHeaders } from '../content-security.ts';
import { rendererFile } from '../renderer-files.ts';
import { appScheme, isOurAddress } from './address.ts';

const downloads = '/downloads/';

/** Before `ready`, once: our scheme has an origin of its own and no way around the security policy. */
export const registerScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
};

/** Answers for the built renderer and for finished exports; anything else does not exist. */
export const serveRenderer = (rendererDir: string, files: FileShelf): void => {
  protocol.handle(appScheme, async (request) => {
    if (request.method !== 'GET') return refuse(405);
    if (!isOurAddress(request.url)) return refuse(404);
    const { pathname } = new URL(request.url);
    if (pathname.startsWith(downloads)) return giveFile(files, pathname.slice(downloads.length));
    const file = await rendererFile(rendererDir, pathname);
    if (file === null) return refuse(404);
    return new Response(new Uint8Array(file.body), {
      headers: { ...securityHeaders, 'Content-Type': file.type },
    });
  });
};

const refuse = (status: number): Response => new Response(null, { status, headers: securityHeaders });

const giveFile = (files: FileShelf, id: string): Response => {
  const file = files.download(id);
  if (file === null) return refuse(404);
  return new Response(Readable.toWeb(createReadStream(file.path)), {
    headers: {
      ...securityHeaders,
      'Cache-Control': 'no-store',
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': asAttachment(file.name),
    },
  });
};
