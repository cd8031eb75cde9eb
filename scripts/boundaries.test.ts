import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';

/** Imports against the table of ARCHITECTURE.md, planted one by one, and what the linter must say of each. */
const wrong: readonly (readonly [file: string, imported: string, says: string])[] = [
  ['server/src/people/a.ts', '../listen/run-import.js', 'A slice is used'],
  ['server/src/listen/a.ts', '../people/keys.js', 'A slice is used'],
  ['server/src/listen/a.ts', '../demo/load-demo.js', 'A slice is used'],
  ['server/src/listen/a.ts', '../understand/inbox.js', 'A slice is used'],
  ['server/src/understand/search/a.ts', '../../people/keys.js', 'A slice is used'],
  ['server/src/finance/a.ts', '../customers/tables.js', 'A slice is used'],
  ['server/src/market/a.ts', '../understand/search/index.js', 'A slice is used'],
  ['server/src/slices.ts', './listen/routes.js', 'A slice is used'],
  ['server/src/platform/a.ts', '../demo/index.js', 'The platform serves'],
  ['server/src/platform/http/a.ts', '../../finance/index.js', 'The platform serves'],
  ['server/src/listen/a.ts', '@headwater/insight/dist/analyze.js', 'public face'],
  ['server/src/listen/a.ts', '@headwater/cli', 'must not know its clients'],
  ['server/src/platform/a.ts', '@headwater/web', 'must not know its clients'],
  ['cli/src/a.ts', '@headwater/web', 'does not draw pages'],
  ['cli/src/a.ts', '@headwater/server/dist/main.js', 'public face'],
  ['web/src/a.ts', '@headwater/insight', 'through the contract only'],
  ['web/src/a.ts', '@headwater/decision', 'through the contract only'],
  ['web/src/a.ts', '@headwater/contract/dist/ids.js', 'through the contract only'],
  ['insight/src/a.ts', '@headwater/decision', 'stand alone'],
  ['decision/src/a.ts', '@headwater/contract', 'stand alone'],
  ['contract/src/a.ts', '@headwater/insight', 'stand alone'],
];

const right: readonly (readonly [file: string, imported: string])[] = [
  ['server/src/listen/b.ts', '../understand/index.js'],
  ['server/src/understand/search/b.ts', '../../listen/index.js'],
  ['server/src/understand/search/b.ts', '../inbox.js'],
  ['server/src/finance/b.ts', '@headwater/decision'],
  ['server/src/platform/b.ts', './http/route.js'],
  ['server/src/listen/b.ts', '../platform/index.js'],
  ['web/src/b.ts', '@headwater/contract'],
  ['cli/src/b.ts', '@headwater/server'],
];

const nameOf = (file: string, at: number): string => file.replace(/\.ts$/, `-${at}.ts`);
const Report = z.object({
  diagnostics: z.array(z.object({ filename: z.string(), help: z.string() })),
});

let folder: string;
let told: ReadonlyMap<string, string>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'headwater-boundaries-'));
  cpSync(new URL('../.oxlintrc.json', import.meta.url), join(folder, '.oxlintrc.json'));
  [...wrong, ...right].forEach(([file, imported], at) => {
    const path = join(folder, 'packages', nameOf(file, at));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `export { thing } from '${imported}';\n`);
  });
  const oxlint = join(
    dirname(createRequire(import.meta.url).resolve('oxlint/package.json')),
    'bin/oxlint',
  );
  const { stdout } = spawnSync(process.execPath, [oxlint, '--format=json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  told = new Map(
    Report.parse(JSON.parse(stdout)).diagnostics.map(({ filename, help }) => [
      filename.replaceAll('\\', '/'),
      help,
    ]),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(wrong.map((each, at) => [...each, at] as const))(
  'refuses in %s the import of %s',
  (file, _imported, says, at) => {
    expect(told.get(`packages/${nameOf(file, at)}`)).toContain(says);
  },
);

it.each(right.map((each, at) => [...each, at + wrong.length] as const))(
  'allows in %s the import of %s',
  (file, _imported, at) => {
    expect(told.get(`packages/${nameOf(file, at)}`)).toBeUndefined();
  },
);
