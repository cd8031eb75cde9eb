import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { cleanRows, inspectFile, readRows, type RejectedRow } from '@headwater/intake';
import { itemRow } from './item-row.js';
import { IdSet } from './id-set.js';
import type { ReaderTask, RowsMessage, WorkerMessage } from './reader.js';

// Reading and cleaning take one core for minutes; here they never hold up the server's event loop.

const port = parentPort;
if (!port) throw new Error('reader.worker runs as a worker thread');
const task = workerData as ReaderTask;
const say = (message: WorkerMessage): void => port.postMessage(message);

// The main thread asks for each chunk, so that a slow database never lets chunks pile up in memory.
const demands = on(port, 'message');
const demand = () => demands.next();

async function rows(read: Extract<ReaderTask, { kind: 'rows' }>): Promise<void> {
  let unreadable: RejectedRow[] = [];
  const seen = read.markRepeats ? new IdSet() : null;
  const upTo = (row: number): RejectedRow[] => {
    const ready = unreadable.filter((rejected) => rejected.row <= row);
    unreadable = unreadable.filter((rejected) => rejected.row > row);
    return ready;
  };
  const send = async (message: RowsMessage): Promise<void> => {
    await demand();
    say(message);
  };
  const chunks = readRows(read.path, read.plan, {
    fromRow: read.fromRow,
    batchRows: read.chunkRows,
    onReject: (rejected) => unreadable.push(rejected),
  });
  for await (const chunk of chunks) {
    const last = chunk.at(-1);
    if (!last) continue;
    const { items, rejected } = cleanRows(chunk, read.plan, { source: read.source, now: read.now });
    const itemRows = items.map(itemRow);
    await send({
      kind: 'rows',
      rows: itemRows,
      repeats: seen ? itemRows.map((row) => !seen.add(row.id)) : [],
      rejected: [...upTo(last.row), ...rejected],
      through: last.row,
    });
  }
  const last = unreadable.at(-1);
  if (last) {
    await send({ kind: 'rows', rows: [], repeats: [], rejected: unreadable, through: last.row });
  }
}

async function run(): Promise<void> {
  if (task.kind === 'inspect') {
    const inspection = await inspectFile(task.path, task.options);
    say({ kind: 'inspection', inspection });
  } else {
    await rows(task);
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
