import type { Worth, WorthFigure, WorthMeasure } from '@headwater/contract';
import { bootstrapSum, seededRandom } from '@headwater/decision';
import type { AccountStake } from '../../customers/index.js';
import type { BlockedDeal, Stakes } from './stakes.js';
import type { Speakers, SpokenKind, Voices } from './voices.js';

/** What one account or deal adds to a figure; `counted` is null where its currency has no rate. */
export interface WorthEntry {
  readonly account: AccountStake | null;
  readonly deal: BlockedDeal | null;
  readonly minor: number;
  readonly currency: string;
  readonly counted: number | null;
  readonly saidAt: number | null;
  readonly day: string | null;
}

export interface WeighedBy {
  readonly stakes: Stakes;
  readonly today: string;
  readonly renewalMonths: number;
}

const dayMs = 86_400_000;
const daysAMonth = 30.4375;

/** The day up to which a renewal counts as near. */
function renewalEnd({ today, renewalMonths }: WeighedBy): string {
  const days = Math.round(renewalMonths * daysAMonth);
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

type Amount = { readonly minor: number; readonly currency: string; readonly day: string | null };

/** What an account puts into a figure, or null where it has no part in it. */
function amountOf(
  account: AccountStake,
  saidAt: number | null,
  measure: Exclude<WorthMeasure, 'blocked'>,
  by: WeighedBy & { readonly until: string },
): Amount | null {
  const { monthlyMinor, currency, renewal, left, lostMinor, lostCurrency } = account;
  if (measure === 'lost') {
    if (left === null || lostMinor === null || lostCurrency === null || saidAt === null)
      return null;
    // It must have said it before it left: a complaint afterwards is no reason.
    return saidAt < Date.parse(`${left}T00:00:00Z`)
      ? { minor: lostMinor, currency: lostCurrency, day: left }
      : null;
  }
  if (monthlyMinor === null || currency === null || monthlyMinor === 0) return null;
  if (measure === 'touched') return { minor: monthlyMinor, currency, day: renewal };
  const near = renewal !== null && renewal >= by.today && renewal <= by.until;
  return near ? { minor: monthlyMinor, currency, day: renewal } : null;
}

/** The rows under a figure. */
export function worthEntries(
  voices: Voices,
  deals: ReadonlySet<string>,
  measure: WorthMeasure,
  by: WeighedBy,
): readonly WorthEntry[] {
  const { stakes } = by;
  if (measure === 'blocked') {
    return [...deals].flatMap((item): WorthEntry[] => {
      const deal = stakes.deals.get(item);
      if (!deal) return [];
      const { minor, currency, day } = deal;
      const counted = stakes.convert(minor, currency);
      const account = deal.account === null ? null : (stakes.accounts.get(deal.account) ?? null);
      return [{ account, deal, minor, currency, counted, saidAt: null, day }];
    });
  }
  const until = renewalEnd(by);
  const entries: WorthEntry[] = [];
  for (const [id, saidAt] of voices) {
    const account = stakes.accounts.get(id);
    const amount = account && amountOf(account, saidAt, measure, { ...by, until });
    if (!account || !amount) continue;
    const counted = stakes.convert(amount.minor, amount.currency);
    entries.push({ account, deal: null, saidAt, counted, ...amount });
  }
  return entries;
}

// Enough for an interval's ends to stay within a hundredth of its width.
const draws = 1000;

function figureOf(entries: readonly WorthEntry[], population: number): WorthFigure {
  const values = entries.flatMap(({ counted }) => (counted === null ? [] : [counted]));
  const { value, low, high } = bootstrapSum(Float64Array.from(values), {
    // The same figures must get the same interval at each look.
    random: seededRandom(values.length),
    draws,
    population,
  });
  return {
    value: Math.round(value),
    low: Math.round(low),
    high: Math.round(high),
    accounts: values.length,
  };
}

const measures = ['touched', 'atRisk', 'lost', 'blocked'] as const satisfies WorthMeasure[];

/** All figures of one set of voices. Accounts are drawn from among those that speak of it. */
export function weigh(voices: Voices, deals: ReadonlySet<string>, by: WeighedBy): Worth {
  const entries = measures.map((measure) => worthEntries(voices, deals, measure, by));
  const known = voices.size;
  const [touched, atRisk, lost, blocked] = entries.map((each, at) =>
    figureOf(each, measures[at] === 'blocked' ? each.length : known),
  );
  const nothing: WorthFigure = { value: 0, low: 0, high: 0, accounts: 0 };
  const left = new Set(
    entries
      .flat()
      .flatMap(({ account, deal, counted }) =>
        counted === null ? [account?.id ?? deal?.item] : [],
      ),
  );
  return {
    currency: by.stakes.currency,
    touched: touched ?? nothing,
    atRisk: atRisk ?? nothing,
    lost: lost ?? nothing,
    blocked: blocked ?? nothing,
    leftOut: left.size,
  };
}

export const weighTheme = (
  speakers: Speakers,
  theme: string,
  kind: SpokenKind,
  by: WeighedBy,
): Worth => weigh(speakers.of(theme, kind), speakers.deals(theme, kind), by);
