import type { CashLinesQuery, CashQuery } from '@headwater/contract';
import type { Ctx } from '../../platform/index.js';
import { major, type Table } from '../exports.js';
import { cashLines } from './lines.js';
import { cashView } from './statement.js';

/** A row a category and product, then the totals, a column a month. */
export function statementTable(ctx: Ctx, query: CashQuery): Table {
  async function* rows() {
    const { rows, months, currency } = await cashView(ctx, query);
    if (currency === null) return;
    for (const row of rows) {
      for (const [i, minor] of row.minor.entries()) {
        yield [
          months[i]?.month,
          row.section,
          row.category,
          row.product ?? 'shared',
          currency,
          major(minor, currency),
        ];
      }
    }
    for (const month of months) {
      const totals = [
        ['opening', month.openingMinor],
        ['operating', month.operatingMinor],
        ['investing', month.investingMinor],
        ['financing', month.financingMinor],
        ['currency effect', month.currencyMinor],
        ['closing', month.closingMinor],
      ] as const;
      for (const [name, minor] of totals) {
        if (minor !== null) {
          yield [month.month, 'total', name, '', currency, major(minor, currency)];
        }
      }
    }
  }
  return {
    name: 'cash',
    header: ['month', 'section', 'category', 'product', 'currency', 'amount'],
    rows: rows(),
  };
}

// Few large pages are quicker than many small ones.
const pageRows = 10_000;

export function linesTable(ctx: Ctx, query: CashLinesQuery): Table {
  async function* rows() {
    let cursor: string | undefined;
    do {
      const page = await cashLines(ctx, { ...query, cursor, limit: pageRows });
      for (const { day, section, category, product, description, amount } of page.rows) {
        yield [
          day,
          section,
          category,
          product,
          description,
          amount.currency,
          major(amount.minor, amount.currency),
        ];
      }
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  }
  return {
    name: 'cash-lines',
    header: ['day', 'section', 'category', 'product', 'description', 'currency', 'amount'],
    rows: rows(),
  };
}
