import type { GapPage } from '@headwater/contract';
import { sql, type Kysely, type Selectable } from 'kysely';
import type { z } from 'zod';
import type { Database } from '../platform/tables.js';
import { anyTheme } from './cells.js';
import type { MarketRunTable } from './tables.js';

export type MarketRunView = NonNullable<z.input<typeof GapPage>['run']>;

/** The count that every page of the market reads: of the current analysis, or, while that is counted, the one before. */
export async function countedRun(
  db: Kysely<Database>,
): Promise<Selectable<MarketRunTable> | undefined> {
  return db
    .selectFrom('market_run')
    .selectAll()
    .orderBy('counted_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** What the figures stand on; null before the first count. */
export async function marketRun(db: Kysely<Database>): Promise<MarketRunView | null> {
  const run = await countedRun(db);
  if (!run) return null;
  const { rows } = await sql<{ who: string; customers: number }>`
    select who, customers from market_count
    where run_id = ${run.run_id} and theme_id = ${anyTheme} and segment = '' and kind = 'all'
      and who in ('us', 'them')`.execute(db);
  const of = (who: string): number => rows.find((row) => row.who === who)?.customers ?? 0;
  return {
    run: run.run_id,
    countedAt: run.counted_at.toISOString(),
    rate: run.rate,
    looks: run.looks,
    us: of('us'),
    them: of('them'),
  };
}
