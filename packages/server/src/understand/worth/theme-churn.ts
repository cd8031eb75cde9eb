import type { OwnFilter, Kind, ThemeChurn } from '@headwater/contract';
import { accountMonths, monthOfDay, themeAndChurn, type HazardSpell } from '@headwater/decision';
import { sql } from 'kysely';
import type { z } from 'zod';
import { accountSpells } from '../../customers/index.js';
import { notFound, type Ctx } from '../../platform/index.js';
import { currentRun } from '../current-run.js';
import { themeEnded } from '../locked-theme.js';
import { firstWords, saidUnder, type Said } from '../said/index.js';
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
  const [spells, speakers, spoke] = await Promise.all([
    accountSpells(ctx),
    readSpeakers(ctx, scope, []),
    firstMonths(ctx, await saidUnder(ctx, run, filter)),
  ]);
  const voices = speakers.of(id, kind ?? 'all');
  const said = new Map(
    Array.from(voices.places, (place, at) => [speakers.accounts[place], voices.times[at]]),
  );
  const months = accountMonths(
    spells.map(({ id: account, starts, left, plan }): HazardSpell => ({
      start: monthOfDay(starts),
      churned: left === null ? null : monthOfDay(left),
      plan,
      said: monthOf(said.get(account)),
      spoke: spoke.get(account) ?? null,
    })),
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

const monthOf = (time: number | undefined): string | null =>
  time === undefined || Number.isNaN(time) ? null : monthOfDay(new Date(time).toISOString());

/** The month in which each account first said anything: who talks at all may leave less often. */
async function firstMonths(ctx: Ctx, said: Said | null): Promise<ReadonlyMap<string, string>> {
  if (said) {
    const { table } = said;
    return new Map(
      [...firstWords(table)].flatMap((time, place): [string, string][] => {
        const month = monthOf(time);
        return month === null || place === 0 ? [] : [[table.accounts[place] ?? '', month]];
      }),
    );
  }
  const { rows } = await sql<{ account: string; month: string }>`
    select account_id as account, to_char(min(time) at time zone 'UTC', 'YYYY-MM') as month
    from item where account_id is not null and time is not null and duplicate_of is null
    group by account_id`.execute(ctx.db);
  return new Map(rows.map(({ account, month }) => [account, month]));
}
