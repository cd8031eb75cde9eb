import { Readable } from 'node:stream';
import {
  cleanRows,
  inspectBytes,
  IntakeError,
  readRows,
  writeRejectedCsv,
} from '../../src/index.js';
import { itemFromJson } from '../../src/json-item.js';
import type { RawRow, ReadOptions, ReadPlan, RejectedRow, RowSource } from '../../src/types.js';
import { diceFor } from './random.js';
import type { Seed } from './seeds.js';

export interface Outcome {
  /** Code of the error that told why the file cannot be read; null where it was read. */
  readonly refused: string | null;
  readonly rows: number;
  readonly rejected: number;
}

interface Read {
  readonly rows: readonly RawRow[];
  readonly rejected: readonly RejectedRow[];
}

/**
 * Reads a damaged file in every way that the product has and compares them. Resolves with what came out; throws where
 * a promise of the intake is broken: an error that is not for people, a row lost or counted twice, an answer that
 * depends on how the bytes arrived.
 */
export async function checkFile({ name, bytes }: Seed, number: number): Promise<Outcome> {
  const dice = diceFor(number + 1);
  const inspection = await refusable(() => inspectBytes(name, bytes));
  if (inspection.refused !== null) return { refused: inspection.refused, rows: 0, rejected: 0 };
  const { plan, rows: counted } = inspection.value;
  const whole = await refusable(() => readAll(bytes, plan));
  if (whole.refused !== null) return { refused: whole.refused, rows: 0, rejected: 0 };
  const read = whole.value;

  const seen = [...read.rows, ...read.rejected].map(({ row }) => row).sort((a, b) => a - b);
  const gap = seen.findIndex((row, at) => row !== at + 1);
  if (gap >= 0) throw new Error(`row ${gap + 1} is lost or doubled: found ${seen[gap]}`);
  if (counted !== null && counted !== seen.length) {
    throw new Error(`inspection counted ${counted} rows, reading gave ${seen.length}`);
  }
  const expected = countedByHand(bytes, plan);
  if (expected !== null && expected !== seen.length) {
    throw new Error(`the file has ${expected} rows, reading gave ${seen.length}`);
  }

  const fromRow = 1 + dice.below(seen.length + 2);
  const rest = await readAll(bytes, plan, { fromRow, batchRows: 1 + dice.below(7) });
  same('from a later row', rest, {
    rows: read.rows.filter(({ row }) => row >= fromRow),
    rejected: read.rejected.filter(({ row }) => row >= fromRow),
  });
  if (bytes.length <= 20_000) {
    const chunk = 1 + dice.below(40);
    const pieces = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, i) =>
      bytes.subarray(i * chunk, (i + 1) * chunk),
    );
    same('in small pieces', await readAll(Readable.from(pieces), plan), read);
  }

  const items = clean(read.rows, plan);
  const [rowsOut, rowsIn] = [items.items.length + items.rejected.length, read.rows.length];
  if (rowsOut !== rowsIn) throw new Error(`${rowsIn} rows were cleaned to ${rowsOut}`);
  const report = writeRejectedCsv([...read.rejected, ...items.rejected].slice(0, 200));
  await refusable(() => inspectBytes('rejected.csv', Buffer.from(report)));
  for (const { values, row } of read.rows.slice(0, 5))
    itemFromJson(values, row, { source: 'fuzz' });
  return { refused: null, rows: read.rows.length, rejected: read.rejected.length };
}

type Refusable<T> =
  | { readonly refused: null; readonly value: T }
  | { readonly refused: string; readonly value: null };

/** An `IntakeError` is an answer; it must tell a person something. */
async function refusable<T>(run: () => Promise<T>): Promise<Refusable<T>> {
  try {
    return { refused: null, value: await run() };
  } catch (error) {
    if (!(error instanceof IntakeError) || error.message.length < 15) throw error;
    return { refused: error.code, value: null };
  }
}

async function readAll(
  source: RowSource,
  plan: ReadPlan,
  options: ReadOptions = {},
): Promise<Read> {
  const rows: RawRow[] = [];
  const rejected: RejectedRow[] = [];
  const onReject = (row: RejectedRow): void => void rejected.push(row);
  for await (const batch of readRows(source, plan, { ...options, onReject })) rows.push(...batch);
  return { rows, rejected };
}

function clean(rows: readonly RawRow[], plan: ReadPlan): ReturnType<typeof cleanRows> {
  const { time, ...mapping } = plan.mapping;
  const text = mapping.text ?? plan.columns[0] ?? 'text';
  const settled = plan.dateFormat === null || time === undefined ? mapping : { ...mapping, time };
  const mapped = { ...plan, mapping: { ...settled, text } };
  return cleanRows(rows, mapped, { source: 'fuzz', now: Date.UTC(2026, 10, 1) });
}

function same(how: string, found: Read, expected: Read): void {
  for (const part of ['rows', 'rejected'] as const) {
    const [left, right] = [JSON.stringify(found[part]), JSON.stringify(expected[part])];
    if (left === right) continue;
    let at = 0;
    while (left[at] === right[at]) at++;
    const near = (text: string): string => text.slice(Math.max(0, at - 80), at + 80);
    throw new Error(`read ${how}, ${part} differ: …${near(left)}… instead of …${near(right)}…`);
  }
}

/** Rows by counting lines, where the format leaves no doubt; null elsewhere. */
function countedByHand(bytes: Uint8Array, plan: ReadPlan): number | null {
  if (plan.encoding !== 'utf-8') return null;
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  if (plan.format === 'jsonl') return text.split('\n').filter((line) => line.trim() !== '').length;
  if ((plan.format !== 'csv' && plan.format !== 'tsv') || /["\r]|^sep=/i.test(text)) return null;
  const lines = text.split('\n').slice(plan.skipLines ?? 0);
  const filled = lines.filter((line) => line !== '').length;
  return filled - (plan.header === false ? 0 : 1);
}
