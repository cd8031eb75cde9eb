import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanRows, NearLeaders, nearKey, type CleanItem, type ReadPlan } from '@headwater/intake';
import { importFile } from '../src/listen/import-file.js';
import type { ReadBatch } from '../src/listen/reader.js';
import { stageItems } from '../src/listen/stage.js';
import { testDatabase, type TestDatabase } from './database.js';
import { begunImport } from './importing.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

interface Row {
  readonly id: number | null;
  readonly text: string;
  readonly customer: string | null;
}

const plan: ReadPlan = {
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  columns: ['id', 'text', 'customer'],
  mapping: { externalId: 'id', text: 'text', customer: 'customer' },
  dateFormat: null,
  ratingScale: null,
};

function clean(rows: readonly Row[], from: number): { items: CleanItem[]; rejected: number } {
  const raw = rows.map((row, index) => ({
    row: from + index,
    line: from + index + 1,
    values: {
      id: row.id === null ? '' : String(row.id),
      text: row.text,
      customer: row.customer ?? '',
    },
  }));
  const { items, rejected } = cleanRows(raw, plan, { source: 'Property' });
  return { items, rejected: rejected.length };
}

/** A killed process: everything since the last commit is gone. */
class Killed extends Error {}

/** The file's batches after `done`, ending in a kill where `killAfter` runs out. */
async function* batches(
  rows: readonly Row[],
  done: number,
  size: number,
  killAfter: number,
): AsyncGenerator<ReadBatch> {
  let left = killAfter;
  for (let from = done; from < rows.length; from += size) {
    if (left-- === 0) throw new Killed();
    const part = rows.slice(from, from + size);
    yield {
      staged: stageItems(clean(part, from + 1).items, new Map()),
      rejected: [],
      through: from + part.length,
    };
  }
}

/** Imports a file whatever happens: after each kill it goes on where the database says. */
async function importThrough(
  rows: readonly Row[],
  size: number,
  kills: readonly { after: number; inCommit: boolean }[],
): Promise<void> {
  const importId = await begunImport(database, 'property.csv');
  for (let attempt = 0; ; attempt++) {
    const kill = kills[attempt];
    const { rows_done: rowsDone } = await database.db
      .selectFrom('import')
      .select('rows_done')
      .where('id', '=', importId)
      .executeTakeFirstOrThrow();
    let commits = 0;
    try {
      await importFile(database.ctx, {
        importId,
        rowsDone,
        batches: batches(rows, rowsDone, size, kill?.inCommit === false ? kill.after : Infinity),
        onBatch: async () => {
          // Inside the transaction: all of this batch must be undone.
          if (kill?.inCommit && commits++ === kill.after) throw new Killed();
        },
      });
      return;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }
}

const row = fc.record({
  id: fc.option(fc.integer({ min: 1, max: 12 })),
  text: fc.constantFrom(
    'The export is slow',
    'the EXPORT is slow!',
    'Login fails again',
    'I would love a dark mode for the phone app, please add it to the next release so that it hurts less',
    'I would love a dark mode for the phone apps, please add it to the next release so that it hurts less',
    'Please: I would love a dark mode for the phone app, please add it to the next release so that it hurts less',
    'I would not love a dark mode for the phone app, please add it to the next release so that it hurts less',
    'Great',
    '',
  ),
  customer: fc.option(fc.constantFrom('anna', 'bob')),
});
const imported = fc.record({
  rows: fc.array(row, { maxLength: 25 }),
  size: fc.integer({ min: 1, max: 9 }),
  kills: fc.array(fc.record({ after: fc.nat({ max: 3 }), inCommit: fc.boolean() }), {
    maxLength: 3,
  }),
});

const keyOf = (item: CleanItem): string =>
  item.externalId === null ? `content ${item.contentHash}` : `id ${item.externalId}`;

describe('any sequence of imports, whatever kills them', () => {
  it('ends with exactly the distinct rows, the last word of each, each repost counted with one that stands for itself', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(imported, { minLength: 1, maxLength: 3 }), async (files) => {
        await database.db.deleteFrom('item').execute();
        const expected = new Map<string, CleanItem>();
        for (const { rows, size, kills } of files) {
          await importThrough(rows, size, kills);
          for (const item of clean(rows, 1).items) expected.set(keyOf(item), item);
        }
        const stored = await database.db
          .selectFrom('item')
          .select(['id', 'external_id', 'text', 'customer', 'dup_key', 'duplicate_of'])
          .execute();
        const seen = (item: { text: string; customer: string | null }, id: string | null) =>
          `${id ?? ''}|${item.text}|${item.customer ?? ''}`;
        expect(stored.map((item) => seen(item, item.external_id)).sort()).toEqual(
          [...expected.values()].map((item) => seen(item, item.externalId)).sort(),
        );
        expectCountedOnce(stored);
      }),
      { numRuns: 40 },
    );
  });
});

interface Stored {
  readonly id: string;
  readonly text: string;
  readonly customer: string | null;
  readonly dup_key: number | null;
  readonly duplicate_of: string | null;
}

/** Of items that are copies of each other one stands for itself, and the others point at one that they are copies of. */
function expectCountedOnce(stored: readonly Stored[]): void {
  const standing = stored.filter((item) => item.duplicate_of === null);
  for (const item of stored) {
    if (item.dup_key === null) expect(item.duplicate_of).toBeNull();
    const copied = standing.filter((other) => other !== item && areCopies(item, other));
    if (item.duplicate_of === null) expect(copied).toEqual([]);
    else expect(copied.map(({ id }) => id)).toContain(item.duplicate_of);
  }
}

function areCopies(one: Stored, other: Stored): boolean {
  if (one.dup_key === null || one.customer !== other.customer) return false;
  if (one.dup_key === other.dup_key) return true;
  const item = ({ text, customer }: Stored) => ({
    text,
    customer,
    account: null,
    source: 'Property',
  });
  if (nearKey(item(one)) !== nearKey(item(other))) return false;
  const leaders = new NearLeaders<string>();
  leaders.add(other.id, other.text);
  return leaders.find(one.text) !== undefined;
}
