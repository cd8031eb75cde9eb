import { estimateProblem, type Estimate } from '../estimate/index.js';
import { isMonth, type Month } from '../month.js';

/**
 * What cash hangs on. Each estimate is drawn once a path and holds for all its months: not knowing the churn
 * rate is not averaged away by waiting. Money in minor units of one currency.
 */
export interface CashDrivers {
  readonly openingCashMinor: Estimate;
  /** Monthly recurring revenue at the start. */
  readonly openingMrrMinor: Estimate;
  /** Recurring revenue won in a month. */
  readonly newMrrMinor: Estimate;
  /** Growth of what is won, a month: 0.02 is two per cent. Default 0. */
  readonly newMrrGrowth?: Estimate;
  /** How much single months scatter around what is won: standard deviation over mean. Default 0. */
  readonly newMrrScatter?: number;
  /** Shares of recurring revenue lost, and gained from customers that stay, in a month. */
  readonly churnRate: Estimate;
  readonly expansionRate: Estimate;
  readonly priceChanges?: readonly PriceChange[];
  readonly hires?: readonly Hire[];
  /** Marketing spend a month. */
  readonly spendMinor: Estimate;
  /** All other costs a month, salaries of today's people among them. */
  readonly otherCostsMinor: Estimate;
  /** Cost of serving: the share of revenue that hosting, support and fees take (1 − gross margin). */
  readonly costOfServing: Estimate;
  /** Days from the month's revenue to its money. */
  readonly collectionDays: Estimate;
  /** Single payments: money raised, taxes, a machine. */
  readonly payments?: readonly Payment[];
}

export interface PriceChange {
  /** The first month at the new price. */
  readonly month: Month;
  /** 0.1 is ten per cent more; what customers make of it belongs in the churn rate. */
  readonly change: Estimate;
}

export interface Hire {
  readonly name: string;
  /** The first month paid. */
  readonly month: Month;
  readonly monthlyCostMinor: Estimate;
}

export interface Payment {
  readonly name: string;
  readonly month: Month;
  /** Positive comes in, negative goes out. */
  readonly amountMinor: Estimate;
}

/** One estimate among the drivers. */
export interface NamedDriver {
  /** Stable: luck is drawn by this name. */
  readonly key: string;
  readonly label: string;
  readonly estimate: Estimate;
}

const labels = {
  openingCashMinor: 'Opening cash',
  openingMrrMinor: 'Opening recurring revenue',
  newMrrMinor: 'New recurring revenue',
  newMrrGrowth: 'Growth of new recurring revenue',
  churnRate: 'Churn',
  expansionRate: 'Expansion',
  spendMinor: 'Marketing spend',
  otherCostsMinor: 'Other costs',
  costOfServing: 'Cost of serving',
  collectionDays: 'Collection delay',
} as const;

export type LevelKey = keyof typeof labels;

const levelKeys = Object.keys(labels).filter((key): key is LevelKey => key in labels);

const none: Estimate = { kind: 'point', value: 0 };

/** All estimates of the drivers, by stable keys. */
export function namedDrivers(drivers: CashDrivers): NamedDriver[] {
  return [
    ...levelKeys.map((key) => ({ key, label: labels[key], estimate: drivers[key] ?? none })),
    ...(drivers.priceChanges ?? []).map(({ month, change }) => ({
      key: `price ${month}`,
      label: `Price change of ${month}`,
      estimate: change,
    })),
    ...(drivers.hires ?? []).map(({ name, monthlyCostMinor }) => ({
      key: `hire ${name}`,
      label: `Cost of ${name}`,
      estimate: monthlyCostMinor,
    })),
    ...(drivers.payments ?? []).map(({ name, amountMinor }) => ({
      key: `payment ${name}`,
      label: name,
      estimate: amountMinor,
    })),
  ];
}

/** What is wrong with the drivers, one line each, naming the driver; empty if they can be run. */
export function driverProblems(drivers: CashDrivers): string[] {
  const named = namedDrivers(drivers);
  const problems = named.flatMap(({ label, estimate }) => {
    const problem = estimateProblem(estimate);
    return problem === null ? [] : `${label}: ${problem}`;
  });
  const dated = [
    ...(drivers.priceChanges ?? []),
    ...(drivers.hires ?? []),
    ...(drivers.payments ?? []),
  ];
  for (const { month } of dated) {
    if (!isMonth(month)) problems.push(`"${month}" is no month: write YYYY-MM.`);
  }
  const keys = new Set<string>();
  for (const { key, label } of named) {
    if (keys.has(key)) problems.push(`${label} is given twice: names and months must differ.`);
    keys.add(key);
  }
  if ((drivers.newMrrScatter ?? 0) < 0) {
    problems.push('The scatter of new recurring revenue must not be negative.');
  }
  return problems;
}
