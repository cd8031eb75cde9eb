import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOwner, openBrowser, owner } from './browser.js';
import { startServer, type RunningServer } from './server.js';

/** From a file of accounts to a customer's own words, and whose words they are. */
describe('customers', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await createOwner(page, server.setupLink ?? '');
    await page.waitForURL('**/welcome**');
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const day = (back: number): string =>
    new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
  const list = () => page.getByRole('table', { name: 'Customers' });

  /** Through the wizard, as a person does it. */
  const importFile = async (name: string, lines: readonly string[]) => {
    await page.goto(`${server.url}/import`);
    await page.getByLabel('File to import').setInputFiles({
      name,
      mimeType: 'text/csv',
      buffer: Buffer.from(lines.join('\n')),
    });
    await page.waitForURL('**/imports/**');
    await page.getByRole('button', { name: 'See what will happen' }).click();
    await page.getByRole('table', { name: 'What will happen' }).waitFor();
    await page.getByRole('button', { name: /^Import \d+ rows$/ }).click();
    await page.getByText(/from this file (is|are) in\./).waitFor();
  };

  const words = 'The route planner forgets the second van every Monday';

  it('goes from a file of accounts to the list, a customer and a sentence of theirs', async () => {
    await importFile('feedback.csv', [
      'id,date,customer,account,review',
      `f-1,${day(3)},Ann Archer,Heron Housing,"${words}"`,
      `f-2,${day(9)},Ann Archer,Heron Housing,"We would love a dark mode in the dispatch screen"`,
      `f-3,${day(12)},Bo Baker,Ibis Interiors,"Support answered within the hour, thank you"`,
      `f-4,${day(15)},Cy Carter,Heron Houseing,"Invoices show the wrong address of our depot"`,
    ]);
    await importFile('accounts.csv', [
      'account id,account name,plan,region,owner,status,renewal date',
      `H-1,Heron Housing,Business,Ireland,Ada,active,${day(-45)}`,
      `I-1,Ibis Interiors,Team,Benelux,Ada,active,${day(-300)}`,
      'J-1,Jay Joinery,Team,Ireland,Bob,active,',
    ]);
    await importFile('subscriptions.csv', [
      'subscription id,account,product,mrr,currency,start date,end date',
      `s-1,H-1,desk,100.00,EUR,${day(400)},${day(40)}`,
      `s-2,H-1,desk,80.50,EUR,${day(40)},`,
      `s-3,I-1,desk,240.00,EUR,${day(200)},`,
    ]);

    await page.goto(`${server.url}/customers`);
    await list().getByRole('link', { name: 'Ibis Interiors' }).waitFor();
    // The one that pays most comes first; a press on a header sorts by it.
    const first = list().getByRole('row').nth(1);
    expect(await first.innerText()).toContain('Ibis Interiors');
    await list().getByRole('button', { name: 'Renewal' }).click();
    await page.waitForURL('**sort=renewal**');
    await first.getByRole('link', { name: 'Heron Housing' }).waitFor();
    // A filter, and the way out of it.
    await page.getByRole('combobox', { name: 'Renewal' }).click();
    await page.getByRole('option', { name: 'Renews within 60 days' }).click();
    await page.getByText('1 customer', { exact: true }).waitFor();
    expect(await list().getByRole('row').count()).toBe(2);

    // A press on the row leaves the filter, and the keys are the list's again.
    await first.getByText('Ada').click();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/customers\/[0-9a-f-]{36}/);
    await page.getByRole('heading', { level: 1, name: 'Heron Housing' }).waitFor();
    await page.getByText('€80.50').first().waitFor();
    await page.getByRole('button', { name: 'View as table' }).click();
    const months = page.getByRole('table', { name: 'Revenue a month' });
    expect(await months.getByRole('row').last().innerText()).toContain('€80.50');

    const said = page.getByRole('region', { name: 'Everything it said' });
    await said.getByRole('searchbox', { name: 'Search what it said' }).fill('van Monday');
    await said.getByText('1 of 1').waitFor();
    await said.getByRole('link', { name: words }).click();
    await page.waitForURL('**/items/**');
    await page.getByText(words).first().waitFor();
    // And back again from the words to whose they are.
    await page.getByRole('link', { name: 'Heron Housing' }).click();
    const heading = page.getByRole('heading', { level: 1, name: 'Heron Housing' });
    await heading.waitFor();
    expect(await heading.isVisible()).toBe(true);
  });

  it('tells the second of two tabs that the customer was edited meanwhile', async () => {
    const other = await page.context().newPage();
    other.setDefaultTimeout(30_000);
    await other.goto(page.url());
    const edit = async (tab: Page, name: string) => {
      await tab.getByRole('button', { name: 'Edit', exact: true }).click();
      await tab.getByRole('dialog').getByLabel('Owner').fill(name);
    };
    await edit(page, 'Carla');
    await edit(other, 'Dario');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('Carla').first().waitFor();
    await other.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await other.getByText(`${owner.name} edited it`).waitFor();
    await other.getByText('Owner: “Carla”, was “Ada”').waitFor();
    await other.getByRole('button', { name: 'Save mine over it' }).click();
    await other.getByText('Owner “Dario”, was “Carla”').waitFor();
    const facts = await other.locator('dl[aria-label=Facts]').innerText();
    expect(facts).toContain('Dario');
    await other.close();
  });

  it('corrects whose feedback it is by key, and takes that back', async () => {
    await page.goto(`${server.url}/customers/matches?state=open`);
    const voice = page
      .getByRole('list', { name: 'Voices' })
      .getByRole('listitem')
      .filter({ hasText: 'Heron Houseing' });
    await voice.waitFor();
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: 'Whose is “Heron Houseing”?' });
    await dialog.getByRole('searchbox').fill('ibis');
    await dialog.getByRole('button', { name: /Ibis Interiors/ }).click();
    await voice.getByText('corrected').waitFor();
    await page.keyboard.press('u');
    await voice.getByText(/suggested|unmatched/).waitFor();
    expect(await voice.getByRole('button', { name: 'Undo' }).count()).toBe(0);
  });

  it('finds a customer from the command bar', async () => {
    await page.goto(`${server.url}/customers`);
    await list().getByRole('link', { name: 'Jay Joinery' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('jay');
    await page.getByRole('option', { name: /Jay Joinery/ }).click();
    const heading = page.getByRole('heading', { level: 1, name: 'Jay Joinery' });
    await heading.waitFor();
    expect(await heading.isVisible()).toBe(true);
  });
});
