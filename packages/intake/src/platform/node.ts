import { isAscii, isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { asyncBufferFromFile } from 'hyparquet';
import type { Platform } from './platform.js';

export const platform = {
  chunksOfFile: (path, chunkBytes) => createReadStream(path, { highWaterMark: chunkBytes }),
  async headOfFile(path, bytes) {
    const entry = await stat(path);
    if (!entry.isFile()) return null;
    const file = await open(path);
    try {
      const buffer = Buffer.alloc(Math.min(bytes, entry.size));
      const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  },
  parquetFile: (path) => asyncBufferFromFile(path),
  compressors: {
    GZIP: (input) => gunzipSync(input),
    BROTLI: (input) => brotliDecompressSync(input),
  },
  isAscii: (bytes) => isAscii(bytes),
  isUtf8: (bytes) => isUtf8(bytes),
  latin1: (bytes) => asBuffer(bytes).toString('latin1'),
  utf8: (bytes) => asBuffer(bytes).toString('utf8'),
  utf8Bytes: (text) => Buffer.from(text, 'utf8'),
  sha256: (text) => hash('sha256', text, 'hex'),
  copyOf: (text) => Buffer.from(text, 'utf16le').toString('utf16le'),
} satisfies Platform;

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
