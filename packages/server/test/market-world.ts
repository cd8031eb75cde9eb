import type { Kind } from '@headwater/contract';
import { recountMarket } from '../src/market/recount.js';
import { uuidv7 } from '../src/platform/ids.js';
import type { TestDatabase } from './database.js';

/** One customer's statement, as a test makes it up. */
export interface Said {
  readonly customer: string;
  /** Null: about our product. */
  readonly competitor?: string | null;
  /** Null: of no theme. */
  readonly theme: string | null;
  readonly kind: Kind;
  /** Weeks before the last full one. */
  readonly weeksAgo?: number | null;
  readonly segment?: string | null;
  readonly polarity?: number;
  readonly rating?: number | null;
  readonly source?: string;
  readonly product?: string | null;
}

/** A Sunday, so that its week counts as full. */
const lastDay = Date.UTC(2025, 5, 29, 12);
const weekMs = 7 * 86_400_000;

/** Small streams of numbers that are the same on every machine. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

const keyOf = (name: string): number =>
  Buffer.from(name).reduce((hash, byte) => (hash * 31 + byte) % 2 ** 40, 7);

export interface World {
  readonly runId: string;
  readonly themes: ReadonlyMap<string, string>;
}

/** Has the world counted as the job does it after every analysis. */
export const counted = ({ ctx }: TestDatabase, { runId }: World): Promise<void> =>
  recountMarket({
    id: uuidv7(),
    ctx,
    payload: { runId },
    cursor: null,
    done: 0,
    signal: new AbortController().signal,
    report: () => Promise.resolve(),
  });

/** Puts an analysis into the database whose every statement the test has chosen. */
export async function makeWorld(
  { db }: TestDatabase,
  said: readonly Said[],
  /** Ids that themes had in an earlier analysis. */
  themes: ReadonlyMap<string, string> = new Map(),
): Promise<World> {
  for (const table of ['statement_theme', 'statement', 'item', 'account'] as const) {
    await db.deleteFrom(table).execute();
  }
  await db.updateTable('analysis_run').set({ current: false }).execute();
  const runId = uuidv7();
  await db
    .insertInto('analysis_run')
    .values({
      id: runId,
      state: 'done',
      current: true,
      through_batch: 1_000_000,
      seed: 1,
      unassigned: '[]',
      languages: '{}',
      weeks: '{}',
      method: '{}',
      timings: '{}',
      started_at: new Date(),
      finished_at: new Date(),
    })
    .execute();
  const names = [...new Set(said.flatMap(({ theme }) => theme ?? []))].sort();
  const ids = new Map(names.map((name) => [name, themes.get(name) ?? uuidv7()]));
  for (const [name, id] of ids) {
    await db
      .insertInto('theme')
      .values({ id })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    await db
      .insertInto('theme_run')
      .values({
        run_id: runId,
        theme_id: id,
        parent_id: null,
        level: 1,
        label: name,
        summary: name,
        language: 'en',
        terms: [name],
        kind: 'pain',
        kind_mix: JSON.stringify({ pain: 1, request: 0, praise: 0, question: 0, other: 0 }),
        statements: 1,
        customers: 1,
        share_value: 0,
        share_low: 0,
        share_high: 0,
        trend: JSON.stringify({ direction: 'flat', change: null, certainty: 0, surges: [] }),
        severity: 0.5,
        cohesion: 0.5,
        polarity: 0,
        position_x: 0,
        position_y: 0,
        neighbours: [],
        centroid: Buffer.alloc(0),
        examples: '[]',
      })
      .execute();
  }
  const segments = [...new Set(said.flatMap(({ segment }) => segment ?? []))];
  const accounts = new Map(segments.map((segment) => [segment, uuidv7()]));
  for (const [segment, id] of accounts) {
    await db.insertInto('account').values({ id, name: segment, segment }).execute();
  }
  const sources = new Map(
    [...new Set(said.map(({ source = 'Desk' }) => source))].map((name) => [name, uuidv7()]),
  );
  await db.deleteFrom('source').execute();
  for (const [name, id] of sources) {
    await db.insertInto('source').values({ id, key: name.toLowerCase(), name }).execute();
  }
  const items = said.map(() => uuidv7());
  const chunk = 1000;
  for (let from = 0; from < said.length; from += chunk) {
    const some = said.slice(from, from + chunk).map((voice, i) => ({
      voice,
      id: items[from + i] ?? '',
      text: `${voice.customer} says ${voice.kind} about ${voice.theme ?? 'nothing'}.`,
    }));
    await db
      .insertInto('item')
      .values(
        some.map(({ voice, id, text }) => ({
          id,
          source_id: sources.get(voice.source ?? 'Desk') ?? '',
          text,
          time: voice.weeksAgo === null ? null : new Date(lastDay - (voice.weeksAgo ?? 0) * weekMs),
          customer: voice.customer,
          customer_key: keyOf(voice.customer),
          account_id: voice.segment ? (accounts.get(voice.segment) ?? null) : null,
          product: voice.product ?? null,
          competitor: voice.competitor ?? null,
          rating: voice.rating ?? null,
          rating_low: voice.rating === undefined || voice.rating === null ? null : 1,
          rating_high: voice.rating === undefined || voice.rating === null ? null : 5,
          content_hash: uuidv7(),
          first_batch: 1,
          batch: 1,
        })),
      )
      .execute();
    await db
      .insertInto('statement')
      .values(
        some.map(({ voice, id, text }) => ({
          item_id: id,
          start: 0,
          run_id: runId,
          end: text.length,
          kind: voice.kind,
          kind_confidence: 0.9,
          polarity: voice.polarity ?? 0,
          severity: 0.5,
          language: 'en',
        })),
      )
      .execute();
    const themed = some.filter(({ voice }) => voice.theme !== null);
    if (themed.length === 0) continue;
    await db
      .insertInto('statement_theme')
      .values(
        themed.map(({ voice, id }) => ({
          item_id: id,
          start: 0,
          run_id: runId,
          theme_id: ids.get(voice.theme ?? '') ?? '',
          confidence: 0.8,
          kind: voice.kind,
          customer_key: keyOf(voice.customer),
          severity: 0.5,
        })),
      )
      .execute();
  }
  return { runId, themes: ids };
}
