import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createOwner, openBrowser } from './browser.js';
import { startServer, type RunningServer } from './server.js';

/** Every page with the demo's data as a phone shows it: whole, quiet, and with the bar below in reach. */
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const outside = ['/setup', '/sign-in', '/invite', '/reset'];
const inside = `
/ /welcome /today /pains /themes /themes/$themeId
/listen /listen/sources /items/$itemId /import /imports /imports/$importId
/market /market/gaps/$gapId /market/compare /market/opportunities /market/competitors /market/deals
/customers /customers/$accountId /customers/matches /customers/segments
/finance /finance/revenue /finance/marketing /finance/cash /finance/forecast
/settings /settings/people /settings/keys /settings/audit /settings/analysis /settings/demo /settings/you
/methods/$name /no-such-page /pains?view=map /pains?view=bars /pains?kind=all&level=coarse
`
  .trim()
  .split(/\s+/u);

const Ids = z.object({ rows: z.array(z.object({ id: z.string() })) });
const listOf: Readonly<Record<string, string>> = {
  $themeId: '/themes?limit=1',
  $itemId: '/items?limit=1',
  $importId: '/imports?limit=1',
  $gapId: '/market/gaps?limit=1',
  $accountId: '/accounts?limit=1',
};

/** What is wrong with the page that is open, in words. */
async function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const shown = (element: Element): boolean => element.getClientRects().length > 0;
    const wide = document.documentElement.scrollWidth - window.innerWidth;
    if (wide > 0) faults.push(`scrolls sideways by ${wide} px`);
    if (![...document.querySelectorAll('h1, h2')].some(shown)) faults.push('shows no heading');
    const bar = [...document.querySelectorAll('nav[aria-label="Main"]')].find(shown);
    if (bar) {
      const { top } = bar.getBoundingClientRect();
      for (const entry of bar.querySelectorAll('a, button')) {
        const { x, y, width, height } = entry.getBoundingClientRect();
        const hit = document.elementFromPoint(x + width / 2, y + height / 2);
        if (!entry.contains(hit)) faults.push(`${entry.textContent} of the bar is covered`);
      }
      window.scrollTo(0, document.documentElement.scrollHeight);
      const last = [...document.querySelectorAll('main *')].filter(
        (element) => shown(element) && getComputedStyle(element).position !== 'fixed',
      );
      const lowest = Math.max(...last.map((element) => element.getBoundingClientRect().bottom));
      if (lowest > top + 1)
        faults.push(`its end lies ${Math.round(lowest - top)} px under the bar`);
    }
    return faults;
  });
}

describe('every page on a phone', () => {
  let server: RunningServer;
  let browser: Browser;
  const ids: Record<string, string> = { $name: 'themes' };
  let signedIn: NonNullable<BrowserContextOptions['storageState']>;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    const context = await browser.newContext();
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await createOwner(page, server.setupLink ?? '');
    await page.getByRole('button', { name: 'Look around with demo data' }).click();
    await page.waitForURL('**/pains**', { timeout: 170_000 });
    // The demo brings no file of its own.
    await page.evaluate(() =>
      fetch('/api/v1/imports?name=few.csv', {
        method: 'POST',
        headers: { 'idempotency-key': crypto.randomUUID() },
        body: 'text,date\nThe lift is slow,2026-03-04\nThe lift stops,2026-03-05\n',
      }),
    );
    for (const [name, path] of Object.entries(listOf)) {
      // Gaps are found after the analysis.
      for (let tries = 0; tries < 240 && ids[name] === undefined; tries++) {
        const response = await context.request.get(`${server.url}/api/v1${path}`);
        const first = Ids.parse(await response.json()).rows[0];
        if (first) ids[name] = first.id;
        else await page.waitForTimeout(500);
      }
    }
    signedIn = await context.storageState();
    await context.close();
  }, 360_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const addressOf = (path: string): string =>
    path.replaceAll(/\$\w+/gu, (name) => ids[name] ?? `missing-${name}`);

  it('lists every page that the router has', () => {
    const router = readFileSync(new URL('../packages/web/src/router.tsx', import.meta.url), 'utf8');
    const declared = [
      ...router.matchAll(/getParentRoute: \(\) => (\w+),\s+path: '([^']+)'/gu),
    ].flatMap(([, parent, path = '']) =>
      path === '$' ? [] : [parent === 'settings' ? `/settings${path === '/' ? '' : path}` : path],
    );
    expect(declared.length).toBeGreaterThan(30);
    const listed = new Set([...outside, ...inside]);
    expect(declared.filter((path) => !listed.has(path))).toEqual([]);
    expect(inside.map(addressOf).filter((path) => path.includes('missing-'))).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'is whole, without errors and above its bar in the %s look',
    async (colorScheme) => {
      const faults: string[] = [];
      for (const [paths, storageState] of [
        [outside, undefined],
        [inside, signedIn],
      ] as const) {
        const context = await browser.newContext({
          ...phone,
          colorScheme,
          ...(storageState && { storageState }),
        });
        const page = await context.newPage();
        let at = '';
        page.on('console', (message) => {
          if (message.type() === 'error') faults.push(`${at}: said “${message.text()}”`);
        });
        page.on('pageerror', (error) => faults.push(`${at}: ${error.message}`));
        for (const path of paths.map(addressOf)) {
          at = path;
          await page.goto(`${server.url}${path}`);
          // Said below where there is none.
          await page
            .locator('h1:visible, h2:visible')
            .first()
            .waitFor({ timeout: 10_000 })
            .catch(() => undefined);
          await page.waitForLoadState('networkidle');
          faults.push(...(await faultsOf(page)).map((fault) => `${path}: ${fault}`));
        }
        await context.close();
      }
      expect(faults).toEqual([]);
    },
    300_000,
  );
});
