import { platform } from '#platform';
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
  const stream = typeof source === 'string' ? platform.chunksOfFile(source, chunkBytes) : source;
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
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(source, signal)) {
    length += chunk.length;
    if (length > limitBytes) throw tooLarge(limitBytes);
    chunks.push(chunk);
  }
  return joined(chunks);
}

/** First bytes of a file. */
export async function headOf(path: string, bytes: number): Promise<Uint8Array> {
  try {
    const head = await platform.headOfFile(path, bytes);
    if (head !== null) return head;
    throw new IntakeError('not-readable', `${path} is not a file. Give the path of one file.`);
  } catch (error) {
    throw error instanceof IntakeError ? error : unreadable(path, error);
  }
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
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
  if (typeof chunk === 'string') return platform.utf8Bytes(chunk);
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
