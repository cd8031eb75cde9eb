import { platform } from '#platform';
import { openBinary, type BinaryFile } from './apart.js';
import type { ParquetOutline } from './binary-reader.js';
import { stopIfAborted, wholeOf } from './bytes.js';
import { IntakeError } from './errors.js';
import type { RowSink } from './text-rows.js';
import type { RawRow, RowSource } from './types.js';

const largestStream = 512 * 1_048_576;

interface OpenParquet extends ParquetOutline {
  readonly file: BinaryFile;
}

async function openParquet(source: RowSource, signal?: AbortSignal): Promise<OpenParquet> {
  return explained(async () => {
    const bytes =
      typeof source === 'string' ? source : await wholeOf(source, largestStream, signal);
    const size = typeof bytes === 'string' ? await platform.sizeOfFile(bytes) : bytes.length;
    const file = openBinary(size);
    return { ...(await file.ask({ kind: 'parquet', source: bytes }, signal)), file };
  });
}

/** Columns and the first rows. */
export async function parquetHead(
  source: RowSource,
  most: number,
  signal?: AbortSignal,
): Promise<{ readonly columns: readonly string[]; readonly rows: readonly RawRow[] }> {
  const { file, columns, rows } = await openParquet(source, signal);
  try {
    return { columns, rows: await slice(file, 0, Math.min(rows, most), signal) };
  } finally {
    file.release();
  }
}

/** Row groups are the unit of reading: a file's memory is that of its largest group. */
export async function* parquetRows(
  source: RowSource,
  sink: RowSink,
): AsyncGenerator<RawRow[], void, void> {
  const { file, groups } = await openParquet(source, sink.signal);
  try {
    let start = 0;
    for (const rows of groups) {
      const end = start + rows;
      if (end >= sink.fromRow) {
        stopIfAborted(sink.signal);
        yield await slice(file, Math.max(start, sink.fromRow - 1), end, sink.signal);
      }
      start = end;
    }
  } finally {
    file.release();
  }
}

function slice(
  file: BinaryFile,
  start: number,
  end: number,
  signal: AbortSignal | undefined,
): Promise<RawRow[]> {
  return explained(() => file.ask({ kind: 'rows', start, end }, signal));
}

async function explained<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof IntakeError) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new IntakeError(
      'damaged-file',
      `The Parquet file cannot be read (${detail}). Write it again with snappy, gzip, brotli or no compression, or save it as CSV.`,
      { cause: error },
    );
  }
}
