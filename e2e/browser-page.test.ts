import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { analyze, parseAnalysis, type Analysis } from '@headwater/insight';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.js';
import { serveFiles, type StaticFiles } from './static-files.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const vite = path.join(root, 'node_modules/vite/bin/vite.js');

const subjects = ['The export', 'The sign-in page', 'Our monthly invoice', 'The calendar sync'];
const claims = [
  ['times out on large files', 'never finishes', 'loses the last columns'],
  ['rejects my password', 'asks for the code again and again', 'locks me out'],
  ['shows the wrong tax', 'arrives twice', 'lists seats we cancelled'],
  ['duplicates every meeting', 'shifts by one hour', 'drops recurring events'],
];

function csvOf(rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const topic = (i * 7) % 4;
    const claim = claims[topic]?.[(i >> 2) % 3] ?? '';
    const day = new Date(Date.UTC(2026, 0, 5) + (i % 200) * 86_400_000);
    return `${i},customer ${i % 90},${day.toISOString().slice(0, 10)},${(i % 3) + 1},"${subjects[topic]} ${claim}, since update ${i % 17}"`;
  });
  return ['id,customer,date,stars,review', ...lines].join('\n');
}

/** A built page in a real Chromium, from a server that serves files and nothing else. */
describe('the page that analyses in the browser', () => {
  let folder: string;
  let files: StaticFiles;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const strangers: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'headwater-page-'));
    const build = [vite, 'build', 'docs/browser', '--outDir', folder, '--logLevel', 'warn'];
    await promisify(execFile)(process.execPath, build, { cwd: root });
    files = await serveFiles(folder);
    browser = await openBrowser();
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await context.route('**/*', (route) => {
      const { origin } = new URL(route.request().url());
      if (origin === new URL(files.url).origin) return route.continue();
      strangers.push(route.request().url());
      return route.abort();
    });
    page = await context.newPage();
    page.setDefaultTimeout(25_000);
    await page.goto(files.url);
    await page.getByText('Ready.').waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await files?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  const give = (name: string, content: string | Buffer, on = page) =>
    on.locator('#file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  const results = (on = page) => on.getByRole('region', { name: 'Results' });
  const download = async (on: Page): Promise<Analysis> => {
    const [saved] = await Promise.all([
      on.waitForEvent('download'),
      on.getByRole('button', { name: 'Download as JSON' }).click(),
    ]);
    return parseAnalysis(await readFile(await saved.path(), 'utf8'));
  };
  const timeless = ({ timings: _t, peakMemoryBytes: _p, ...rest }: Analysis) => rest;

  it('ranks what a dropped file says, without a network and without asking anybody', async () => {
    const before = files.asked.length;
    await context.setOffline(true);
    await page.evaluate((csv) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([csv], 'reviews.csv', { type: 'text/csv' }));
      document.dispatchEvent(
        new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }),
      );
    }, csvOf(600));
    const table = results().getByRole('table', { name: 'What hurts' });
    await table.waitFor();
    const first = table.getByRole('row').nth(1);
    expect(await first.getByRole('cell').nth(1).innerText()).toMatch(/^\d+ \d+ % \(\d+–\d+\)/u);
    expect(await first.getByRole('cell').nth(3).innerText()).not.toBe('');
    expect(await table.getByRole('row').count()).toBeGreaterThan(3);
    await first.locator('summary').click();
    const quote = await first.locator('mark').first().innerText();
    expect(subjects.some((subject) => quote.includes(subject))).toBe(true);
    expect(await results().getByText('600 rows, 90 customers').isVisible()).toBe(true);

    await context.setOffline(false);
    expect(files.asked.slice(before)).toEqual([]);
    expect(strangers).toEqual([]);
  });

  it('hands out the analysis that Node makes of the same rows', async () => {
    const found = await download(page);
    expect(found.statements).toHaveLength(600);
    const lines = csvOf(600).split('\n').slice(1);
    const expected = await analyze(
      lines.map((line, i) => {
        const [, customer = '', date = '', stars, text = ''] =
          /^\d+,([^,]*),([^,]*),(\d),"(.*)"$/u.exec(line) ?? [];
        return {
          id: String(i + 1),
          text,
          customer: customer === '' ? null : customer,
          time: Date.parse(date),
          rating: (Number(stars) - 1) / 2,
          language: null,
          duplicateOf: null,
        };
      }),
      { threads: 1 },
    );
    expect(found.themes.map(({ label }) => label)).toEqual(
      expected.themes.map(({ label }) => label),
    );
    expect(found.statements.map(({ theme }) => theme)).toEqual(
      expected.statements.map(({ theme }) => theme),
    );
  });

  it('gives the same result on threads, where the page may share memory between them', async () => {
    const alone = timeless(await analysisOf(page, 4000));
    const isolating = {
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    };
    const isolated = await serveFiles(folder, isolating);
    const other = await context.newPage();
    try {
      await context.unroute('**/*');
      await other.goto(isolated.url);
      await other.getByText('Ready.').waitFor();
      const together = timeless(await analysisOf(other, 4000));
      expect(await results(other).innerText()).toMatch(/on [2-4] threads/u);
      expect(together).toEqual(alone);
    } finally {
      await other.close();
      await isolated.stop();
    }
  });

  async function analysisOf(on: Page, rows: number): Promise<Analysis> {
    await give('many.csv', csvOf(rows), on);
    await on.getByText(`many.csv: ${rows.toLocaleString('en-US')} rows`).waitFor();
    return download(on);
  }

  it('stops when told, and begins again', async () => {
    await give('long.csv', csvOf(60_000));
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Stopped. Nothing was kept').waitFor();
    expect(await page.getByRole('progressbar').isVisible()).toBe(false);
    await give('again.csv', csvOf(120));
    await page.getByText('again.csv: 120 rows').waitFor();
    expect(await results().isVisible()).toBe(true);
  });

  it.each([
    ['nothing.csv', '', 'is empty (0 bytes)'],
    ['picture.csv', Buffer.from('89504e470d0a1a0a', 'hex'), 'a PNG image'],
    ['heads.csv', 'review,date\n', 'no rows below them'],
    ['broken.xlsx', Buffer.from('504b0304000000000000', 'hex'), 'The workbook cannot be read'],
    ['list.json', '[{"review":"x"}]', 'JSON list'],
  ])('says what is wrong with %s', async (name, content, said) => {
    await give(name, content);
    await page.getByRole('alert').getByText(said).waitFor();
    expect(await results().isVisible()).toBe(false);
    expect(await page.getByRole('progressbar').isVisible()).toBe(false);
  });

  it('asks which column to read where none looks like words, and says when it holds none', async () => {
    await give('blank.csv', 'review,stars\n ,1\n,2\n ,3\n');
    const form = page.getByRole('form', { name: 'How to read the file' });
    await form.getByText('Choose the one to read').waitFor();
    await form.getByLabel('Customers’ words').selectOption('review');
    await form.getByRole('button', { name: 'Analyse' }).click();
    await page.getByRole('alert').getByText('None of the 3 rows of blank.csv').waitFor();
    expect(await results().isVisible()).toBe(false);
  });

  it('asks where dates can be read in two ways, and obeys', async () => {
    const rows = Array.from(
      { length: 60 },
      (_, i) =>
        `0${(i % 9) + 1}/0${(i % 5) + 1}/2026,"${subjects[i % 4]} ${claims[i % 4]?.[i % 3]}"`,
    );
    await give('dates.csv', ['date,review', ...rows].join('\n'));
    const form = page.getByRole('form', { name: 'How to read the file' });
    await form.getByText('can be read in more than one way').waitFor();
    await form.getByLabel('Form of the dates').selectOption('month-first');
    await form.getByRole('button', { name: 'Analyse' }).click();
    await page.getByText('dates.csv: 60 rows').waitFor();
    const { themes } = await download(page);
    expect(themes[0]?.weeks.at(-1)?.week.slice(0, 7)).toBe('2026-08');
  });

  it('counts rows that it could not use, and shows texts as text', async () => {
    const rows = ['review,stars', '<img src=x onerror=alert(1)> never loads,1', ',2', '"open,1'];
    await give(
      'odd.csv',
      [
        ...rows,
        ...csvOf(40)
          .split('\n')
          .slice(1)
          .map((_, i) => `It fails ${i},1`),
      ].join('\n'),
    );
    await results().getByText('could not be used').click();
    expect(await results().getByText('Line 3:').isVisible()).toBe(true);
    expect(await page.locator('img').count()).toBe(0);
  });

  it('fits a telephone, in the dark, by keyboard', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await give('phone.csv', csvOf(300));
    await page.getByText('phone.csv: 300 rows').waitFor();
    const [width, canvas] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      getComputedStyle(document.body).backgroundColor,
    ]);
    expect(width).toBe(390);
    expect(canvas).toBe('rgb(18, 21, 24)');
    const toggle = page.getByRole('button', { name: 'Light' });
    await toggle.focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
    expect(strangers).toEqual([]);
  });
});
