import { monthNumber, type Month } from '../month.js';

/** One spell of an account: months in a row in which it pays. */
export interface HazardSpell {
  /** The first month at whose end it pays. */
  readonly start: Month;
  /** The first month at whose end it no longer pays; `null` while it does. */
  readonly churned: Month | null;
  /** Its plan (at the beginning, so that a change of plan is no consequence taken for a cause). */
  readonly plan: string;
  /** The month in which it first said the theme; `null` if never. */
  readonly said: Month | null;
  /** The month in which it first said anything at all; without it nobody is compared by that. */
  readonly spoke?: Month | null;
}

/** Account-months that are alike: how many, and in how many the account churned. */
export interface HazardCell {
  readonly tenure: number;
  readonly plan: string;
  /** Quarters since year 0. */
  readonly quarter: number;
  readonly said: boolean;
  readonly spoke: boolean;
  readonly months: number;
  readonly events: number;
}

export interface AccountMonths {
  readonly cells: readonly HazardCell[];
  /** Spells at risk in at least one month: ever having said it by then, and all. */
  readonly accountsSaid: number;
  readonly accounts: number;
}

/** Tenures from this month on are one: few are so old, and they leave alike. */
const oldest = 60;

/**
 * The months in which accounts could churn, counted by tenure, plan, quarter and what they had said **by the
 * end of the month before**: a complaint in the very month of leaving may be a farewell. A month counts if the
 * account paid at the end of the one before it and lies in `from` … `through`.
 */
export function accountMonths(
  spells: Iterable<HazardSpell>,
  window: { readonly from?: Month; readonly through: Month },
): AccountMonths {
  const first = window.from === undefined ? 0 : monthNumber(window.from);
  const last = monthNumber(window.through);
  const numbers = new Map<Month, number>();
  const numberOf = (month: Month): number => {
    let number = numbers.get(month);
    if (number === undefined) {
      number = monthNumber(month);
      numbers.set(month, number);
    }
    return number;
  };
  const plans = new Map<string, number>();
  const cells = new Map<number, { months: number; events: number }>();
  let accounts = 0;
  let accountsSaid = 0;
  for (const spell of spells) {
    const start = numberOf(spell.start);
    const churned = spell.churned === null ? Infinity : numberOf(spell.churned);
    const said = spell.said === null ? Infinity : numberOf(spell.said);
    const spoke = spell.spoke === undefined || spell.spoke === null ? said : numberOf(spell.spoke);
    const plan = plans.get(spell.plan) ?? plans.size;
    plans.set(spell.plan, plan);
    const begin = Math.max(start + 1, first);
    const end = Math.min(churned, last);
    if (begin > end) continue;
    accounts += 1;
    if (said < end) accountsSaid += 1;
    for (let month = begin; month <= end; month += 1) {
      const tenure = Math.min(month - start, oldest);
      const quarter = Math.floor(month / 3);
      const flags = (said < month ? 1 : 0) + (spoke < month ? 2 : 0);
      const key = ((plan * 64 + tenure) * 4 + flags) * 65536 + quarter;
      let cell = cells.get(key);
      if (cell === undefined) {
        cell = { months: 0, events: 0 };
        cells.set(key, cell);
      }
      cell.months += 1;
      if (month === churned) cell.events += 1;
    }
  }
  const names = [...plans.keys()];
  return {
    accounts,
    accountsSaid,
    cells: [...cells].map(([key, { months, events }]) => {
      const rest = Math.floor(key / 65536);
      const flags = rest % 4;
      const tenure = Math.floor(rest / 4) % 64;
      return {
        tenure,
        plan: names[Math.floor(rest / 256)] ?? '',
        quarter: key % 65536,
        said: flags % 2 === 1,
        spoke: flags >= 2,
        months,
        events,
      };
    }),
  };
}
