/** Reads PostgreSQL's binary COPY format, as it comes in pieces. */

// "PGCOPY\n\377\r\n\0", flags, length of an extension that no version has.
const headerBytes = 19;

export interface CopiedRows {
  /** Calls for every row that is whole by now with where it begins in bytes that hold until the next call. */
  take(piece: Uint8Array, row: (bytes: Buffer, from: number) => void): void;
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
        row(bytes, at);
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

/** The fields of a row that begins there: null, or its bytes. */
export function fieldsOf(bytes: Buffer, from: number): (Buffer | null)[] {
  const fields = fieldCursor();
  fields.begin(bytes, from);
  return Array.from({ length: bytes.readInt16BE(from) }, () =>
    fields.next() ? bytes.subarray(fields.from, fields.end) : null,
  );
}

/** Goes through the fields of one row after the other without making anything of them. */
export interface FieldCursor {
  begin(bytes: Buffer, row: number): void;
  /** Moves to the next field; false where it is null. */
  next(): boolean;
  /** Where the field's bytes begin and end. */
  readonly from: number;
  readonly end: number;
}

export function fieldCursor(): FieldCursor {
  let bytes: Buffer = Buffer.alloc(0);
  let from = 0;
  let end = 0;
  return {
    begin: (of, row) => {
      bytes = of;
      end = row + 2;
    },
    next: () => {
      const length = bytes.readInt32BE(end);
      from = end + 4;
      end = from + Math.max(0, length);
      return length >= 0;
    },
    get from() {
      return from;
    },
    get end() {
      return end;
    },
  };
}
