/** `npm run build:page -w packages/web` writes the page to `docs/browser/dist`, which any static server can serve. */
export default {
  // Works under any path, and every file that it needs is beside it.
  base: './',
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    emptyOutDir: true,
  },
  worker: { format: 'es' },
} satisfies Record<string, unknown>;
