/** Reads PostgreSQL's binary COPY format, as it comes in pieces. */

// "PGCOPY\n\377\r\n\0", flags, length of an extension that no version has.
const headerBytes = 19;

export interface CopiedRows {
  /** Calls with the fields of every row that is whole by now. A field is null or bytes that hold until the next call. */
  take(piece: Uint8Array, row: (fields: readonly (Buffer | null)[]) => void): void;
}

export function readCopiedRows(): CopiedRows {
  let rest: Buffer = Buffer.alloc(0);
  let begun = false;
  return {
    take(piece, row) {
      const bytes =
        rest.length === 0
          ? Buffer.from(piece.buffer, piece.byteOffset, piece.length)
          : Buffer.concat([rest, piece]);
      let at = 0;
      if (!begun) {
        if (bytes.length < headerBytes) {
          rest = bytes;
          return;
        }
        at = headerBytes;
        begun = true;
      }
      for (;;) {
        const end = endOfRow(bytes, at);
        if (end < 0) break;
        row(fieldsOf(bytes, at));
        at = end;
      }
      rest = Buffer.from(bytes.subarray(at));
    },
  };
}

/** Where the next row begins; −1 where this one is not whole yet, or where the rows end (a count of −1). */
function endOfRow(bytes: Buffer, from: number): number {
  if (from + 2 > bytes.length) return -1;
  const count = bytes.readInt16BE(from);
  if (count < 0) return -1;
  let at = from + 2;
  for (let field = 0; field < count; field++) {
    if (at + 4 > bytes.length) return -1;
    at += 4 + Math.max(0, bytes.readInt32BE(at));
  }
  return at <= bytes.length ? at : -1;
}

function fieldsOf(bytes: Buffer, from: number): (Buffer | null)[] {
  const count = bytes.readInt16BE(from);
  let at = from + 2;
  return Array.from({ length: count }, () => {
    const length = bytes.readInt32BE(at);
    at += 4;
    if (length < 0) return null;
    at += length;
    return bytes.subarray(at - length, at);
  });
}
