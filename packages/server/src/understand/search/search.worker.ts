import { parentPort } from 'node:worker_threads';
import {
  createSearchIndex,
  decodeSpace,
  type SearchIndex,
  type SentenceModel,
} from '@headwater/insight';
import { loadSentenceModel } from '@headwater/insight/sentence-model';
import { fieldsOf, readCopiedRows } from '../copied-rows.js';
import type { FromIndexer, IndexAnswer, ToIndexer } from './messages.js';
import { rowTable, uuidText, type RowTable } from './row-table.js';

// The index of one run. Reading a million statements takes all of a core for a while, and a search some
// milliseconds: neither may hold up the thread that answers pages.

const port = parentPort;
if (!port) throw new Error('search.worker runs as a worker thread');
const say = (message: FromIndexer): void => port.postMessage(message);

interface Building {
  readonly table: RowTable;
  readonly take: (bytes: Uint8Array) => void;
  readonly finish: () => Promise<SearchIndex>;
}

let building: Building | null = null;
/** What the statements were placed with; null where it cannot be had, and meaning is then told by words alone. */
let model: Promise<SentenceModel | null> = Promise.resolve(null);
let ready: { index: SearchIndex; table: RowTable } | null = null;

port.on('message', (message: ToIndexer) => {
  // A rejection here ends the thread with an error, which its owner sees.
  void handle(message);
});

async function handle(message: ToIndexer): Promise<void> {
  switch (message.type) {
    case 'open':
      building = build(message);
      model = modelOf(message);
      return;
    case 'rows':
      building?.take(message.bytes);
      say({ type: 'taken', statements: building?.table.rows ?? 0 });
      return;
    case 'end': {
      if (!building) throw new Error('the end of the rows came before their beginning');
      const { table, finish } = building;
      building = null;
      const index = await finish();
      ready = { index, table };
      say({ type: 'ready', statements: index.size, bytes: index.bytes });
      return;
    }
    case 'search':
      try {
        say({ type: 'answer', id: message.id, answer: await search(message) });
      } catch (error) {
        const text = error instanceof Error ? error.message : String(error);
        say({ type: 'failed', id: message.id, message: text });
      }
      return;
    default:
      message satisfies never;
  }
}

function build({ statements, dimensions, spaces }: Extract<ToIndexer, { type: 'open' }>): Building {
  const builder = createSearchIndex({ spaces: spaces.map(decodeSpace), dimensions });
  const table = rowTable(statements);
  const rows = readCopiedRows();
  let text = '';
  return {
    table,
    finish: () => builder.finish(),
    take(bytes) {
      rows.take(bytes, (piece, at) => {
        // In the order of `feed.ts`; the item's own columns come with its first statement.
        const [
          item,
          start,
          end,
          kind,
          language,
          vector,
          words,
          product,
          source,
          said,
          account,
          time,
        ] = fieldsOf(piece, at);
        if (!item || !start || !end || !kind || !language || !vector) return;
        if (words) {
          text = words.toString('utf8');
          table.addItem({
            id: item,
            product: product?.toString('utf8') ?? null,
            source: source ? uuidText(source) : '',
            language: said?.toString('utf8') ?? null,
            account: account ? uuidText(account) : null,
            time: time ? time.readDoubleBE(0) * 1000 : null,
          });
        }
        const from = start.readInt32BE(0);
        table.addStatement(from, kind.toString('utf8'));
        builder.add(
          { text: text.slice(from, end.readInt32BE(0)), language: language.toString('utf8') },
          new Int8Array(vector.buffer, vector.byteOffset, vector.length),
        );
      });
    },
  };
}

/** The model that the spaces name: the folder may hold another one by now. */
async function modelOf({
  spaces,
  modelDir,
}: Extract<ToIndexer, { type: 'open' }>): Promise<SentenceModel | null> {
  const name = spaces.map(decodeSpace).find((space) => space.model !== undefined)?.model;
  if (name === undefined || modelDir === null) return null;
  try {
    const loaded = await loadSentenceModel(modelDir);
    return loaded.name === name ? loaded : null;
  } catch {
    return null;
  }
}

async function search({
  query,
  limit,
  filter,
}: Extract<ToIndexer, { type: 'search' }>): Promise<IndexAnswer> {
  if (!ready) throw new Error('a search came before the index was ready');
  const { index, table } = ready;
  const allowed = table.filterBy(filter);
  const encoded = await (await model)?.encode([query]);
  const answer = index.search(query, {
    limit,
    ...(allowed && { filter: allowed }),
    ...(encoded && { encoded }),
  });
  return {
    ...answer,
    hits: answer.hits.map(({ row, ...hit }) => ({ ...hit, ...table.keyOf(row) })),
  };
}
