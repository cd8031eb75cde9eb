import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { int4Array, int8Array, uuidArray } from '../src/platform/binary-array.js';
import { copyRows } from '../src/platform/copy.js';
import { CopyRowWriter, putUuid, uuidText } from '../src/platform/copy-rows.js';
import { withClient } from '../src/platform/database.js';
import { putUuidOf, uuidOf } from '../src/platform/ids.js';
import { pick } from '../src/listen/pick.js';
import { Places16, Rows16 } from '../src/listen/rows16.js';
import { testDatabase, type TestDatabase } from './database.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const nullable = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'binary-ascii', minLength: 40, maxLength: 60 }),
  fc.string({ unit: 'grapheme', minLength: 60, maxLength: 300 }),
  fc.constant(String.raw`a\b${'\u0000\t\n\r'}"c"`),
);
const row = fc.record({
  id: fc.uuid(),
  text: anyText,
  title: nullable(anyText),
  time: nullable(fc.integer({ min: Date.UTC(1800, 0, 1), max: Date.UTC(2200, 0, 1) })),
  small: nullable(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
  large: nullable(fc.maxSafeInteger()),
  rating: nullable(fc.float({ noNaN: true, noDefaultInfinity: true })),
  words: fc.array(anyText, { minLength: 1, maxLength: 3 }),
  more: fc.dictionary(fc.string({ minLength: 1 }), anyText),
});
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

function written(rows: readonly Row[]) {
  const writer = new CopyRowWriter(9);
  for (const each of rows) {
    writer.begin();
    writer.uuid(each.id);
    writer.text(each.text);
    writer.text(each.title);
    writer.timestamptz(each.time);
    writer.int4(each.small);
    writer.int8(each.large);
    writer.float4(each.rating);
    writer.texts(each.words);
    writer.json(each.more);
    writer.end();
  }
  return writer.take();
}

// PostgreSQL holds neither NUL nor half a character.
const kept = (text: string): string => Buffer.from(text.replaceAll('\u0000', '')).toString();
const keptAll = (more: Record<string, string>): unknown =>
  JSON.parse(JSON.stringify(more).replaceAll(String.raw`\u0000`, ''));

describe('rows of a binary COPY', () => {
  it('come back as they were, each that was picked and no other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(row, fc.boolean()), { maxLength: 20 }), async (made) => {
        const rows = made.map(([each]) => each);
        const picked = made.flatMap(([each, wanted]) => (wanted ? [each] : []));
        await database.db.transaction().execute(async (tx) => {
          await sql`create temp table copied (n bigint generated always as identity, id uuid, text text,
            title text, time timestamptz, small int, large bigint, rating real, words text[], more jsonb)
            on commit drop`.execute(tx);
          await withClient(tx, (client) =>
            copyRows(
              client,
              'copied (id, text, title, time, small, large, rating, words, more)',
              pick(written(rows), (index) => made[index]?.[1] === true),
            ),
          );
          const found = await sql<Row>`
            select id, text, title, (extract(epoch from time) * 1000)::float8 as time, small, large, rating::float8 as rating,
              words, more from copied order by n`.execute(tx);
          expect(found.rows).toEqual(
            picked.map((each) => ({
              ...each,
              text: kept(each.text),
              title: each.title === null ? null : kept(each.title),
              words: each.words.map(kept),
              more: keptAll(each.more),
              rating: each.rating === null ? null : each.rating + 0,
            })),
          );
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('arrays of keys', () => {
  it('say to the database what their texts say', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uuid(), { maxLength: 30 }),
        fc.array(fc.maxSafeInteger(), { maxLength: 30 }),
        fc.array(fc.integer(), { maxLength: 30 }),
        async (ids, large, small) => {
          const bytes = new Uint8Array(ids.length * 16);
          for (const [index, id] of ids.entries()) putUuid(bytes, index * 16, id);
          const { rows } = await sql<{ ids: string[]; large: string[]; small: number[] }>`
            select ${uuidArray(bytes)}::uuid[]::text[] as ids, ${int8Array(large)}::bigint[]::text[] as large,
              ${int4Array(small)}::int[] as small`.execute(database.db);
          expect(rows[0]).toEqual({ ids, large: large.map(String), small });
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('ids in bytes', () => {
  it('are those in text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const bytes = new Uint8Array(16);
        putUuidOf(bytes, 0, `${one}\u0000${other}`);
        expect(uuidText(bytes, 0)).toBe(uuidOf(one, other));
      }),
    );
  });

  it('are found again as a Map finds them', () => {
    // Few ids with the same first bits, so that they meet.
    const id = fc.tuple(fc.nat(3), fc.nat(700)).map(([first, last]) => ({ first, last }));
    fc.assert(
      fc.property(fc.array(id, { maxLength: 3000, size: 'max' }), (ids) => {
        const rows = new Rows16();
        const places = new Places16(rows);
        const known = new Map<string, number>();
        for (const [index, { first, last }] of ids.entries()) {
          const at = rows.begin();
          rows.bytes[at] = first;
          rows.bytes[at + 14] = last >>> 8;
          rows.bytes[at + 15] = last;
          expect(places.add()).toBe(known.get(`${first} ${last}`) ?? -1);
          known.set(`${first} ${last}`, index);
        }
      }),
      { numRuns: 20 },
    );
  });
});
