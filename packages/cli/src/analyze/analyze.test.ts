import { readdirSync, readFileSync } from 'node:fs';
import { AnalysisFile } from '@headwater/contract';
import { describe, expect, it } from 'vitest';
import { csvOf, feedback, Folder, headwater } from './spawned.js';

const folder = new Folder();
const rows = feedback();
const reviews = folder.write('reviews.csv', csvOf(rows));
const readJson = (path: string): AnalysisFile =>
  AnalysisFile.parse(JSON.parse(readFileSync(path, 'utf8')));

describe('headwater analyze', () => {
  it('ranks what is in a file and quotes it', async () => {
    const { code, stdout, stderr } = await headwater(['analyze', reviews]);
    expect(stderr).toContain('Reading…');
    expect(code).toBe(0);
    expect(stdout).toContain(`${rows.length} items`);
    expect(stdout).toMatch(/What hurts most[\s\S]*Excel[\s\S]*What customers/u);
    expect(stdout).toContain('“');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('writes JSON after the contract, whose rows lead back to the file', async () => {
    const json = folder.at('out.json');
    expect((await headwater(['analyze', reviews, '--json', json, '--quiet'])).code).toBe(0);
    const written = readJson(json);
    expect(written.items).toBe(rows.length);
    expect(written.statements.length).toBeGreaterThanOrEqual(rows.length);
    for (const { row, file, text, start, end } of written.statements) {
      expect(file).toBe(reviews);
      expect(rows[row - 1]!.review.slice(start, end)).toBe(text);
    }
    const ids = new Set(written.themes.map(({ id }) => id));
    for (const { theme } of written.statements) if (theme !== null) expect(ids).toContain(theme);
    for (const { examples, exampleFiles } of written.themes) {
      expect(exampleFiles).toHaveLength(examples.length);
    }
  });

  it('gives the same JSON for the same seed, whatever the threads, but for the timings', async () => {
    const [one, two] = [folder.at('one.json'), folder.at('two.json')];
    await headwater(['analyze', reviews, '--json', one, '--seed', '7', '--threads', '1']);
    await headwater(['analyze', reviews, '--json', two, '--seed', '7', '--threads', '2']);
    const same = ({ timings: _timings, peakMemoryBytes: _peak, ...rest }: AnalysisFile) => rest;
    expect(same(readJson(two))).toEqual(same(readJson(one)));
    expect(readJson(one).seed).toBe(7);
  });

  it('takes each row as one statement when asked to', async () => {
    const path = folder.write(
      'whole.csv',
      csvOf(rows.map((row) => ({ ...row, review: `${row.review} That is all. Thank you.` }))),
    );
    const json = folder.at('whole.json');
    await headwater(['analyze', path, '--json', json, '--whole-rows']);
    expect(readJson(json).statements.map(({ row }) => row)).toEqual(
      rows.map((_, index) => index + 1),
    );
  });

  it('reads two files as one body of feedback, each with its own row numbers', async () => {
    const other = folder.write(
      'other.jsonl',
      rows.map((row) => JSON.stringify({ ...row, customer: `x ${row.customer}` })).join('\n'),
    );
    const json = folder.at('both.json');
    expect((await headwater(['analyze', reviews, other, '--json', json])).code).toBe(0);
    const { items, statements } = readJson(json);
    expect(items).toBe(2 * rows.length);
    for (const { row, file, text, start, end } of statements) {
      expect([reviews, other]).toContain(file);
      expect(rows[row - 1]!.review.slice(start, end)).toBe(text);
    }
  });

  it.each([[[]], [['-']]])('reads standard input (%j)', async (args) => {
    const { code, stdout } = await headwater(['analyze', ...args, '--quiet'], {
      input: csvOf(rows),
    });
    expect(code).toBe(0);
    expect(stdout).toContain(`${rows.length} items`);
  });

  it('writes the JSON to standard output alone when asked to', async () => {
    const { stdout } = await headwater(['analyze', reviews, '--json', '-', '--quiet']);
    expect(AnalysisFile.parse(JSON.parse(stdout)).items).toBe(rows.length);
  });

  it('writes the ranking as CSV that a spreadsheet cannot run', async () => {
    const path = folder.write(
      'formula.csv',
      csvOf(
        rows.map((row) => ({ ...row, review: `=HYPERLINK("http://x.example") ${row.review}` })),
      ),
    );
    const csv = folder.at('out.csv');
    await headwater(['analyze', path, '--whole-rows', '--csv', csv]);
    const lines = readFileSync(csv, 'utf8').split('\r\n');
    expect(lines[0]).toMatch(/^list,rank,theme,label,/u);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join('\n')).not.toMatch(/(^|[,"])=HYPERLINK/mu);
  });

  it('counts rows that cannot be used, with the reason, and writes them out', async () => {
    const bad = rows.map((row, index) =>
      index === 3 || index === 5 ? { ...row, review: ' ' } : row,
    );
    const path = folder.write('bad.csv', csvOf(bad));
    const [json, rejected] = [folder.at('bad.json'), folder.at('rejected.csv')];
    const { code, stdout } = await headwater([
      'analyze',
      path,
      '--json',
      json,
      '--rejected',
      rejected,
    ]);
    expect(code).toBe(0);
    expect(stdout.replace(/\s+/gu, ' ')).toMatch(/2 rows could not be used\. 2: .*\(row 4, 6\)/u);
    expect(readJson(json).rejected.map(({ row, code }) => [row, code])).toEqual([
      [4, 'no-text'],
      [6, 'no-text'],
    ]);
    expect(readFileSync(rejected, 'utf8')).toContain('The row has no text');
  });

  it('says so where there are no dates', async () => {
    const path = folder.write(
      'undated.csv',
      csvOf(rows.map(({ review, customer }) => ({ review, customer }))),
    );
    const { code, stdout } = await headwater(['analyze', path]);
    expect(code).toBe(0);
    expect(stdout).toContain('No dates were read');
    expect(stdout).not.toContain('steady');
  });

  it('prints no colour to a pipe, colour when forced, and none against NO_COLOR', async () => {
    const escape = String.fromCharCode(27);
    expect((await headwater(['analyze', reviews])).stdout).not.toContain(escape);
    expect((await headwater(['analyze', reviews], { env: { FORCE_COLOR: '1' } })).stdout).toContain(
      escape,
    );
    const both = await headwater(['analyze', reviews], {
      env: { FORCE_COLOR: '1', NO_COLOR: '1' },
    });
    expect(both.stdout).not.toContain(escape);
  });

  it('ends quietly when the reader of its output leaves', async () => {
    const { code, stderr } = await headwater(['analyze', reviews, '--json', '-', '--quiet'], {
      closeOutput: true,
    });
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it('does not pass escape sequences of the feedback on to the terminal', async () => {
    const escape = String.fromCharCode(27);
    const path = folder.write(
      'escape.csv',
      csvOf(rows.map((row) => ({ ...row, review: `${escape}[31m${row.review}` }))),
    );
    const { code, stdout } = await headwater(['analyze', path]);
    expect(code).toBe(0);
    expect(stdout).not.toContain(escape);
  });
});

describe('dates that can be read two ways', () => {
  const ambiguous = folder.write(
    'ambiguous.csv',
    csvOf(
      rows.map((row, index) => ({ ...row, date: `0${(index % 9) + 1}/0${(index % 5) + 1}/2026` })),
    ),
  );

  it('are not guessed', async () => {
    const { code, stderr } = await headwater(['analyze', ambiguous]);
    expect(code).toBe(2);
    expect(stderr).toContain('--date-format day-first');
    expect(stderr).toContain('--date-format month-first');
    expect(stderr).toContain('--no-time');
  });

  it.each(['day-first', 'month-first'])('are read %s when so told', async (format) => {
    const { code, stdout } = await headwater(['analyze', ambiguous, '--date-format', format]);
    expect(code).toBe(0);
    expect(stdout).toContain(
      format === 'day-first' ? '1 Jan 2026 – 9 May 2026' : '1 Jan 2026 – 5 Sept 2026',
    );
  });

  it('can be left out', async () => {
    const { code, stdout } = await headwater(['analyze', ambiguous, '--no-time']);
    expect(code).toBe(0);
    expect(stdout).toContain('No dates were read');
  });
});

describe('wrong use ends with 2 and says what to do', () => {
  it.each([
    ['no file of that name', ['nowhere.csv'], 'nowhere.csv'],
    ['a mistyped column', [reviews, '--text', 'reveiw'], 'Did you mean "review"?'],
    ['an unknown option', [reviews, '--tpo', '3'], 'Did you mean --top?'],
    ['no whole number', [reviews, '--top', 'many'], '--top must be a whole number'],
    ['an unknown date format', [reviews, '--date-format', 'us'], 'day-first'],
    ['a long delimiter', [reviews, '--delimiter', '::'], '--delimiter must be one character'],
    ['a folder that is not there', [reviews, '--json', 'no/such/out.json'], 'there is none'],
    ['the input as output', [reviews, '--json', reviews], 'would overwrite'],
    ['one output twice', [reviews, '--json', 'a', '--csv', 'a'], 'both write'],
    ['one file twice', [reviews, reviews], 'named twice'],
    ['a folder as input', [folder.path], 'is not a file'],
  ])('%s', async (_what, args, said) => {
    const { code, stderr, stdout } = await headwater(['analyze', ...args], { cwd: folder.path });
    expect(stderr).toContain(said);
    expect(stderr).not.toMatch(/ at .*\.js/u);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});

describe('input without anything usable ends with 1', () => {
  it.each([
    ['an empty file', ''],
    ['a heading without rows', 'review,date\n'],
    ['rows without text', 'review,date\n,2026-01-01\n ,2026-01-02\n'],
    ['bytes that are no text', Buffer.from([0, 1, 2, 3, 0, 255, 254, 0, 9, 9, 0, 0])],
  ])('%s', async (_what, content) => {
    const path = folder.write('useless.csv', content);
    const { code, stderr, stdout } = await headwater([
      'analyze',
      path,
      '--text',
      'review',
      '--quiet',
    ]);
    expect(stderr.trim()).not.toBe('');
    expect(stderr).not.toMatch(/ at .*\.js/u);
    expect(stdout).toBe('');
    expect(code).toBe(1);
  });
});

describe('an interrupted analysis', () => {
  it('ends with 130 and leaves no half file', async () => {
    const path = folder.write('long.csv', csvOf(feedback(3_000)));
    const { code, stderr } = await headwater(['analyze', path, '--json', folder.at('never.json')], {
      interruptAt: 'Splitting',
    });
    expect(code).toBe(130);
    expect(stderr).toContain('Stopped.');
    expect(readdirSync(folder.path).filter((name) => name.startsWith('never'))).toEqual([]);
  });
});
