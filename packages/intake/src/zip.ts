const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

interface ZipEntry {
  readonly name: string;
  readonly unpackedBytes: number;
}

/** The directory of a zip file; empty when it has none that can be read. */
function zipEntries(bytes: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  // The end record is 22 bytes, plus a comment of at most 65,535.
  let end = bytes.length - 22;
  const lowest = Math.max(0, end - 65_535);
  while (end >= lowest && bytes.readUInt32LE(end) !== endOfDirectory) end--;
  if (end < lowest) return entries;
  let at = bytes.readUInt32LE(end + 16);
  while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === directoryEntry) {
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      unpackedBytes: bytes.readUInt32LE(at + 24),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Bytes that the zip file says it unpacks to. */
export function unpackedSize(bytes: Buffer): number {
  return zipEntries(bytes).reduce((sum, entry) => sum + entry.unpackedBytes, 0);
}
