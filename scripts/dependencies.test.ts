import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const Named = z.record(z.string(), z.string()).default({});
const Manifest = z.object({
  dependencies: Named,
  devDependencies: Named,
  optionalDependencies: Named,
  peerDependencies: Named,
});
const Locked = z.object({
  version: z.string().optional(),
  license: z.string().optional(),
  resolved: z.string().optional(),
  link: z.boolean().optional(),
});
const lock = z
  .object({ packages: z.record(z.string(), Locked) })
  .parse(JSON.parse(read('package-lock.json'))).packages;

const manifests = [
  'package.json',
  ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}/package.json`),
];
const named = manifests.flatMap((file) => {
  const manifest = Manifest.parse(JSON.parse(read(file)));
  return Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  })
    .filter(([name]) => !name.startsWith('@headwater/'))
    .map(([name, version]) => ({ file, name, version }));
});

/** What an operator may add, as the page names it: `name ≥ version`. */
const peers = manifests.flatMap((file) =>
  Object.entries(Manifest.parse(JSON.parse(read(file))).peerDependencies).map(
    ([name, range]) => `${name} ≥ ${range.replace(/^>=/u, '').replace(/\.0$/u, '')}`,
  ),
);

/** Where npm puts it: beside the package that names it, else at the root. */
const locked = (file: string, name: string) =>
  lock[file.replace('package.json', `node_modules/${name}`)] ?? lock[`node_modules/${name}`];

const rows = new Map(
  read('docs/dependencies.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| package'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
    .map(([name = '', ...cells]) => [name, cells] as const),
);

describe('dependencies', () => {
  it('are named with an exact version, the same wherever they are named', () => {
    const loose = named.filter(({ version }) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/u.test(version));
    expect(loose).toEqual([]);
    const versions = new Map<string, Set<string>>();
    for (const { name, version } of named)
      versions.set(name, (versions.get(name) ?? new Set()).add(version));
    expect([...versions].filter(([, of]) => of.size > 1)).toEqual([]);
  });

  it('stand in docs/dependencies.md, each with version, licence, what for, why and whether it is alive', () => {
    expect([...rows.keys()].toSorted()).toEqual(
      [...new Set([...named.map(({ name }) => name), ...peers])].toSorted(),
    );
    const told = named.map(({ name }) => {
      const [version, licence, ...words] = rows.get(name) ?? [];
      return [name, version, licence, ...words.map((each) => each !== '')];
    });
    expect(told).toEqual(
      named.map(({ file, name, version }) => [
        name,
        version,
        locked(file, name)?.license,
        true,
        true,
        true,
      ]),
    );
  });

  it('are locked at the version named, without the address of anybody’s registry', () => {
    const at = named.map(({ file, name }) => [name, locked(file, name)?.version]);
    expect(at).toEqual(named.map(({ name, version }) => [name, version]));
    const addressed = Object.entries(lock).filter(
      ([, each]) => each.resolved !== undefined && each.link !== true,
    );
    expect(addressed).toEqual([]);
  });
});
