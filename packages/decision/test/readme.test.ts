import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('the example of the README runs and prints what it says', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [, example, printed] = /```js\n([\s\S]*?)```\s*```\n([\s\S]*?)```/.exec(readme) ?? [];
  const found = execFileSync(process.execPath, ['--input-type=module', '--eval', example ?? ''], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    encoding: 'utf8',
  });
  expect(found).toBe(printed);
});
