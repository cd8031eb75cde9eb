/**
 * Makes a checkout ready to run: checks Node, installs when the lock file changed, builds when a
 * source changed. Uses nothing but Node's own modules, because it runs before there are any others.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stamps = path.join(root, 'node_modules', '.cache', 'headwater');

/** Ends the program with a message that says what was wrong and what to do. */
function stop(message) {
  process.stderr.write(`headwater: ${message}\n`);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    stop(`Node ${process.versions.node} is too old. Install Node 20.19 or newer, then try again.`);
}

/** Runs one of the tools; its output is shown as it comes. */
export function run(command, args, { cwd = root, env = process.env } = {}) {
  // npm is a script on Windows, and only a shell starts those.
  const shell = process.platform === 'win32';
  const result = spawnSync(command, args, { cwd, env, stdio: 'inherit', shell });
  if (result.error) stop(`cannot start ${command}: ${result.error.message}`);
  return result.status ?? 1;
}

const tool = (name) => path.join(root, 'node_modules', name);
export const tools = {
  tsc: tool('typescript/bin/tsc'),
  vite: tool('vite/bin/vite.js'),
  oxlint: tool('oxlint/bin/oxlint'),
  oxfmt: tool('oxfmt/bin/oxfmt'),
  knip: tool('knip/bin/knip.js'),
  vitest: tool('vitest/vitest.mjs'),
};
export const node = (script, args, options) => run(process.execPath, [script, ...args], options);

function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${path.relative(root, file)}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const isCurrent = (name, value) => {
  const file = path.join(stamps, name);
  return existsSync(file) && readFileSync(file, 'utf8') === value;
};
const remember = (name, value) => {
  mkdirSync(stamps, { recursive: true });
  writeFileSync(path.join(stamps, name), value);
};

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory())
      return ['node_modules', 'dist'].includes(entry.name) ? [] : filesUnder(full);
    return entry.isFile() ? [full] : [];
  });
}

function install() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  if (isCurrent('installed', lock)) return;
  process.stderr.write('Installing the packages that Headwater needs …\n');
  const status = run('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error']);
  if (status !== 0)
    stop('the installation failed; its reason stands above. Is the npm registry in reach?');
  remember('installed', lock);
}

/** Builds the packages and the web app when a source is newer than the last build. */
function build() {
  const sources = [
    ...readdirSync(path.join(root, 'packages')).flatMap((name) =>
      filesUnder(path.join(root, 'packages', name)),
    ),
    path.join(root, 'tsconfig.base.json'),
    path.join(root, 'package-lock.json'),
  ].sort((a, b) => (a < b ? -1 : 1));
  const now = fingerprint(sources);
  const outputs = ['packages/cli/dist/main.js', 'packages/web/dist/index.html'];
  if (isCurrent('built', now) && outputs.every((file) => existsSync(path.join(root, file)))) return;
  process.stderr.write('Building …\n');
  rmSync(path.join(stamps, 'built'), { force: true });
  if (node(tools.tsc, ['-b', 'packages/cli']) !== 0)
    stop('the build failed; the compiler said why above.');
  if (
    node(tools.vite, ['build', '--logLevel', 'warn'], { cwd: path.join(root, 'packages/web') }) !==
    0
  )
    stop('the web app could not be built; the reason stands above.');
  remember('built', now);
}

export function prepare() {
  checkNode();
  install();
  build();
}
