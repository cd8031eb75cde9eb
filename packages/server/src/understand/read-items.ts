import { sql, type Kysely } from 'kysely';
import { whoseCondition } from '../listen/index.js';
import type { Database } from '../platform/tables.js';
import type { AnalysisItem, AnalysisMembers } from './analysis-messages.js';

const pageRows = 5000;

/**
 * Items that count, without reposts, in the order of their ids; only those that stand as some batch up to this one
 * left them, so that an analysis which goes on after a stop reads what it read before. Feedback about competitors
 * forms themes with all other, but it is given no time: weeks and trends are one's own alone.
 */
export async function* readAnalysisItems(
  db: Kysely<Database>,
  throughBatch: number,
  afterBatch = -1,
): AsyncGenerator<AnalysisItem[], void, void> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await sql<AnalysisItem>`
      select id, text,
        case when ${whoseCondition('us')} then (extract(epoch from time) * 1000)::float8 end as time,
        customer_key::text as customer, language,
        case when rating_high > rating_low
          then greatest(0, least(1, (rating - rating_low) / (rating_high - rating_low)))
        end::float8 as rating
      from item i
      where id > ${after} and duplicate_of is null and batch <= ${throughBatch}
        and batch > ${afterBatch}
      order by id
      limit ${pageRows}`.execute(db);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.id;
  }
}

/** Who was in which theme of a run: by it the next run gives a theme its old identity. */
export async function* readMembers(
  db: Kysely<Database>,
  runId: string,
): AsyncGenerator<AnalysisMembers, void, void> {
  const themes = await db
    .selectFrom('theme_run')
    .select(['theme_id', 'parent_id', 'level'])
    .where('run_id', '=', runId)
    .orderBy('theme_id')
    .execute();
  for (const { theme_id: theme, level } of themes) {
    const inside = themes.filter((row) => row.theme_id === theme || row.parent_id === theme);
    const { rows } = await sql<{ member: string }>`
      select item_id || ':' || start as member from statement_theme
      where theme_id = any(${inside.map((row) => row.theme_id)}::uuid[]) and run_id = ${runId}
      order by item_id, start`.execute(db);
    yield { theme, level: level === 0 ? 0 : 1, members: rows.map((row) => row.member) };
  }
}
