import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOwner, openBrowser } from './browser.js';
import { startServer, type RunningServer } from './server.js';

const month = (ago: number): string => {
  const day = new Date();
  day.setUTCDate(1);
  day.setUTCMonth(day.getUTCMonth() - ago);
  return day.toISOString().slice(0, 7);
};

/** Two years of a made-up company: 30,000 come in, 24,000 go out, and an oven was bought. */
const ledger = Array.from({ length: 24 }, (_, i) => month(24 - i)).flatMap((of) => [
  { day: `${of}-05`, category: 'Customers', amount: '30000.00' },
  { day: `${of}-25`, category: 'Salaries', amount: '-24000.00' },
]);
const oven = { day: `${month(3)}-10`, category: 'Oven', amount: '-9000.00' };

describe('cash and its forecast', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await createOwner(page, server.setupLink ?? '');
    await page.getByRole('button', { name: 'Look around with demo data' }).waitFor();
    await post('ledger', [...ledger, oven]);
    await post('subscriptions', [
      { account: 'A-1', externalId: 'S-1', amount: '30000.00', start: `${month(24)}-01` },
    ]);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const post = async (kind: string, rows: readonly object[]) => {
    const answer = await page.evaluate(
      async ({ path, body }) => {
        const response = await fetch(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': path },
          body,
        });
        return { ok: response.ok, text: await response.text() };
      },
      { path: `/api/v1/books/${kind}`, body: JSON.stringify({ currency: 'EUR', rows }) },
    );
    if (!answer.ok || !answer.text.includes('"rejected":[]')) throw new Error(answer.text);
  };

  it('moves a category to another section, for everybody', async () => {
    await page.goto(`${server.url}/finance/cash`);
    await page.getByRole('button', { name: 'Sections' }).click();
    const dialog = page.getByRole('dialog', { name: 'Sections of the statement' });
    await dialog.getByRole('combobox', { name: /Oven/u }).click();
    await page.getByRole('option', { name: 'Investing' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    const statement = page.locator('main');
    await statement.getByText('Investing').first().waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Sections' }).click();
    const kept = page.getByRole('dialog').getByRole('combobox', { name: /Oven/u });
    await kept.waitFor();
    expect(await kept.innerText()).toContain('Investing');
    await page.keyboard.press('Escape');
  });

  const scenarios = () => page.getByRole('table', { name: 'Scenarios side by side' });

  it('keeps a scenario with a dearer price and a hire, and says what it was drawn from', async () => {
    await page.goto(`${server.url}/finance/forecast`);
    await scenarios().waitFor();
    await page.getByRole('button', { name: 'Make a scenario' }).click();
    const dialog = page.getByRole('dialog', { name: 'Make a scenario' });
    await dialog.getByLabel('Name', { exact: true }).fill('Dearer in spring');
    await dialog.getByRole('button', { name: 'Add a price change' }).click();
    await dialog.getByLabel('Month of the price change').fill(month(-2));
    await dialog.getByLabel('Change of prices, value').fill('10');
    await dialog.getByRole('button', { name: 'Add a hire' }).click();
    await dialog.getByLabel('Name of the hire').fill('A second baker');
    await dialog.getByLabel('Cost a month, value').fill('4000');
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await dialog.waitFor({ state: 'detached' });

    await scenarios().getByRole('columnheader', { name: 'Dearer in spring' }).waitFor();
    const end = scenarios().getByRole('row', { name: /Cash after 24 months/u });
    await end.getByRole('button').nth(1).click();
    const sheet = page.getByRole('dialog', { name: 'Dearer in spring: drivers' });
    const drivers = sheet.getByRole('list', { name: 'Drivers' });
    await drivers.waitFor();
    const told = await drivers.innerText();
    expect(told).toMatch(/Prices, from [^\n]+\n10.%/u);
    expect(told).toMatch(/A second baker, from [^\n]+, a month\n€4,000/u);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  });

  it('changes and deletes a scenario', async () => {
    await page.getByRole('button', { name: 'Change Dearer in spring' }).click();
    const dialog = page.getByRole('dialog', { name: /Change/u });
    await dialog.getByRole('button', { name: 'Remove price change' }).click();
    await dialog.getByLabel('Name', { exact: true }).fill('One baker more');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await scenarios().getByRole('columnheader', { name: 'One baker more' }).waitFor();

    await page.getByRole('button', { name: 'Delete One baker more' }).click();
    const sure = page.getByRole('dialog').or(page.getByRole('alertdialog'));
    await sure.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Scenario deleted').waitFor();
    await scenarios()
      .getByRole('columnheader', { name: 'One baker more' })
      .waitFor({ state: 'detached' });
    expect(await scenarios().getByRole('columnheader').count()).toBe(2);
  });
});
