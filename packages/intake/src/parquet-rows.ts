import { platform } from '#platform';
import { parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import type { AsyncBuffer, FileMetaData } from 'hyparquet';
import { stopIfAborted, wholeOf } from './bytes.js';
import { IntakeError } from './errors.js';
import { flattenObject } from './json-rows.js';
import type { RowSink } from './text-rows.js';
import type { RawRow, RowSource } from './types.js';

const largestStream = 512 * 1_048_576;

interface ParquetFile {
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly columns: readonly string[];
  readonly rows: number;
}

export async function openParquet(source: RowSource, signal?: AbortSignal): Promise<ParquetFile> {
  return explained(async () => {
    const file =
      typeof source === 'string'
        ? await platform.parquetFile(source)
        : memory(await wholeOf(source, largestStream, signal));
    const metadata = await parquetMetadataAsync(file);
    const columns = parquetSchema(metadata).children.map(({ element }) => element.name);
    return { file, metadata, columns, rows: Number(metadata.num_rows) };
  });
}

/** Row groups are the unit of reading: a file's memory is that of its largest group. */
export async function* parquetRows(
  source: RowSource,
  sink: RowSink,
): AsyncGenerator<RawRow[], void, void> {
  const { file, metadata } = await openParquet(source, sink.signal);
  let start = 0;
  for (const group of metadata.row_groups) {
    const end = start + Number(group.num_rows);
    if (end >= sink.fromRow) {
      stopIfAborted(sink.signal);
      yield await parquetSlice({ file, metadata }, Math.max(start, sink.fromRow - 1), end);
    }
    start = end;
  }
}

/** Rows from `start` (counted from 0) to `end`, exclusive. */
export async function parquetSlice(
  { file, metadata }: Pick<ParquetFile, 'file' | 'metadata'>,
  start: number,
  end: number,
): Promise<RawRow[]> {
  return explained(async () => {
    const held = heldBack(file);
    const reading = parquetReadObjects({
      file: held.file,
      metadata,
      rowStart: start,
      rowEnd: end,
      compressors: platform.compressors,
    });
    const objects = await reading.catch((error: unknown) => {
      held.stop();
      throw error;
    });
    return objects.map((object, index) => ({
      row: start + index + 1,
      line: start + index + 1,
      values: flattenObject(object),
    }));
  });
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
