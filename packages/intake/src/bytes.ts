import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { IntakeError } from './errors.js';
import type { RowSource } from './types.js';

const chunkBytes = 256 * 1024;

/** The source's bytes in order. Errors of the file system become messages for people. */
export async function* chunksOf(
  source: RowSource,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array, void, void> {
  if (source instanceof Uint8Array) {
    for (let at = 0; at < source.length; at += chunkBytes) {
      stopIfAborted(signal);
      yield source.subarray(at, at + chunkBytes);
    }
    return;
  }
  const stream =
    typeof source === 'string' ? createReadStream(source, { highWaterMark: chunkBytes }) : source;
  const name = typeof source === 'string' ? source : 'the stream';
  try {
    for await (const chunk of stream) {
      stopIfAborted(signal);
      yield asBytes(chunk);
    }
  } catch (error) {
    throw error instanceof IntakeError ? error : unreadable(name, error);
  }
}

/** The whole source in memory, for formats that cannot be read from front to back. */
export async function wholeOf(
  source: RowSource,
  limitBytes: number,
  signal?: AbortSignal,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(source, signal)) {
    length += chunk.length;
    if (length > limitBytes) throw tooLarge(limitBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** First bytes of a file. */
export async function headOf(path: string, bytes: number): Promise<Buffer> {
  try {
    const entry = await stat(path);
    if (!entry.isFile()) {
      throw new IntakeError('not-readable', `${path} is not a file. Give the path of one file.`);
    }
    const file = await open(path);
    try {
      const buffer = Buffer.alloc(Math.min(bytes, entry.size));
      const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw error instanceof IntakeError ? error : unreadable(path, error);
  }
}

export function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) {
    throw new IntakeError('aborted', 'Reading was stopped. Start it again to go on.');
  }
}

export function tooLarge(limitBytes: number): IntakeError {
  return new IntakeError(
    'too-large',
    `A file of this format is read whole and must not be larger than ${Math.round(limitBytes / 1_048_576)} MB. Save it as CSV, which has no limit.`,
  );
}

function asBytes(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  if (typeof chunk === 'string') return Buffer.from(chunk, 'utf8');
  throw new IntakeError('not-readable', 'The stream must give bytes or text.');
}

function unreadable(name: string, error: unknown): IntakeError {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') {
    return new IntakeError('not-found', `There is no file ${name}. Check the path.`, {
      cause: error,
    });
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new IntakeError(
      'not-readable',
      `${name} may not be read by this user. Change its permissions or copy it.`,
      { cause: error },
    );
  }
  const detail = error instanceof Error ? error.message : String(error);
  return new IntakeError('not-readable', `${name} cannot be read: ${detail}.`, { cause: error });
}
