import { putInt32, putInt64 } from './copy-rows.js';

/*
 * Arrays of thousands of keys as parameters of a query, in PostgreSQL's binary format: the driver sends a buffer as it
 * is, and the server need not parse a number or an id out of text for each key.
 */

const uuidType = 2950;
const int8Type = 20;
const int4Type = 23;
const headerBytes = 20;

function arrayOf(type: number, count: number, bytesOfOne: number): Buffer {
  if (count === 0) {
    const empty = Buffer.alloc(12);
    putInt32(empty, 8, type);
    return empty;
  }
  const bytes = Buffer.allocUnsafe(headerBytes + count * (4 + bytesOfOne));
  for (const [index, part] of [1, 0, type, count, 1].entries()) putInt32(bytes, index * 4, part);
  for (let at = headerBytes; at < bytes.length; at += 4 + bytesOfOne) {
    putInt32(bytes, at, bytesOfOne);
  }
  return bytes;
}

/** `uuid[]` out of ids of 16 bytes, one behind the other. */
export function uuidArray(ids: Uint8Array): Buffer {
  const count = ids.length / 16;
  const bytes = arrayOf(uuidType, count, 16);
  for (let index = 0; index < count; index++) {
    bytes.set(ids.subarray(index * 16, index * 16 + 16), headerBytes + index * 20 + 4);
  }
  return bytes;
}

/** `bigint[]` */
export function int8Array(values: ArrayLike<number>): Buffer {
  const bytes = arrayOf(int8Type, values.length, 8);
  for (let index = 0; index < values.length; index++) {
    putInt64(bytes, headerBytes + index * 12 + 4, values[index] ?? 0);
  }
  return bytes;
}

/** `int[]` */
export function int4Array(values: ArrayLike<number>): Buffer {
  const bytes = arrayOf(int4Type, values.length, 4);
  for (let index = 0; index < values.length; index++) {
    putInt32(bytes, headerBytes + index * 8 + 4, values[index] ?? 0);
  }
  return bytes;
}
