import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';

const here = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);

interface Packed {
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

/** What somebody gets who installs the package and never sees this repository. */
describe('the package', () => {
  let packed: Packed;
  let paths: Set<string>;

  beforeAll(async () => {
    const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: here,
      shell: process.platform === 'win32',
      maxBuffer: 10 * 1_048_576,
    });
    const [only] = JSON.parse(stdout) as Packed[];
    packed = only!;
    paths = new Set(packed.files.map((file) => file.path));
  });

  it('is at most 15 MB packed', () => {
    expect(packed.size).toBeGreaterThan(1_000_000);
    expect(packed.size).toBeLessThanOrEqual(15_000_000);
  });

  it('holds what it needs', async () => {
    for (const file of [
      'README.md',
      'package.json',
      'dist/index.js',
      'dist/index.d.ts',
      'dist/worker.js',
    ]) {
      expect(paths).toContain(file);
    }
    const missing: string[] = [];
    const imported = /(?:from |import\(|new URL\(\s*)['"](\.[^'"]+)['"]/gu;
    for (const file of [...paths].filter((each) => each.endsWith('.js'))) {
      const code = await readFile(path.join(here, file), 'utf8');
      for (const [, target = ''] of code.matchAll(imported)) {
        const needed = path.posix.join(path.dirname(file), target);
        if (!paths.has(needed)) missing.push(`${needed} for ${file}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it('holds nothing else', () => {
    const odd = [...paths].filter(
      (file) =>
        !/^(?:package\.json|README\.md|dist\/.*\.(?:js|d\.ts)|model\/.*\.(?:bin|json|md))$/u.test(
          file,
        ),
    );
    expect(odd).toEqual([]);
    expect([...paths].filter((file) => /test|testing|fixture|reference/u.test(file))).toEqual([]);
  });

  it('keeps Node out of what browsers load', async () => {
    // A model's folder is read by an entry of its own, which nothing else imports.
    const node = [...paths].filter((file) =>
      /^dist\/(?:platform\/node|sentence-model\/)/u.test(file),
    );
    expect(node).toContain('dist/platform/node.js');
    const needing: string[] = [];
    for (const file of paths) {
      if (!file.endsWith('.js') || node.includes(file)) continue;
      const code = await readFile(path.join(here, file), 'utf8');
      if (/from ['"]node:|\bBuffer\.|\bprocess\.env|sentence-model/u.test(code)) needing.push(file);
    }
    expect(needing).toEqual([]);
  });

  it('does what its README shows', async () => {
    const readme = await readFile(path.join(here, 'README.md'), 'utf8');
    const example = /```js\n([^]*?)```/u.exec(readme)?.[1] ?? '';
    expect(
      example
        .trim()
        .split('\n')
        .filter((line) => line !== '').length,
    ).toBeLessThanOrEqual(10);
    const folder = await mkdtemp(path.join(tmpdir(), 'headwater-readme-'));
    try {
      await mkdir(path.join(folder, 'node_modules/@headwater'), { recursive: true });
      await symlink(here, path.join(folder, 'node_modules/@headwater/insight'), 'junction');
      await writeFile(path.join(folder, 'example.mjs'), example);
      const { stdout } = await run(process.execPath, ['example.mjs'], { cwd: folder });
      expect(stdout).toMatch(/^.*export.* \(pain, 3 customers\): “.+”$/imu);
      expect(stdout).toMatch(/^.*log.?in.* \(pain, 3 customers\): “.+”$/imu);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
