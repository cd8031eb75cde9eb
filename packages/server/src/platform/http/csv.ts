export type Cell = string | number | boolean | Date | null | undefined;

/** One line of RFC 4180, ended by CRLF. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'string') return String(value);
  // Customers' words must not run as a formula in somebody's spreadsheet.
  const harmless = /^(?:[=+@\t\r]|-\D)/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * A download that is written as it is read, so that its length does not matter. The first row is read
 * before the answer begins: what is wrong with the request is still told as a problem.
 */
export async function csvResponse(
  fileName: string,
  header: readonly string[],
  rows: AsyncIterable<readonly Cell[]>,
): Promise<Response> {
  const encoder = new TextEncoder();
  const reader = rows[Symbol.asyncIterator]();
  const first = await reader.next();
  async function* lines(): AsyncGenerator<Uint8Array> {
    yield encoder.encode(csvLine(header));
    for (let row = first; !row.done; row = await reader.next()) {
      yield encoder.encode(csvLine(row.value));
    }
  }
  return new Response(ReadableStream.from(lines()), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName.replaceAll(/[^\w.-]/g, '_')}"`,
    },
  });
}
