import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { z } from 'zod';
import { abandon, withClient, type Ctx } from '../../platform/index.js';
import { uuidText } from '../../platform/copy-rows.js';
import { fieldCursor, readCopiedRows } from '../copied-rows.js';
import { asTheySpeak, inOrder } from './order.js';
import { Places } from './places.js';
import {
  bytesFor,
  itemColumns,
  kindsInOrder,
  statementColumns,
  type Facet,
  type SaidTable,
} from './table.js';

/** Beyond it a run is asked in the database: some 18 million items of one statement each. */
const mostBytes = 1_000_000_000;

/** All that is said in a run, as of now; null where it would take too much memory. */
export function readTable(
  ctx: Ctx,
  runId: string,
  { most = mostBytes, signal }: { readonly most?: number; readonly signal?: AbortSignal } = {},
): Promise<SaidTable | null> {
  // COPY takes no parameters: what is written into it is a checked id.
  const run = z.uuid().parse(runId);
  return withClient(ctx.db, async (client) => {
    // One view of both, so that what is counted is what is read.
    await client.query('begin isolation level repeatable read read only');
    try {
      const { rows } = await client.query<{ items: number; statements: number }>(`
        select (select count(*) from item)::int as items,
          (select count(*) from statement_theme where run_id = '${run}')::int as statements`);
      const { items = 0, statements = 0 } = rows[0] ?? {};
      const fits = bytesFor(items, statements) <= most;
      const table = fits ? filling(items, statements) : null;
      if (table) {
        await copied(client, copyItems, table.takeItem, signal);
        await copied(client, copyStatements(run), table.takeStatement, signal);
      }
      await client.query('commit');
      return table && (await table.finish());
    } catch (error) {
      await abandon(client);
      throw error;
    }
  });
}

// As many as there is room for at first.
const fewAccounts = 1000;

type TakeRow = (bytes: Buffer, from: number) => void;

/** Both are read as they lie: putting them together in the database took three times as long. */
async function copied(
  client: PoolClient,
  query: string,
  take: TakeRow,
  signal?: AbortSignal,
): Promise<void> {
  const rows = readCopiedRows();
  const stream = client.query(copyTo(`copy (${query}) to stdout (format binary)`));
  for await (const piece of stream) {
    signal?.throwIfAborted();
    rows.take(z.instanceof(Buffer).parse(piece), take);
  }
}

const copyItems = `
  select id, source_id, product, channel, language, competitor, account_id, customer_key, time, duplicate_of is null
  from item`;

const copyStatements = (run: string): string => `
  select item_id, start, theme_id, kind, severity, confidence from statement_theme where run_id = '${run}'`;

/** Takes in rows as `copyItems` and `copyStatements` have them. */
function filling(mostItems: number, mostStatements: number) {
  const field = fieldCursor();
  const item = itemColumns(mostItems);
  const said = statementColumns(mostStatements);
  const leafOf = new Int32Array(mostStatements);
  const items = new Places(mostItems, 4);
  const customers = new Places(mostItems, 2);
  const facets = numbered();
  const accounts = new Places(fewAccounts, 4);
  const leaves = numbered();
  const kindAt = new Map<string, number>(kindsInOrder.map((kind, at) => [kind, at]));
  let statements = 0;
  const text = (bytes: Buffer): string => bytes.toString('latin1', field.from, field.end);
  return {
    takeItem(this: void, bytes: Buffer, row: number): void {
      field.begin(bytes, row);
      field.next();
      const at = items.take(bytes, field.from);
      field.next();
      const begins = field.from - 4;
      field.next();
      field.next();
      field.next();
      field.next();
      // Lengths and all: no two combinations look alike.
      item.facetOf[at] = facets.of(bytes.toString('latin1', begins, field.end));
      item.accountOf[at] = field.next() ? 1 + accounts.take(bytes, field.from) : 0;
      field.next();
      item.customerOf[at] = customers.take(bytes, field.from);
      item.times[at] = field.next() ? timeAt(bytes, field.from) : Number.NaN;
      field.next();
      item.originals[at] = bytes[field.from] ?? 0;
    },
    takeStatement(this: void, bytes: Buffer, row: number): void {
      field.begin(bytes, row);
      field.next();
      const of = items.find(bytes, field.from);
      // An item that is gone leaves nothing to count.
      if (of < 0) return;
      said.itemOf[statements] = of;
      field.next();
      said.starts[statements] = bytes.readInt32BE(field.from);
      field.next();
      leafOf[statements] = leaves.of(text(bytes));
      field.next();
      said.kinds[statements] = kindAt.get(text(bytes)) ?? kindsInOrder.length - 1;
      field.next();
      said.severities[statements] = bytes.readFloatBE(field.from);
      field.next();
      said.confidences[statements] = bytes.readFloatBE(field.from);
      statements += 1;
    },
    async finish(): Promise<SaidTable> {
      const idBytes = accounts.keys();
      const ids = [''];
      for (let at = 0; at < accounts.count; at += 1) ids.push(uuidText(idBytes, 16 * at));
      const sorted = await inOrder(said, leafOf, statements, leaves.values.map(uuidOfBytes));
      return {
        ...(await asTheySpeak({ ...item, ids: items.keys() }, items.count, sorted.itemOf)),
        items: items.count,
        facets: facets.values.map(facetOf),
        accounts: ids,
        accountAt: (bytes, at) => 1 + accounts.find(bytes, at),
        customers: customers.count,
        statements,
        ...sorted,
        bytes: bytesFor(mostItems, mostStatements, ids.length),
      };
    },
  };
}

// An instant comes as microseconds since then.
const year2000Ms = Date.UTC(2000, 0, 1);

const timeAt = (bytes: Buffer, at: number): number =>
  Math.floor(Number(bytes.readBigInt64BE(at)) / 1000) + year2000Ms;

/** Numbers values from 0 in the order in which they come. */
function numbered(): { of: (value: string) => number; readonly values: readonly string[] } {
  const places = new Map<string, number>();
  const values: string[] = [];
  return {
    values,
    of: (value) => {
      const known = places.get(value);
      if (known !== undefined) return known;
      places.set(value, values.length);
      return values.push(value) - 1;
    },
  };
}

const uuidOfBytes = (bytes: string): string => uuidText(Buffer.from(bytes, 'latin1'), 0);

function facetOf(packed: string): Facet {
  const bytes = Buffer.from(packed, 'latin1');
  const field = fieldCursor();
  field.begin(bytes, -2);
  field.next();
  const source = uuidText(bytes, field.from);
  const next = (): string | null =>
    field.next() ? bytes.toString('utf8', field.from, field.end) : null;
  return { source, product: next(), channel: next(), language: next(), competitor: next() };
}
