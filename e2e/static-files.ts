import { createServer } from 'node:http';
import { createReadStream } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

export interface StaticFiles {
  readonly url: string;
  /** Paths that were asked for, in order. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Any static server: files of a folder, with the given headers on each. */
export async function serveFiles(
  folder: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<StaticFiles> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    asked.push(pathname);
    const name = pathname === '/' ? 'index.html' : pathname.slice(1);
    const type = types[path.extname(name)] ?? 'application/octet-stream';
    createReadStream(path.join(folder, path.normalize(`/${name}`)))
      .once('error', () => response.writeHead(404).end())
      .once('open', () => response.writeHead(200, { 'content-type': type, ...headers }))
      .pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
