import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** What a server may do instead of sending the page. */
export type Fault =
  'gone' | 'error' | 'busy' | 'hang' | 'truncated' | 'image' | 'empty' | 'soft 404' | 'offsite';

const html = { 'content-type': 'text/html; charset=UTF-8' } as const;

export const misbehave = (fault: Fault, response: ServerResponse): void => {
  switch (fault) {
    case 'gone':
      response.writeHead(404, html).end('<html><body>Not found</body></html>');
      return;
    case 'error':
      response.writeHead(500, html).end();
      return;
    case 'busy':
      response.writeHead(503, { ...html, 'retry-after': '1' }).end();
      return;
    case 'hang':
      return;
    case 'truncated': {
      const half = gzipSync(Buffer.alloc(40_000, 'page ')).subarray(0, 60);
      response
        .writeHead(200, { ...html, 'content-encoding': 'gzip', 'content-length': String(half.length) })
        .end(half);
      return;
    }
    case 'image':
      response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.from([0x89, 0x50, 0x4e, 0x47]));
      return;
    case 'empty':
      response.writeHead(200, html).end();
      return;
    case 'soft 404':
      response
        .writeHead(200, html)
        .end(
          '<html><title>Sorry</title><body>Sorry, the page you were looking for in this blog does not exist.</body></html>',
        );
      return;
    case 'offsite':
      response.writeHead(302, { location: 'http://elsewhere.example.org/' }).end();
  }
};
