import { isDay } from '../day.js';
import { monthNumber, monthOf, monthOfDay, type Month } from '../month.js';
import { reconcile, type BalanceBreach, type StatedBalance } from './reconcile.js';

/** Where a cash flow belongs in a direct-method statement (IAS 7.10). */
export type CashSection = 'operating' | 'investing' | 'financing';

export interface LedgerLine {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** Integer minor units: positive came in, negative went out. */
  readonly amountMinor: number;
  readonly category: string;
  /** Null is shared: it belongs to no single product. */
  readonly product: string | null;
  readonly currency: string;
}

export interface CashStatementOptions {
  /** The statement's currency; lines in others are left out and counted. */
  readonly currency: string;
  /** Which section each category belongs to. What is not named is operating and listed as `unplaced`. */
  readonly sections: Readonly<Record<string, CashSection>>;
  /** Cash before the first line. Default: worked back from the first stated balance, else 0. */
  readonly openingMinor?: number;
  /** What the bank said, at the end of a day. */
  readonly balances?: readonly StatedBalance[];
  /** First and last month shown. Default: those of the lines. Earlier lines count in the opening. */
  readonly from?: Month;
  readonly to?: Month;
}

/** One category of one product (or shared), month by month. */
export interface CashRow {
  readonly section: CashSection;
  readonly category: string;
  readonly product: string | null;
  /** By month of the statement, minor units. */
  readonly minor: readonly number[];
  readonly totalMinor: number;
  readonly lines: number;
}

export interface CashMonth {
  readonly month: Month;
  readonly openingMinor: number;
  readonly operatingMinor: number;
  readonly investingMinor: number;
  readonly financingMinor: number;
  readonly netMinor: number;
  readonly closingMinor: number;
}

export interface LeftOutLine {
  /** Place in the lines given. */
  readonly index: number;
  readonly reason: 'date' | 'amount' | 'currency' | 'after';
  readonly message: string;
}

export interface CashStatement {
  readonly currency: string;
  readonly months: readonly CashMonth[];
  readonly rows: readonly CashRow[];
  /** Products that have lines, shared not among them. */
  readonly products: readonly string[];
  /** Categories that no section was named for: counted as operating. */
  readonly unplaced: readonly string[];
  /** Where the opening comes from. */
  readonly opening: 'given' | 'from balance' | 'assumed zero';
  /** Stated balances that the lines don't lead to; empty where all agree. */
  readonly breaches: readonly BalanceBreach[];
  readonly leftOut: readonly LeftOutLine[];
}

const sectionOrder: readonly CashSection[] = ['operating', 'investing', 'financing'];

/**
 * The direct-method cash statement: what came in and went out by category, product and month, with
 * opening + net = closing in every month (integers, so to the cent), and checked against stated balances.
 * Bad lines are left out, each with its reason.
 */
export function cashStatement(
  lines: readonly LedgerLine[],
  options: CashStatementOptions,
): CashStatement {
  const { currency } = options;
  const { sound, leftOut } = sift(lines, options);
  const balances = (options.balances ?? []).filter(({ date }) => isDay(date));
  const opening = openingOf(sound, options.openingMinor, balances);
  const months = monthsOf(sound, options);
  const rows = rowsOf(sound, months, options.sections);
  const first = months[0];
  const before = sound.filter((line) => first !== undefined && monthOfDay(line.date) < first);
  const categories = new Set(sound.map((line) => line.category));
  return {
    currency,
    months: monthTotals(months, rows, before.reduce(addAmount, opening.minor)),
    rows,
    products: [...new Set(rows.flatMap(({ product }) => product ?? []))].sort(),
    unplaced: [...categories].filter((name) => !placed(options.sections, name)).sort(),
    opening: opening.kind,
    breaches: reconcile(sound, balances, opening.minor),
    leftOut,
  };
}

const placed = (sections: CashStatementOptions['sections'], category: string): boolean =>
  Object.hasOwn(sections, category);

const addAmount = (sum: number, line: LedgerLine): number => sum + line.amountMinor;

function sift(
  lines: readonly LedgerLine[],
  { currency, to }: CashStatementOptions,
): { sound: LedgerLine[]; leftOut: LeftOutLine[] } {
  const leftOut: LeftOutLine[] = [];
  // Many lines are of one day.
  const days = new Map<string, boolean>();
  const isKnownDay = (date: string): boolean => {
    const known = days.get(date) ?? isDay(date);
    days.set(date, known);
    return known;
  };
  const sound = lines.filter((line, index) => {
    const leave = (reason: LeftOutLine['reason'], message: string): boolean => {
      leftOut.push({ index, reason, message });
      return false;
    };
    if (!isKnownDay(line.date)) return leave('date', `"${line.date}" is no day: write YYYY-MM-DD.`);
    if (!Number.isSafeInteger(line.amountMinor)) {
      return leave('amount', `${line.amountMinor} is no whole number of minor units.`);
    }
    if (line.currency !== currency) {
      return leave('currency', `${line.currency} in a statement in ${currency}.`);
    }
    if (to !== undefined && monthOfDay(line.date) > to) {
      return leave('after', `${line.date} is after the last month, ${to}.`);
    }
    return true;
  });
  return { sound, leftOut };
}

function openingOf(
  lines: readonly LedgerLine[],
  given: number | undefined,
  balances: readonly StatedBalance[],
): { minor: number; kind: CashStatement['opening'] } {
  if (given !== undefined) return { minor: given, kind: 'given' };
  const earliest = [...balances].sort((a, b) => (a.date < b.date ? -1 : 1))[0];
  if (!earliest) return { minor: 0, kind: 'assumed zero' };
  const until = lines.filter((line) => line.date <= earliest.date).reduce(addAmount, 0);
  return { minor: earliest.amountMinor - until, kind: 'from balance' };
}

function monthsOf(lines: readonly LedgerLine[], { from, to }: CashStatementOptions): Month[] {
  let [first, last] = [from, to];
  for (const { date } of lines) {
    const month = monthOfDay(date);
    if (from === undefined && (first === undefined || month < first)) first = month;
    if (to === undefined && (last === undefined || month > last)) last = month;
  }
  if (first === undefined || last === undefined) return [];
  const start = monthNumber(first);
  const length = Math.max(0, monthNumber(last) - start + 1);
  return Array.from({ length }, (_, i) => monthOf(start + i));
}

function rowsOf(
  lines: readonly LedgerLine[],
  months: readonly Month[],
  sections: CashStatementOptions['sections'],
): CashRow[] {
  const place = new Map(months.map((month, i) => [month, i]));
  const rows = new Map<string, { row: CashRow; minor: number[]; lines: number }>();
  for (const line of lines) {
    const at = place.get(monthOfDay(line.date));
    if (at === undefined) continue;
    const { category, product } = line;
    // The length tells where the first name ends, whatever is in it.
    const key = `${category.length} ${category}${product === null ? '' : `/${product}`}`;
    let found = rows.get(key);
    if (!found) {
      const section = (placed(sections, category) ? sections[category] : undefined) ?? 'operating';
      const minor = months.map(() => 0);
      found = {
        row: { section, category, product, minor, totalMinor: 0, lines: 0 },
        minor,
        lines: 0,
      };
      rows.set(key, found);
    }
    found.minor[at] = (found.minor[at] ?? 0) + line.amountMinor;
    found.lines += 1;
  }
  return [...rows.values()]
    .map(({ row, minor, lines: count }) => ({
      ...row,
      totalMinor: minor.reduce((a, b) => a + b, 0),
      lines: count,
    }))
    .sort(bySectionAndName);
}

/** Shared last within its category. */
function bySectionAndName(a: CashRow, b: CashRow): number {
  const section = sectionOrder.indexOf(a.section) - sectionOrder.indexOf(b.section);
  if (section !== 0) return section;
  if (a.category !== b.category) return a.category < b.category ? -1 : 1;
  if (a.product === null || b.product === null) return Number(a.product === null) - 0.5;
  return a.product < b.product ? -1 : 1;
}

function monthTotals(
  months: readonly Month[],
  rows: readonly CashRow[],
  openingMinor: number,
): CashMonth[] {
  const sumOf = (section: CashSection, i: number): number =>
    rows.reduce((sum, row) => (row.section === section ? sum + (row.minor[i] ?? 0) : sum), 0);
  let opening = openingMinor;
  return months.map((month, i) => {
    const operatingMinor = sumOf('operating', i);
    const investingMinor = sumOf('investing', i);
    const financingMinor = sumOf('financing', i);
    const netMinor = operatingMinor + investingMinor + financingMinor;
    const row: CashMonth = {
      month,
      openingMinor: opening,
      operatingMinor,
      investingMinor,
      financingMinor,
      netMinor,
      closingMinor: opening + netMinor,
    };
    opening = row.closingMinor;
    return row;
  });
}
