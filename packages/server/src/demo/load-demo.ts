import { setTimeout as delay } from 'node:timers/promises';
import { loadReleases } from '../customers/index.js';
import { storeJsonItems } from '../listen/index.js';
import {
  inTransaction,
  writeSetting,
  type BookSink,
  type Ctx,
  type JobHandler,
} from '../platform/index.js';
import { requestAnalysis, type AnalysisJobs } from '../understand/index.js';
import { generateDemo } from './generate.js';
import type { DemoItem } from './generate-types.js';

const seed = 1;
const itemsAtOnce = 500;
const pollMs = 250;
// Of a hundred: storing the items, then their analysis.
const storedShare = 30;

/** Loads the demo company through the same door as real feedback, then has it analysed. */
export function loadDemo(
  analyze: AnalysisJobs['analyze'],
  sinks: readonly BookSink[],
): JobHandler<{ end: number }> {
  return async ({ ctx, payload: { end }, signal, report }) => {
    await report({ done: 0, total: 100, unit: '%', message: 'Writing the demo company' });
    const demo = generateDemo(seed, end);
    const names = new Map(demo.accounts.map((account) => [account.id, account.name]));
    await inTransaction(ctx, (tx) =>
      loadReleases(
        tx,
        demo.releases.map((release) => ({ ...release, demo: true })),
      ),
    );
    for (const sink of sinks) await loadBook(ctx, sink, demo.books[sink.kind] ?? []);
    const items = [...demo.items, ...demo.marketItems];
    for (let from = 0; from < items.length; from += itemsAtOnce) {
      signal.throwIfAborted();
      const some = items.slice(from, from + itemsAtOnce);
      await inTransaction(ctx, async (tx) => {
        await storeJsonItems(
          tx,
          some.map((item) => asPosted(item, names)),
          { demo: true },
        );
        const done = Math.round((storedShare * (from + some.length)) / items.length);
        await report({ done, message: 'Storing the demo company’s feedback' }, tx);
      });
    }
    const last = await lastBatch(ctx);
    // On a slow machine an analysis may have begun by itself when only a part was stored.
    while (!(await isAnalysed(ctx, last))) {
      const through = await waitForAnalysis(ctx, analyze, signal, (share, message) =>
        report({ done: Math.round(storedShare + (100 - storedShare) * share), message }),
      );
      if (!through) break;
    }
    await writeSetting(ctx, 'demo', true);
  };
}

async function loadBook(
  ctx: Ctx,
  sink: BookSink,
  rows: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  if (rows.length === 0) return;
  await inTransaction(ctx, async (tx) => {
    const numbered = rows.map((values, index) => ({ row: index + 1, line: index + 1, values }));
    const { rejected } = await sink.write(tx, numbered, { demo: true });
    const first = rejected[0];
    if (first) throw new Error(`the demo’s ${sink.kind}, row ${first.row.row}: ${first.reason}`);
    await sink.settle?.(tx);
  });
}

function asPosted(item: DemoItem, accounts: ReadonlyMap<string, string>): Record<string, unknown> {
  const { id, time, account, ...fields } = item;
  const given = Object.entries(fields).filter(([, value]) => value !== null);
  return {
    ...Object.fromEntries(given),
    externalId: id,
    time: new Date(time).toISOString(),
    ...(account === null ? {} : { account: accounts.get(account) ?? account }),
  };
}

async function lastBatch(ctx: Ctx): Promise<number> {
  const row = await ctx.db
    .selectFrom('item_batch')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst();
  return row?.id ?? 0;
}

async function isAnalysed(ctx: Ctx, batch: number): Promise<boolean> {
  const run = await ctx.db
    .selectFrom('analysis_run')
    .select('through_batch')
    .where('current', '=', true)
    .executeTakeFirst();
  return (run?.through_batch ?? 0) >= batch;
}

/** False where somebody stopped it. */
async function waitForAnalysis(
  ctx: Ctx,
  analyze: AnalysisJobs['analyze'],
  signal: AbortSignal,
  tell: (share: number, message: string) => Promise<void>,
): Promise<boolean> {
  const { job } = await requestAnalysis(ctx, analyze);
  if (job === null) return false;
  for (;;) {
    const row = await ctx.db
      .selectFrom('job')
      .select(['state', 'done', 'message', 'error'])
      .where('id', '=', job)
      .executeTakeFirst();
    if (row?.state === 'cancelled') return false;
    if (!row || row.state === 'done') return true;
    if (row.state === 'failed') throw new Error(row.error ?? 'the analysis failed');
    await tell(row.done / 100, row.message === '' ? 'Waiting for the analysis' : row.message);
    await delay(pollMs, undefined, { signal });
  }
}
