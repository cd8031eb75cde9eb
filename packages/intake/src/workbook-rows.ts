import { openBinary } from './apart.js';
import type { SheetText } from './binary-reader.js';
import { stopIfAborted, tooLarge, wholeOf } from './bytes.js';
import { IntakeError } from './errors.js';
import type { RowSink } from './text-rows.js';
import type { RawRow, ReadPlan, RowSource } from './types.js';
import { unpackedSize } from './zip.js';

const largestFile = 256 * 1_048_576;
/** Workbooks unpack to many times their size, and all of it is held in memory. */
const largestUnpacked = 1024 * 1_048_576;

/** All sheets that hold anything. */
export async function readSheets(
  source: RowSource,
  signal?: AbortSignal,
): Promise<readonly SheetText[]> {
  const bytes = await wholeOf(source, largestFile, signal);
  if (unpackedSize(bytes) > largestUnpacked) throw tooLarge(largestFile);
  stopIfAborted(signal);
  const file = openBinary(bytes.length);
  try {
    return await file.ask({ kind: 'sheets', bytes }, signal);
  } catch (error) {
    if (error instanceof IntakeError) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new IntakeError(
      'damaged-file',
      `The workbook cannot be read (${detail}). Open it in a spreadsheet program and save it again as .xlsx or CSV.`,
      { cause: error },
    );
  } finally {
    file.release();
  }
}

export async function* workbookRows(
  source: RowSource,
  plan: ReadPlan,
  sink: RowSink,
): AsyncGenerator<RawRow[], void, void> {
  const sheets = await readSheets(source, sink.signal);
  const sheet =
    plan.sheet === undefined ? sheets[0] : sheets.find(({ name }) => name === plan.sheet);
  if (sheet === undefined) {
    const names = sheets.map(({ name }) => name).join(', ');
    throw new IntakeError(
      'no-rows',
      `The workbook has no sheet “${plan.sheet ?? '1'}”. Its sheets: ${names || 'none'}.`,
    );
  }
  const rows = sheetRows(sheet, plan, sink.fromRow);
  if (rows.length > 0) yield rows;
}

export function sheetRows(sheet: SheetText, plan: ReadPlan, fromRow: number): RawRow[] {
  const first = plan.header === false ? 0 : firstFilledRow(sheet.cells) + 1;
  const rows: RawRow[] = [];
  let row = 0;
  for (let index = first; index < sheet.cells.length; index++) {
    const cells = sheet.cells[index] ?? [];
    if (cells.every((cell) => cell === '')) continue;
    row++;
    if (row < fromRow) continue;
    const values: Record<string, string> = {};
    plan.columns.forEach((column, at) => (values[column] = cells[at] ?? ''));
    rows.push({ row, line: index + 1, values });
  }
  return rows;
}

export function firstFilledRow(cells: readonly (readonly string[])[]): number {
  const found = cells.findIndex((row) => row.some((cell) => cell !== ''));
  return found === -1 ? 0 : found;
}
