import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import {
  cleanRows,
  inspectFile,
  readRows,
  type CleanItem,
  type RejectedRow,
} from '@headwater/intake';
import { IdSet } from './id-set.js';
import { itemRow, uuidOfHex } from './item-row.js';
import type { ReaderTask, WorkerMessage } from './reader.js';
import { stageItems } from './stage.js';
import { TellApart } from './tell-apart.js';

// Reading and cleaning take one core for minutes; here they never hold up the server's event loop.

const port = parentPort;
if (!port) throw new Error('reader.worker runs as a worker thread');
const task = workerData as ReaderTask;
const say = (message: WorkerMessage, transfer: ArrayBuffer[] = []): void =>
  port.postMessage(message, transfer);

// The main thread asks for each batch, so that a slow database never lets them pile up in memory.
const demands = on(port, 'message');

interface CleanBatch {
  readonly items: readonly CleanItem[];
  readonly rejected: readonly RejectedRow[];
  readonly through: number;
}
type RowsTask = Extract<ReaderTask, { kind: 'rows' | 'count' }>;

const chunkRows = 1000;

async function* cleanBatches(read: RowsTask): AsyncGenerator<CleanBatch, void, void> {
  let unreadable: RejectedRow[] = [];
  let items: CleanItem[] = [];
  let rejected: RejectedRow[] = [];
  let through = read.fromRow - 1;
  // Small at first: something is in, and safe, soon after the start.
  let wanted = chunkRows;
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
    items.push(...cleaned.items.map(apart.item).filter(isNew));
    through = Math.max(through, chunk.at(-1)?.row ?? 0);
    // Unreadable rows behind this chunk belong to a later batch: they must not count before its place.
    rejected.push(
      ...unreadable.filter(({ row }) => row <= through),
      ...cleaned.rejected.filter(isNew),
    );
    unreadable = unreadable.filter(({ row }) => row > through);
    if (items.length + rejected.length < wanted) continue;
    yield { items, rejected, through };
    wanted = Math.min(read.batchRows, wanted * 2);
    items = [];
    rejected = [];
  }
  rejected.push(...unreadable);
  through = Math.max(through, unreadable.at(-1)?.row ?? 0);
  if (items.length + rejected.length > 0) yield { items, rejected, through };
}

async function sendRows(read: RowsTask): Promise<void> {
  for await (const { items, rejected, through } of cleanBatches(read)) {
    const staged = stageItems(items, read.accounts);
    await demands.next();
    say({ kind: 'rows', batch: { staged, rejected, through } }, [
      staged.lines.bytes.buffer,
      staged.rawLines.bytes.buffer,
    ]);
  }
}

async function sendCounts(read: RowsTask): Promise<void> {
  const seen = new IdSet();
  const sourceIds = new Map<string, string>();
  for await (const { items, rejected } of cleanBatches(read)) {
    const ids: string[] = [];
    const hashes: string[] = [];
    for (const item of items) {
      const { id } = itemRow(item, sourceIds);
      if (!seen.add(id)) continue;
      ids.push(id);
      hashes.push(uuidOfHex(item.contentHash));
    }
    await demands.next();
    say({
      kind: 'counted',
      batch: { ids, hashes, repeats: items.length - ids.length, rejected },
    });
  }
}

async function run(): Promise<void> {
  if (task.kind === 'inspect') {
    const inspection = await inspectFile(task.path, task.options);
    say({ kind: 'inspection', inspection });
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
