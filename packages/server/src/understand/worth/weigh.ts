import type { Worth, WorthFigure, WorthMeasure } from '@headwater/contract';
import { bootstrapSum, seededRandom } from '@headwater/decision';
import type { AccountStake } from '../../customers/index.js';
import {
  accountMeasures,
  amountsOf,
  hasPart,
  hasRate,
  type AccountMeasure,
  type Amounts,
  type WeighedBy,
} from './amounts.js';
import type { BlockedDeal } from './stakes.js';
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

/** Who speaks, and what each of them is worth. */
export interface Weighing {
  readonly by: WeighedBy;
  readonly speakers: Speakers;
  readonly amounts: Amounts;
}

export const weighing = (speakers: Speakers, by: WeighedBy): Weighing => ({
  by,
  speakers,
  amounts: amountsOf(speakers.accounts, by),
});

/** Calls with every account that has a part in a figure: its place, and what it adds. */
function eachPart(
  { counted, leftAt }: Amounts,
  { places, times }: Voices,
  measure: AccountMeasure,
  call: (counted: number, place: number, time: number) => void,
): void {
  const values = counted[measure];
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    const value = values[place] ?? Number.NaN;
    if (!hasPart(value)) continue;
    const time = times[at] ?? Number.NaN;
    // It must have said it before it left: a complaint afterwards is no reason.
    if (measure === 'lost' && !(time < (leftAt[place] ?? Number.NaN))) continue;
    call(value, place, time);
  }
}

/** The rows under a figure. */
export function worthEntries(
  { by, amounts }: Weighing,
  voices: Voices,
  deals: ReadonlySet<string>,
  measure: WorthMeasure,
): readonly WorthEntry[] {
  if (measure === 'blocked') return dealEntries(deals, by);
  const entries: WorthEntry[] = [];
  eachPart(amounts, voices, measure, (counted, place, time) => {
    const account = amounts.stakes[place];
    const amount = amounts.amount(place, measure);
    if (!account || !amount) return;
    entries.push({
      account,
      deal: null,
      saidAt: Number.isNaN(time) ? null : time,
      counted: hasRate(counted) ? counted : null,
      ...amount,
    });
  });
  return entries;
}

const dealEntries = (deals: ReadonlySet<string>, { stakes }: WeighedBy): WorthEntry[] =>
  [...deals].flatMap((item) => {
    const deal = stakes.deals.get(item);
    if (!deal) return [];
    const { minor, currency, day } = deal;
    const counted = stakes.convert(minor, currency);
    const account = deal.account === null ? null : (stakes.accounts.get(deal.account) ?? null);
    return [{ account, deal, minor, currency, counted, saidAt: null, day }];
  });

/** The values of a theme's figures alone: what themes are ranked by. */
export type WorthSizes = Readonly<Record<WorthMeasure, number>>;

export function sizesOf(
  { by, speakers, amounts }: Weighing,
  theme: string,
  kind: SpokenKind,
): WorthSizes {
  const sizes = { touched: 0, atRisk: 0, lost: 0, blocked: 0 };
  const voices = speakers.of(theme, kind);
  for (const measure of accountMeasures) {
    eachPart(amounts, voices, measure, (counted) => {
      if (hasRate(counted)) sizes[measure] += counted;
    });
  }
  for (const { counted } of dealEntries(speakers.deals(theme, kind), by)) {
    sizes.blocked += counted ?? 0;
  }
  return sizes;
}

// Enough for an interval's ends to stay within a hundredth of its width.
const draws = 1000;

/** Sorts the amounts: the same figures must get the same interval at each look, in whatever order they were read. */
function figureOf(amounts: Float64Array, population: number): WorthFigure {
  const values = amounts.sort();
  const { value, low, high } = bootstrapSum(values, {
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

/** All figures of one set of voices. Accounts are drawn from among those that speak of it. */
export function weigh(
  { by, amounts }: Weighing,
  voices: Voices,
  deals: ReadonlySet<string>,
): Worth {
  const leftOut = new Set<string>();
  const [touched, atRisk, lost] = accountMeasures.map((measure) => {
    const values = new Float64Array(voices.places.length);
    let count = 0;
    eachPart(amounts, voices, measure, (counted, place) => {
      if (hasRate(counted)) values[count++] = counted;
      else leftOut.add(amounts.stakes[place]?.id ?? '');
    });
    return figureOf(values.subarray(0, count), voices.places.length);
  });
  const blocked: number[] = [];
  for (const { account, deal, counted } of dealEntries(deals, by)) {
    if (counted === null) leftOut.add(account?.id ?? deal?.item ?? '');
    else blocked.push(counted);
  }
  const nothing: WorthFigure = { value: 0, low: 0, high: 0, accounts: 0 };
  return {
    currency: by.stakes.currency,
    touched: touched ?? nothing,
    atRisk: atRisk ?? nothing,
    lost: lost ?? nothing,
    blocked: figureOf(Float64Array.from(blocked), deals.size),
    leftOut: leftOut.size,
  };
}

export const weighTheme = (weighing: Weighing, theme: string, kind: SpokenKind): Worth =>
  weigh(weighing, weighing.speakers.of(theme, kind), weighing.speakers.deals(theme, kind));
