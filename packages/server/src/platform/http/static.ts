import { serveStatic } from '@hono/node-server/serve-static';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from './route.js';

const notBuilt = `<!doctype html><title>Headwater</title><p>The pages are not built yet. Run
<code>npm run build</code>, then start again. The API works: <a href="/api/openapi.json">openapi.json</a>.</p>`;

/** The web app: hashed assets for ever, everything else a page of the single-page app. */
export function serveWeb(app: OpenAPIHono<AppEnv>, root: string): void {
  const index = join(root, 'index.html');
  if (existsSync(root)) {
    app.get(
      '*',
      serveStatic({
        root,
        onFound: (path, c) => {
          const hashed = /[/\\]assets[/\\]/.test(path);
          c.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
        },
      }),
    );
  }
  app.get('*', async (c, next) => {
    const page = !/^\/(api|health|metrics)(\/|$)/.test(c.req.path) && !/\.\w+$/.test(c.req.path);
    if (!page) return next();
    c.header('cache-control', 'no-cache');
    return c.html(existsSync(index) ? readFileSync(index, 'utf8') : notBuilt);
  });
}
