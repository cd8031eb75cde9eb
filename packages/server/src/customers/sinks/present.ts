import { sql } from 'kysely';
import type { Ctx } from '../../platform/index.js';
import type { Entry } from './sift.js';

type Table = 'contact' | 'subscription' | 'invoice';

interface PresentRow {
  readonly key: string;
  readonly hash: string;
  readonly origin: string | null;
}

/** Rows that are in by these keys. */
export async function presentRows(
  tx: Ctx,
  table: Table,
  entries: readonly Entry[],
): Promise<readonly PresentRow[]> {
  const { rows } = await sql<PresentRow>`
    select key, content_hash as hash, origin from ${sql.table(table)}
    where key = any(${entries.map(({ key }) => key)}::text[])`.execute(tx.db);
  return rows;
}

/** Rows that are in as they are belong to this import now, and no longer to the demo alone. */
export async function keepKnown(
  tx: Ctx,
  table: Table,
  entries: readonly Entry[],
  { origin, demo }: { readonly origin: string; readonly demo: boolean },
): Promise<void> {
  if (entries.length === 0) return;
  await sql`
    update ${sql.table(table)} set origin = ${origin}, demo = demo and ${demo}
    where key = any(${entries.map(({ key }) => key)}::text[])`.execute(tx.db);
}
