import { formatAmount } from '@headwater/decision';
import type { BookBreach, BooksCheck, CheckedSeries } from '@headwater/server';
import { padEnd, padStart, printable } from '../analyze/text-width.js';

/** For programs: the whole result. */
export const toJson = (check: BooksCheck): string =>
  `${JSON.stringify({ ok: check.breaches.length === 0, ...check }, null, 2)}\n`;

const rules: Readonly<Record<BookBreach['rule'], string>> = {
  sum: 'opening and movements do not add up to the closing',
  carry: 'the opening is not the closing of the month before',
  recount: 'the closing is not what is paid on the last day',
  accounts: 'other accounts pay on the last day',
  balance: 'the stored balance is not what is paid on the last day',
};

/** A table of what was proved and, below it, each breach in a line. */
export function render(check: BooksCheck): string {
  if (check.countedAt === null) {
    return 'No revenue has been counted yet: import subscriptions or invoices first.\n';
  }
  if (check.series.length === 0 && check.breaches.length === 0) {
    return 'There is no revenue in the books: nothing to prove.\n';
  }
  const lines = [
    `Revenue as counted at ${check.countedAt}, ${check.accounts.toLocaleString('en')} accounts`,
    '',
    ...table(check.series),
    '',
    check.breaches.length === 0
      ? 'It holds: opening + movements = closing, and closing = what is paid on the last day, for every line and month.'
      : `${check.breaches.length.toLocaleString('en')} breach${check.breaches.length === 1 ? '' : 'es'}. Count anew (POST /api/v1/finance/recount) and check again.`,
    ...check.breaches.map(breachLine),
  ];
  return `${lines.join('\n')}\n`;
}

const header = ['Product', 'Segment', 'Currency', 'Months', 'MRR now', 'Accounts', ''];
const toTheRight = new Set([3, 4, 5]);

function table(series: readonly CheckedSeries[]): string[] {
  const rows = series.map((line) => [
    nameOf(line.scope),
    line.segment === null ? 'everybody' : printable(line.segment),
    line.currency,
    String(line.months),
    formatAmount(line.closingMinor, line.currency),
    line.accounts.toLocaleString('en'),
    line.breaches === 0 ? 'holds' : `${line.breaches} wrong`,
  ]);
  const widths = header.map((name, column) =>
    Math.max(...[name, ...rows.map((row) => row[column] ?? '')].map((cell) => cell.length)),
  );
  return [header, ...rows].map((row) =>
    row
      .map((cell, column) =>
        (toTheRight.has(column) ? padStart : padEnd)(cell, widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

function breachLine(breach: BookBreach): string {
  const { month, scope, segment, account, rule, currency, expected, found } = breach;
  const place = [
    month,
    nameOf(scope),
    ...(segment === null ? [] : [`segment ${printable(segment)}`]),
    ...(account === null ? [] : [`account ${printable(account.name)} (${account.id})`]),
  ].join(', ');
  const amount = (minor: number): string =>
    rule === 'accounts' ? minor.toLocaleString('en') : formatAmount(minor, currency);
  return `  ${place}: ${rules[rule]}; ${amount(expected)} expected, ${amount(found)} found`;
}

const nameOf = (scope: string): string => (scope === '' ? 'all products' : printable(scope));
