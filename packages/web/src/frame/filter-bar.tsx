import type { Facets } from '@headwater/contract';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { CalendarDays, Package, Swords, Users } from 'lucide-react';
import { facetsQuery } from '../api/listen.js';
import { competitorQuery } from '../api/market.js';
import { calendarDay, count } from '../format.js';
import { BareInput } from '../ui/field.js';
import { Select, type Choice } from '../ui/select.js';
import { filtersOn, useFrameSearch, useSetSearch, type Period } from './filters.js';
import { SelectSeveral } from '../ui/select-several.js';

const periods: ReadonlyArray<Choice<Period | 'all'>> = [
  { value: 'all', label: 'All time' },
  { value: '30d', label: 'Last 30 days' },
  { value: '90d', label: 'Last 90 days' },
  { value: '180d', label: 'Last 6 months' },
  { value: '365d', label: 'Last 12 months' },
  { value: 'custom', label: 'From … to …' },
];

const ALL = '';

const sides: ReadonlyArray<Choice<string>> = [
  { value: 'us', label: 'Our products' },
  { value: 'them', label: 'Competitors' },
  { value: 'all', label: 'Ours and theirs' },
];

/** Whose products feedback is about. Lists of pains are of one's own, the inbox is of all, unless chosen otherwise. */
const WhoseSelect = ({ className }: { className: string }) => {
  const { pathname } = useLocation();
  const { whose } = useFrameSearch();
  const set = useSetSearch();
  const usual = pathname.startsWith('/listen') ? 'all' : 'us';
  const value = whose ?? usual;
  const one = useQuery({
    ...competitorQuery(value),
    enabled: sides.every((side) => side.value !== value),
  }).data;
  return (
    <Select
      label="Whose products"
      icon={<Swords aria-hidden className="size-4 shrink-0 text-quiet" />}
      value={value}
      on={value !== usual}
      choices={one === undefined ? sides : [...sides, { value: one.id, label: one.name }]}
      onChange={(next) => set({ whose: next === usual ? undefined : next })}
      className={className}
    />
  );
};

/** Product, period, segment, and whose product where there is any but ours: the same on every page that shows feedback. */
const FilterBar = ({ stacked = false }: { stacked?: boolean }) => {
  const search = useFrameSearch();
  const set = useSetSearch();
  const facets = useQuery(facetsQuery).data;
  const width = stacked ? 'w-full' : 'max-w-52';
  const option = ({ value, label = value, items }: Facets['products'][number]) => ({
    value,
    label,
    hint: count(items),
  });
  const products = facets?.products ?? [];
  const segments = facets?.segments ?? [];
  const { pathname } = useLocation();
  const shown = filtersOn(pathname);
  return (
    <fieldset
      aria-label="Filters"
      className={stacked ? 'flex flex-col gap-2' : 'flex min-w-0 items-center gap-2'}
    >
      <SelectSeveral
        label="Products"
        icon={<Package aria-hidden className="size-4 shrink-0 text-quiet" />}
        all="All products"
        many={(values) => `${values.length} products`}
        values={search.product ?? []}
        choices={products.map(option)}
        onChange={(values) => set({ product: values.length === 0 ? undefined : values })}
        className={width}
      />
      {shown.includes('period') ? (
        <Select
          label="Period"
          icon={<CalendarDays aria-hidden className="size-4 shrink-0 text-quiet" />}
          value={search.period ?? 'all'}
          on={search.period !== undefined}
          choices={periods}
          onChange={(value) =>
            set({
              period: value === 'all' ? undefined : value,
              from: value === 'custom' ? (facets?.firstDay ?? undefined) : undefined,
              to: value === 'custom' ? (facets?.lastDay ?? undefined) : undefined,
            })
          }
          className={width}
        />
      ) : null}
      {shown.includes('period') && search.period === 'custom' ? (
        <div className="flex items-center gap-1.5">
          <BareInput
            label="From"
            type="date"
            value={search.from ?? ''}
            max={search.to}
            onChange={(event) => set({ from: event.target.value || undefined }, { replace: true })}
            className={stacked ? undefined : 'w-34'}
          />
          <span className="text-quiet">–</span>
          <BareInput
            label="To"
            type="date"
            value={search.to ?? ''}
            min={search.from}
            onChange={(event) => set({ to: event.target.value || undefined }, { replace: true })}
            className={stacked ? undefined : 'w-34'}
          />
        </div>
      ) : null}
      {segments.length === 0 || !shown.includes('segment') ? null : (
        <Select
          label="Segment"
          icon={<Users aria-hidden className="size-4 shrink-0 text-quiet" />}
          value={search.segment ?? ALL}
          on={search.segment !== undefined}
          choices={[{ value: ALL, label: 'All segments' }, ...segments.map(option)]}
          onChange={(value) => set({ segment: value === ALL ? undefined : value })}
          className={width}
        />
      )}
      {!shown.includes('whose') ||
      (search.whose === undefined && (facets?.theirs ?? 0) === 0) ? null : (
        <WhoseSelect className={width} />
      )}
      {stacked && shown.includes('period') && facets?.firstDay && facets.lastDay ? (
        <p className="text-xs text-quiet">
          Feedback from {calendarDay(facets.firstDay)} to {calendarDay(facets.lastDay)}.
        </p>
      ) : null}
    </fieldset>
  );
};

export default FilterBar;
