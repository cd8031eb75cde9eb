import { inspectBooks } from '../inspect-books.js';
import type { BookPlan } from '../plan.js';
import { readBookRows } from '../prepared.js';
import { BookReader } from '../read-books.js';

/** Rows of our own in the columns of the exports, all cells in quotes. */
export const file = (header: string, ...rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(
    [header, ...rows.map((cells) => cells.map((cell) => `"${cell}"`).join(','))].join('\n'),
  );

/** What an export comes to: as it is recognised, its rows, and what is refused with its line. */
export async function take(bytes: Buffer, change: Partial<BookPlan> = {}) {
  const found = await inspectBooks(bytes, { name: 'export.csv' });
  const plan = { ...found.plan, ...change };
  const reader = new BookReader(plan, { now: Date.UTC(2026, 5, 15) });
  const rows: Record<string, string>[] = [];
  const rejected: string[] = [];
  for await (const batch of readBookRows(bytes, plan)) {
    const checked = reader.read(batch);
    rows.push(...checked.rows.map(({ values }) => ({ ...values })));
    rejected.push(...checked.rejected.map(({ line, code }) => `${line} ${code}`));
  }
  return { found, rows, rejected };
}
