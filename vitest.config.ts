import { defineConfig } from 'vitest/config';

// A second, machine-readable report for scripts/summary.mjs.
const report = process.env['HEADWATER_TEST_REPORT'];

// Packages resolve each other through their built `dist`, so `npm run types` comes before the tests.
export default defineConfig({
  test: {
    reporters: report ? ['default', 'json'] : ['default'],
    ...(report ? { outputFile: { json: report } } : {}),
    projects: [
      {
        test: {
          name: 'node',
          include: [
            'packages/{insight,decision,intake,contract,cli}/{src,test,model}/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          environment: 'node',
          setupFiles: ['scripts/test-seed.ts'],
          // Some properties analyse dozens of times; on a machine that others use as well that took 50 s.
          testTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['packages/server/{src,test}/**/*.test.ts'],
          environment: 'node',
          setupFiles: ['scripts/test-seed.ts'],
          // One embedded Postgres serves the whole run; each test file gets a database of its own.
          globalSetup: ['packages/server/test/postgres.setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      './packages/web/vitest.config.ts',
    ],
  },
});
