import { isCurrency, monthNumber, monthOf } from '@headwater/decision';
import { AppError, type Ctx } from '../platform/index.js';
import { readSettings } from './settings.js';

interface PeriodQuery {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly currency?: string | undefined;
}

/** Months `YYYY-MM`, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Fifty years of months are more than anybody draws. */
const mostMonths = 600;

/** The months that are asked for within those that there are; without an end, up to the last whole one. */
export function periodOf(ctx: Ctx, query: PeriodQuery, extent: Period): Period {
  if (query.from !== undefined && query.to !== undefined && query.from > query.to) {
    throw new AppError({
      code: 'bad-period',
      field: 'from',
      message: `The period begins (${query.from}) after it ends (${query.to}). Give a from that is not after to.`,
    });
  }
  const thisMonth = monthNumber(ctx.clock.now().toISOString().slice(0, 7));
  const first = monthNumber(extent.from);
  const whole = Math.max(first, Math.min(monthNumber(extent.to), thisMonth - 1));
  const askedTo = query.to === undefined ? undefined : monthNumber(query.to.slice(0, 7));
  const to = askedTo === undefined ? whole : Math.min(askedTo, thisMonth);
  const askedFrom = query.from === undefined ? first : monthNumber(query.from.slice(0, 7));
  const from = Math.max(first, askedFrom, to - mostMonths + 1);
  return { from: monthOf(Math.min(from, to)), to: monthOf(to) };
}

/** What amounts are told in: what is asked for, what is set, else what most rows are in. */
export async function reportingCurrency(
  ctx: Ctx,
  asked: string | undefined,
  present: readonly string[],
): Promise<string | null> {
  if (asked !== undefined && !isCurrency(asked)) {
    throw new AppError({
      code: 'unknown-currency',
      field: 'currency',
      message: `"${asked}" is no currency: write its ISO 4217 code, like EUR.`,
    });
  }
  return asked ?? (await readSettings(ctx)).currency ?? present[0] ?? null;
}
