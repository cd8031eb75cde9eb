import { z } from 'zod';
import { Currency } from './finance.js';
import { Interval, Month } from './units.js';

/** A number that is known, one chance in ten below and above, or three points. */
export const DriverEstimate = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('point'), value: z.number() }),
  z.object({
    kind: z.literal('range'),
    p10: z.number(),
    p90: z.number(),
    shape: z.enum(['normal', 'lognormal']).default('normal'),
  }),
  z.object({ kind: z.literal('pert'), least: z.number(), likely: z.number(), most: z.number() }),
]);
export type DriverEstimate = z.infer<typeof DriverEstimate>;

const named = z.string().trim().min(1).max(120);
const nothing = { kind: 'point', value: 0 } as const;

/** Money in minor units of the scenario's currency, shares 0–1 a month. */
export const CashDriversInput = z.object({
  openingCashMinor: DriverEstimate,
  openingMrrMinor: DriverEstimate,
  newMrrMinor: DriverEstimate,
  newMrrGrowth: DriverEstimate.default(nothing),
  /** Standard deviation over mean of single months. */
  newMrrScatter: z.number().min(0).max(5).default(0),
  churnRate: DriverEstimate,
  expansionRate: DriverEstimate,
  spendMinor: DriverEstimate,
  otherCostsMinor: DriverEstimate,
  /** Share of revenue that serving takes: 1 − gross margin. */
  costOfServing: DriverEstimate,
  collectionDays: DriverEstimate,
  hires: z
    .array(z.object({ name: named, month: Month, monthlyCostMinor: DriverEstimate }))
    .max(100)
    .default([]),
  payments: z
    .array(z.object({ name: named, month: Month, amountMinor: DriverEstimate }))
    .max(100)
    .default([]),
  priceChanges: z
    .array(z.object({ month: Month, change: DriverEstimate }))
    .max(24)
    .default([]),
});
export type CashDriversInput = z.infer<typeof CashDriversInput>;

export const CashScenarioInput = z.object({
  name: named,
  note: z.string().trim().max(2000).default(''),
  currency: Currency,
  drivers: CashDriversInput,
});
export type CashScenarioInput = z.infer<typeof CashScenarioInput>;

export const CashScenario = CashScenarioInput.extend({
  id: z.uuid(),
  version: z.int(),
  createdBy: z.string(),
  editedBy: z.string().nullable(),
});
export type CashScenario = z.infer<typeof CashScenario>;

export const CashScenarioList = z.object({
  rows: z.array(CashScenario),
  /** What the books say today, to begin with, and why. */
  proposal: z.object({
    currency: Currency,
    start: Month,
    drivers: CashDriversInput,
    reasons: z.record(z.string(), z.string()),
  }),
});
export type CashScenarioList = z.infer<typeof CashScenarioList>;

export const CashForecastRequest = z.object({
  scenarios: z
    .array(z.object({ name: named, drivers: CashDriversInput }))
    .min(1)
    .max(4),
  /** The first month forecast; without it the running one. */
  start: Month.optional(),
  draws: z.int().min(100).max(10_000).default(2000),
  /** The same seed gives all scenarios the same luck. */
  seed: z.int().min(0).default(1),
});
export type CashForecastRequest = z.infer<typeof CashForecastRequest>;

const Spread = z.object({ p10: z.number(), p50: z.number(), p90: z.number() });
const months = z.array(z.object({ month: Month, cashMinor: Spread, mrrMinor: Spread }));
const end = z.object({
  at: z.number(),
  endCashMinor: z.number(),
  runwayMonths: z.number().nullable(),
});

export const CashForecastView = z.object({
  start: Month,
  draws: z.int(),
  seed: z.int(),
  scenarios: z.array(
    z.object({
      name: z.string(),
      months,
      /** Months until there is no cash; null beyond the forecast's end. */
      runway: z.object({
        p10: z.number().nullable(),
        p50: z.number().nullable(),
        p90: z.number().nullable(),
        runOut: z.array(z.object({ withinMonths: z.int(), chance: Interval })),
      }),
      /** Drivers that are not points, the one that moves cash most first. */
      tornado: z.array(
        z.object({
          key: z.string(),
          label: z.string(),
          low: end,
          high: end,
          swingMinor: z.number(),
          varianceShare: z.number(),
        }),
      ),
      /** Against the first scenario, path by path under the same luck; null for the first. */
      against: z.object({ endCashMinor: Spread, moreAtEnd: Interval }).nullable(),
    }),
  ),
});
export type CashForecastView = z.infer<typeof CashForecastView>;
