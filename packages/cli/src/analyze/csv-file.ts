import { minorExponent } from '@headwater/decision';
import { listedKinds, type Findings, type RankedTheme } from './findings.js';

type Cell = string | number | null;

const columns =
  'list rank theme label language customers statements share share_low share_high severity ' +
  'trend_certainty trend change change_low change_high surge_weeks quote';

const stakeColumns = 'accounts currency revenue revenue_low revenue_high renews_in_6_months';

/** Amounts in major units, as spreadsheets reckon. */
function stakeCells({ worth }: RankedTheme, currency: string | null): Cell[] {
  if (worth === null) return [];
  const { accounts, touched, atRisk } = worth;
  if (currency === null) return [accounts, null, null, null, null, null];
  const major = (minor: number): number => minor / 10 ** minorExponent(currency);
  const revenue = [touched.value, touched.low, touched.high].map(major);
  return [accounts, currency, ...revenue, atRisk === null ? null : major(atRisk.value)];
}

/**
 * The ranked lists as CSV (RFC 4180): one line a theme and list, for spreadsheets. Where accounts were given,
 * what they pay stands behind the rest.
 */
export function* findingsCsv(findings: Findings): Generator<string, void, void> {
  const { stakes } = findings;
  yield line([...columns.split(' '), ...(stakes === null ? [] : stakeColumns.split(' '))]);
  for (const kind of listedKinds) {
    for (const ranked of findings.lists[kind]) {
      const { rank, theme, customers, statements, share, severity, quotes } = ranked;
      const { change, certainty, direction, surges } = theme.trend;
      const head = [kind, rank, theme.id, theme.label, theme.language, customers, statements];
      const size = [share.value, share.low, share.high, severity, certainty].map(places);
      const moved =
        change === null ? [null, null, null] : [change.value, change.low, change.high].map(places);
      const weeks = surges.map(({ week }) => week).join(' ');
      const stake = stakeCells(ranked, stakes?.currency ?? null);
      yield line([...head, ...size, direction, ...moved, weeks, quotes[0]?.text ?? null, ...stake]);
    }
  }
}

const places = (value: number): number => Math.round(value * 10_000) / 10_000;

const line = (cells: readonly Cell[]): string => `${cells.map(written).join(',')}\r\n`;

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  // A spreadsheet would run feedback that begins like a formula.
  const safe = /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
