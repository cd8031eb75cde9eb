/** A newcomer's first minutes: `npx tsx e2e/first-minutes.ts SETUP_LINK`. */
import { createOwner, openBrowser } from './browser.js';

const [link] = process.argv.slice(2);
if (!link) throw new Error('usage: tsx e2e/first-minutes.ts SETUP_LINK');
const browser = await openBrowser();
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  await createOwner(page, link);
  await page.getByRole('button', { name: 'Look around with demo data' }).click();
  await page.waitForURL('**/pains**');
  const rows = page.getByRole('table', { name: 'Pain points' }).getByRole('row');
  await rows.nth(1).waitFor();
  console.log(`rehearsal: the demo's Pain points page shows ${(await rows.count()) - 1} themes`);
  console.log(`rehearsal: first line: ${(await rows.nth(1).innerText()).replaceAll(/\s+/g, ' ')}`);
} finally {
  await browser.close();
}
