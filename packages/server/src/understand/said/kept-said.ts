import type { Filter } from '@headwater/contract';
import type { Kysely } from 'kysely';
import type { Ctx } from '../../platform/index.js';
import type { Database } from '../../platform/tables.js';
import { currentRun, type CurrentRun } from '../current-run.js';
import { passing } from './passing.js';
import { readTable } from './read-table.js';
import type { SaidTable } from './table.js';

/** What is said in a run under a filter. */
export interface Said {
  readonly table: SaidTable;
  /** By item, 1 where it passes. */
  readonly passes: Uint8Array;
}

interface Kept {
  readonly run: string;
  readonly counted: number;
  readonly table: Promise<SaidTable | null>;
  /** Once the rows are in. */
  isRead: boolean;
  readonly idle: NodeJS.Timeout;
}

const kept = new WeakMap<Kysely<Database>, Kept>();
// Of a request: several figures of it are asked under the same filter.
const asked = new WeakMap<Filter, Promise<Said | null>>();
/** Nobody asks any more: the memory is free for others. */
const idleMs = 30 * 60_000;

/**
 * What the current run says under a filter, out of this server's memory; null inside a transaction, which sees other
 * rows, and of runs that are too large for it. Rows are read when somebody first asks after the run was counted.
 */
export function saidUnder(ctx: Ctx, run: CurrentRun, filter: Filter): Promise<Said | null> {
  if (ctx.db.isTransaction) return Promise.resolve(null);
  const present = asked.get(filter);
  if (present !== undefined) return present;
  const said = find(ctx, run, filter);
  asked.set(filter, said);
  return said;
}

/**
 * The same where the rows are in already; null while they are still being read, which this begins: for what the
 * database tells in less time than all of them take.
 */
export async function saidIfRead(ctx: Ctx, run: CurrentRun, filter: Filter): Promise<Said | null> {
  if (ctx.db.isTransaction || !keptOf(ctx, run).isRead) return null;
  return saidUnder(ctx, run, filter);
}

/** Reads what the first question will ask for, where a server begins. Returns what ends it. */
export function warmSaid(ctx: Ctx): () => void {
  const stopping = new AbortController();
  const warm = async (): Promise<void> => {
    const run = await currentRun(ctx.db);
    if (run) await tableOf(ctx, run, stopping.signal);
  };
  warm().catch((error: unknown) => {
    if (stopping.signal.aborted) return;
    ctx.log.warn({ err: error }, 'Statements were not read before somebody asks');
  });
  return () => stopping.abort();
}

async function find(ctx: Ctx, run: CurrentRun, filter: Filter): Promise<Said | null> {
  const table = await tableOf(ctx, run);
  return table && { table, passes: await passing(ctx.db, table, filter) };
}

const tableOf = (ctx: Ctx, run: CurrentRun, signal?: AbortSignal): Promise<SaidTable | null> =>
  keptOf(ctx, run, signal).table;

function keptOf(ctx: Ctx, { id, counted }: CurrentRun, signal?: AbortSignal): Kept {
  const present = kept.get(ctx.db);
  // Whoever began to ask before the last count is answered by it as well.
  if (present?.run === id && present.counted >= counted) {
    present.idle.refresh();
    return present;
  }
  clearTimeout(present?.idle);
  const drop = (): void => {
    if (kept.get(ctx.db) === now) kept.delete(ctx.db);
  };
  const table = load(ctx, id, signal);
  const idle = setTimeout(drop, idleMs).unref();
  const now: Kept = { run: id, counted, table, isRead: false, idle };
  kept.set(ctx.db, now);
  table.then(() => (now.isRead = true), drop);
  return now;
}

async function load(ctx: Ctx, run: string, signal?: AbortSignal): Promise<SaidTable | null> {
  const from = performance.now();
  const table = await readTable(ctx, run, { ...(signal && { signal }) });
  const ms = Math.round(performance.now() - from);
  const { bytes = null, statements = null } = table ?? {};
  ctx.log.info({ run, statements, bytes, ms }, 'Statements read for figures under a filter');
  return table;
}
