import { IntakeError } from '../errors.js';
import type { Platform } from './platform.js';
import { sha256 } from './sha256.js';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();
/** More arguments than this at once are too many for some engines. */
const mostCharacters = 8192;

export const platform = {
  chunksOfFile: noFiles,
  headOfFile: noFiles,
  sizeOfFile: noFiles,
  startReader: () => null,
  parquetFile: noFiles,
  // Browsers unpack gzip only as streams, and Parquet's pages are unpacked one after another.
  compressors: {},
  isAscii: (bytes) => bytes.every((byte) => byte < 0x80),
  isUtf8(bytes) {
    try {
      strict.decode(bytes);
      return true;
    } catch {
      return false;
    }
  },
  latin1(bytes) {
    let text = '';
    for (let at = 0; at < bytes.length; at += mostCharacters) {
      text += String.fromCharCode(...bytes.subarray(at, at + mostCharacters));
    }
    return text;
  },
  utf8: (bytes) => strict.decode(bytes),
  utf8Bytes: (text) => encoder.encode(text),
  sha256,
  // The page holds the whole file anyway: slices of it cost nothing.
  copyOf: (text) => text,
} satisfies Platform;

function noFiles(path: string): never {
  throw new IntakeError(
    'not-readable',
    `${path} cannot be opened by its path in a browser. Give the bytes of the file.`,
  );
}
