const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

interface ZipEntry {
  readonly name: string;
  readonly unpackedBytes: number;
}

/** The directory of a zip file; empty when it has none that can be read. */
function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: ZipEntry[] = [];
  // The end record is 22 bytes, plus a comment of at most 65,535.
  let end = bytes.length - 22;
  const lowest = Math.max(0, end - 65_535);
  while (end >= lowest && view.getUint32(end, true) !== endOfDirectory) end--;
  if (end < lowest) return entries;
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= bytes.length && view.getUint32(at, true) === directoryEntry) {
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      unpackedBytes: view.getUint32(at + 24, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Bytes that the zip file says it unpacks to. */
export function unpackedSize(bytes: Uint8Array): number {
  return zipEntries(bytes).reduce((sum, entry) => sum + entry.unpackedBytes, 0);
}
