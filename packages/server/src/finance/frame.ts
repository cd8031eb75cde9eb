import { isCurrency, monthNumber, type RateTable } from '@headwater/decision';
import { sql } from 'kysely';
import { rateTable } from '../customers/index.js';
import { AppError, type Ctx } from '../platform/index.js';
import { isAccountFiltered, type AccountFilter } from './account-filter.js';
import { currentGeneration, type Generation } from './generation.js';
import { readSettings } from './settings.js';

/** What a request is about, once settled: everything that is read after it is of one count. */
export interface RevenueFrame {
  readonly generation: Generation;
  /** Products, netted over them; '' alone is the portfolio. */
  readonly scopes: readonly string[];
  readonly filter: AccountFilter;
  /** Month numbers, both included. */
  readonly from: number;
  readonly to: number;
  readonly extent: { readonly from: number; readonly to: number };
  /** The month that is not over. */
  readonly thisMonth: number;
  /** What amounts are told in; null where nobody ever paid. */
  readonly currency: string | null;
  readonly rates: RateTable;
}

/** Whether a count has added up what is asked for: everybody's, of one product or of the portfolio. */
export const isCounted = ({ scopes, filter }: Pick<RevenueFrame, 'scopes' | 'filter'>): boolean =>
  scopes.length === 1 && !isAccountFiltered(filter);

interface FrameQuery {
  readonly product?: readonly string[] | undefined;
  readonly segment?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly currency?: string | undefined;
}

// Fifty years of months are more than anybody draws.
const mostMonths = 600;

/** Undefined where nothing has been counted or nothing has been paid yet. */
export async function revenueFrame(ctx: Ctx, query: FrameQuery): Promise<RevenueFrame | undefined> {
  if (query.currency !== undefined && !isCurrency(query.currency)) {
    throw new AppError({
      code: 'unknown-currency',
      field: 'currency',
      message: `"${query.currency}" is no currency: write its ISO 4217 code, like EUR.`,
    });
  }
  const thisMonth = monthNumber(ctx.clock.now().toISOString().slice(0, 7));
  const asked = {
    from: query.from === undefined ? undefined : monthNumber(query.from.slice(0, 7)),
    to: query.to === undefined ? undefined : monthNumber(query.to.slice(0, 7)),
  };
  if (asked.from !== undefined && asked.to !== undefined && asked.from > asked.to) {
    throw new AppError({
      code: 'bad-period',
      field: 'from',
      message: `The period begins (${query.from}) after it ends (${query.to}). Give a from that is not after to.`,
    });
  }
  const generation = await currentGeneration(ctx.db);
  if (generation === undefined || generation.firstMonth === null) return undefined;
  const first = generation.firstMonth;
  if (first > thisMonth) return undefined;
  // What a running month will add is not known, so that by itself the last whole one ends the period.
  const last = Math.max(first, thisMonth - 1);
  const to = Math.min(asked.to ?? last, thisMonth);
  const from = Math.max(first, asked.from ?? first, to - mostMonths + 1);
  return {
    generation,
    scopes: scopesOf(query.product),
    filter: { segment: query.segment },
    from,
    to,
    extent: { from: first, to: thisMonth },
    thisMonth,
    currency: query.currency ?? (await usualCurrency(ctx, generation.id, to)),
    rates: await rateTable(ctx),
  };
}

/** Each product once, however often it is asked for. */
function scopesOf(products: readonly string[] = []): readonly string[] {
  return products.length === 0 ? [''] : [...new Set(products)].toSorted();
}

/** The one that is set, else the one that most accounts of the portfolio pay in (or did at last). */
async function usualCurrency(ctx: Ctx, generation: number, month: number): Promise<string | null> {
  const { currency } = await readSettings(ctx);
  if (currency !== null) return currency;
  const { rows } = await sql<{ currency: string }>`
    select currency from mrr_closing
    where generation = ${generation} and scope = '' and accounts > 0
    order by (month = ${month}) desc, (month < ${month}) desc, accounts desc, currency limit 1`.execute(
    ctx.db,
  );
  return rows[0]?.currency ?? null;
}
