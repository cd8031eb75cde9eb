import { monthlyRevenue } from '../customers/index.js';
import type { Ctx } from '../platform/index.js';
import type { CurrentRun } from './current-run.js';
import type { Totals } from './figures.js';
import { mainKind, type Ranked } from './theme-rows.js';

const recentWeeks = 12;
const sure = 0.9;

/** One sentence that says what is going on: a recent surge, else what grows, else what is largest. */
export async function headline(
  ctx: Ctx,
  run: CurrentRun,
  ranked: readonly Ranked[],
  totals: Totals,
): Promise<string | null> {
  const pains = ranked.filter(({ kindMix }) => mainKind(kindMix) === 'pain');
  const named = (pains.length > 0 ? pains : ranked).filter(({ meta }) => !meta.general);
  const first = named.sort((a, b) => b.figure.customers - a.figure.customers);
  const largest = first[0];
  if (!largest) return null;
  const surging = first
    .map((theme) => ({ theme, surge: recentSurge(run, theme) }))
    .sort((a, b) => (b.surge?.excess ?? 0) - (a.surge?.excess ?? 0))[0];
  if (surging?.surge) {
    const { week, observed, expected } = surging.surge;
    return `“${surging.theme.meta.label}” surged in the week of ${dayInWords(week)}: ${round(observed)} statements where ${round(expected)} were to be expected. ${await touches(ctx, run, surging.theme, totals, 'It')}`;
  }
  const rising = first
    .filter((theme) => growth(theme) > 0)
    .sort((a, b) => growth(b) - growth(a))[0];
  if (rising) {
    return `“${rising.meta.label}” ${growthInWords(rising)} over the last 12 weeks. ${await touches(ctx, run, rising, totals, 'It')}`;
  }
  return touches(ctx, run, largest, totals, `“${largest.meta.label}” is the most widespread: it`);
}

interface RecentSurge {
  week: string;
  observed: number;
  expected: number;
  excess: number;
}

export function recentSurge(run: CurrentRun, { meta }: Ranked): RecentSurge | null {
  const last = run.last_full_week;
  if (last === null) return null;
  const since = new Date(Date.parse(last) - (recentWeeks - 1) * 7 * 86_400_000)
    .toISOString()
    .slice(0, 10);
  const recent = meta.trend.surges
    .filter(({ week }) => week >= since)
    .map((surge) => ({ ...surge, excess: surge.observed - surge.expected }))
    .sort((a, b) => b.excess - a.excess);
  return recent[0] ?? null;
}

// What it adds: a large theme that grows by half matters more than a tiny one that doubles.
function growth({ meta: { trend }, figure }: Ranked): number {
  if (trend.direction !== 'rising' || trend.certainty < sure) return 0;
  return (trend.change?.value ?? 0) * figure.customers;
}

function growthInWords({ meta }: Ranked): string {
  const change = meta.trend.change?.value ?? 0;
  if (change >= 2) return `grew to ${(1 + change).toFixed(1)} times its share of feedback`;
  if (change >= 0.9) return 'doubled its share of feedback';
  return `grew by ${Math.round(change * 100)} % of its share of feedback`;
}

async function touches(
  ctx: Ctx,
  run: CurrentRun,
  { figure }: Ranked,
  totals: Totals,
  subject: string,
): Promise<string> {
  const customers = percent(figure.customers, totals.customers);
  const revenue = await revenueShare(ctx, run, figure.revenueMinor);
  return `${subject} touches ${customers} of customers${revenue === null ? '' : ` and ${revenue} of monthly revenue`}.`;
}

async function revenueShare(
  ctx: Ctx,
  run: CurrentRun,
  minor: number | null,
): Promise<string | null> {
  if (run.currency === null || minor === null) return null;
  const total = (await monthlyRevenue(ctx)).get(run.currency) ?? 0;
  return total > 0 ? percent(minor, total) : null;
}

function percent(part: number, whole: number): string {
  const share = whole > 0 ? (100 * part) / whole : 0;
  if (part > 0 && share < 0.1) return 'less than 0.1 %';
  return `${share < 10 ? Number(share.toFixed(1)) : Math.round(share)} %`;
}

const round = (value: number): number =>
  value < 10 ? Number(value.toFixed(1)) : Math.round(value);

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
export const dayInWords = (day: string): string => dayFormat.format(new Date(`${day}T00:00:00Z`));
