import { OpportunityQuery, type OpportunityPage, type OpportunityRow } from '@headwater/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import { useMemo } from 'react';
import { opportunitiesQuery } from '../api/market.js';
import { count } from '../format.js';
import { useSetSearch } from '../frame/filters.js';
import { KindChip, kindOrder, kinds } from '../ui/kind.js';
import { LoadMore } from '../ui/load-more.js';
import { Page } from '../ui/page.js';
import { HowCounted } from '../ui/popover.js';
import { SearchBox } from '../ui/search-box.js';
import { Select } from '../ui/select.js';
import { EmptyState, ErrorState, Skeleton } from '../ui/states.js';
import { ThemeLink } from '../ui/theme-link.js';
import { DataTable, Stacked, TableSkeleton, type Column } from '../ui/data-table.js';
import { Downloads } from '../ui/downloads.js';
import { EmptyMarket } from './empty-market.js';
import { decimal, decimalRange } from './figures.js';
import { OpportunityChart } from './opportunity-chart.js';
import { MarketTabs } from './tabs.js';
import { useListKeys, useRows, useSort } from '../ui/use-list.js';
import { Whisker } from './whisker.js';

const sorts = OpportunityQuery.shape.sort.unwrap().options;
type Sort = OpportunityQuery['sort'];
type Row = OpportunityRow & { id: string };
const ALL = '';

const columns: ReadonlyArray<Column<Row, Sort>> = [
  {
    id: 'theme',
    header: 'Theme',
    sort: 'label',
    cell: ({ theme }) => (
      <div className="min-w-0">
        <ThemeLink id={theme.id} label={theme.label} className="block truncate text-base" />
        <KindChip kind={theme.kind} />
      </div>
    ),
  },
  {
    id: 'score',
    header: 'Opportunity',
    sort: 'score',
    right: true,
    className: 'w-24 max-sm:w-22',
    cell: ({ score }) => <Stacked main={decimal(score.value)} under={decimalRange(score)} />,
  },
  {
    id: 'whisker',
    header: <span className="sr-only">Opportunity, drawn from 0 to 20</span>,
    className: 'w-40 max-md:hidden',
    cell: ({ score }) => (
      <Whisker
        interval={score}
        from={0}
        to={20}
        title={`Opportunity ${decimal(score.value)} of 20 (${decimalRange(score)})`}
      />
    ),
  },
  {
    id: 'importance',
    header: 'Importance',
    sort: 'importance',
    right: true,
    className: 'w-24 max-sm:hidden',
    cell: ({ importance }) => (
      <Stacked main={decimal(importance.value)} under={decimalRange(importance)} />
    ),
  },
  {
    id: 'satisfaction',
    header: 'Satisfaction',
    sort: 'satisfaction',
    right: true,
    className: 'w-24 max-sm:hidden',
    cell: ({ satisfaction }) => (
      <Stacked main={decimal(satisfaction.value)} under={decimalRange(satisfaction)} />
    ),
  },
  {
    id: 'customers',
    header: 'Customers',
    sort: 'customers',
    right: true,
    className: 'w-22 max-sm:w-18',
    cell: ({ customers }) => <span className="num">{count(customers)}</span>,
  },
];

const Opportunities = () => {
  const search = useSearch({ from: '/app/market/opportunities' });
  const navigate = useNavigate();
  const set = useSetSearch();
  const { sort, order, onSort } = useSort(search, 'score', sorts, ['label', 'satisfaction']);
  const query = useMemo(
    () => ({ kind: search.kind, q: search.q, sort, order }),
    [search, sort, order],
  );
  const result = useInfiniteQuery({
    ...opportunitiesQuery(query),
    placeholderData: (previous) => previous,
  });
  const { first, rows: found } = useRows<OpportunityRow, OpportunityPage>(result);
  const rows = useMemo<Row[]>(() => found.map((row) => ({ ...row, id: row.theme.id })), [found]);
  const open = ({ id }: Row) => void navigate({ to: '/themes/$themeId', params: { themeId: id } });
  const cursor = useListKeys(rows, open);

  const list = () => {
    if (result.isError && first === null) {
      return (
        <ErrorState error={result.error} what="The list" onRetry={() => void result.refetch()} />
      );
    }
    if (first === null) return <TableSkeleton />;
    if (
      first.run === null ||
      (first.total === 0 && search.q === undefined && search.kind === undefined)
    ) {
      return (
        <EmptyMarket what="Here you will see what matters most to your customers and how satisfied they are with it." />
      );
    }
    if (rows.length === 0) {
      return (
        <EmptyState icon={SearchX} title="No theme fits these filters">
          Choose another kind, or other words.
        </EmptyState>
      );
    }
    return (
      <div className={result.isPlaceholderData ? 'opacity-60' : ''}>
        <OpportunityChart rows={rows} />
        <div className="mt-6">
          <DataTable
            label="Opportunities"
            columns={columns}
            rows={rows}
            idOf={(row) => row.id}
            sort={sort}
            order={order}
            onSort={onSort}
            active={cursor.row?.id ?? null}
            onActive={cursor.set}
            onOpen={open}
          />
          <LoadMore result={result} shown={rows.length} total={first.total} />
        </div>
      </div>
    );
  };

  return (
    <Page
      title="Market"
      lead={
        first === null ? (
          <Skeleton className="mt-1 h-4 w-96 max-w-full" />
        ) : (
          <p>
            What matters to our customers, and how satisfied they are with it.{' '}
            <HowCounted what="opportunities" method="gaps">
              Importance is how many of our customers speak of a theme, on a square-root scale from
              0 to 10 for the one that most speak of. Satisfaction is the mean polarity of what they
              say, from 0 to 10. The score is importance plus whatever of it is not satisfied
              (Ulwick), with a bootstrap interval over customers.
            </HowCounted>
          </p>
        )
      }
      tabs={<MarketTabs />}
    >
      <div className="flex flex-col gap-3">
        {first?.run ? (
          <fieldset aria-label="List settings" className="flex flex-wrap items-center gap-2">
            <SearchBox label="Search themes" className="w-56 max-sm:w-full" />
            <Select
              label="Kind"
              value={search.kind ?? ALL}
              on={search.kind !== undefined}
              choices={[
                { value: ALL, label: 'All kinds' },
                ...kindOrder.map((kind) => ({ value: kind, label: kinds[kind].many })),
              ]}
              onChange={(value) => set({ kind: value === ALL ? undefined : value })}
            />
            <div className="ml-auto">
              <Downloads path="/market/opportunities" query={query} />
            </div>
          </fieldset>
        ) : null}
        {list()}
      </div>
    </Page>
  );
};

export default Opportunities;
