import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import {
  BookReader,
  cleanRows,
  inspectBooks,
  inspectContent,
  inspectFile,
  readBookRows,
  readRows,
  type CleanItem,
  type RejectedRow,
} from '@headwater/intake';
import { uuidOf } from '../platform/ids.js';
import { readyRow, type ReadyRow } from './book-rows.js';
import { IdSet } from './id-set.js';
import type { StoredReject } from './import-file.js';
import { itemKey, itemSource } from './item-row.js';
import type { Inspected, ReaderTask, WorkerMessage } from './reader.js';
import { Stager } from './stage.js';
import { TellApart } from './tell-apart.js';

// Reading and cleaning take one core for minutes; here they never hold up the server's event loop.

const port = parentPort;
if (!port) throw new Error('reader.worker runs as a worker thread');
const task = workerData as ReaderTask;
const say = (message: WorkerMessage, transfer: ArrayBuffer[] = []): void =>
  port.postMessage(message, transfer);

// The main thread asks for each batch, so that a slow database never lets them pile up in memory.
const demands = on(port, 'message');

interface CleanChunk {
  readonly items: readonly CleanItem[];
  readonly rejected: readonly RejectedRow[];
  readonly through: number;
}
type RowsTask = Extract<ReaderTask, { kind: 'rows' | 'count' }>;

const chunkRows = 1000;
// Texts may be long: a batch ends at this size, whatever its rows.
const batchBytes = 8_000_000;

async function* cleanChunks(read: RowsTask): AsyncGenerator<CleanChunk, void, void> {
  let unreadable: RejectedRow[] = [];
  let through = read.fromRow - 1;
  const isNew = ({ row }: { row: number }): boolean => row >= read.fromRow;
  // Rows without ids are known by their content and place, so the rows before must be seen as well.
  const byContent = read.plan.mapping.externalId === undefined;
  const apart = new TellApart();
  const chunks = readRows(read.path, read.plan, {
    fromRow: byContent ? 1 : read.fromRow,
    batchRows: chunkRows,
    onReject: (row) => {
      if (isNew(row)) unreadable.push(row);
    },
  });
  for await (const chunk of chunks) {
    const cleaned = cleanRows(chunk, read.plan, { source: read.source, now: read.now });
    const items = cleaned.items.map(apart.item).filter(isNew);
    through = Math.max(through, chunk.at(-1)?.row ?? 0);
    // Unreadable rows behind this chunk belong to a later one: they must not count before its place.
    const before = unreadable.filter(({ row }) => row <= through);
    unreadable = unreadable.filter(({ row }) => row > through);
    yield { items, rejected: [...before, ...cleaned.rejected.filter(isNew)], through };
  }
  const last = unreadable.at(-1);
  if (last) yield { items: [], rejected: unreadable, through: Math.max(through, last.row) };
}

async function sendRows(read: RowsTask): Promise<void> {
  const stager = new Stager(read.accounts);
  let rejected: RejectedRow[] = [];
  let rows = 0;
  // Small at first: something is in, and safe, soon after the start.
  let wanted = chunkRows;
  const send = async (through: number): Promise<void> => {
    const staged = stager.take();
    await demands.next();
    say({ kind: 'rows', batch: { staged, rejected, through } }, [
      staged.ids.buffer,
      staged.hashes.buffer,
      staged.items.bytes.buffer,
      staged.raws.bytes.buffer,
    ]);
    rejected = [];
    rows = 0;
    wanted = Math.min(read.batchRows, wanted * 2);
  };
  let place = read.fromRow - 1;
  for await (const chunk of cleanChunks(read)) {
    for (const item of chunk.items) stager.add(item);
    rejected.push(...chunk.rejected);
    rows += chunk.items.length + chunk.rejected.length;
    place = chunk.through;
    if (rows >= wanted || stager.size >= batchBytes) await send(place);
  }
  if (rows > 0) await send(place);
}

async function sendCounts(read: RowsTask): Promise<void> {
  const seen = new IdSet();
  const keys = new Map<string, string>();
  const keyOf = (source: string): string => {
    const key = keys.get(source) ?? itemSource(source).key;
    keys.set(source, key);
    return key;
  };
  for await (const { items, rejected } of cleanChunks(read)) {
    const ids: string[] = [];
    const hashes: string[] = [];
    for (const item of items) {
      const id = uuidOf(keyOf(item.source), itemKey(item));
      if (!seen.add(id)) continue;
      ids.push(id);
      hashes.push(item.contentHash);
    }
    await demands.next();
    say({
      kind: 'counted',
      batch: { ids, hashes, repeats: items.length - ids.length, rejected },
    });
  }
}

type BooksTask = Extract<ReaderTask, { kind: 'books' }>;

async function sendBooks(read: BooksTask): Promise<void> {
  const reader = new BookReader(read.plan, { now: read.now });
  let unreadable: StoredReject[] = [];
  // The rows before are seen as well: what they have said already must be known.
  const isNew = ({ row }: { row: number }): boolean => row >= read.fromRow;
  const chunks = readBookRows(read.path, read.plan, {
    batchRows: read.batchRows,
    onReject: (row) => {
      if (isNew(row)) unreadable.push(row);
    },
  });
  for await (const chunk of chunks) {
    const checked = reader.read(chunk);
    const through = chunk.at(-1)?.row ?? 0;
    if (through < read.fromRow) continue;
    const rows: ReadyRow[] = [];
    // Unreadable rows behind this chunk belong to a later one: they must not count before its place.
    const rejected = [
      ...unreadable.filter(({ row }) => row <= through),
      ...checked.rejected.filter(isNew),
    ];
    unreadable = unreadable.filter(({ row }) => row > through);
    for (const each of checked.rows) {
      if (!isNew(each)) continue;
      const ready = readyRow(read.plan.kind, each);
      if ('reason' in ready) {
        const { code, reason } = ready;
        rejected.push({ row: each.row, line: each.line, code, reason, values: each.cells });
      } else rows.push(ready);
    }
    rejected.sort((a, b) => a.row - b.row);
    await demands.next();
    say({ kind: 'books', batch: { rows, rejected, through } });
  }
  const last = unreadable.at(-1);
  if (!last) return;
  await demands.next();
  say({ kind: 'books', batch: { rows: [], rejected: unreadable, through: last.row } });
}

async function inspectAs({
  path,
  options,
}: Extract<ReaderTask, { kind: 'inspect' }>): Promise<Inspected> {
  const { content, mapping, ...rest } = options;
  const taken = await inspectContent(path, rest);
  const wanted = content ?? taken.content;
  if (wanted === 'feedback') {
    return {
      taken,
      as: 'feedback',
      found: await inspectFile(path, { wholeTimeColumn: rest.whole }),
    };
  }
  const asked = { ...rest, kind: wanted, ...(mapping === undefined ? {} : { mapping }) };
  return { taken, as: 'books', found: await inspectBooks(path, asked) };
}

async function run(): Promise<void> {
  if (task.kind === 'inspect') {
    say({ kind: 'inspection', inspected: await inspectAs(task) });
  } else if (task.kind === 'books') {
    await sendBooks(task);
  } else if (task.kind === 'count') {
    await sendCounts(task);
  } else {
    await sendRows(task);
  }
  say({ kind: 'end' });
}

try {
  await run();
} catch (error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'fault';
  say({ kind: 'error', code, message: error instanceof Error ? error.message : String(error) });
} finally {
  port.close();
}
