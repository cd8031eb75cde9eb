import type { CashDriversInput, CashScenarioList, DriverEstimate } from '@headwater/contract';
import { monthNumber, monthOf } from '@headwater/decision';
import type { z } from 'zod';
import type { Ctx } from '../../platform/index.js';
import { marketingView } from '../marketing/view.js';
import { revenueView } from '../revenue-view.js';
import { cashView } from './statement.js';

type Proposal = z.input<typeof CashScenarioList>['proposal'];
type Key = Exclude<keyof CashDriversInput, 'newMrrScatter' | 'hires' | 'payments' | 'priceChanges'>;

interface Proposed {
  readonly estimate: DriverEstimate;
  readonly reason: string;
}

const year = 12;
const z90 = 1.2815515655446004;
const point = (value: number): DriverEstimate => ({ kind: 'point', value });

/** Mean of the months, as far as they tell it: P10–P90 by its standard error. */
function meanOf(values: readonly number[], round: boolean): DriverEstimate {
  const n = values.length;
  const mean = values.reduce((a, b) => a + b, 0) / Math.max(1, n);
  const shown = (value: number): number =>
    round ? Math.round(value) : Math.round(value * 1e5) / 1e5;
  if (n < 3) return point(shown(mean));
  const half = (z90 * deviation(values, mean)) / Math.sqrt(n);
  const [p10, p90] = [shown(Math.max(0, mean - half)), shown(mean + half)];
  if (p10 === p90) return point(p10);
  return { kind: 'range', p10, p90, shape: p10 > 0 ? 'lognormal' : 'normal' };
}

const deviation = (values: readonly number[], mean: number): number =>
  Math.sqrt(
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1),
  );

const marketingWords = /marketing|advert|\bads?\b|campaign|sponsor|werbung|anzeigen|publicidad/iu;
const servingWords =
  /hosting|cloud|infrastructure|server|payment fee|processing fee|support tool|rechenzentrum|infrastruktur|zahlungsgebühr|alojamiento|infraestructura/iu;

/** Drivers as the books of the last whole twelve months say, each with its reason. */
export async function proposeDrivers(ctx: Ctx): Promise<Proposal> {
  const thisMonth = ctx.clock.now().toISOString().slice(0, 7);
  const from = `${monthOf(monthNumber(thisMonth) - year)}-01`;
  const own = await revenueView(ctx, {});
  const asked = cashView(ctx, { from, currency: own.currency ?? undefined });
  const currency = own.currency ?? (await asked).currency ?? 'EUR';
  const [cash, revenue, marketing] = await Promise.all([
    asked,
    own.currency === null ? own : revenueView(ctx, { from, currency }),
    marketingView(ctx, { from, currency, lag: 0, margin: 1 }),
  ]);
  const won = revenue.months.map((month) => month.new + month.reactivation);
  const mean = won.reduce((a, b) => a + b, 0) / Math.max(1, won.length);
  const proposed = {
    ...fromRevenue(revenue, won),
    ...fromCash(cash, revenue),
    spendMinor: spendOf(marketing, cash),
    collectionDays: {
      estimate: { kind: 'pert', least: 0, likely: 14, most: 45 },
      reason: 'Nothing in the books says when invoices are paid; an assumption to correct.',
    },
    newMrrGrowth: { estimate: point(0), reason: 'No growth of what is won is assumed.' },
  } satisfies Record<Key, Proposed>;
  return {
    currency,
    start: thisMonth,
    drivers: {
      ...mapped(proposed, ({ estimate }) => estimate),
      newMrrScatter:
        won.length >= 3 && mean > 0
          ? Math.min(2, Math.round((deviation(won, mean) / mean) * 100) / 100)
          : 0,
      hires: [],
      payments: [],
      priceChanges: [],
    },
    reasons: mapped(proposed, ({ reason }) => reason),
  };
}

function mapped<V>(of: Record<Key, Proposed>, to: (one: Proposed) => V): Record<Key, V> {
  return {
    openingCashMinor: to(of.openingCashMinor),
    openingMrrMinor: to(of.openingMrrMinor),
    newMrrMinor: to(of.newMrrMinor),
    newMrrGrowth: to(of.newMrrGrowth),
    churnRate: to(of.churnRate),
    expansionRate: to(of.expansionRate),
    spendMinor: to(of.spendMinor),
    otherCostsMinor: to(of.otherCostsMinor),
    costOfServing: to(of.costOfServing),
    collectionDays: to(of.collectionDays),
  };
}

function fromRevenue(
  { months, summary }: Awaited<ReturnType<typeof revenueView>>,
  won: readonly number[],
) {
  const known = summary !== null;
  const paid = months.filter(({ opening }) => opening > 0);
  const told = `of the last ${months.length} whole months`;
  const none = 'There is no recurring revenue in the books; import subscriptions or set it.';
  return {
    openingMrrMinor: {
      estimate: point(summary?.mrr.minor ?? 0),
      reason: known ? `Recurring revenue at the end of ${summary.month}.` : none,
    },
    newMrrMinor: {
      estimate: meanOf(won, true),
      reason: known ? `New and returned revenue a month, mean ${told}.` : none,
    },
    churnRate: {
      estimate: meanOf(
        paid.map((month) => -(month.churn + month.contraction) / month.opening),
        false,
      ),
      reason: known ? `Churn and contraction over opening revenue, mean ${told}.` : none,
    },
    expansionRate: {
      estimate: meanOf(
        paid.map((month) => month.expansion / month.opening),
        false,
      ),
      reason: known ? `Expansion over opening revenue, mean ${told}.` : none,
    },
  };
}

function fromCash(
  { months, rows }: Awaited<ReturnType<typeof cashView>>,
  revenue: Awaited<ReturnType<typeof revenueView>>,
) {
  const last = months.at(-1);
  const outOf = (serving: boolean): number[] =>
    months.map((_, i) =>
      rows
        .filter(({ section, category }) => {
          const isOther = !marketingWords.test(category) && !servingWords.test(category);
          return section === 'operating' && (serving ? servingWords.test(category) : isOther);
        })
        .reduce((sum, { minor }) => sum + Math.max(0, -(minor[i] ?? 0)), 0),
    );
  const served = outOf(true).reduce((a, b) => a + b, 0);
  const earned = revenue.months
    .filter(({ month }) => months.some((one) => one.month === month))
    .reduce((sum, { closing }) => sum + closing, 0);
  const share = earned > 0 ? Math.round(Math.min(1, served / earned) * 1000) / 1000 : 0;
  const none = 'There is no ledger in the books; import ledger lines or set it.';
  return {
    openingCashMinor: {
      estimate: point(last?.closingMinor ?? 0),
      reason: last === undefined ? none : `Cash at the end of ${last.month}, from the ledger.`,
    },
    otherCostsMinor: {
      estimate: meanOf(outOf(false), true),
      reason:
        last === undefined
          ? none
          : `Operating payments a month besides marketing and serving, mean of ${months.length} months.`,
    },
    costOfServing:
      share > 0
        ? {
            estimate: point(share),
            reason: 'Hosting, infrastructure and payment fees of the ledger over revenue.',
          }
        : {
            estimate: { kind: 'range', p10: 0.15, p90: 0.3, shape: 'lognormal' } as const,
            reason:
              'No hosting or fees are named in the ledger; a gross margin of 70–85 % is assumed, to correct.',
          },
  };
}

function spendOf(
  marketing: Awaited<ReturnType<typeof marketingView>>,
  cash: Awaited<ReturnType<typeof cashView>>,
): Proposed {
  if (marketing.months.length > 0) {
    return {
      estimate: meanOf(
        marketing.months.slice(-6).map(({ spendMinor }) => spendMinor),
        true,
      ),
      reason: `Marketing spend a month, mean of the last ${Math.min(6, marketing.months.length)} months.`,
    };
  }
  const rows = cash.rows.filter(({ category }) => marketingWords.test(category));
  return {
    estimate: meanOf(
      cash.months.map((_, i) =>
        rows.reduce((sum, { minor }) => sum + Math.max(0, -(minor[i] ?? 0)), 0),
      ),
      true,
    ),
    reason:
      rows.length > 0
        ? 'Marketing in the ledger, mean of the months.'
        : 'There is no marketing in the books; import it or set it.',
  };
}
