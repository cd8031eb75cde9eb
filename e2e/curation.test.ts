import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOwner, openBrowser } from './browser.js';
import { startServer, type RunningServer } from './server.js';

/** What people put right in themes, on the page: each step begins where the one before ended. */
describe('curation', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await createOwner(page, server.setupLink ?? '');
    await page.getByRole('button', { name: 'Look around with demo data' }).click();
    await page.waitForURL('**/pains**', { timeout: 150_000 });
    const first = page.getByRole('table', { name: 'Pain points' }).getByRole('row').nth(1);
    await first.getByRole('link').first().click();
    await page.waitForURL('**/themes/**');
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const sentences = (): Locator => page.getByRole('list', { name: 'Sentences', exact: true });
  const bar = (): Locator => page.getByRole('toolbar', { name: 'Selected sentences' });
  const dialog = (): Locator => page.getByRole('dialog');
  const history = (): Locator => page.getByRole('region', { name: 'History' });
  /** The summary's own count, which is the one that the lists show too. */
  const summary = (statements: number): Locator =>
    page.getByRole('link', {
      name: `${statements.toLocaleString('en-US')} statements`,
      exact: true,
    });
  const themeId = (): string => new URL(page.url()).pathname.split('/').pop() ?? '';
  const ask = async (path: string, method = 'GET'): Promise<Record<string, unknown>> =>
    page.evaluate(
      async ([url, verb]) => {
        const answer = await fetch(`/api/v1${url}`, { method: verb ?? 'GET' });
        if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
        return answer.json();
      },
      [path, method],
    );
  const statementsOf = async (theme: string): Promise<number> =>
    Number((await ask(`/themes/${theme}`))['statements']);
  const stated = async (theme: string, statements: number): Promise<boolean> =>
    JSON.stringify(await ask(`/themes/${theme}/statements?limit=200&sort=newest`)).includes(
      `"total":${statements}`,
    );

  it('splits two sentences off into a theme of their own, and takes it back', async () => {
    const source = themeId();
    const before = await statementsOf(source);
    await summary(before).waitFor();
    await sentences().getByRole('checkbox').nth(0).click();
    await sentences()
      .getByRole('checkbox')
      .nth(1)
      .click({ modifiers: ['Shift'] });
    await bar().getByText('2 sentences selected').waitFor();
    await bar().getByRole('button', { name: 'Split off…' }).click();
    // Sentences in the same words go with those that were chosen.
    const going = dialog().getByText(/^\d+ sentences of/u);
    await going.waitFor();
    const gone = Number.parseInt(await going.innerText(), 10);
    expect(gone).toBeGreaterThanOrEqual(2);
    await dialog().getByLabel('Name of the new theme').fill('A matter of its own');
    await dialog().getByLabel('Why (optional)').fill('Another team answers for it.');
    await dialog().getByRole('button', { name: 'Split off', exact: true }).click();

    await page.getByRole('heading', { level: 1, name: 'A matter of its own' }).waitFor();
    await summary(gone).waitFor();
    await history().getByText('Another team answers for it.').waitFor();
    const made = themeId();
    expect(made).not.toBe(source);
    expect(await statementsOf(source)).toBe(before - gone);

    await page.goto(`${server.url}/themes/${source}`);
    await summary(before - gone).waitFor();
    await history()
      .getByRole('button', { name: /^Undo: “A matter of its own” split off/ })
      .click();
    await summary(before).waitFor();
    await history().getByText('undone by Robin Castellanos').waitFor();
    expect(await statementsOf(source)).toBe(before);
    // The address of what is undone leads to where its sentences are.
    await page.goto(`${server.url}/themes/${made}`);
    await page.waitForURL(`**/themes/${source}`);
  });

  it('moves a sentence by keyboard, and the next analysis leaves it there', async () => {
    const source = themeId();
    await sentences().getByRole('listitem').first().waitFor();
    const words = await sentences().locator('mark').first().innerText();
    const before = await statementsOf(source);
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await bar().getByText('1 sentence selected').waitFor();
    await bar().getByRole('button', { name: 'Move…' }).click();
    const target = dialog().getByRole('list').getByRole('button').first();
    await target.click();
    const label = await target.locator('span').first().innerText();
    await dialog().getByLabel('Why (optional)').fill('It names the other matter.');
    await dialog().getByRole('button', { name: 'Move', exact: true }).click();
    const said = page.getByText(new RegExp(`^Moved \\d+ sentences? to “${label}”`, 'u'));
    await said.waitFor();
    const moved = Number(/\d+/u.exec(await said.innerText())?.[0]);
    await summary(before - moved).waitFor();

    const run = await ask('/analysis-runs', 'POST');
    await expect
      .poll(async () => (await ask(`/analysis-runs/${String(run['id'])}`))['state'], {
        timeout: 120_000,
        interval: 500,
      })
      .toBe('done');
    await page.goto(`${server.url}/pains?kind=all`);
    await page.getByLabel('Search themes').fill(label);
    await page
      .getByRole('table', { name: 'Pain points' })
      .getByRole('link', { name: label, exact: true })
      .click();
    await page.waitForURL('**/themes/**');
    await history()
      .getByText(moved === 1 ? '1 sentence moved here' : `${moved} sentences moved here`)
      .waitFor();
    await page.getByLabel('Search sentences').fill(words.slice(0, 60));
    const found = sentences().getByRole('listitem').filter({ hasText: words });
    await found.first().waitFor();
    await found
      .first()
      .getByRole('button', { name: /^Why here/ })
      .click();
    await page.getByText('Robin Castellanos put it here: “It names the other matter.”').waitFor();
    expect(await stated(themeId(), await statementsOf(themeId()))).toBe(true);
  });

  it('ignores a theme, finds it among the ignored, and restores it', async () => {
    await page.goto(`${server.url}/pains`);
    const table = page.getByRole('table', { name: 'Pain points' });
    const last = table.getByRole('row').nth(3);
    const label = await last.getByRole('link').first().innerText();
    await last.getByRole('checkbox').click();
    const chosen = page.getByRole('toolbar', { name: 'Selected themes' });
    await chosen.getByRole('button', { name: 'Ignore…' }).click();
    await dialog().getByRole('button', { name: 'Ignore', exact: true }).click();
    await page.getByText('Ignored 1 theme').waitFor();
    const link = table.getByRole('link', { name: label, exact: true });
    await link.waitFor({ state: 'detached' });
    await page.goto(`${server.url}/pains?archived=yes`);
    await link.click();
    await page.waitForURL('**/themes/**');
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Restore to lists' }).click();
    await page.getByText('Back in lists', { exact: true }).waitFor();
    await page.goto(`${server.url}/pains`);
    await link.waitFor();
    expect(await link.count()).toBe(1);
  });
});
