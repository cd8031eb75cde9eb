import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvOf, feedback, Folder, headwater } from '../analyze/spawned.js';

const folder = new Folder();
const attack = '<script>window.stolen = 1</script><img src=x onerror="window.stolen = 1">';
const file = folder.write(
  'reviews & <b>more.csv',
  csvOf(feedback().map((row) => ({ ...row, review: `${row.review} "${attack}" & 'so on'` }))),
);
const report = folder.at('report.html');
let html = '';

beforeAll(async () => {
  const { code, stderr } = await headwater(['analyze', file, '--whole-rows', '--html', report]);
  expect(stderr).toContain(`Wrote ${report}`);
  expect(code).toBe(0);
  html = readFileSync(report, 'utf8');
}, 60_000);

describe('the HTML report', () => {
  it('holds everything in one file and refers to nothing outside of it', () => {
    const ours = html.replaceAll(/&lt;.*?&gt;/gu, '');
    expect(ours).not.toMatch(/(?:src|href)\s*=\s*(?:["'][^#]|[^"'\s])/u);
    expect(ours).not.toMatch(/url\(|@import|https?:|\/\/[a-z]/u);
    expect(html).toContain('default-src &#39;none&#39;');
  });

  it('escapes what customers wrote', () => {
    expect(html).not.toContain('<script>window');
    expect(html).not.toContain('<img');
    expect(html).toContain('reviews &amp; &lt;b&gt;more.csv');
    expect(html.match(/<script>/gu)).toHaveLength(1);
  });

  it('underlines the words that severity rests on, as the source line says them', () => {
    const marked = [
      ...html.matchAll(/<blockquote>(.*?)<\/blockquote>.*?<span class="source">(.*?)<\/span>/gsu),
    ];
    const severe = marked.filter(([, quote = '']) => quote.includes('<u '));
    expect(severe.length).toBeGreaterThan(0);
    for (const [, quote = '', source = ''] of severe) {
      for (const [, means = ''] of quote.matchAll(/<u title="([^"]+)">/gu))
        expect(source).toMatch(new RegExp(`severity: .*${means}`, 'u'));
    }
  });

  it('says what hurts, with sizes, charts and the method', () => {
    for (const part of [
      'What hurts most',
      'What customers ask for',
      'What was left out',
      'How this was made',
    ]) {
      expect(html).toContain(part);
    }
    expect(html).toMatch(/\d \(\d|% \(/u);
    expect(html).toContain('class="spark"');
    expect(html).toContain('row 1');
  });
});

// As the browser tests look for it.
const chromiumPath = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find((path) => path !== undefined && existsSync(path));
if (chromiumPath === undefined) {
  process.stderr.write(
    'The HTML report is not looked at in a browser: no Chromium found. Install it, or name it: CHROMIUM=/path/to/chromium\n',
  );
}

describe.skipIf(chromiumPath === undefined)('the HTML report in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: chromiumPath!,
      args: ['--no-sandbox', '--disable-background-networking', '--no-first-run'],
    });
  });
  afterAll(() => browser.close());

  it.each([1440, 390])(
    'is drawn at %i px without errors, requests or sideways scrolling',
    async (width) => {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      const problems: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('request', (request) => {
        if (request.url() !== pathToFileURL(report).href)
          problems.push(`asked for ${request.url()}`);
      });
      await page.goto(pathToFileURL(report).href);
      expect(problems).toEqual([]);
      expect(await page.evaluate('"stolen" in window')).toBe(false);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
        width,
      );
      await page.close();
    },
  );

  it('filters and sorts where scripts run, and is whole where they do not', async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(report).href);
    await page.getByLabel('Filter').fill('excel');
    const shown = await page.locator('.ranked tbody tr:visible').allTextContents();
    expect(shown.length).toBeGreaterThan(0);
    for (const text of shown) expect(text.toLowerCase()).toContain('excel');
    await page.getByLabel('Filter').fill('');
    await page.getByRole('button', { name: 'Customers', exact: true }).first().click();
    expect(await page.locator('th[aria-sort]').count()).toBe(1);
    await page.close();

    const still = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await still.goto(pathToFileURL(report).href);
    expect(await still.getByLabel('Filter').isVisible()).toBe(false);
    expect(await still.locator('.ranked tbody tr:visible').count()).toBeGreaterThan(0);
  });
});
