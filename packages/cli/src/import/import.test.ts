import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyCreated } from '@headwater/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvOf, feedback, Folder, headwater, program } from '../analyze/spawned.js';

/** A server of its own, in a home of its own, on a free port: what a person has after `npm start`. */
const home = mkdtempSync(join(tmpdir(), 'headwater-import-'));
const folder = new Folder();
let server: ChildProcess;
let env: Record<string, string>;

beforeAll(async () => {
  server = spawn(process.execPath, [program, 'serve'], {
    env: { ...process.env, HEADWATER_HOME: home, HEADWATER_URL: '', DATABASE_URL: '', PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const setUp = new URL(await firstMatch(server, /http:\S+\/setup#token=\S+/u));
  const owner = { name: 'Owner', email: 'owner@example.com', password: 'correct horse battery' };
  const created = await post(setUp.origin, '/setup', '', {
    ...owner,
    token: new URLSearchParams(setUp.hash.slice(1)).get('token'),
  });
  const cookie = created.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const key = await post(setUp.origin, '/keys', cookie, {
    name: 'import test',
    scopes: ['read', 'items:write', 'books:write'],
  });
  const { secret } = KeyCreated.parse(await key.json());
  env = { HEADWATER_URL: setUp.origin, HEADWATER_KEY: secret };
}, 120_000);

afterAll(async () => {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await ended;
  rmSync(home, { recursive: true, force: true });
}, 60_000);

function firstMatch(child: ChildProcess, wanted: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout!.on('data', (chunk) => {
      said += String(chunk);
      const found = wanted.exec(said);
      if (found !== null) resolve(found[0]);
    });
    child.on('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)));
  });
}

const post = (origin: string, path: string, cookie: string, body: unknown): Promise<Response> =>
  fetch(`${origin}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, cookie },
    body: JSON.stringify(body),
  });

const rows = feedback();

describe('headwater import', () => {
  it('says what would happen and changes nothing on a dry run', async () => {
    const path = folder.write('reviews.csv', csvOf(rows));
    for (let time = 0; time < 2; time++) {
      const { code, stdout } = await headwater(['import', path, '--dry-run'], { env });
      expect(code).toBe(0);
      expect(stdout).toContain(`${rows.length} rows: ${rows.length} would be new`);
    }
  });

  it('imports a file once, however often it is sent', async () => {
    const path = folder.write('reviews.csv', csvOf(rows));
    const first = await headwater(['import', path], { env });
    expect(first.stderr).toContain('Importing reviews.csv…');
    expect(first.stdout).toContain(`${rows.length} new, 0 changed, 0 known already`);
    const second = await headwater(['import', path, '--quiet'], { env });
    expect(second.stderr).toBe('');
    expect(second.stdout).toContain(`0 new, 0 changed, ${rows.length} known already`);
    expect([first.code, second.code]).toEqual([0, 0]);
  });

  it('names what could not be used and writes it to a file', async () => {
    const path = folder.write(
      'bad.csv',
      csvOf(rows.map((row, index) => (index < 3 ? { ...row, review: ' ' } : row))),
    );
    const rejected = folder.at('rejected.csv');
    const { code, stdout } = await headwater(['import', path, '--rejected', rejected], { env });
    expect(code).toBe(0);
    expect(stdout).toMatch(/3 not usable\.\n {2}3: The row has no text/u);
    expect(readFileSync(rejected, 'utf8').trim().split('\n')).toHaveLength(4);
  });

  it('reads standard input', async () => {
    const { code, stdout } = await headwater(['import', '-', '--source', 'Piped'], {
      env,
      input: csvOf(rows),
    });
    expect(code).toBe(0);
    expect(stdout).toContain(`standard input: ${rows.length} new`);
  });

  it('does not guess dates that can be read two ways', async () => {
    const path = folder.write(
      'ambiguous.csv',
      csvOf(
        rows.map((row, index) => ({
          ...row,
          date: `0${(index % 9) + 1}/0${(index % 5) + 1}/2026`,
        })),
      ),
    );
    const refused = await headwater(['import', path], { env });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('--date-format day-first or --date-format month-first');
    const told = await headwater(['import', path, '--date-format', 'day-first'], { env });
    expect(told.code).toBe(0);
    expect(told.stdout).toContain(`${rows.length} new`);
  });

  it.each([
    ['a mistyped column', ['--text', 'reveiw'], {}, 'Did you mean "review"?'],
    ['no key', [], { HEADWATER_KEY: '' }, 'An API key is needed'],
    ['a wrong key', [], { HEADWATER_KEY: 'hw_nobody' }, 'HEADWATER_KEY'],
    ['no server there', ['--server', 'http://127.0.0.1:9'], {}, 'No Headwater server answers'],
    ['no address', ['--server', 'localhost'], {}, 'address must be like'],
  ])('ends with 2 on %s', async (_what, args, other, said) => {
    const path = folder.write('reviews.csv', csvOf(rows));
    const { code, stderr } = await headwater(['import', path, ...args], {
      env: { ...env, ...other },
    });
    expect(stderr).toContain(said);
    expect(code).toBe(2);
  });

  it('ends with 2 where there is no such file', async () => {
    const { code, stderr } = await headwater(['import', folder.at('nowhere.csv')], { env });
    expect(stderr).toContain('There is no file');
    expect(code).toBe(2);
  });

  it('ends with 1 where nothing can be used', async () => {
    const path = folder.write('nothing.csv', 'review,date\n,2026-01-01\n ,2026-01-02\n');
    const { code } = await headwater(['import', path, '--text', 'review'], { env });
    expect(code).toBe(1);
  });

  it('recognises books, says why, and imports them once', async () => {
    const path = folder.write(
      'customers.csv',
      'account_id,account_name,plan,seats,mrr_eur\nc-1,Dunlin,Team,3,90.00\nc-2,Whimbrel,Solo,x,9.00\n',
    );
    const first = await headwater(['import', path], { env });
    expect(first.stderr).toMatch(/customers\.csv holds accounts\. The columns “account_id”/u);
    expect(first.stdout).toContain('1 new, 0 changed, 0 known already, 1 not usable');
    expect(first.stdout).toContain('“x” (seats) is no whole number');
    const second = await headwater(['import', path, '--as', 'accounts', '--quiet'], { env });
    expect(second.stdout).toContain('0 new, 0 changed, 1 known already');
    expect([first.code, second.code]).toEqual([0, 0]);
  });

  it('asks for nothing that is said, and refuses what is open with 2', async () => {
    const path = folder.write(
      'abos.csv',
      'Nr;Firma;Betrag;Beginn\n1;Dunlin;1,234;03/04/2025\n2;Whimbrel;2,345;05/06/2025\n',
    );
    const as = ['import', path, '--as', 'subscriptions', '--map', 'externalId=Nr'];
    const dates = await headwater(as, { env });
    expect(dates.stderr).toContain('--date-format day-first or --date-format month-first');
    expect(dates.stderr).not.toContain('--no-time');
    const numbers = await headwater([...as, '--date-format', 'day-first'], { env });
    expect(numbers.stderr).toContain('--decimal point or --decimal comma');
    expect(numbers.stderr).toContain('decimal comma: 1,234 is 1.234');
    const said = [...as, '--date-format', 'day-first', '--decimal', 'point'];
    const currency = await headwater(said, { env });
    expect(currency.stderr).toContain('--currency EUR');
    expect([dates.code, numbers.code, currency.code]).toEqual([2, 2, 2]);
    const done = await headwater([...said, '--currency', 'eur'], { env });
    expect(done.stdout).toContain('2 new');
    expect(done.code).toBe(0);
  });

  it.each([
    ['an unknown field', ['--map', 'colour=Plan'], 'accounts have no field "colour"'],
    ['a mistyped column', ['--map', 'plan=Plann'], 'Did you mean "Plan"?'],
    ['no column for what is needed', ['--map', 'name='], '--map externalId=COLUMN or --map name'],
    ['no field', ['--map', 'Plan'], '--map must be like account=Customer'],
    ['no currency', ['--currency', 'euros'], 'is no currency'],
  ])('ends with 2 on %s of books', async (_what, args, said) => {
    const path = folder.write('few.csv', 'Name,Plan\nDunlin,Team\n');
    const { code, stderr } = await headwater(['import', path, '--as', 'accounts', ...args], {
      env,
    });
    expect(stderr).toContain(said);
    expect(code).toBe(2);
  });

  it('stops in order and goes on when run again', async () => {
    const many = Array.from({ length: 40_000 }, (_, index) => ({
      id: index,
      review: `Exporting board ${index} to Excel times out.`,
    }));
    const path = folder.write('many.csv', csvOf(many));
    const stopped = await headwater(['import', path], { env, interruptAt: 'Importing' });
    expect(stopped.code).toBe(130);
    expect(stopped.stderr).toContain('Run the same command again');
    const { code, stdout } = await headwater(['import', path], { env });
    expect(code).toBe(0);
    const [, fresh, known] = /: ([\d,]+) new, 0 changed, ([\d,]+) known/u.exec(stdout)!;
    const total = [fresh, known].map((each) => Number(each!.replace(',', '')));
    expect(total[0]! + total[1]!).toBe(many.length);
  }, 120_000);
});
