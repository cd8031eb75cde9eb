import { cleanRows, type CleanItem } from '@headwater/intake';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile } from '../src/listen/import-file.js';
import { KnownKeys } from '../src/listen/known-keys.js';
import { stageItems } from '../src/listen/stage.js';
import { writeBatch } from '../src/listen/write-batch.js';
import { testDatabase, type TestDatabase } from './database.js';
import { begunImport } from './importing.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** Items whose first column is their id. */
function items(rows: readonly (readonly [id: string, text: string])[]): readonly CleanItem[] {
  const raw = rows.map(([id, text], at) => ({
    row: at + 1,
    line: at + 2,
    values: { id, text, customer: 'Ada' },
  }));
  const plan = {
    format: 'csv',
    encoding: 'utf-8',
    delimiter: ',',
    columns: ['id', 'text', 'customer'],
    mapping: { externalId: 'id', text: 'text', customer: 'customer' },
    dateFormat: null,
    ratingScale: null,
  } as const;
  return cleanRows(raw, plan, { source: 'Known' }).items;
}

const staged = (rows: readonly (readonly [string, string])[]) => stageItems(items(rows), new Map());
const said = 'The monthly report stops after some minutes and we have to begin all over again';

describe('keys that an import knows', () => {
  it('are never denied, and few others are affirmed', async () => {
    const known = new KnownKeys();
    await database.db.transaction().execute((tx) => known.begin(tx));
    const keys = fc.sample(fc.maxSafeNat(), { numRuns: 20_000, seed: 5 });
    for (const key of keys) known.add('dup', key);
    for (const key of keys) expect(known.mayHave('dup', key)).toBe(true);
    const added = new Set(keys);
    const others = Array.from({ length: 20_000 }, (_, at) => at * 450_359_962_737 + 17);
    const affirmed = others.filter((key) => !added.has(key) && known.mayHave('dup', key));
    expect(affirmed.length).toBeLessThan(20);
    for (const key of [0, -1, 2 ** 31 - 1, -(2 ** 31)]) {
      known.add('near', key);
      expect(known.mayHave('near', key)).toBe(true);
    }
  });

  it('give way to the database as soon as somebody else writes', async () => {
    const importId = await begunImport(database, 'known.csv');
    const { db } = database;
    async function* batches() {
      yield {
        staged: staged([
          ['a', 'Alpha'],
          ['b', 'Beta'],
        ]),
        rejected: [],
        through: 2,
      };
      // Known to us: "a" once more, "b" in other words.
      yield {
        staged: staged([
          ['a', 'Alpha'],
          ['b', `${said}.`],
        ]),
        rejected: [],
        through: 4,
      };
      await db.transaction().execute((tx) => writeBatch(tx, staged([['c', 'Gamma']])));
      // Theirs again, in other words, and a near copy of ours.
      yield {
        staged: staged([
          ['c', 'Delta'],
          ['d', `${said}, sadly.`],
        ]),
        rejected: [],
        through: 6,
      };
    }
    await importFile(database.ctx, {
      importId,
      rowsDone: 0,
      batches: batches(),
      onBatch: () => Promise.resolve(),
    });
    const { fresh, changed, known, duplicates } = await db
      .selectFrom('import')
      .select(['fresh', 'changed', 'known', 'duplicates'])
      .where('id', '=', importId)
      .executeTakeFirstOrThrow();
    expect({ fresh, changed, known, duplicates }).toEqual({
      fresh: 3,
      changed: 2,
      known: 1,
      duplicates: 1,
    });
  });
});
