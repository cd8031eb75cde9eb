import { z } from 'zod';
import { OwnFilter } from './common.js';
import { ThemeId } from './ids.js';
import { Interval } from './units.js';

/** `nps`: 9 and 10 of 10 count 100, up to 6 count −100. `rating`: the mean on the most usual scale. */
export const Measure = z.enum(['rating', 'nps']);

/**
 * `GET /api/v1/what-moved`: the days `from` to `to` against as many days before. Default: the last twelve full weeks;
 * NPS where most ratings are on a scale of 0 to 10.
 */
export const WhatMovedQuery = OwnFilter.extend({ measure: Measure.optional() });
export type WhatMovedQuery = z.infer<typeof WhatMovedQuery>;

const PeriodView = z.object({
  /** UTC days, inclusive. */
  from: z.iso.date(),
  to: z.iso.date(),
  mean: z.number().nullable(),
  items: z.int().nonnegative(),
  customers: z.int().nonnegative(),
});

const ThemePart = z.object({ share: z.number(), mean: z.number().nullable() });

export const WhatMovedView = z.object({
  measure: Measure,
  /** What ratings are told on; null where there are none. */
  scale: z.object({ low: z.number(), high: z.number() }).nullable(),
  /** Share of the customers that was counted, drawn by their key: 1 unless there are very many ratings. */
  sampled: z.number(),
  before: PeriodView,
  after: PeriodView,
  /** Mean after less mean before; null where a period has no rating. Rows and `others` add up to it. */
  change: Interval.nullable(),
  rows: z.array(
    z.object({
      /** Null: feedback of no theme. */
      theme: z.object({ id: ThemeId, label: z.string() }).nullable(),
      before: ThemePart,
      after: ThemePart,
      /** By being a larger or smaller part of the feedback. */
      mix: Interval,
      /** By being rated better or worse. */
      level: Interval,
      total: Interval,
    }),
  ),
  /** What the themes that are not listed contributed together. */
  others: z.object({ themes: z.int().nonnegative(), total: z.number() }),
});
export type WhatMovedView = z.infer<typeof WhatMovedView>;
