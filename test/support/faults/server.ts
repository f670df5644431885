import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** A server that misbehaves on purpose, byte by byte: what no HTTP library would let it do. */
export type FaultServer = {
  readonly port: number;
  /** Paths in the order of arrival, robots.txt left out, with the time of each. */
  readonly asked: { readonly path: string; readonly host: string; readonly at: number }[];
  /** Hosts whose robots.txt was asked for, in the order of arrival. */
  readonly robots: string[];
  /** When each request arrived, robots.txt and all; by host. */
  readonly arrivals: ReadonlyMap<string, readonly number[]>;
  readonly close: () => Promise<void>;
};

const page = `<!DOCTYPE html><html><head><title>A krithi</title></head><body><div class='post-body'>${'pallavi '.repeat(300)}</div></body></html>`;
const html = 'Content-Type: text/html; charset=UTF-8';

export const answer = (status: string, headers: readonly string[], body: string | Buffer = ''): Buffer =>
  Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status}\r\n${headers.map((header) => `${header}\r\n`).join('')}\r\n`),
    Buffer.from(body),
  ]);

export const whole = (status: string, headers: readonly string[], body: string | Buffer = ''): Buffer =>
  answer(status, [...headers, `Content-Length: ${Buffer.byteLength(body)}`], body);

export type Behaviour = (socket: Socket, base: string) => void;

export const send =
  (bytes: Buffer): Behaviour =>
  (socket) => {
    socket.write(bytes);
  };
const sendAndEnd =
  (bytes: Buffer): Behaviour =>
  (socket) => {
    socket.end(bytes);
  };

/** Writes piece after piece, until the other side has enough. */
const drip =
  (first: Buffer, piece: string, everyMs: number): Behaviour =>
  (socket) => {
    socket.write(first);
    const timer = setInterval(() => socket.write(piece), everyMs);
    socket.on('close', () => clearInterval(timer));
  };

export const redirect = (location: string): Behaviour => send(whole('302 Found', [`Location: ${location}`]));
const late =
  (ms: number, then: Behaviour): Behaviour =>
  (socket, base) => {
    setTimeout(() => then(socket, base), ms);
  };
const packed = gzipSync(page);
/** The stream is whole, but its check sum is not the page's. */
const spoilt = (stream: Buffer): Buffer => {
  const other = Buffer.from(stream);
  const at = other.length - 8;
  other.writeUInt8(other.readUInt8(at) ^ 0xff, at);
  return other;
};

/** Chunks without an end, as fast as they are taken. */
const pour: Behaviour = (socket) => {
  const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
  const pump = (): void => {
    while (socket.writable && socket.write(chunk));
  };
  socket.on('drain', pump);
  pump();
};

/** A page without a length whose connection breaks off at another place each time. */
const cutElsewhere = (): Behaviour => {
  let times = 0;
  return (socket) => {
    times += 1;
    socket.end(answer('200 OK', [html, 'Connection: close'], page.slice(0, 1000 + (times % 7))));
  };
};

/** What each path does. */
export const behaviours: Readonly<Record<string, Behaviour>> = {
  '/page': send(whole('200 OK', [html], page)),
  '/gzip': send(whole('200 OK', [html, 'Content-Encoding: gzip'], packed)),
  '/no-type': send(whole('200 OK', [], page)),
  '/mislabelled': send(whole('200 OK', ['Content-Type: text/html; charset=iso-8859-1'], page)),
  '/no-length': sendAndEnd(answer('200 OK', [html, 'Connection: close'], page)),
  '/500': send(whole('500 Oops', [html])),
  '/502': send(whole('502 Bad Gateway', [html])),
  '/503': send(whole('503 Busy', [html])),
  '/503-wait': send(whole('503 Busy', [html, 'Retry-After: 120'])),
  '/429': send(whole('429 Slow', [html, 'Retry-After: 60'])),
  '/403': send(whole('403 No', [html])),
  '/401': send(whole('401 Who', [html])),
  '/404': send(whole('404 Gone', [html])),
  '/410': send(whole('410 Gone', [html])),
  '/451': send(whole('451 Law', [html])),
  '/400': send(whole('400 Bad', [html])),
  '/204': send(answer('204 Nothing', [])),
  '/206': send(whole('206 Part', [html], page)),
  '/304': send(answer('304 Same', [])),
  '/404-stall': send(answer('404 Gone', [html, 'Content-Length: 5000'], 'a beginning')),
  '/429-cut': sendAndEnd(
    answer('429 Slow', [html, 'Retry-After: 60', 'Content-Length: 5000'], 'a beginning'),
  ),
  '/404-endless': (socket, base) => {
    socket.write(answer('404 Gone', [html, 'Transfer-Encoding: chunked']));
    pour(socket, base);
  },
  '/empty': send(whole('200 OK', [html])),
  '/image': send(whole('200 OK', ['Content-Type: image/png'], Buffer.from([0x89, 0x50]))),
  '/soft-404': send(
    whole('200 OK', [html], 'Sorry, the page you were looking for in this blog does not exist.'),
  ),
  '/reset': (socket) => {
    socket.resetAndDestroy();
  },
  '/closed': (socket) => {
    socket.end();
  },
  '/silent': () => undefined,
  '/header-drip': drip(Buffer.from('HTTP/1.1 200 OK\r\n'), 'X-More: 1\r\n', 20),
  '/stall': send(answer('200 OK', [html, 'Content-Length: 5000'], 'a beginning')),
  '/body-drip': drip(answer('200 OK', [html, 'Content-Length: 100000']), 'x', 10),
  '/huge-headers': send(answer('200 OK', [`X-Huge: ${'x'.repeat(20_000)}`])),
  '/many-headers': send(
    answer(
      '200 OK',
      Array.from({ length: 3000 }, (_, i) => `X-${i}: ${i}`),
    ),
  ),
  '/not-http': sendAndEnd(Buffer.from('hello\r\n\r\n')),
  '/nul-header': sendAndEnd(answer('200 OK', ['X-Nul: a\0b', html], page)),
  '/lf-only': sendAndEnd(Buffer.from(`HTTP/1.1 200 OK\n${html}\n\n${page}`)),
  '/length-and-chunks': sendAndEnd(
    answer('200 OK', [html, 'Content-Length: 5', 'Transfer-Encoding: chunked'], '5\r\nhello\r\n0\r\n\r\n'),
  ),
  '/too-long': sendAndEnd(
    answer('200 OK', [html, `Content-Length: ${Buffer.byteLength(page)}`], `${page}more`),
  ),
  '/ends-early': sendAndEnd(answer('200 OK', [html, 'Connection: close'], page.slice(0, 1000))),
  '/cut-unsaid': cutElsewhere(),
  '/bad-chunk': sendAndEnd(answer('200 OK', [html, 'Transfer-Encoding: chunked'], 'zz\r\npage\r\n')),
  '/two-lengths': sendAndEnd(answer('200 OK', [html, 'Content-Length: 5', 'Content-Length: 50'], page)),
  '/cut': sendAndEnd(answer('200 OK', [html, 'Content-Length: 9000'], page)),
  '/chunk-cut': sendAndEnd(answer('200 OK', [html, 'Transfer-Encoding: chunked'], '5\r\nhello\r\n')),
  '/gzip-cut': send(whole('200 OK', [html, 'Content-Encoding: gzip'], packed.subarray(0, 40))),
  '/gzip-junk': send(whole('200 OK', [html, 'Content-Encoding: gzip'], page)),
  '/gzip-crc': send(whole('200 OK', [html, 'Content-Encoding: gzip'], spoilt(packed))),
  '/packed-twice': send(
    whole('200 OK', [html, 'Content-Encoding: gzip', 'Content-Encoding: gzip'], gzipSync(packed)),
  ),
  '/brotli-cut': send(
    whole('200 OK', [html, 'Content-Encoding: br'], brotliCompressSync(page).subarray(0, 40)),
  ),
  '/odd-packing': send(whole('200 OK', [html, 'Content-Encoding: compress'], page)),
  '/bomb': send(whole('200 OK', [html, 'Content-Encoding: gzip'], gzipSync(Buffer.alloc(12 * 1024 * 1024)))),
  '/declared-huge': send(answer('200 OK', [html, 'Content-Length: 99999999'])),
  '/endless': (socket, base) => {
    socket.write(answer('200 OK', [html, 'Transfer-Encoding: chunked']));
    pour(socket, base);
  },
  '/loop': redirect('/loop'),
  '/round': redirect('/round-again'),
  '/round-again': redirect('/round'),
  ...Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`/hop-${i}`, redirect(`/hop-${i + 1}`)])),
  '/moved': redirect('/page'),
  '/to-www': redirect('http://www.a.example/page'),
  '/to-secret': redirect('/secret/page'),
  '/to-country': redirect('http://guru-guha.blogspot.in/page'),
  '/consent': redirect('https://consent.google.com/ml?continue=x'),
  '/private-blog': redirect('https://www.blogger.com/blogin.g?blogspotURL=x'),
  '/captcha': redirect('https://www.google.com/sorry/index?continue=x'),
  '/with-login': redirect('http://user:secret@a.example/page'),
  '/other-port': redirect('http://a.example:8080/page'),
  '/odd-location': redirect('http://['),
  '/no-location': send(whole('302 Found', [])),
  '/offsite': redirect('http://other.example/'),
  '/inside': (socket, base) => {
    socket.write(whole('302 Found', [`Location: http://127.0.0.1${base}/page`]));
  },
  '/metadata': redirect('http://169.254.169.254/latest/meta-data'),
  '/file': redirect('file:///etc/passwd'),
};

/** A page with nothing wrong. */
export const goodPage: Behaviour = send(whole('200 OK', [html], page));

/** What the server says to programs. */
export const robotsTxt = (text: string): Behaviour =>
  send(whole('200 OK', ['Content-Type: text/plain'], text));
export const packedRobotsTxt = (text: string): Behaviour =>
  send(whole('200 OK', ['Content-Type: text/plain', 'Content-Encoding: gzip'], gzipSync(text)));
export const slowRobotsTxt = (ms: number): Behaviour => late(ms, send(whole('404 None', [])));

/** Starts the server. `own` is what it does at other paths, or otherwise; it has no robots.txt by default. */
export const startFaultServer = async (
  own: (path: string, host: string, nth: number) => Behaviour | undefined = () => undefined,
): Promise<FaultServer> => {
  const arrivals = new Map<string, number[]>();
  const asked: { path: string; host: string; at: number }[] = [];
  const robots: string[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // The other side may leave in the middle: that is what is being tested.
    socket.on('error', () => socket.destroy());
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = text.slice(0, end);
      text = text.slice(end + 4);
      const path = head.split(' ')[1] ?? '/';
      const host = /^host: ([^\r\n:]*)/im.exec(head)?.[1] ?? '';
      const at = performance.now();
      const nth = arrivals.get(host)?.length ?? 0;
      arrivals.set(host, [...(arrivals.get(host) ?? []), at]);
      if (path === '/robots.txt') robots.push(host);
      else asked.push({ path, host, at });
      const base = `:${(server.address() as AddressInfo).port}`;
      (own(path, host, nth) ?? behaviours[path] ?? behaviours['/404'])?.(socket, base);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    robots,
    arrivals,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
};
