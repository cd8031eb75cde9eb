import { WorthMeasure, type ThemeRow, type ThemeSort } from '@headwater/contract';
import { createColumnHelper, tableFeatures } from '@tanstack/react-table';
import { Pin } from 'lucide-react';
import { count, countRange, money, percent, percentRange, plural } from '../format.js';
import { Change, cohesionWords, Level, severityWords } from '../ui/figures.js';
import { KindChip } from '../ui/kind.js';
import { Sparkline } from '../ui/sparkline.js';
import { ThemeLink } from '../ui/theme-link.js';
import { worthText, worthWords } from '../ui/worth.js';

export const features = tableFeatures({});
const helper = createColumnHelper<typeof features, ThemeRow>();

type Look = {
  sort?: ThemeSort;
  right?: boolean;
  /** From which width the column is shown; the figures that decide come first. */
  from?: string;
  width?: string;
};
const looks: Record<string, Look> = {
  rank: { sort: 'impact', right: true, from: 'max-md:hidden', width: 'w-9' },
  theme: { sort: 'label' },
  customers: { sort: 'customers', right: true, width: 'w-22 max-sm:w-20' },
  revenue: { sort: 'revenue', right: true, from: 'max-md:hidden', width: 'w-29' },
  atRisk: { sort: 'atRisk', right: true, width: 'w-29 max-sm:w-27' },
  lost: { sort: 'lost', right: true, width: 'w-29 max-sm:w-27' },
  blocked: { sort: 'blocked', right: true, width: 'w-29 max-sm:w-27' },
  share: { sort: 'share', right: true, from: 'max-md:hidden', width: 'w-20' },
  weeks: { from: 'max-[1180px]:hidden', width: 'w-25' },
  change: { sort: 'change', width: 'w-30 max-sm:w-27' },
  severity: { sort: 'severity', from: 'max-[1180px]:hidden', width: 'w-21' },
  cohesion: { sort: 'cohesion', from: 'max-2xl:hidden', width: 'w-21' },
};

const Stacked = ({ main, range }: { main: string; range: string }) => (
  <span className="num block whitespace-nowrap">
    <span className="block font-medium">{main}</span>
    <span className="block text-xs text-quiet">{range}</span>
  </span>
);

const columns = helper.columns([
  helper.display({
    id: 'rank',
    header: () => (
      <abbr
        title="Order by impact: customers, for pains weighted by severity"
        className="no-underline"
      >
        #
      </abbr>
    ),
    cell: ({ row: { index } }) => <span className="num text-quiet">{index + 1}</span>,
  }),
  helper.display({
    id: 'theme',
    header: 'Theme',
    cell: ({ row: { original } }) => (
      <div className="min-w-0">
        <div className="flex min-w-0 items-center gap-2">
          {original.pinned ? (
            <Pin aria-label="Pinned" className="size-3.5 shrink-0 text-accent" />
          ) : null}
          <ThemeLink id={original.id} label={original.label} className="truncate text-base" />
        </div>
        <div className="flex min-w-0 items-center gap-1.5">
          <KindChip kind={original.kind} />
          <p dir="auto" className="min-w-0 truncate text-quiet" title={original.summary}>
            {original.summary}
          </p>
        </div>
      </div>
    ),
  }),
  helper.display({
    id: 'customers',
    header: 'Customers',
    cell: ({ row: { original } }) => (
      <Stacked
        main={count(Math.round(original.customers.value))}
        range={countRange(original.customers)}
      />
    ),
  }),
  helper.display({
    id: 'revenue',
    header: 'Revenue',
    cell: ({ row: { original } }) =>
      original.revenue === null ? (
        <span className="text-quiet" title="No account of this theme has revenue on record">
          –
        </span>
      ) : (
        <Stacked
          {...(original.worth === null
            ? {
                main: money(original.revenue.money),
                range: plural(original.revenue.accounts, 'account'),
              }
            : worthText(original.worth.touched, 'touched', original.worth.currency))}
        />
      ),
  }),
  ...(['atRisk', 'lost', 'blocked'] as const).map((measure) =>
    helper.display({
      id: measure,
      header: worthWords[measure].short,
      cell: ({ row: { original } }) => {
        if (original.worth === null || original.worth[measure].accounts === 0) {
          return <span className="text-quiet">–</span>;
        }
        const {
          main,
          range,
          count: counted,
        } = worthText(original.worth[measure], measure, original.worth.currency);
        return <Stacked main={main} range={range === '' ? counted : range} />;
      },
    }),
  ),
  helper.display({
    id: 'share',
    header: 'Share',
    cell: ({ row: { original } }) => (
      <Stacked main={percent(original.share.value)} range={percentRange(original.share)} />
    ),
  }),
  helper.display({
    id: 'weeks',
    header: '12 weeks',
    cell: ({ row: { original } }) => (
      <Sparkline
        values={original.sparkline}
        label="Statements in each of the last 12 weeks"
        className="block"
      />
    ),
  }),
  helper.display({
    id: 'change',
    header: 'Change',
    cell: ({ row: { original } }) => (
      <Change trend={original.trend} good={original.kind === 'praise'} stacked />
    ),
  }),
  helper.display({
    id: 'severity',
    header: 'Severity',
    cell: ({ row: { original } }) => (
      <Level value={original.severity} words={severityWords} stacked />
    ),
  }),
  helper.display({
    id: 'cohesion',
    header: 'Cohesion',
    cell: ({ row: { original } }) => (
      <Level value={original.cohesion} words={cohesionWords} stacked />
    ),
  }),
]);

/** A phone has room for two figures: ranked by money it shows money instead of the change. */
export const looksFor = (sort: ThemeSort): Record<string, Look> =>
  sort === 'revenue' || sort === 'atRisk' || sort === 'lost' || sort === 'blocked'
    ? {
        ...looks,
        revenue: { ...looks['revenue'], from: '', width: 'w-29 max-sm:w-27' },
        change: { ...looks['change'], from: 'max-sm:hidden' },
      }
    : looks;

/** Money is one column: the measure that is chosen. */
export const columnsFor = (measure: WorthMeasure) =>
  columns.filter(
    ({ id }) =>
      id === (measure === 'touched' ? 'revenue' : measure) ||
      (id !== 'revenue' && !WorthMeasure.options.some((other) => other === id)),
  );
