import { defineConfig } from 'vitest/config';

const report = process.env['HEADWATER_TEST_REPORT'];

export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    root: new URL('..', import.meta.url).pathname,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // One server and one browser at a time: the machine may have two processors.
    fileParallelism: false,
    reporters: report ? ['default', 'json'] : ['default'],
    ...(report ? { outputFile: { json: report } } : {}),
  },
});
