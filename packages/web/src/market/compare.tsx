import { CompareQuery, type ComparePage, type CompareRow } from '@headwater/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import { useMemo } from 'react';
import { compareQuery } from '../api/market.js';
import { count } from '../format.js';
import { useSetSearch } from '../frame/filters.js';
import { kindOrder, kinds } from '../ui/kind.js';
import { LoadMore } from '../ui/load-more.js';
import { Page } from '../ui/page.js';
import { HowCounted } from '../ui/popover.js';
import { SearchBox } from '../ui/search-box.js';
import { Select } from '../ui/select.js';
import { EmptyState, ErrorState, Skeleton } from '../ui/states.js';
import { CompareChart } from './compare-chart.js';
import { compareColumns, type Compared } from './compare-columns.js';
import { DataTable, TableSkeleton } from '../ui/data-table.js';
import { Downloads } from '../ui/downloads.js';
import { EmptyMarket, NoCompetitors } from './empty-market.js';
import { MarketTabs } from './tabs.js';
import { useListKeys, useRows, useSort } from '../ui/use-list.js';

const sorts = CompareQuery.shape.sort.unwrap().options;
const ALL = '';

const Toolbar = ({
  page,
  query,
}: {
  page: ComparePage;
  query: Record<string, string | undefined>;
}) => {
  const search = useSearch({ from: '/app/market/compare' });
  const set = useSetSearch();
  return (
    <fieldset aria-label="List settings" className="flex flex-wrap items-center gap-2">
      <SearchBox label="Search themes" className="w-56 max-sm:w-full" />
      {page.competitors.length > 1 ? (
        <Select
          label="Against"
          prefix="against"
          value={search.competitor ?? ALL}
          on={search.competitor !== undefined}
          choices={[
            { value: ALL, label: 'All competitors' },
            ...page.competitors.map(({ id, name, customers }) => ({
              value: id,
              label: name,
              hint: count(customers),
            })),
          ]}
          onChange={(value) => set({ competitor: value === ALL ? undefined : value })}
          className="max-w-60"
        />
      ) : null}
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
      <Select
        label="Detail"
        value={search.level ?? 'fine'}
        on={search.level !== undefined}
        choices={[
          { value: 'fine', label: 'Single themes' },
          { value: 'coarse', label: 'Broad areas' },
        ]}
        onChange={(value) => set({ level: value === 'fine' ? undefined : value })}
      />
      <div className="ml-auto">
        <Downloads path="/market/compare" query={query} />
      </div>
    </fieldset>
  );
};

const Compare = () => {
  const search = useSearch({ from: '/app/market/compare' });
  const navigate = useNavigate();
  const { sort, order, onSort } = useSort(search, 'certainty', sorts, ['label']);
  const query = useMemo(
    () => ({
      competitor: search.competitor,
      kind: search.kind,
      level: search.level,
      q: search.q,
      sort,
      order,
    }),
    [search, sort, order],
  );
  const result = useInfiniteQuery({
    ...compareQuery(query),
    placeholderData: (previous) => previous,
  });
  const { first, rows: found } = useRows<CompareRow, ComparePage>(result);
  const rows = useMemo<Compared[]>(
    () => found.map((row) => ({ ...row, id: row.theme.id })),
    [found],
  );
  const open = ({ id }: Compared) =>
    void navigate({ to: '/themes/$themeId', params: { themeId: id }, search: { whose: 'all' } });
  const cursor = useListKeys(rows, open);
  const columns = useMemo(() => (first === null ? [] : compareColumns(rows, first)), [rows, first]);

  const list = () => {
    if (result.isError && first === null) {
      return (
        <ErrorState
          error={result.error}
          what="The comparison"
          onRetry={() => void result.refetch()}
        />
      );
    }
    if (first === null) return <TableSkeleton />;
    if (first.run === null) {
      return (
        <EmptyMarket what="Here your customers and your competitors’ will stand side by side, theme by theme." />
      );
    }
    if (first.against === null) {
      return (
        <NoCompetitors what="Here your customers and theirs will stand side by side, theme by theme." />
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
        <CompareChart rows={rows} against={first.against} />
        <div className="mt-6">
          <DataTable
            label="Comparison"
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
        ) : first.run === null || first.against === null ? undefined : (
          <p className="num">
            {count(first.run.us)} customers of ours and {count(first.against.customers)} of{' '}
            {first.against.id === null ? 'theirs' : first.against.name}, theme by theme.{' '}
            <HowCounted what="the comparison" method="gaps">
              The share of each side’s customers who speak of a theme, with Wilson’s interval; the
              odds of the one to the other, with interval and prior; mean polarity and effect on the
              rating by one value a customer; change is the last twelve weeks against those before.
            </HowCounted>
          </p>
        )
      }
      tabs={<MarketTabs />}
    >
      <div className="flex flex-col gap-3">
        {first?.against ? <Toolbar page={first} query={query} /> : null}
        {list()}
      </div>
    </Page>
  );
};

export default Compare;
