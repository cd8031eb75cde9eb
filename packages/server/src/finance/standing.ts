import type { LifetimeView } from '@headwater/contract';
import {
  lifetimeValue,
  retention,
  seededRandom,
  z95,
  type Interval,
  type Retention,
  type SurvivalRow,
} from '@headwater/decision';
import { sql, type Kysely } from 'kysely';
import type { z } from 'zod';
import type { Database } from '../platform/tables.js';
import { isAccountFiltered } from './account-filter.js';
import type { RevenueFrame } from './frame.js';
import { lifeRows } from './life-rows.js';
import { Memo } from './memo.js';
import { valuer, windowBalances, type WindowBalances } from './read-balances.js';

const windowMonths = 12;
const lifetimeDraws = 400;
const seed = 1;

/** What only the accounts one by one can tell at the end of a period. */
export interface Standing {
  readonly since: number;
  readonly retention: Retention;
  /** Accounts that pay, each once. */
  readonly paying: number;
  /** What one pays a month, minor units. */
  readonly arpa: Interval | null;
  readonly lifetime: z.input<typeof LifetimeView>;
}

// Of everybody, who is asked about on every visit. Segments change by themselves, and are few rows.
const memo = new Memo<Standing>(200);

export async function standing(db: Kysely<Database>, frame: RevenueFrame): Promise<Standing> {
  if (isAccountFiltered(frame.filter)) return workOut(db, frame);
  const { generation, scopes, to, currency } = frame;
  const rates = await ratesKey(db, frame);
  const key = JSON.stringify([generation.countedAt, generation.id, scopes, to, currency, rates]);
  return memo.of(key, () => workOut(db, frame));
}

/** A rate may come in before the count that follows it. */
async function ratesKey(db: Kysely<Database>, frame: RevenueFrame): Promise<string> {
  const { rows } = await sql<{ currency: string }>`
    select distinct currency from mrr_closing
    where generation = ${frame.generation.id} and scope = '' order by 1`.execute(db);
  const value = valuer(frame.rates, frame.currency ?? '', frame.to);
  return rows.map(({ currency }) => `${currency}${value(currency)?.(1e9) ?? '-'}`).join();
}

async function workOut(db: Kysely<Database>, frame: RevenueFrame): Promise<Standing> {
  const since = frame.to - windowMonths;
  const [balances, lives] = await Promise.all([
    windowBalances(db, frame, since),
    lifeRows(db, frame),
  ]);
  const arpa = arpaOf(balances);
  return {
    since,
    retention: retention(balances.balances, { random: seededRandom(seed) }),
    paying: balances.paying,
    arpa,
    lifetime: lifetimeOf(lives, arpa),
  };
}

/** With the interval of a mean. */
function arpaOf({ paying, sum, squares }: WindowBalances): Interval | null {
  if (paying === 0) return null;
  const value = sum / paying;
  const variance = paying > 1 ? Math.max(0, squares - sum * value) / (paying - 1) : 0;
  const half = z95 * Math.sqrt(variance / paying);
  return { value, low: Math.max(0, value - half), high: value + half };
}

function lifetimeOf(
  lives: readonly SurvivalRow[],
  arpa: Interval | null,
): z.input<typeof LifetimeView> {
  const found = lifetimeValue(lives, {
    arpaMinor: arpa ?? 0,
    grossMargin: 1,
    random: seededRandom(seed),
    draws: lifetimeDraws,
  });
  const { accounts, events } = found;
  if (!found.ok) return { ok: false, reason: found.message, accounts, events };
  return {
    ok: true,
    value: found.valueMinor,
    months: found.months,
    tailShare: found.tailShare,
    horizonMonths: found.horizon,
    accounts,
    events,
  };
}
