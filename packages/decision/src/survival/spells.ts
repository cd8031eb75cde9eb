import { monthNumber, monthOf, monthOfDay, type Month } from '../month.js';
import type { Subscription } from '../revenue/index.js';
import type { SurvivalRow } from './kaplan-meier.js';

/** Months in a row in which an account pays. */
export interface Spell {
  /** The first month at whose end it pays. */
  readonly start: Month;
  /** The first month at whose end it no longer pays; `null` while it does. */
  readonly churned: Month | null;
}

/**
 * When one account paid anything at all, in any currency and for any of the products of these subscriptions:
 * a change of product or currency is no end. What begins after `through` is not known yet.
 */
export function payingSpells(subscriptions: Iterable<Subscription>, through: Month): Spell[] {
  const last = monthNumber(through);
  const spans = [...subscriptions]
    .filter(({ mrrMinor }) => mrrMinor > 0)
    .map(({ start, end }) => ({
      from: monthNumber(monthOfDay(start)),
      to: end === null ? Infinity : monthNumber(monthOfDay(end)),
    }))
    .filter(({ from, to }) => from < to && from <= last)
    .toSorted((a, b) => a.from - b.from);
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of spans) {
    const open = joined.at(-1);
    if (open !== undefined && from <= open.to) open.to = Math.max(open.to, to);
    else joined.push({ from, to });
  }
  return joined.map(({ from, to }) => ({
    start: monthOf(from),
    churned: to > last ? null : monthOf(to),
  }));
}

/** A spell as a row of a survival curve: how many months it has lasted, and whether it ended. */
export function survivalRow(spell: Spell, through: Month): SurvivalRow {
  const end = spell.churned === null ? monthNumber(through) + 1 : monthNumber(spell.churned);
  return { duration: end - monthNumber(spell.start), event: spell.churned !== null };
}

/** Rows that are alike, counted: a hundred thousand accounts become some dozens of rows. */
export function groupRows(rows: Iterable<SurvivalRow>): SurvivalRow[] {
  const groups = new Map<string, { duration: number; event: boolean; count: number }>();
  for (const { duration, event, count = 1 } of rows) {
    const key = `${duration}${event ? 'x' : '+'}`;
    const own = groups.get(key);
    if (own === undefined) groups.set(key, { duration, event, count });
    else own.count += count;
  }
  return [...groups.values()].toSorted((a, b) => a.duration - b.duration);
}
