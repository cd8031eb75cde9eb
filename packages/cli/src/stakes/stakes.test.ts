import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { AnalysisFile } from '@headwater/contract';
import { csvOf, Folder, headwater } from '../analyze/spawned.js';

/**
 * Worked by hand. Exports are told by five companies: Ada pays 300.00 a quarter (100.00 a month) and 20.00 a
 * month, Bo 900.00 a year (75.00), Cy has ended, Di pays dollars, Ed nothing that is known. Sign-in is told by
 * one company, Fay, which pays 4,000.00 and renews soon. More people speak of exports than of sign-in.
 */
const folder = new Folder();
const day = (n: number): string => new Date(Date.UTC(2026, 2, 1 + n)).toISOString().slice(0, 10);
const who = ['A-1', 'Bo & Sons', 'C-1', '', 'E-1', 'nobody knows'];

const exportsFail = ['fails again', 'never finishes', 'times out', 'crashes half way'];
const signInFails = ['never arrives', 'comes too late', 'is rejected', 'expires at once'];
const openings = ['The export to Excel', 'Our Excel export', 'Every Excel export'];
const signIns = ['The sign-in code', 'My sign-in code', 'Each sign-in code'];

const reviews = folder.write(
  'reviews.csv',
  csvOf([
    ...Array.from({ length: 36 }, (_, i) => ({
      review: `${openings[i % 3]} ${exportsFail[i % 4]}.`,
      date: day(i),
      customer: i % who.length === 3 ? `mia${i}@di.example` : `person ${i}`,
      account: who[i % who.length] ?? '',
    })),
    ...Array.from({ length: 20 }, (_, i) => ({
      review: `${signIns[i % 3]} ${signInFails[i % 4]}.`,
      date: day(i),
      customer: `clerk ${i}`,
      account: 'Fay Foods',
    })),
  ]),
);
const accounts = folder.write(
  'accounts.csv',
  csvOf(
    [
      ['A-1', 'Ada', '', '2027-03-01'],
      ['B-1', 'Bo & Sons', '', '2027-03-01'],
      ['C-1', 'Cy', '', ''],
      ['D-1', 'Di', 'di.example', ''],
      ['E-1', 'Ed', '', ''],
      ['F-1', 'Fay Foods', '', '2026-08-31'],
    ].map(([id = '', name = '', domain = '', renewal = '']) => ({
      'account id': id,
      name,
      domain,
      'renewal date': renewal,
    })),
  ),
);
const subscriptionRows = [
  ['A-1', '300.00', 'EUR', 'quarter', '2025-01-01', ''],
  ['A-1', '20.00', 'EUR', 'month', '2025-06-01', ''],
  ['B-1', '900.00', 'EUR', 'year', '2025-01-01', ''],
  ['C-1', '5000.00', 'EUR', 'month', '2025-01-01', '2026-02-01'],
  ['D-1', '7000.00', 'USD', 'month', '2025-01-01', ''],
  ['F-1', '4000.00', 'EUR', 'month', '2025-01-01', ''],
  ['F-1', '-1.00', 'EUR', 'month', '2025-01-01', ''],
];
const subscriptions = folder.write(
  'subscriptions.csv',
  csvOf(
    subscriptionRows.map(
      ([account = '', amount = '', currency = '', interval = '', start = '', end = '']) => ({
        account,
        amount,
        currency,
        interval,
        start,
        end,
      }),
    ),
  ),
);

describe('headwater analyze with accounts and subscriptions', () => {
  it('ranks by what the accounts pay that say it, each once, and names them', async () => {
    const [html, json, csv] = [folder.at('r.html'), folder.at('r.json'), folder.at('r.csv')];
    const plain = await headwater(['analyze', reviews, '--whole-rows']);
    expect(plain.stdout).toMatch(/What hurts most[\s\S]*1 {2}.*xcel[\s\S]*2 {2}.*ign-in/u);
    const { code, stdout } = await headwater([
      'analyze',
      reviews,
      '--whole-rows',
      '--accounts',
      accounts,
      '--subscriptions',
      subscriptions,
      '--html',
      html,
      '--json',
      json,
      '--csv',
      csv,
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/1 {2}.*ign-in.*€4,000, 1 account/u);
    expect(stdout).toMatch(/2 {2}.*xcel.*€195, 5 accounts/u);
    expect(stdout.replaceAll(/\s+/gu, ' ')).toContain('of 1 account that pays €4,000 a month');
    // Honest about whom the sums are without.
    const said = stdout.replaceAll(/\s+/gu, ' ');
    expect(said).toContain('6 of 56 items are of no account that the files know');
    expect(said).toContain('1 accounts pay in another currency than EUR');
    expect(said).toContain('1 rows of subscriptions are left out. line 8:');

    const written = AnalysisFile.parse(JSON.parse(readFileSync(json, 'utf8')));
    expect(written.stakes).toEqual({
      currency: 'EUR',
      asOf: day(35),
      accounts: 6,
      otherCurrencies: 1,
      itemsWithoutAccount: 6,
    });
    const theme = (label: RegExp) =>
      written.themes.find((each) => each.parent !== null && label.test(each.label))?.worth;
    expect(theme(/excel/iu)).toMatchObject({
      accounts: 5,
      touched: { value: 19_500 },
      atRisk: { value: 0, low: 0, high: 0 },
    });
    expect(theme(/sign-in/iu)).toEqual({
      accounts: 1,
      touched: { value: 400_000, low: 400_000, high: 400_000 },
      atRisk: { value: 400_000, low: 400_000, high: 400_000 },
    });

    const lines = readFileSync(csv, 'utf8').split('\r\n');
    expect(lines[0]).toMatch(/,accounts,currency,revenue,revenue_low,revenue_high,renews_in_6_/u);
    expect(lines[1]).toMatch(/,1,EUR,4000,4000,4000,4000$/u);

    const page = readFileSync(html, 'utf8').replaceAll(/\s+/gu, ' ');
    expect(page).toContain('Renews in 6 months');
    expect(page).toContain('Fay Foods €4,000');
    expect(page).toMatch(
      /5 accounts, €195 \([^)]+\) a month: <span class="quiet">Ada €120, Bo &amp; Sons €75/u,
    );
  });

  it('counts accounts where nobody is known to pay', async () => {
    const { code, stdout } = await headwater([
      'analyze',
      reviews,
      '--whole-rows',
      '--accounts',
      accounts,
      '--quiet',
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/1 {2}.*xcel.*5 accounts/u);
    expect(stdout.replaceAll(/\s+/gu, ' ')).toContain('No account is known to pay anything');
  });

  it.each([
    [
      'a currency is missing',
      csvOf([{ account: 'A-1', amount: '1.00', start: '2025-01-01' }]),
      /--currency EUR/u,
    ],
    [
      'a column is missing',
      csvOf([{ account: 'A-1', start: '2025-01-01' }]),
      /looks like the amount/u,
    ],
    [
      'dates are ambiguous',
      csvOf([{ account: 'A-1', amount: '1.00', currency: 'EUR', start: '03/04/2025' }]),
      /--date-format/u,
    ],
  ])('says what to do where %s', async (name, content, told) => {
    const file = folder.write(`${name}.csv`, content);
    const { code, stderr } = await headwater(['analyze', reviews, '--subscriptions', file]);
    expect(stderr).toMatch(told);
    expect(code).toBe(2);
  });

  it('names a file that is not there', async () => {
    const { code, stderr } = await headwater(['analyze', reviews, '--accounts', 'missing.csv']);
    expect(stderr).toContain('missing.csv');
    expect(code).toBe(2);
  });
});
