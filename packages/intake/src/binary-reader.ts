/** Takes workbooks and Parquet files apart. Runs in a thread of its own where there are threads, see `apart.ts`. */
import { platform } from '#platform';
import { parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import type { AsyncBuffer, FileMetaData } from 'hyparquet';
// The reader for Node waits for ever on some damaged archives; this one unpacks them in memory, or says that it cannot.
import readWorkbook from 'read-excel-file/universal';
import type { Sheet } from 'read-excel-file/universal';
import { flattenObject } from './json-rows.js';
import type { RawRow } from './types.js';

export interface SheetText {
  readonly name: string;
  /** Cells as text; dates as ISO 8601. Row numbers follow the sheet: `cells[0]` is its first row. */
  readonly cells: readonly (readonly string[])[];
}

export interface ParquetOutline {
  readonly columns: readonly string[];
  readonly rows: number;
  /** Rows of each row group. */
  readonly groups: readonly number[];
}

/** What can be asked, and what comes back. `rows` are those of the Parquet file that was opened last. */
export interface BinaryAnswers {
  readonly sheets: readonly SheetText[];
  readonly parquet: ParquetOutline;
  readonly rows: RawRow[];
}

export type BinaryRequest =
  | { readonly kind: 'sheets'; readonly bytes: Uint8Array }
  | { readonly kind: 'parquet'; readonly source: string | Uint8Array }
  /** Rows from `start` (counted from 0) to `end`, exclusive. */
  | { readonly kind: 'rows'; readonly start: number; readonly end: number };

export interface BinaryReader {
  answer(request: BinaryRequest): Promise<BinaryAnswers[keyof BinaryAnswers]>;
}

export function createBinaryReader(): BinaryReader {
  let open: { readonly file: AsyncBuffer; readonly metadata: FileMetaData } | null = null;
  return {
    async answer(request) {
      if (request.kind === 'sheets') {
        const sheets = await readWorkbook(new Uint8Array(request.bytes).buffer);
        return sheets.map(sheetText).filter((sheet) => sheet.cells.length > 0);
      }
      if (request.kind === 'parquet') {
        const { source } = request;
        const file =
          typeof source === 'string' ? await platform.parquetFile(source) : memory(source);
        const metadata = await parquetMetadataAsync(file);
        open = { file, metadata };
        return {
          columns: parquetSchema(metadata).children.map(({ element }) => element.name),
          rows: Number(metadata.num_rows),
          groups: metadata.row_groups.map((group) => Number(group.num_rows)),
        };
      }
      if (!open) throw new Error('rows were asked for before their file');
      return readRowsOf(open.file, open.metadata, request.start, request.end);
    },
  };
}

async function readRowsOf(
  file: AsyncBuffer,
  metadata: FileMetaData,
  rowStart: number,
  rowEnd: number,
): Promise<RawRow[]> {
  const held = heldBack(file);
  const { compressors } = platform;
  const reading = parquetReadObjects({ file: held.file, metadata, rowStart, rowEnd, compressors });
  const objects = await reading.catch((error: unknown) => {
    held.stop();
    throw error;
  });
  return objects.map((object, index) => ({
    row: rowStart + index + 1,
    line: rowStart + index + 1,
    values: flattenObject(object),
  }));
}

/**
 * When a damaged file's description makes no sense, the reader throws while columns that it has begun are still on their
 * way, and nobody hears of their errors: one of them would end the process. So bytes are handed out a turn later, and
 * no more once it has thrown.
 */
function heldBack(file: AsyncBuffer): { readonly file: AsyncBuffer; readonly stop: () => void } {
  let stopped = false;
  return {
    file: {
      byteLength: file.byteLength,
      slice: (from, to) =>
        new Promise((resolve, reject) => {
          setTimeout(() => {
            if (!stopped) Promise.resolve(file.slice(from, to)).then(resolve, reject);
          });
        }),
    },
    stop: () => {
      stopped = true;
    },
  };
}

function memory(bytes: Uint8Array): AsyncBuffer {
  const copy = new Uint8Array(bytes).buffer;
  return { byteLength: copy.byteLength, slice: (from, to) => copy.slice(from, to) };
}

function sheetText({ sheet, data }: Sheet): SheetText {
  return { name: sheet, cells: data.map((row) => row.map(cellText)) };
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (isDate(cell)) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString();
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}

function isDate(cell: unknown): cell is Date {
  return cell instanceof Date;
}
