import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Stage, StageArray, StageStore } from '@headwater/insight';
import { z } from 'zod';

// A file a stage: the length of the header, the header as JSON, the arrays one after another, and a
// checksum of all of that. Nothing is forced to the disk: what a power cut leaves half is recognised.

const types = {
  Int8Array,
  Uint8Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
};
const typeNames = z.enum([
  'Int8Array',
  'Uint8Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float32Array',
  'Float64Array',
]);
const headerSchema = z.object({
  values: z.record(z.string(), z.union([z.number(), z.string(), z.array(z.string())])),
  arrays: z.array(z.object({ name: z.string(), type: typeNames, length: z.int().nonnegative() })),
});

const pieceBytes = 1 << 26;

/**
 * Finished steps of one analysis in a folder. A step that cannot be kept or read is worked out again:
 * that costs time, never the analysis.
 */
export class StageFiles implements StageStore {
  readonly #folder: string;
  readonly #onTrouble: (what: string) => void;

  /** `folder` is this analysis' own, and of one input: its name has the input's fingerprint. */
  constructor(folder: string, onTrouble: (what: string) => void) {
    this.#folder = folder;
    this.#onTrouble = onTrouble;
  }

  async load(stage: string): Promise<Stage | null> {
    const path = this.#path(stage);
    if (!existsSync(path)) return null;
    try {
      return readStage(path);
    } catch (error) {
      this.#onTrouble(`The step "${stage}" was kept but cannot be read: ${reason(error)}`);
      return null;
    }
  }

  async save(stage: string, kept: Stage): Promise<void> {
    const path = this.#path(stage);
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      writeStage(`${path}.part`, kept);
      renameSync(`${path}.part`, path);
    } catch (error) {
      rmSync(`${path}.part`, { force: true });
      this.#onTrouble(`The step "${stage}" could not be kept: ${reason(error)}`);
    }
  }

  #path(stage: string): string {
    return join(this.#folder, `${stage}.stage`);
  }
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function writeStage(path: string, { values, arrays }: Stage): void {
  const parts = Object.entries(arrays);
  const header = Buffer.from(
    JSON.stringify({
      values,
      arrays: parts.map(([name, array]) => ({
        name,
        type: array.constructor.name,
        length: array.length,
      })),
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const file = openSync(path, 'w', 0o600);
  try {
    let sum = 0;
    for (const part of [length, header, ...parts.map(([, array]) => array)]) {
      sum = crc32(bytesOf(part), sum);
      writeWhole(file, bytesOf(part));
    }
    const trailer = Buffer.alloc(4);
    trailer.writeUInt32LE(sum);
    writeWhole(file, trailer);
  } finally {
    closeSync(file);
  }
}

function readStage(path: string): Stage {
  const file = openSync(path, 'r');
  try {
    const length = readWhole(file, new Uint8Array(4));
    const view = new DataView(length.buffer);
    const headerLength = view.getUint32(0, true);
    const size = fstatSync(file).size;
    if (headerLength > size) throw new Error('it is cut short');
    const header = readWhole(file, new Uint8Array(headerLength));
    const { values, arrays } = headerSchema.parse(JSON.parse(new TextDecoder().decode(header)));
    const bytes = arrays.reduce(
      (sum, { type, length: many }) => sum + many * types[type].BYTES_PER_ELEMENT,
      8 + headerLength,
    );
    if (bytes !== size) throw new Error('it is cut short');
    let sum = crc32(header, crc32(length));
    const found: Record<string, StageArray> = {};
    for (const { name, type, length: many } of arrays) {
      const array = new types[type](many);
      sum = crc32(readWhole(file, bytesOf(array)), sum);
      found[name] = array;
    }
    const trailer = readWhole(file, new Uint8Array(4));
    if (new DataView(trailer.buffer).getUint32(0, true) !== sum) throw new Error('it is damaged');
    return { values, arrays: found };
  } finally {
    closeSync(file);
  }
}

function bytesOf(array: StageArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) {
    at += writeSync(file, bytes, at, Math.min(pieceBytes, bytes.length - at));
  }
}

function readWhole<T extends Uint8Array>(file: number, into: T): T {
  for (let at = 0; at < into.length;) {
    const got = readSync(file, into, at, Math.min(pieceBytes, into.length - at), null);
    if (got === 0) throw new Error('it is cut short');
    at += got;
  }
  return into;
}
