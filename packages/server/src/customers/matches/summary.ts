import { wilson } from '@headwater/decision';
import type { MatchState, MatchSummary, MatchWay } from '@headwater/contract';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../../platform/index.js';

/** How much feedback has an account, and how often each way was right where people looked. */
export async function matchSummary(ctx: Ctx): Promise<z.input<typeof MatchSummary>> {
  const [items, states, ways, jobs] = await Promise.all([
    sql<{ all: number; matched: number; unmatched: number; voices: number }>`
      select count(*)::int as all, count(account_id)::int as matched,
        (count(*) filter (where account_id is null and identity is not null))::int as unmatched,
        (count(distinct identity) filter (where account_id is null))::int as voices
      from item where duplicate_of is null`.execute(ctx.db),
    sql<{ state: MatchState; voices: number }>`
      select state, count(*)::int as voices from account_match group by state`.execute(ctx.db),
    readWays(ctx),
    ctx.db
      .selectFrom('job')
      .select('id')
      .where('name', '=', 'customers.match')
      .where('state', 'in', ['waiting', 'running'])
      .limit(1)
      .execute(),
  ]);
  const { all = 0, matched = 0, unmatched = 0, voices = 0 } = items.rows[0] ?? {};
  const inState = new Map(states.rows.map((row) => [row.state, row.voices]));
  return {
    items: all,
    matchedItems: matched,
    unmatchedItems: unmatched,
    unmatchedVoices: voices,
    namelessItems: all - matched - unmatched,
    voices: {
      unmatched: inState.get('unmatched') ?? 0,
      suggested: inState.get('suggested') ?? 0,
      taken: inState.get('taken') ?? 0,
      confirmed: inState.get('confirmed') ?? 0,
      corrected: inState.get('corrected') ?? 0,
      rejected: inState.get('rejected') ?? 0,
    },
    ways,
    matching: jobs.length > 0,
  };
}

/** The way that a decision was about is what the voice was found by before it. */
async function readWays(ctx: Ctx): Promise<z.input<typeof MatchSummary>['ways']> {
  const { rows } = await sql<{
    how: MatchWay;
    taken: number;
    suggested: number;
    confirmed: number;
    refused: number;
  }>`
    select how, (count(*) filter (where state = 'taken'))::int as taken,
      (count(*) filter (where state = 'suggested'))::int as suggested,
      (count(*) filter (where state = 'confirmed'))::int as confirmed,
      (count(*) filter (where state in ('corrected', 'rejected')))::int as refused
    from (
      select state, case when state in ('confirmed', 'corrected', 'rejected')
        then jsonb_path_query_first(history, '$[*] ? (@.state == "taken" || @.state == "suggested")') ->> 'how'
        else how end as how
      from account_match
    ) w where how is not null group by how order by how`.execute(ctx.db);
  return rows.map((row) => ({
    ...row,
    right:
      row.confirmed + row.refused === 0
        ? null
        : rightShare(row.confirmed, row.confirmed + row.refused),
  }));
}

function rightShare(confirmed: number, decided: number) {
  const { low, high } = wilson(confirmed, decided);
  return { value: confirmed / decided, low, high };
}
