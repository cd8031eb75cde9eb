import { listedKinds, type Findings } from './findings.js';

type Cell = string | number | null;

const columns =
  'list rank theme label language customers statements share share_low share_high severity ' +
  'trend_certainty trend change change_low change_high surge_weeks quote';

/** The ranked lists as CSV (RFC 4180): one line a theme and list, for spreadsheets. */
export function* findingsCsv(findings: Findings): Generator<string, void, void> {
  yield line(columns.split(' '));
  for (const kind of listedKinds) {
    for (const { rank, theme, customers, statements, share, severity, quotes } of findings.lists[
      kind
    ]) {
      const { change, certainty, direction, surges } = theme.trend;
      const head = [kind, rank, theme.id, theme.label, theme.language, customers, statements];
      const size = [share.value, share.low, share.high, severity, certainty].map(places);
      const moved =
        change === null ? [null, null, null] : [change.value, change.low, change.high].map(places);
      const weeks = surges.map(({ week }) => week).join(' ');
      yield line([...head, ...size, direction, ...moved, weeks, quotes[0]?.text ?? null]);
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
