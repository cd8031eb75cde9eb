import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { generateDemo } from './generate.js';

const program = fileURLToPath(new URL('../../dist/demo/cli.js', import.meta.url));
const run = (...args: string[]) =>
  spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });

const folder = mkdtempSync(join(tmpdir(), 'headwater demo '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run demo-data', () => {
  it('writes the files of a seed', () => {
    const out = join(folder, 'new folder');
    const { status, stdout } = run('--seed', '3', '--end', '2025-03-05', '--out', out);
    expect(status).toBe(0);
    const demo = generateDemo(3, Date.UTC(2025, 2, 5));
    const items = demo.items.length + demo.marketItems.length;
    expect(stdout).toContain(`${items} items, 400 accounts`);
    const head = (name: string): string => readFileSync(join(out, name), 'utf8').split('\r\n')[0]!;
    expect(head('items.csv')).toBe(
      'id,time,source,channel,customer,account,product,rating,title,text,language,competitor',
    );
    expect(head('accounts.csv')).toContain('monthly_revenue,currency');
    expect(head('subscriptions.csv')).toContain('account,externalId,product,plan,amount,currency');
    expect(head('releases.csv')).toBe('day,product,name,notes');
    expect(JSON.parse(readFileSync(join(out, 'truths.json'), 'utf8'))).toEqual(demo.truths);
  });

  it.each([
    ['--seed', 'x', '--seed must be a whole number'],
    ['--end', 'soon', '--end must be a day'],
    ['--colour', 'red', "Unknown option '--colour'"],
  ])('ends with 2 on %s %s', (option, value, said) => {
    const { status, stderr } = run(option, value);
    expect(stderr).toContain(said);
    expect(stderr).toContain('Usage');
    expect(status).toBe(2);
  });
});
