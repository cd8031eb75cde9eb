import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOwner, openBrowser } from './browser.js';
import { startServer, type RunningServer } from './server.js';
import {
  accountsCsv,
  competitor,
  feedbackCsv,
  pain,
  reviewsCsv,
  subscriptionsCsv,
} from './whole-way-files.js';

/**
 * From files to decisions, in a real Chromium against a real server: what a pain costs and whose it is, and
 * where the competition leaves an opening. Each step builds on the one before.
 */
describe('the whole way', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await createOwner(page, server.setupLink ?? '');
    await page.getByRole('button', { name: 'Look around with demo data' }).waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Through the wizard: what it is, what will happen, the import. */
  const bring = async (name: string, text: string, holds: string) => {
    await page.goto(`${server.url}/import`);
    await page
      .getByLabel('File to import')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.waitForURL('**/imports/**');
    const held = page.getByRole('combobox', { name: 'This file holds' });
    await held.waitFor();
    expect(await held.innerText()).toContain(holds);
    await page.getByRole('button', { name: 'See what will happen' }).click();
    await page.getByRole('table', { name: 'What will happen' }).waitFor();
    const rows = text.split('\n').length - 1;
    await page.getByRole('button', { name: `Import ${rows} rows` }).click();
    await page.getByText(/from this file (?:is|are) in\./u).waitFor();
    expect(await page.getByRole('link', { name: 'Download rejected rows' }).count()).toBe(0);
  };

  const analyse = async () => {
    await page.getByRole('button', { name: 'Analyse now' }).click();
    await page.waitForURL('**/pains**', { timeout: 120_000 });
    await row(0).waitFor();
  };

  const row = (index: number) =>
    page
      .getByRole('table', { name: 'Pain points' })
      .getByRole('row')
      .nth(index + 1);

  const topPain = async () => row(0).getByRole('link').first().innerText();

  it('ranks pains by how many say them, until the books are in', async () => {
    await bring('feedback.csv', feedbackCsv, 'Feedback');
    await analyse();
    expect(await topPain()).not.toMatch(pain);
  });

  it('takes accounts and subscriptions, and counts what recurs', async () => {
    await bring('accounts.csv', accountsCsv, 'Accounts');
    await bring('subscriptions.csv', subscriptionsCsv, 'Subscriptions');
    // 18 × 4,000.00 + 54 × 90.00, every month of the last year.
    await page.getByRole('link', { name: 'See the revenue' }).click();
    await page.waitForURL('**/finance/revenue**');
    await expect
      .poll(
        async () => {
          await page.reload();
          await page.getByRole('heading', { level: 1, name: 'Finance' }).waitFor();
          await page.waitForLoadState('networkidle');
          return page.locator('main').innerText();
        },
        { timeout: 60_000, interval: 500 },
      )
      .toContain('€76.9K');
    await page.getByRole('button', { name: '€76.9K' }).first().click();
    const rows = page.getByRole('dialog', { name: /Paying at the end of/u });
    await rows.getByText('72 accounts in EUR').waitFor();
    await page.keyboard.press('Escape');
  });

  it('goes from the pain that most revenue at renewal depends on to an account and its words', async () => {
    await page.goto(`${server.url}/pains`);
    await row(0).waitFor();
    await page.getByRole('combobox', { name: 'Money' }).click();
    await page.getByRole('option', { name: /Renews soon/u }).click();
    await page.waitForURL('**worth=atRisk**');
    await page.getByRole('columnheader', { name: 'Renews soon' }).waitFor();
    await expect.poll(topPain).toMatch(pain);
    // Of the 18 accounts that pay 4,000 each, those that complain; the theme has all who speak of it.
    const [, money = '', accounts = ''] =
      /€(\d+)K\s+(\d+) accounts/u.exec(await row(0).innerText()) ?? [];
    expect(Number(accounts)).toBeGreaterThan(9);
    expect(Number(money)).toBe(4 * Number(accounts));

    await row(0).getByRole('link').first().click();
    await page.waitForURL('**/themes/**');
    const costs = page.getByRole('region', { name: 'What it costs' });
    await costs
      .locator('dl > div', { hasText: 'Renews soon' })
      .getByRole('button', { name: '€72K' })
      .click();
    const account = costs.getByRole('table', { name: 'Renews soon' }).getByRole('link').first();
    const name = await account.innerText();
    await account.click();
    await page.waitForURL('**/customers/**');
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.locator('main').getByText('€4,000').first().waitFor();

    // Its own words, in the whole text that they stand in.
    const words = page.locator('main a[href*="/items/"]').first();
    await words.click();
    await page.waitForURL('**/items/**');
    await page
      .locator('main')
      .getByText(/dark mode|sign-in code|log in|login/iu)
      .first()
      .waitFor();
    await page.locator('main').getByText(name).first().waitFor();
  });

  it('goes from a competitor’s reviews to a gap and to the sentences that it rests on', async () => {
    await bring('crestline-reviews.csv', reviewsCsv, 'Feedback');
    await analyse();
    // Theirs are no pains of ours.
    expect(await page.getByRole('table', { name: 'Pain points' }).innerText()).not.toMatch(
      /supplier/iu,
    );
    await page.getByRole('link', { name: 'Market' }).first().click();
    await page.waitForURL('**/market**');
    const gap = page
      .getByRole('table', { name: 'Gaps' })
      .getByRole('row')
      .filter({ hasText: /sync|orders/iu })
      .first();
    await expect
      .poll(
        async () => {
          await page.reload();
          await page.getByRole('heading', { level: 1, name: 'Market' }).waitFor();
          await page.waitForLoadState('networkidle');
          return gap.count();
        },
        { timeout: 60_000, interval: 500 },
      )
      .toBeGreaterThan(0);
    expect(await gap.innerText()).toMatch(/of their customers complain of it, against 0.%/u);
    await gap.getByRole('link').first().click();
    await page.waitForURL('**/market/gaps/**');
    const evidence = page.getByRole('region', { name: 'Evidence' });
    await evidence.getByText('Nobody says it of us.').waitFor();
    const theirs = evidence.getByRole('region', { name: 'Of theirs' });
    const sentence = await theirs.getByRole('blockquote').first().innerText();
    expect(sentence).toMatch(/supplier sync/iu);
    await theirs.getByRole('link').first().click();
    await page.waitForURL('**/items/**');
    await page.locator('main').getByText(sentence.trim().slice(0, 40)).first().waitFor();
    await page.locator('main').getByText(competitor).first().waitFor();
  });
});
