import type { RevenueView } from '@headwater/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { ChartNoAxesCombined } from 'lucide-react';
import { useState } from 'react';
import { explain, type Query } from '../api/client.js';
import { useMay } from '../api/people.js';
import { financeSettingsQuery, putFinanceSettings, revenueQuery } from '../api/revenue.js';
import { ago, count } from '../format.js';
import { useFilters, useSetSearch } from '../frame/filters.js';
import { Button, buttonClass } from '../ui/button.js';
import { Page } from '../ui/page.js';
import { HowCounted } from '../ui/popover.js';
import { Select } from '../ui/select.js';
import { EmptyState, ErrorState, Loading, Notice, Skeleton } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { Files } from './files.js';
import { amount } from './amounts.js';
import { MonthChart } from './bar-chart.js';
import { CohortMap } from './cohort-map.js';
import { MonthsTable } from './months-table.js';
import { MovementsChart } from './movements-chart.js';
import { ProductTable } from './product-table.js';
import { Recount } from './recount.js';
import { RevenueAccounts } from './revenue-accounts.js';
import { RevenueFigures } from './revenue-figures.js';
import { RevenueLeftOut } from './revenue-left-out.js';
import type { Opened } from './revenue-words.js';
import { Survival } from './survival.js';
import { MoneyTabs } from './tabs.js';

// More would be as many questions to the server at once.
const mostProducts = 12;

const toMonths = () => {
  const heading = document.getElementById('months');
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
};

const Shown = ({
  view,
  currency,
  query,
  chosen,
}: {
  view: RevenueView;
  currency: string;
  query: Query;
  /** Products; undefined: all. */
  chosen: ReadonlyArray<string> | undefined;
}) => {
  const set = useSetSearch();
  const [opened, setOpened] = useState<Opened | null>(null);
  const { months, summary, products } = view;
  const last = months.at(-1);
  const beside = products.filter((product) => chosen?.includes(product) ?? true);
  // Rows are asked for under the page's filters; a product's own row says which product it is of.
  const rows = { product: query['product'], segment: query['segment'], currency };
  const open = (figure: Opened) => setOpened({ ...rows, ...figure });
  return (
    <div className="flex flex-col gap-8">
      {summary === null || last === undefined ? (
        <Notice tone="info">
          Nobody has paid under these filters. Choose another product, segment or period.
        </Notice>
      ) : (
        <RevenueFigures
          summary={summary}
          last={last}
          currency={currency}
          onOpen={open}
          onMonths={toMonths}
        />
      )}
      <RevenueLeftOut view={view} currency={currency} />
      {last === undefined ? null : (
        <>
          <MovementsChart months={months} currency={currency} onOpen={open} />
          <MonthChart
            title="Monthly recurring revenue"
            note={`At the end of each month, ${currency}. A month opens its paying accounts.`}
            kind="line"
            months={months.map(({ month, closing }) => ({ month, value: closing }))}
            show={(value) => amount(value, currency)}
            onPick={(month) => open({ set: 'paying', month })}
          />
          <MonthsTable months={months} currency={currency} onOpen={open} />
          {beside.length > 1 && beside.length <= mostProducts ? (
            <ProductTable
              products={beside}
              query={query}
              onChoose={(product) => set({ product })}
              onOpen={open}
            />
          ) : null}
          <CohortMap query={query} onOpen={open} />
          <Survival query={query} onOpen={open} />
        </>
      )}
      {opened === null ? null : <RevenueAccounts opened={opened} onClose={() => setOpened(null)} />}
    </div>
  );
};

/** Offers the currency that is looked at as everybody's. */
const ForEverybody = ({ currency }: { currency: string }) => {
  const may = useMay('books:write');
  const client = useQueryClient();
  const settings = useQuery({ ...financeSettingsQuery, enabled: may }).data;
  if (!may || settings === undefined || settings.currency === currency) return null;
  const save = async () => {
    try {
      await putFinanceSettings({ currency });
      say({ title: `Amounts are told in ${currency} for everybody` });
      await client.invalidateQueries();
    } catch (problem) {
      say({ title: 'Not saved', description: explain(problem), bad: true });
    }
  };
  return (
    <Button look="quiet" onClick={() => void save()}>
      Use {currency} for everybody
    </Button>
  );
};

const Toolbar = ({
  view,
  currency,
  query,
}: {
  view: RevenueView;
  currency: string;
  query: Query;
}) => {
  const set = useSetSearch();
  const known = view.currencies.some((one) => one.currency === currency);
  const choices = [
    ...(known ? [] : [{ value: currency, label: currency }]),
    ...view.currencies.map((one) => ({
      value: one.currency,
      label: one.currency,
      hint: count(one.accounts),
    })),
  ];
  return (
    <div className="mb-5 flex flex-wrap items-center gap-2">
      {choices.length < 2 ? null : (
        <Select
          label="Currency"
          prefix="Told in"
          value={currency}
          choices={choices}
          on={query['currency'] !== undefined}
          onChange={(value) => set({ currency: value })}
        />
      )}
      {query['currency'] === undefined ? null : <ForEverybody currency={currency} />}
      <Recount running={view.job} />
      {view.countedAt === null ? null : (
        <span className="text-sm text-quiet">counted {ago(view.countedAt)}</span>
      )}
      <HowCounted what="revenue" method="revenue">
        What runs on a month’s last day is its recurring revenue. Opening and movements add up to
        closing; every answer is held against the subscriptions day by day.
      </HowCounted>
      <Files path="/finance/revenue" query={query} />
    </div>
  );
};

const Revenue = () => {
  const search = useSearch({ from: '/app/finance/revenue' });
  const { product, segment, from, to } = useFilters();
  const query = { product, segment, from, to, currency: search.currency };
  const result = useQuery(revenueQuery(query));
  const view = result.data;
  const currency = view?.currency ?? null;
  return (
    <Page
      title="Finance"
      lead="What recurs every month, what moved it, and who stays."
      tabs={<MoneyTabs />}
    >
      {result.isError ? (
        <ErrorState error={result.error} what="Revenue" onRetry={() => void result.refetch()} />
      ) : view === undefined ? (
        <Loading>
          <Skeleton className="mb-6 h-32 w-full" />
          <Skeleton className="mb-6 h-72 w-full" />
          <Skeleton className="h-64 w-full" />
        </Loading>
      ) : currency === null && view.job !== null ? (
        <div className="py-6">
          <p className="mb-3 text-muted">The books are in; revenue is being counted.</p>
          <Recount running={view.job} />
        </div>
      ) : currency === null ? (
        <EmptyState
          icon={ChartNoAxesCombined}
          title="No revenue in the books yet"
          action={
            <Link to="/import" className={buttonClass('primary')}>
              Import subscriptions or invoices
            </Link>
          }
        >
          Subscriptions with account, amount, beginning and end are enough. You then see what moved
          revenue, who stays, how long, and what a customer is worth.
        </EmptyState>
      ) : (
        <>
          <Toolbar view={view} currency={currency} query={query} />
          <Shown view={view} currency={currency} query={query} chosen={product} />
        </>
      )}
    </Page>
  );
};

export default Revenue;
