import type { OwnFilter, ThemeView } from '@headwater/contract';
import { sql } from 'kysely';
import type { z } from 'zod';
import { itemConditions } from '../listen/index.js';
import type { Ctx } from '../platform/index.js';
import type { CurrentRun } from './current-run.js';
import { shareInterval } from './interval.js';
import { spokenByWeek, type Said, type Spoken } from './said/index.js';
import { weeksAbout } from './statement-weeks.js';

type Weeks = z.input<typeof ThemeView>['weeks'];

interface WeeksWanted {
  readonly run: CurrentRun;
  readonly leaves: readonly string[];
  readonly whose: OwnFilter['whose'];
  /** What is said about these products; null: ask the database. */
  readonly said: Said | null;
}

/** Week by week, from the first to the last with feedback; weeks without any of it count as zero. */
export async function readWeeks(ctx: Ctx, wanted: WeeksWanted): Promise<Weeks> {
  const { run, leaves, whose, said } = wanted;
  const [weeks, spoken] = await Promise.all([
    weeksAbout(ctx, run, whose),
    said ? spokenByWeek(said, leaves) : countSpoken(ctx, wanted),
  ]);
  return Object.entries(weeks)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([week, total]) => {
      const { statements = 0, customers = 0 } = spoken.get(week) ?? {};
      return { week, statements, customers, share: shareInterval(statements, total) };
    });
}

async function countSpoken(
  ctx: Ctx,
  { run, leaves, whose }: WeeksWanted,
): Promise<ReadonlyMap<string, Spoken>> {
  const { rows } = await sql<Spoken & { week: string }>`
    select to_char(date_trunc('week', i.time at time zone 'UTC'), 'YYYY-MM-DD') as week,
      count(*)::int as statements, count(distinct st.customer_key)::int as customers
    from statement_theme st join item i on i.id = st.item_id and ${itemConditions({ whose })}
    where st.theme_id = any(${leaves}::uuid[]) and st.run_id = ${run.id} and i.time is not null
    group by 1`.execute(ctx.db);
  return new Map(rows.map((row) => [row.week, row]));
}
