/**
 * `npm test`: format, lint, types, unused code, then every unit, property, database and
 * web-component test. Needs nothing started by hand. Arguments after `--` go to the test runner.
 */
import { node, prepare, tools } from './prepare.mjs';

prepare();

/** @type {[name: string, tool: string, args: string[]][]} */
const steps = [
  ['Format', tools.oxfmt, ['--check']],
  ['Lint', tools.oxlint, ['--type-aware', '--deny-warnings']],
  ['Types', tools.tsc, ['-b']],
  ['Unused code', tools.knip, []],
];
const only = process.argv.slice(2);
if (only.length === 0)
  for (const [name, tool, args] of steps) {
    process.stderr.write(`${name} …\n`);
    if (node(tool, args) !== 0) {
      process.stderr.write(`headwater: ${name.toLowerCase()} found something; it stands above.\n`);
      process.exit(1);
    }
  }
process.exit(node(tools.vitest, ['run', ...only]));
