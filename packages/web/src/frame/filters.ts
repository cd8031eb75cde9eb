import { useNavigate, useSearch } from '@tanstack/react-router';
import { Whose } from '@headwater/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { facetsQuery } from '../api/listen.js';

const optional = z.string().min(1).optional().catch(undefined);
const date = z.iso.date().optional().catch(undefined);

/** The frame's filters live in the URL, so that every view is a link. */
export const FrameSearch = z.object({
  /** Several: the name is repeated in the address. */
  product: z
    .union([
      z
        .string()
        .min(1)
        .transform((one) => [one]),
      z.array(z.string().min(1)).min(1),
    ])
    .optional()
    .catch(undefined),
  segment: optional,
  period: z.enum(['30d', '90d', '180d', '365d', 'custom']).optional().catch(undefined),
  from: date,
  to: date,
  whose: Whose.optional().catch(undefined),
});
export type FrameSearch = z.infer<typeof FrameSearch>;
export type Period = NonNullable<FrameSearch['period']>;
export const frameKeys = ['product', 'segment', 'period', 'from', 'to', 'whose'] as const;
export type FrameFilter = 'product' | 'period' | 'segment' | 'whose';

/** Which of the frame's filters a page obeys: one that it doesn't is not shown there. */
export const filtersOn = (pathname: string): ReadonlyArray<FrameFilter> => {
  const under = (path: string) => pathname === path || pathname.startsWith(`${path}/`);
  if (under('/pains') || under('/themes') || pathname === '/listen') {
    return ['product', 'period', 'segment', 'whose'];
  }
  if (pathname === '/customers') return ['product', 'segment'];
  if (pathname === '/finance/revenue') return ['product', 'period', 'segment'];
  if (pathname === '/finance/marketing' || pathname === '/finance/cash') {
    return ['product', 'period'];
  }
  if (under('/customers/matches') || under('/customers/segments')) return [];
  return under('/customers') ? ['product', 'period'] : [];
};

/** Said explicitly, since links keep the frame's filters otherwise. */
export const noFrameFilters = {
  product: undefined,
  segment: undefined,
  period: undefined,
  from: undefined,
  to: undefined,
  whose: undefined,
} as const;

const presetDays: Record<Exclude<Period, 'custom'>, number> = {
  '30d': 30,
  '90d': 90,
  '180d': 180,
  '365d': 365,
};

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

/**
 * A preset counts back from the last day that has feedback: "90 days" of a file that ended in March
 * means the 90 days up to March, not an empty page.
 */
export const periodDates = (
  search: FrameSearch,
  lastDay: string | null,
  today: string,
): { from?: string; to?: string } => {
  if (search.period === undefined) return {};
  if (search.period === 'custom') {
    return {
      ...(search.from === undefined ? {} : { from: search.from }),
      ...(search.to === undefined ? {} : { to: search.to }),
    };
  }
  const end = lastDay !== null && lastDay < today ? lastDay : today;
  const start = Date.parse(`${end}T00:00:00Z`) - (presetDays[search.period] - 1) * 86_400_000;
  return { from: isoDay(start), to: end };
};

export const useFrameSearch = (): FrameSearch => {
  const search = useSearch({ strict: false });
  return useMemo(() => FrameSearch.parse(search), [search]);
};

type Filters = {
  product?: ReadonlyArray<string>;
  segment?: string;
  from?: string;
  to?: string;
  whose?: string;
};

/** The frame's filters as the API takes them. */
export const useFilters = (): Filters => {
  const search = useFrameSearch();
  const facets = useQuery(facetsQuery).data;
  const lastDay = facets?.lastDay ?? null;
  const [today] = useState(() => isoDay(Date.now()));
  return useMemo(
    () => ({
      ...(search.product === undefined ? {} : { product: search.product }),
      ...(search.segment === undefined ? {} : { segment: search.segment }),
      ...periodDates(search, lastDay, today),
      ...(search.whose === undefined ? {} : { whose: search.whose }),
    }),
    [search, lastDay, today],
  );
};

/** Changes search parameters of the page that is open and leaves the others as they are. */
export const useSetSearch = () => {
  const navigate = useNavigate();
  return (
    patch: Record<string, string | ReadonlyArray<string> | undefined>,
    options: { replace?: boolean } = {},
  ) =>
    void navigate({
      to: '.',
      search: (old: Record<string, unknown>) => ({ ...old, ...patch }),
      replace: options.replace ?? false,
      resetScroll: false,
    });
};
