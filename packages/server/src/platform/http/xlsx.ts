import writeXlsxFile, { type Cell as SheetCell } from 'write-excel-file/node';
import { AppError } from '../errors.js';
import type { Cell } from './csv.js';

// A workbook is put together in memory; the CSV of the same list is written as it is read.
const mostRows = 100_000;

/**
 * A download as a workbook of one sheet. Numbers stay numbers and dates dates; texts are texts, so nothing
 * that a customer wrote can run as a formula.
 */
export async function xlsxResponse(
  fileName: string,
  header: readonly string[],
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
): Promise<Response> {
  const sheet: SheetCell[][] = [header.map((value) => ({ value, fontWeight: 'bold' }))];
  for await (const row of rows) {
    if (sheet.length > mostRows) {
      throw new AppError({
        code: 'too-many-rows',
        status: 422,
        message: `More than ${mostRows.toLocaleString('en')} rows are too many for a workbook. Take the CSV, or filter the list.`,
      });
    }
    sheet.push(row.map(sheetCell));
  }
  const bytes = await writeXlsxFile(sheet, {
    columns: header.map((name) => ({ width: Math.min(40, Math.max(12, name.length + 2)) })),
    stickyRowsCount: 1,
  }).toBuffer();
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="${fileName.replaceAll(/[^\w.-]/g, '_')}"`,
    },
  });
}

// A cell of a sheet holds at most so many characters.
const mostCharacters = 32_767;
// XML 1.0 has no way to write these.
// oxlint-disable-next-line no-control-regex -- they are what is taken out
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function sheetCell(value: Cell): SheetCell {
  if (value === null || value === undefined || value === '') return null;
  if (value instanceof Date) return { value, type: Date, format: 'yyyy-mm-dd hh:mm' };
  if (typeof value !== 'string') return value;
  return {
    value: value.replaceAll(unwritable, '').slice(0, mostCharacters),
    type: String,
  };
}
