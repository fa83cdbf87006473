import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { listen } from '../scripts/page-server.ts';
import { ROOT } from '../scripts/paths.ts';

export interface StaticHost {
  readonly url: string;
  /** Files that are answered with other content than the built one, by their path below the page. */
  readonly changed: Map<string, string>;
  /** Files that are answered only when what is given for them resolves. */
  readonly held: Map<string, Promise<unknown>>;
  /** From then on nothing answers. */
  shut(): Promise<void>;
}

const BELOW = '/hospital/tools/mask/';

/** A plain file server that knows no header but the content's type, with the built page under a sub-path. */
export async function staticHost(): Promise<StaticHost> {
  const serveFile = sirv(join(ROOT, 'dist'), { dev: false, etag: true });
  const changed = new Map<string, string>();
  const held = new Map<string, Promise<unknown>>();
  const server = createServer((request, response) => {
    const notFound = () => {
      response.writeHead(404).end();
    };
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    const path = pathname.slice(BELOW.length);
    const content = changed.get(path);
    if (!pathname.startsWith(BELOW)) notFound();
    else if (content !== undefined) response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(content);
    else {
      request.url = `/${path}`;
      void Promise.resolve(held.get(path)).then(() => serveFile(request, response, notFound));
    }
  });
  const port = await listen(server, 4300, '127.0.0.1');
  return {
    url: `http://localhost:${port}${BELOW}`,
    changed,
    held,
    shut: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
