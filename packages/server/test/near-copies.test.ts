import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { itemFromJson, NearLeaders, nearKey, type CleanItem } from '@headwater/intake';
import { postItems } from '../src/listen/post-items.js';
import { stageItems } from '../src/listen/stage.js';
import { writeBatch } from '../src/listen/write-batch.js';
import { testDatabase, type TestDatabase } from './database.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.deleteFrom('item').execute();
});

const told =
  'Since the last update the export of our monthly report stops after some minutes and we have to begin all over again.';
const withSlip = told.replace('update', 'updte');
const withWord = told.replace('report', 'report often');
const other =
  'The search in our calendar is a great help for everybody here and finds what we need.';

interface Said {
  readonly id: string;
  readonly text: string;
  readonly customer?: string;
  readonly source?: string;
}

const post = (...said: Said[]) =>
  postItems(
    database.ctx,
    said.map(({ id, source = 'Mail', ...rest }) => ({ externalId: id, source, ...rest })),
  );

/** Whom each item is counted with, by what they are called in their sources. */
async function counted(): Promise<Record<string, string | null>> {
  const rows = await database.db
    .selectFrom('item')
    .leftJoin('item as leader', 'leader.id', 'item.duplicate_of')
    .select(['item.external_id as id', 'leader.external_id as leader'])
    .orderBy('item.external_id')
    .execute();
  return Object.fromEntries(rows.map(({ id, leader }) => [id, leader]));
}

describe('near copies in the database', () => {
  it('are linked to the first and counted once per customer, in whatever source', async () => {
    await post({ id: 'a', text: told, customer: 'Anna' });
    const { duplicates } = await post(
      { id: 'b', text: withSlip, customer: 'anna', source: 'Forum' },
      { id: 'c', text: withWord, customer: 'Bob' },
      { id: 'd', text: other, customer: 'Anna' },
    );
    expect(duplicates).toBe(1);
    expect(await counted()).toEqual({ a: null, b: 'a', c: null, d: null });
  });

  it('of nobody named are linked within one source', async () => {
    await post({ id: 'a', text: told });
    await post({ id: 'b', text: withSlip }, { id: 'c', text: withWord, source: 'Forum' });
    expect(await counted()).toEqual({ a: null, b: 'a', c: null });
  });

  it('come again without any change', async () => {
    const said = [
      { id: 'a', text: told, customer: 'Anna' },
      { id: 'b', text: withSlip, customer: 'Anna' },
    ];
    const first = await post(...said);
    const before = await counted();
    expect(first.duplicates).toBe(1);
    expect(await post(...said)).toMatchObject({ fresh: 0, changed: 0, known: 2, duplicates: 0 });
    expect(await counted()).toEqual(before);
  });

  it('take their own copies along', async () => {
    await post({ id: 'a', text: told, customer: 'Anna' });
    await post({ id: 'b', text: withSlip, customer: 'Anna' });
    const again = await post(
      { id: 'c', text: withSlip.toUpperCase(), customer: 'Anna' },
      { id: 'd', text: withWord, customer: 'Anna' },
      { id: 'e', text: `${withWord}!!`, customer: 'Anna' },
    );
    expect(again.duplicates).toBe(3);
    expect(await counted()).toEqual({ a: null, b: 'a', c: 'a', d: 'a', e: 'a' });
  });

  it('find another first one when theirs says something else', async () => {
    await post({ id: 'a', text: told, customer: 'Anna' });
    await post({ id: 'b', text: withSlip, customer: 'Anna' });
    await post({ id: 'c', text: withWord, customer: 'Anna' });
    await post({ id: 'a', text: other, customer: 'Anna' });
    // With a slip and with a word more they are near copies of what was told, but not of each other.
    expect(await counted()).toEqual({ a: null, b: null, c: null });
    await post({ id: 'a', text: told, customer: 'Anna' });
    expect(await counted()).toEqual({ a: 'b', b: null, c: null });
  });

  it('follow when theirs becomes the copy of an older one', async () => {
    await post({ id: 'a', text: other, customer: 'Anna' });
    await post({ id: 'b', text: told, customer: 'Anna' });
    await post({ id: 'c', text: withSlip, customer: 'Anna' });
    expect(await counted()).toEqual({ a: null, b: null, c: 'b' });
    await post({ id: 'a', text: told, customer: 'Anna' });
    expect(await counted()).toEqual({ a: null, b: 'a', c: 'a' });
  });
});

const bases = [
  told,
  other,
  'it is slow and it stops again and again and it is slow in the end too',
];
const said = fc
  .record({
    base: fc.constantFrom(...bases),
    customer: fc.constantFrom('Anna', 'Bob', null),
    edits: fc.array(fc.tuple(fc.nat(), fc.nat(1), fc.constantFrom('the', 'really', 'not', '7')), {
      maxLength: 2,
    }),
  })
  .map(({ base, customer, edits }) => {
    const words = base.split(' ');
    for (const [at, gone, come] of edits) words.splice(at % words.length, gone, come);
    return { text: words.join(' '), customer };
  });

describe('any batches of feedback', () => {
  it('link as an all-at-once comparison with every leader before, by batch and text', async () => {
    const batches = fc.array(fc.array(said, { maxLength: 12 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(batches, async (made) => {
        await database.db.deleteFrom('item').execute();
        let row = 0;
        const cleaned = made.map((batch) =>
          batch.map((each) => clean({ ...each, externalId: `r${row++}` })),
        );
        for (const items of cleaned) {
          await database.db
            .transaction()
            .execute((tx) => writeBatch(tx, stageItems(items, new Map())));
        }
        const texts = new Map(cleaned.flat().map((item) => [item.externalId ?? '', item.text]));
        const found = Object.entries(await counted());
        const expected = allAtOnce(cleaned);
        // Which of two with the very same words leads is decided by their ids.
        const readable = ([id, leader]: readonly [string, string | null | undefined]) =>
          `${texts.get(id)} → ${texts.get(leader ?? '') ?? ''}`;
        expect(found.map(readable).sort()).toEqual(expected.map(readable).sort());
      }),
      { numRuns: 40 },
    );
  });
});

function clean(fields: { text: string; customer: string | null; externalId: string }): CleanItem {
  const { customer, ...rest } = fields;
  const outcome = itemFromJson({ ...rest, source: 'Mail', ...(customer && { customer }) }, 1, {
    source: 'Mail',
  });
  if (!('item' in outcome)) throw new Error(outcome.rejected.reason);
  return outcome.item;
}

function allAtOnce(batches: readonly (readonly CleanItem[])[]): [string, string | null][] {
  const leaders: CleanItem[] = [];
  return batches
    .flatMap((batch) => [...batch].sort((a, b) => (a.text < b.text ? -1 : 1)))
    .map((item) => {
      const leader = leaders.find((each) => areCopies(each, item));
      if (leader === undefined) leaders.push(item);
      return [item.externalId ?? '', leader?.externalId ?? null];
    });
}

function areCopies(one: CleanItem, two: CleanItem): boolean {
  if (one.customer !== two.customer) return false;
  if (one.textHash === two.textHash) return true;
  if (nearKey(one) !== nearKey(two)) return false;
  const leaders = new NearLeaders<true>();
  leaders.add(true, one.text);
  return leaders.find(two.text) !== undefined;
}
