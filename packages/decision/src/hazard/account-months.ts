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
  // One block of numbers for each plan and quarter: looking up each month's cell took most of the time.
  const blocks = new Map<number, Block>();
  // Cells by their keys, in the order in which they are met.
  const met: number[] = [];
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
    let block: Block | undefined;
    for (let month = begin; month <= end; month += 1) {
      const quarter = Math.floor(month / 3);
      if (block?.quarter !== quarter) block = blockOf(blocks, plan, quarter);
      const tenure = Math.min(month - start, oldest);
      const flags = (said < month ? 1 : 0) + (spoke < month ? 2 : 0);
      const cell = tenure * 4 + flags;
      const months = block.months[cell] ?? 0;
      if (months === 0) met.push((plan * cellsInBlock + cell) * quarters + quarter);
      block.months[cell] = months + 1;
      if (month === churned) block.events[cell] = (block.events[cell] ?? 0) + 1;
    }
  }
  const names = [...plans.keys()];
  return {
    accounts,
    accountsSaid,
    cells: met.map((key) => {
      const quarter = key % quarters;
      const rest = Math.floor(key / quarters);
      const cell = rest % cellsInBlock;
      const plan = Math.floor(rest / cellsInBlock);
      const { months, events } = blockOf(blocks, plan, quarter);
      return {
        tenure: Math.floor(cell / 4),
        plan: names[plan] ?? '',
        quarter,
        said: cell % 2 === 1,
        spoke: cell % 4 >= 2,
        months: months[cell] ?? 0,
        events: events[cell] ?? 0,
      };
    }),
  };
}

/** Account-months of a plan in a quarter by tenure and what had been said. */
interface Block {
  readonly quarter: number;
  readonly months: Int32Array;
  readonly events: Int32Array;
}

const quarters = 65_536;
const cellsInBlock = 4 * (oldest + 1);

function blockOf(blocks: Map<number, Block>, plan: number, quarter: number): Block {
  const key = plan * quarters + quarter;
  const present = blocks.get(key);
  if (present !== undefined) return present;
  const made = {
    quarter,
    months: new Int32Array(cellsInBlock),
    events: new Int32Array(cellsInBlock),
  };
  blocks.set(key, made);
  return made;
}
