import { normalName } from '../column-names.js';
import type { BookMapping } from './field-guess.js';
import type { AmountPeriod } from './plan.js';
import type { BookKind } from './types.js';

/** What the column's name says of its amounts: "MRR" is of a month and "ARR" of a year, whatever the interval. */
export function amountPeriodOf(kind: BookKind, mapping: BookMapping): AmountPeriod {
  const name = normalName(mapping['amount'] ?? '');
  if (kind !== 'subscriptions') return 'interval';
  if (/\b(?:mrr|monthly|per month|monatlich|mensuel|mensual)\b/.test(name)) return 'month';
  return /\b(?:arr|acv|annual|annually|yearly|per year|jahrlich|anual|annuel)\b/.test(name)
    ? 'year'
    : 'interval';
}
