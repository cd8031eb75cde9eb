import { DealQuery, type DealPage, type DealView } from '@headwater/contract';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Handshake, Plus, SearchX, Upload } from 'lucide-react';
import { useMemo, useState } from 'react';
import { explain } from '../api/client.js';
import { createDeal, dealsQuery, dealSummaryQuery, removeDeal } from '../api/market.js';
import { useMay } from '../api/people.js';
import { useSetSearch } from '../frame/filters.js';
import { Button, buttonClass } from '../ui/button.js';
import { LoadMore } from '../ui/load-more.js';
import { Page } from '../ui/page.js';
import { SearchBox } from '../ui/search-box.js';
import { Select } from '../ui/select.js';
import { EmptyState, ErrorState } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { DataTable, TableSkeleton } from '../ui/data-table.js';
import { dealColumns, outcomes } from './deal-columns.js';
import { DealDialog } from './deal-dialog.js';
import { DealRates } from './deal-summary.js';
import { Downloads } from '../ui/downloads.js';
import { MarketTabs } from './tabs.js';
import { useMarketRefresh } from './use-gap.js';
import { useListKeys, useRows, useSort } from '../ui/use-list.js';

const ALL = '';
const unfiltered = {
  outcome: undefined,
  competitor: undefined,
  theme: undefined,
  dealSegment: undefined,
  dealProduct: undefined,
  q: undefined,
} as const;

const useDealQuery = (sort: string, order: string) => {
  const search = useSearch({ from: '/app/market/deals' });
  return useMemo(() => {
    const filter = {
      outcome: search.outcome,
      competitor: search.competitor,
      theme: search.theme,
      segment: search.dealSegment,
      product: search.dealProduct,
      q: search.q,
    };
    return { filter, query: { ...filter, sort, order } };
  }, [search, sort, order]);
};

const Actions = ({ mayImport, onAdd }: { mayImport: boolean; onAdd: (() => void) | null }) => (
  <>
    {mayImport ? (
      <Link to="/import" className={buttonClass()}>
        <Upload aria-hidden className="size-4" />{' '}
        <span className="max-sm:sr-only">Import deals</span>
      </Link>
    ) : null}
    {onAdd === null ? null : (
      <Button look="primary" onClick={onAdd}>
        <Plus aria-hidden className="size-4" />{' '}
        <span className="max-sm:sr-only">Write down a deal</span>
      </Button>
    )}
  </>
);

const useRemove = () => {
  const refresh = useMarketRefresh();
  return async (deal: DealView) => {
    const { account, name, outcome, amount, day, competitor, reason, product, segment } = deal;
    try {
      await removeDeal(deal.id);
      say({
        title: `Removed the deal of ${account.name}`,
        undo: () =>
          void createDeal({
            account: account.name,
            name,
            outcome,
            amount,
            day,
            competitor: competitor?.name ?? null,
            reason,
            product,
            segment,
          }).then(refresh, (problem: unknown) =>
            say({ title: 'Not written down again', description: explain(problem), bad: true }),
          ),
      });
    } catch (problem) {
      say({ title: 'Not removed', description: explain(problem), bad: true });
    } finally {
      await refresh();
    }
  };
};

const Deals = () => {
  const search = useSearch({ from: '/app/market/deals' });
  const set = useSetSearch();
  const client = useQueryClient();
  const mayEdit = useMay('market:edit');
  const mayImport = useMay('books:write');
  const seesMoney = useMay('finance:read');
  const remove = useRemove();
  const { sort, order, onSort } = useSort(search, 'day', DealQuery.shape.sort.unwrap().options, [
    'account',
    'competitor',
  ]);
  const { filter, query } = useDealQuery(sort, order);
  const result = useInfiniteQuery({ ...dealsQuery(query), placeholderData: (before) => before });
  const summary = useQuery({ ...dealSummaryQuery(filter), placeholderData: (before) => before });
  const { first, rows } = useRows<DealView, DealPage>(result);
  const [editing, setEditing] = useState<DealView | null>(null);
  const edit = (deal: DealView) => (mayEdit ? setEditing(deal) : undefined);
  const cursor = useListKeys(rows, edit);
  const columns = dealColumns(seesMoney, mayEdit ? { edit: setEditing, remove } : null);

  const filtered = Object.values(filter).some((value) => value !== undefined);
  const add = mayEdit ? () => set({ create: 'yes' }) : null;

  const list = () => {
    if (result.isError && first === null) {
      return (
        <ErrorState error={result.error} what="The deals" onRetry={() => void result.refetch()} />
      );
    }
    if (first === null) return <TableSkeleton />;
    if (rows.length === 0 && !filtered) {
      return (
        <EmptyState
          icon={Handshake}
          title="No deals yet"
          action={
            mayImport ? (
              <Link to="/import" className={buttonClass('primary')}>
                Import deals
              </Link>
            ) : null
          }
        >
          Here you will see how often you win, against whom, and for which reasons you don’t. Import
          the deals of your sales system, or write them down one by one; their reasons are analysed
          like feedback.
        </EmptyState>
      );
    }
    return (
      <div className="flex flex-col gap-6">
        {summary.data === undefined ? null : (
          <DealRates
            summary={summary.data}
            chosen={{
              competitor: search.competitor,
              theme: search.theme,
              segment: search.dealSegment,
            }}
          />
        )}
        <div>
          <fieldset aria-label="List settings" className="mb-3 flex flex-wrap items-center gap-2">
            <SearchBox label="Search deals" className="w-56 max-sm:w-full" />
            <Select
              label="Outcome"
              value={search.outcome ?? ALL}
              on={search.outcome !== undefined}
              choices={[
                { value: ALL, label: 'All outcomes' },
                ...(['won', 'lost', 'open'] as const).map((value) => ({
                  value,
                  label: outcomes[value].label,
                })),
              ]}
              onChange={(value) => set({ outcome: value === ALL ? undefined : value })}
            />
            {(summary.data?.products.length ?? 0) > 1 || search.dealProduct !== undefined ? (
              <Select
                label="Product"
                value={search.dealProduct ?? ALL}
                on={search.dealProduct !== undefined}
                choices={[
                  { value: ALL, label: 'All products' },
                  ...(summary.data?.products ?? []).map((value) => ({ value, label: value })),
                ]}
                onChange={(value) => set({ dealProduct: value === ALL ? undefined : value })}
              />
            ) : null}
            {filtered ? (
              <Button size="sm" look="quiet" onClick={() => set(unfiltered)}>
                Clear the filters
              </Button>
            ) : null}
            <div className="ml-auto">
              <Downloads path="/market/deals" query={query} />
            </div>
          </fieldset>
          {rows.length === 0 ? (
            <EmptyState icon={SearchX} title="No deal fits these filters">
              Choose another outcome, or other words.
            </EmptyState>
          ) : (
            <div className={result.isPlaceholderData ? 'opacity-60' : ''}>
              <DataTable
                label="Deals"
                columns={columns}
                rows={rows}
                idOf={(deal) => deal.id}
                sort={sort}
                order={order}
                onSort={onSort}
                active={cursor.row?.id ?? null}
                onActive={cursor.set}
                onOpen={edit}
              />
              <LoadMore result={result} shown={rows.length} total={first.total} />
            </div>
          )}
        </div>
      </div>
    );
  };

  return (
    <Page
      title="Market"
      lead="How often we win, against whom, and for which reasons we don’t."
      actions={
        first !== null && (rows.length > 0 || filtered) ? (
          <Actions mayImport={mayImport} onAdd={add} />
        ) : add === null || first === null ? null : (
          <Button onClick={add}>
            <Plus aria-hidden className="size-4" /> Write down a deal
          </Button>
        )
      }
      tabs={<MarketTabs />}
    >
      {list()}
      {search.create !== undefined && mayEdit ? (
        <DealDialog deal={null} onClose={() => set({ create: undefined })} />
      ) : null}
      {editing === null ? null : (
        <DealDialog
          key={editing.id}
          deal={editing}
          onClose={() => {
            setEditing(null);
            void client.invalidateQueries({ queryKey: ['market', 'deals'] });
          }}
        />
      )}
    </Page>
  );
};

export default Deals;
