import type { RejectedRow } from './types.js';

/**
 * The rejected rows as a CSV file that a spreadsheet opens: line, reason, then the row as received, so
 * that it can be mended and imported again. Cells that a spreadsheet would run as a formula are
 * defused by an apostrophe.
 */
export function writeRejectedCsv(rows: readonly RejectedRow[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row.values)))];
  const lines = [['line', 'reason', ...columns], ...rows.map((row) => cellsOf(row, columns))];
  return `\ufeff${lines.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cellsOf(row: RejectedRow, columns: readonly string[]): string[] {
  return [String(row.line), row.reason, ...columns.map((column) => row.values[column] ?? '')];
}

function cell(value: string): string {
  const safe = isFormula(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function isFormula(value: string): boolean {
  return /^\s*[=+\-@]|^[\t\r]/.test(value) && !/^[+-]?\d+(?:[.,]\d+)?$/.test(value);
}
