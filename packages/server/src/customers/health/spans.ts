import type { HealthSignal, HealthView } from '@headwater/contract';
import { beforeDays, recentDays } from './health.js';

type Span = HealthView['reasons'][number]['span'];

export function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

/** The days whose feedback a reason was counted from, where spans end with `through`; null where it is of the books. */
export function spanOf(signal: HealthSignal, through: string): Span {
  const recentFrom = dayBefore(through, recentDays - 1);
  if (signal === 'revenue' || signal === 'renewal') return null;
  return signal === 'silence'
    ? { from: dayBefore(recentFrom, beforeDays), to: dayBefore(recentFrom, 1) }
    : { from: recentFrom, to: null };
}
