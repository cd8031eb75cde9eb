import type { OwnFilter, Kind, ThemeChurn } from '@headwater/contract';
import {
  accountMonths,
  monthOf,
  monthOfDay,
  themeAndChurn,
  type HazardSpell,
  type Month,
} from '@headwater/decision';
import { sql } from 'kysely';
import type { z } from 'zod';
import { accountSpells, type AccountSpell } from '../../customers/index.js';
import { notFound, type Ctx } from '../../platform/index.js';
import { currentRun } from '../current-run.js';
import { themeEnded } from '../locked-theme.js';
import { firstWords, saidUnder, type Said, type SaidTable } from '../said/index.js';
import { themeMetas } from '../theme-metas.js';
import { readSpeakers } from './voices.js';

/** Whether accounts that speak of a theme leave more often afterwards, plan, tenure and time alike. */
export async function themeChurn(
  ctx: Ctx,
  id: string,
  query: OwnFilter & { kind?: Kind | undefined },
): Promise<z.input<typeof ThemeChurn>> {
  const { kind, ...filter } = query;
  const run = await currentRun(ctx.db);
  if (!run) throw notFound('theme');
  const metas = await themeMetas(ctx.db, run.id);
  if (!metas.has(id)) throw themeEnded();
  const scope = { run, metas, filter, wanted: (theme: { id: string }) => theme.id === id };
  const [spells, speakers, said] = await Promise.all([
    accountSpells(ctx),
    readSpeakers(ctx, scope, []),
    saidUnder(ctx, run, filter),
  ]);
  const voices = speakers.of(id, kind ?? 'all');
  const saidIn = new Map<string, Month | null>();
  for (const [at, place] of voices.places.entries()) {
    saidIn.set(speakers.accounts[place] ?? '', monthAt(voices.times[at] ?? Number.NaN));
  }
  const months = accountMonths(
    (await spellsWithWords(ctx, spells, said)).map(
      // Field by field: a hundred thousand are made at every question.
      ({ id: account, start, churned, plan, spoke }): HazardSpell => ({
        start,
        churned,
        plan,
        spoke,
        said: saidIn.get(account) ?? null,
      }),
    ),
    { through: monthOfDay(ctx.clock.now().toISOString()) },
  );
  const found = themeAndChurn(months);
  const { accounts, accountMonths: all, events } = found;
  return {
    accounts,
    accountMonths: all,
    events,
    said: { ...found.said },
    unsaid: { ...found.unsaid },
    result: found.ok
      ? {
          oddsRatio: { ...found.profile },
          pValue: found.p,
          parameters: found.parameters,
          words: found.words,
        }
      : null,
    refusal: found.ok ? null : found.message,
  };
}

/** Null where the time is not known. */
function monthAt(time: number): Month | null {
  if (Number.isNaN(time)) return null;
  const day = new Date(time);
  return monthOf(12 * day.getUTCFullYear() + day.getUTCMonth());
}

type SpellWithWords = Omit<HazardSpell, 'said' | 'spoke'> & {
  readonly id: string;
  readonly spoke: Month | null;
};
type Spells = readonly AccountSpell[];

// Both lists are kept over many requests, and so is what follows from them.
const kept = new WeakMap<SaidTable, { spells: Spells; with: readonly SpellWithWords[] }>();

/** With the month in which each account first said anything: who talks at all may leave less often. */
async function spellsWithWords(
  ctx: Ctx,
  spells: Spells,
  said: Said | null,
): Promise<readonly SpellWithWords[]> {
  if (said === null) return withWords(spells, await firstMonths(ctx));
  const present = kept.get(said.table);
  if (present?.spells === spells) return present.with;
  const { accounts } = said.table;
  const spoke = new Map<string, Month | null>();
  for (const [place, time] of firstWords(said.table).entries()) {
    if (place > 0) spoke.set(accounts[place] ?? '', monthAt(time));
  }
  const made = withWords(spells, spoke);
  kept.set(said.table, { spells, with: made });
  return made;
}

const withWords = (
  spells: Spells,
  spoke: ReadonlyMap<string, Month | null>,
): readonly SpellWithWords[] =>
  spells.map(({ id, starts, left, plan }) => ({
    id,
    start: monthOfDay(starts),
    churned: left === null ? null : monthOfDay(left),
    plan,
    spoke: spoke.get(id) ?? null,
  }));

async function firstMonths(ctx: Ctx): Promise<ReadonlyMap<string, Month>> {
  const { rows } = await sql<{ account: string; month: string }>`
    select account_id as account, to_char(min(time) at time zone 'UTC', 'YYYY-MM') as month
    from item where account_id is not null and time is not null and duplicate_of is null
    group by account_id`.execute(ctx.db);
  return new Map(rows.map(({ account, month }) => [account, month]));
}
