import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOwner, openBrowser, owner, signIn } from './browser.js';
import { startServer, type RunningServer } from './server.js';

/**
 * What a person does, in a real Chromium against a real server. The journeys build on one another,
 * in this order: the first makes the account and loads the demo that the others use.
 */
describe('journeys', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const painTable = (on: Page) => on.getByRole('table', { name: 'Pain points' });

  it('goes from the printed link to a customer’s sentence in the demo data', async () => {
    await createOwner(page, server.setupLink ?? '');
    await page.getByRole('button', { name: 'Look around with demo data' }).click();
    await page.waitForURL('**/pains**', { timeout: 150_000 });

    const firstTheme = painTable(page).getByRole('row').nth(1).getByRole('link').first();
    const label = await firstTheme.innerText();
    await firstTheme.click();
    await page.waitForURL('**/themes/**');
    await page.getByRole('heading', { level: 1, name: label }).waitFor();

    const sentences = page.getByRole('region', { name: 'Sentences' }).getByRole('listitem');
    await sentences.first().waitFor();
    expect(await sentences.count()).toBeGreaterThan(5);
    // The statement is marked inside the customer's whole text, which is one click away.
    const marked = await sentences.first().locator('mark').innerText();
    await sentences.first().getByRole('link', { name: 'Open item' }).click();
    await page.waitForURL('**/items/**');
    await page.getByText(marked).first().waitFor();
  });

  it('finds sentences as one types, by their words and by what they mean', async () => {
    await page.goto(`${server.url}/pains`);
    await painTable(page).getByRole('row').nth(1).waitFor();
    await page.keyboard.press('Control+k');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').waitFor();
    // The beginning of a word is enough.
    await page.keyboard.type('passw');
    const marked = dialog
      .getByRole('option')
      .locator('mark', { hasText: /^passw/iu })
      .first();
    await marked.waitFor();
    await dialog.getByRole('combobox').fill('money back');
    const similar = dialog.getByRole('option', { name: /Similar in meaning/u }).first();
    await similar.waitFor();
    const sentence = (await similar.locator('[dir=auto]').first().innerText()).trim();
    await similar.click();
    await page.waitForURL('**/items/**');
    await page.getByText(sentence).first().waitFor();
    expect(sentence).not.toMatch(/money|back/iu);
  });

  it('imports a file with three bad rows and hands them back', async () => {
    const good = Array.from(
      { length: 40 },
      (_, i) =>
        `r-${i},2026-03-${String((i % 28) + 1).padStart(2, '0')},${(i % 5) + 1},"The parcel tracker ${
          ['freezes', 'shows the wrong depot', 'never refreshes', 'loses my order'][i % 4]
        } whenever I open order ${i}"`,
    );
    const bad = [
      'x-1,2026-03-02,1,',
      'x-2,the day before yesterday,2,"A row whose date nobody can read"',
      'x-3,2026-03-04,eleventy,"A row whose rating is not a number"',
    ];
    const csv = ['id,date,stars,review', ...good.slice(0, 20), ...bad, ...good.slice(20)].join(
      '\n',
    );

    await page.goto(`${server.url}/import`);
    await page
      .getByLabel('File to import')
      .setInputFiles({ name: 'parcels.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.waitForURL('**/imports/**');
    await page.getByRole('button', { name: 'See what will happen' }).click();
    await page.getByRole('table', { name: 'What will happen' }).waitFor();
    await page.getByRole('button', { name: 'Import 40 rows' }).click();

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download rejected rows' }).click(),
    ]);
    const rejected = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    expect(rejected).toHaveLength(4);
    // Line numbers of the file as an editor shows them: the header is line 1.
    expect(rejected.slice(1).map((line) => Number(line.split(',')[0]))).toEqual([22, 23, 24]);
    expect(rejected[2]).toContain('the day before yesterday');
  });

  it('tells the second of two tabs that the theme was renamed meanwhile', async () => {
    await page.goto(`${server.url}/pains`);
    await painTable(page).getByRole('row').nth(1).getByRole('link').first().click();
    await page.waitForURL('**/themes/**');
    const other = await page.context().newPage();
    other.setDefaultTimeout(30_000);
    await other.goto(page.url());

    const openRename = async (tab: Page, name: string) => {
      await tab.getByRole('button', { name: 'Rename' }).click();
      await tab.getByRole('dialog').getByLabel('Theme name').fill(name);
    };
    await openRename(page, 'Named in the first tab');
    await openRename(other, 'Named in the second tab');
    await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('heading', { level: 1, name: 'Named in the first tab' }).waitFor();

    await other.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    const told = other.getByRole('dialog', { name: 'Edited meanwhile' });
    await told.getByText('Named in the first tab').waitFor();
    await told.getByText(owner.name).waitFor();
    await told.getByRole('button', { name: 'Take theirs' }).click();
    const heading = other.getByRole('heading', { level: 1, name: 'Named in the first tab' });
    await heading.waitFor();
    expect(await heading.isVisible()).toBe(true);
    await other.close();
  });

  it('lets a viewer read everything and edit nothing', async () => {
    await page.goto(`${server.url}/settings/people`);
    await page.getByRole('button', { name: 'Invite' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('E-mail').fill('sam@example.com');
    await dialog.getByRole('combobox', { name: 'Role' }).click();
    await page.getByRole('option', { name: /viewer/i }).click();
    await dialog.getByRole('button', { name: 'Make the link' }).click();
    const link = await dialog.getByLabel('Invitation link').inputValue();

    const context = await browser.newContext();
    const viewer = await context.newPage();
    viewer.setDefaultTimeout(30_000);
    await viewer.goto(link);
    await viewer.getByLabel('Name').fill('Sam Okafor');
    await viewer.getByLabel('Password').fill('another long phrase');
    await viewer.getByRole('button', { name: /Join/ }).click();
    await viewer.getByRole('navigation').first().waitFor();

    await viewer.goto(`${server.url}/pains`);
    await painTable(viewer).getByRole('row').nth(1).getByRole('link').first().click();
    await viewer.waitForURL('**/themes/**');
    await viewer.getByRole('heading', { level: 1 }).waitFor();
    expect(await viewer.getByRole('button', { name: 'Rename' }).count()).toBe(0);
    // The server refuses too, whatever a page shows.
    const id = new URL(viewer.url()).pathname.split('/').pop() ?? '';
    const status = await viewer.evaluate(async (theme) => {
      const answer = await fetch(`/api/v1/themes/${theme}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', 'if-match': '"1"' },
        body: JSON.stringify({ label: 'Not mine to name' }),
      });
      return answer.status;
    }, id);
    expect(status).toBe(403);
    await context.close();
  });

  it('signs in by keyboard alone and finds a page with the command bar', async () => {
    const context = await browser.newContext();
    const fresh = await context.newPage();
    fresh.setDefaultTimeout(30_000);
    await signIn(fresh, server.url, owner.email, owner.password);
    await fresh.getByRole('navigation').first().waitFor();
    await fresh.keyboard.press('Control+k');
    await fresh.getByRole('dialog').getByRole('combobox').waitFor();
    await fresh.keyboard.type('Listen');
    await fresh
      .getByRole('option', { name: /Listen/ })
      .first()
      .waitFor();
    await fresh.keyboard.press('Enter');
    await fresh.waitForURL('**/listen**');
    await fresh.getByRole('heading', { level: 1, name: 'Listen' }).waitFor();
    expect(new URL(fresh.url()).pathname).toBe('/listen');
    await context.close();
  });
});
