import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createEngine } from '../../../src-main/engine.ts';
import { asAttachment } from '../../../src-main/hosts/attachment.ts';
import { createFileShelf } from '../../../src-main/hosts/api/file-shelf.ts';
import { checkoutPaths } from '../../../src-main/hosts/paths.ts';
import { giveFile } from '../../../src-main/hosts/web/requests.ts';
import { type WebHost, startWebHost } from '../../../src-main/hosts/web/server.ts';
import { tempFolder } from '../../support/temp.ts';

let host: WebHost;
let end: () => Promise<void>;

beforeEach(async () => {
  const folder = tempFolder();
  const paths = checkoutPaths();
  const engine = createEngine({ ...paths, dataDir: folder.path, appVersion: 'test', network: false });
  const rendererDir = join(folder.path, 'renderer');
  mkdirSync(rendererDir);
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html>');
  host = await startWebHost({ ...paths, engine, rendererDir, version: 'test', port: 0 });
  end = async () => {
    await host.close();
    await engine.stop();
    folder.remove();
  };
});
afterEach(() => end());

const answers = async (): Promise<number> =>
  (await fetch(`${host.address}/v1/nothing`, { headers: { Authorization: `Bearer ${host.bearer()}` } }))
    .status;

describe('the browser host', () => {
  it('outlives visitors without a right who break off at once', async () => {
    const { host: name, port } = new URL(host.address);
    for (let i = 0; i < 20; i += 1) {
      const socket = connect(Number(port), '127.0.0.1');
      await once(socket, 'connect');
      socket.write(`GET /rpc HTTP/1.1\r\nHost: ${name}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
      socket.resetAndDestroy();
    }
    expect(await answers()).toBe(404);
  });

  it('ends the connection, and nothing else, over a message that is too large', async () => {
    const socket = new WebSocket(`${host.address.replace('http', 'ws')}/rpc`, {
      headers: { Authorization: `Bearer ${host.bearer()}`, Origin: host.address },
    });
    await once(socket, 'open');
    const closed = once(socket, 'close');
    socket.send('x'.repeat(17 * 1024 * 1024));
    expect((await closed)[0]).toBe(1009);
    expect(await answers()).toBe(404);
  });
});

describe('a file to be saved', () => {
  it('keeps its name in any script, and no name breaks the header', async () => {
    expect(asAttachment('தமிழ் "1".csv')).toBe(
      `attachment; filename="_____ _1_.csv"; filename*=UTF-8''%E0%AE%A4%E0%AE%AE%E0%AE%BF%E0%AE%B4%E0%AF%8D%20%221%22.csv`,
    );
    const files = createFileShelf();
    const place = await files.newDownload('வரிசை.krithipack');
    writeFileSync(place.path, 'a pack');
    const server = createServer((_, response) => giveFile(response, files, place.id));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const bound = server.address();
    const port = typeof bound === 'object' ? (bound?.port ?? 0) : 0;
    const answer = await fetch(`http://127.0.0.1:${port}/`);
    expect(await answer.text()).toBe('a pack');
    expect(answer.headers.get('content-disposition')).toBe(asAttachment('வரிசை.krithipack'));
    server.close();
    await files.clear();
  });
});
