import type { AsyncBuffer, ParquetReadOptions } from 'hyparquet';
import type { BinaryRequest } from '../binary-reader.js';

/** A thread that reads binary files, and can be ended in the middle of it. */
export interface ReaderThread {
  /** One request at a time. Rejects where reading fails or the thread breaks down. */
  answer(request: BinaryRequest): Promise<unknown>;
  end(): void;
}

/** What the intake needs of its surroundings, so that it reads files in Node and in a browser alike. */
export interface Platform {
  /** Bytes of a file in order. */
  readonly chunksOfFile: (path: string, chunkBytes: number) => AsyncIterable<unknown>;
  /** First bytes of a file; null where the path is not that of a file. */
  readonly headOfFile: (path: string, bytes: number) => Promise<Uint8Array | null>;
  readonly sizeOfFile: (path: string) => Promise<number>;
  /** Null where there are no threads that could be ended. */
  readonly startReader: (memoryMegabytes: number) => ReaderThread | null;
  readonly parquetFile: (path: string) => Promise<AsyncBuffer>;
  /** Besides snappy and none, which every platform has. */
  readonly compressors: NonNullable<ParquetReadOptions['compressors']>;
  readonly isAscii: (bytes: Uint8Array) => boolean;
  readonly isUtf8: (bytes: Uint8Array) => boolean;
  /** Each byte to the character of its number. */
  readonly latin1: (bytes: Uint8Array) => string;
  /** Of bytes known to be UTF-8; a mark of byte order stays. */
  readonly utf8: (bytes: Uint8Array) => string;
  readonly utf8Bytes: (text: string) => Uint8Array;
  /** SHA-256 as hex. */
  readonly sha256: (text: string) => string;
  /** The same text in memory of its own. */
  readonly copyOf: (text: string) => string;
}
