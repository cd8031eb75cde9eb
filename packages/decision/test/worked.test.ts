import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  accountChanges,
  accountCohortCells,
  balancesBetween,
  changesOf,
  checkIdentity,
  cohorts,
  inCurrency,
  kaplanMeier,
  monthFigures,
  monthlyAmounts,
  movementKinds,
  movements,
  RateTable,
  readAmount,
  restrictedMean,
  retention,
  seededRandom,
  type MovementMonth,
  type Subscription,
} from '../src/index.js';

const page = readFileSync(new URL('../../../docs/methods/revenue.md', import.meta.url), 'utf8');

/** The first table after a text of the page, as rows by column name. */
function table(after: string): Record<string, string>[] {
  const from = page.indexOf(after);
  if (from < 0) throw new Error(`The page no longer says "${after}".`);
  const [block = ''] = /(^\|.*\n)+/m.exec(page.slice(from)) ?? [];
  const [head = [], , ...rows] = block
    .trim()
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ''])));
}

const minor = (text: string | undefined): number => {
  const read = readAmount(text ?? '', 'EUR', { mark: '.' });
  if (!read.ok) throw new Error(read.message);
  return read.minor;
};

const subscriptions = table('**Subscriptions**').map((row): Subscription => ({
  id: row['id'] ?? '',
  account: row['account'] ?? '',
  product: row['product'] ?? '',
  currency: row['currency'] ?? '',
  mrrMinor: minor(row['MRR']),
  start: row['start'] ?? '',
  end: row['end'] === '' ? null : (row['end'] ?? null),
}));
const changes = [...changesOf(subscriptions)];
const series = movements(changes, '2024-04');
const rates = new RateTable(
  table('**Rates**').map((row) => ({
    from: row['from'] ?? '',
    to: row['to'] ?? '',
    day: row['day'] ?? '',
    rate: row['rate'] ?? '',
  })),
);
const converted = inCurrency(series, rates, 'EUR');

const printed = (rows: Record<string, string>[], columns: readonly string[]) =>
  rows.map((row) => ({
    month: row['month'],
    ...Object.fromEntries(columns.map((column) => [column, minor(row[column])])),
    accounts: Number(row['accounts']),
  }));

const counted = (months: readonly MovementMonth[], columns: readonly string[]) =>
  months.map((month) => ({
    month: month.month,
    ...Object.fromEntries(
      columns.map((column) => [
        column,
        Object.entries(month).find(([name]) => name === column)?.[1],
      ]),
    ),
    accounts: month.accounts.closing,
  }));

const columns = ['opening', ...movementKinds, 'closing'];

describe('the example of docs/methods/revenue.md', () => {
  it.each([
    ['**Portfolio, EUR**', '', 'EUR'],
    ['**Desk, EUR**', 'Desk', 'EUR'],
    ['**Field, EUR**', 'Field', 'EUR'],
    ['**Portfolio, USD**', '', 'USD'],
    ['**Portfolio, USD**', 'Desk', 'USD'],
  ])('%s (%s, %s): every movement', (heading, scope, currency) => {
    const found = series.find((one) => one.scope === scope && one.currency === currency);
    expect(counted(found?.months ?? [], columns)).toEqual(printed(table(heading), columns));
  });

  it('has every kind of movement, and books that hold', () => {
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(movementKinds));
    expect(series).toHaveLength(5);
    expect(checkIdentity(series, subscriptions)).toEqual([]);
  });

  it('adds up currencies with their effect as a movement of its own', () => {
    const own = [...columns, 'currency'];
    const found = converted.series.find(({ scope }) => scope === '');
    expect(converted.missing).toEqual([]);
    expect(counted(found?.months ?? [], own)).toEqual(
      printed(table('**Portfolio, all in EUR.**'), own),
    );
  });

  it('gives the figures of each month', () => {
    const months = converted.series.find(({ scope }) => scope === '')?.months ?? [];
    for (const row of table('**Figures of a month**')) {
      const found = monthFigures(months.find(({ month }) => month === row['month'])!);
      expect(found.quickRatio?.toFixed(3)).toBe(row['quick ratio']);
      expect(found.logoChurn.value.toFixed(3)).toBe(row['accounts lost']);
      expect(found.logoChurn.low.toFixed(3)).toBe(row['from']);
      expect(found.logoChurn.high.toFixed(3)).toBe(row['to']);
      expect(Math.round(found.arpaMinor ?? 0)).toBe(minor(row['average']));
      expect(found.net?.toFixed(3)).toBe(row['net']);
      expect(found.gross?.toFixed(3)).toBe(row['gross']);
    }
  });

  const inEuros = changes.filter(({ scope, currency }) => scope === '' && currency === 'EUR');

  it('gives the retention of the accounts of January', () => {
    const balances = balancesBetween(inEuros, '2024-01', '2024-03');
    const rows = table('**Retention**');
    for (const row of rows.slice(0, -1)) {
      expect(balances.get(row['account'] ?? '')).toEqual({
        openingMinor: minor(row['January']),
        closingMinor: minor(row['March']),
      });
    }
    const found = retention(balances.values(), { random: seededRandom(1) });
    const all = rows.at(-1);
    expect(found).toMatchObject({
      accounts: 3,
      keptAccounts: 2,
      openingMinor: minor(all?.['January']),
      closingMinor: minor(all?.['March']),
      keptMinor: minor(all?.['kept']),
    });
    const [net, gross, logos] = [found.net, found.gross, found.logos].map((one) =>
      one?.value.toFixed(3),
    );
    expect(page).toContain(
      `Net 180 / 220 = ${net}, gross 130 / 220 = ${gross}, accounts 2 / 3 = ${logos}.`,
    );
  });

  it('gives the cohorts', () => {
    const cells = ['Alder', 'Birch', 'Elm', 'Fir'].flatMap((account) =>
      accountCohortCells(
        inEuros.filter((change) => change.account === account),
        '2024-04',
      ),
    );
    const found = cohorts(cells, '2024-04').flatMap(({ cohort, ages }) =>
      ages.map((age) => ({
        cohort,
        month: age.month,
        accounts: String(age.accounts),
        share: age.logos.value.toFixed(3),
        revenue: (age.mrrMinor / 100).toFixed(2),
        'share of start': age.revenue.toFixed(3),
      })),
    );
    expect(found).toEqual(table('**Cohorts**'));
  });

  it('gives the survival of six accounts', () => {
    const rows = [1, 2, 3].map((duration) => ({ duration, event: true }));
    const still = [2, 4, 4].map((duration) => ({ duration, event: false }));
    const curve = kaplanMeier([...rows, ...still]);
    const found = curve.steps.map((step) => ({
      months: String(step.time),
      'at risk': String(step.atRisk),
      left: String(step.events),
      'still there': String(step.censored),
      survival: step.survival.value.toFixed(3),
      error: step.standardError.toFixed(3),
    }));
    expect(found).toEqual(table('**Survival**'));
    expect(curve.median.value).toBe(3);
    expect(page).toContain(`= ${restrictedMean(curve, 4).value.toFixed(3)}.`);
  });

  it('spreads the invoice', () => {
    const parts = monthlyAmounts({
      id: 'i',
      account: 'Alder',
      product: 'Desk',
      currency: 'EUR',
      amountMinor: 10_000,
      periodStart: '2024-01-15',
      periodEnd: '2024-04-15',
    });
    expect(parts.map(({ amountMinor }) => amountMinor)).toEqual([3334, 3333, 3333]);
    expect(page).toContain('33.34, 33.33 and 33.33');
    expect(accountChanges([])).toEqual([]);
  });
});
