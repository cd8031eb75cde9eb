import type { MarketingView } from '@headwater/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Megaphone } from 'lucide-react';
import { useState } from 'react';
import type { Query } from '../api/client.js';
import { marketingQuery } from '../api/money.js';
import { count, plural } from '../format.js';
import { useFilters, useSetSearch } from '../frame/filters.js';
import { buttonClass } from '../ui/button.js';
import { Page } from '../ui/page.js';
import { HowCounted } from '../ui/popover.js';
import { Select } from '../ui/select.js';
import { EmptyState, ErrorState, Loading, Notice, Skeleton } from '../ui/states.js';
import { Files } from './files.js';
import { amount, amountRange, monthName, number, numberRange } from './amounts.js';
import { MonthChart } from './bar-chart.js';
import { ChannelTable } from './channel-table.js';
import { Figure, Figures } from './figure.js';
import { MarketingRows } from './marketing-rows.js';
import { MoneyTabs } from './tabs.js';

const lags = [0, 1, 2, 3, 4, 6, 9, 12].map((lag) => ({
  value: `${lag}`,
  label: lag === 0 ? 'in the same month' : `${plural(lag, 'month')} later`,
}));

const shownProblems = 5;

const LeftOut = ({ view }: { view: MarketingView }) => {
  const { leftOut, problems, lifetime } = view;
  const missing = leftOut.missingRates[0];
  const whole = leftOut.rows + leftOut.withoutCustomers + problems.length === 0;
  if (whole && lifetime.ok) return null;
  return (
    <div className="flex flex-col gap-2">
      {missing === undefined ? null : (
        <Notice tone="warn">
          {plural(leftOut.rows, 'row')} left out: no rate from {missing.from} to {missing.to} for{' '}
          {monthName(missing.month)}
          {leftOut.missingRates.length > 1
            ? ` and ${plural(leftOut.missingRates.length - 1, 'more month')}`
            : ''}
          . Import rates to count them.
        </Notice>
      )}
      {leftOut.withoutCustomers === 0 ? null : (
        <Notice tone="info">
          {plural(leftOut.withoutCustomers, 'row')} without a number of customers count as none won.
        </Notice>
      )}
      {problems.length === 0 ? null : (
        <Notice tone="warn">
          {problems.slice(0, shownProblems).map((one) => (
            <p key={`${one.channel} ${one.month ?? ''} ${one.text}`}>
              {one.channel}
              {one.month === null ? '' : `, ${monthName(one.month)}`}: {one.text}
            </p>
          ))}
        </Notice>
      )}
      {lifetime.ok ? null : <Notice tone="info">No LTV : CAC: {lifetime.reason}</Notice>}
    </div>
  );
};

const Shown = ({
  view,
  currency,
  filter,
}: {
  view: MarketingView;
  currency: string;
  filter: Query;
}) => {
  const [rows, setRows] = useState<Query | null>(null);
  const { total, months } = view;
  const { acquisitionCostMinor: cost, paybackMonths: payback, lifetimeValueToCost: ratio } = total;
  const open = (more: Query = {}) =>
    setRows({
      ...filter,
      from: view.period === null ? undefined : `${view.period.from}-01`,
      to: view.period === null ? undefined : `${view.period.to}-28`,
      ...more,
    });
  return (
    <div className="flex flex-col gap-6">
      <Figures>
        <Figure
          label="Spend"
          value={amount(total.spendMinor, currency)}
          note={plural(total.months, 'month')}
          onOpen={() => open()}
        />
        <Figure
          label="Customers won"
          value={count(total.customers)}
          note={total.leads === null ? 'leads not counted' : `of ${count(total.leads)} leads`}
          onOpen={() => open()}
        />
        <Figure
          label="Acquisition cost"
          value={cost.value === null ? '–' : amount(cost.value, currency)}
          note={cost.value === null ? 'nobody won' : amountRange(cost, currency)}
          onOpen={() => open()}
        />
        <Figure
          label="Payback"
          value={
            payback.value === null
              ? '–'
              : `${number(payback.value)} ${number(payback.value) === '1' ? 'month' : 'months'}`
          }
          note={payback.value === null ? 'new revenue not known' : numberRange(payback)}
          onOpen={() => open()}
        />
        <Figure
          label="LTV : CAC"
          value={ratio === null || ratio.value === null ? '–' : number(ratio.value)}
          note={ratio === null ? 'no lifetime value' : numberRange(ratio)}
          onOpen={() => open()}
        />
      </Figures>
      <LeftOut view={view} />
      <ChannelTable
        view={view}
        currency={currency}
        onOpen={(channel) => open(channel === null ? {} : { channel })}
      />
      <div className="grid gap-6 lg:grid-cols-2">
        <MonthChart
          title="Spend by month"
          note={currency}
          kind="bar"
          months={months.map(({ month, spendMinor }) => ({ month, value: spendMinor }))}
          show={(value) => amount(value, currency)}
          onPick={(month) => open({ month })}
        />
        <MonthChart
          title="Customers won by month"
          note="Customers"
          kind="bar"
          months={months.map(({ month, customers }) => ({ month, value: customers }))}
          show={count}
          onPick={(month) => open({ month })}
        />
      </div>
      {rows === null ? null : <MarketingRows query={rows} onClose={() => setRows(null)} />}
    </div>
  );
};

const Marketing = () => {
  const search = useSearch({ from: '/app/finance/marketing' });
  const set = useSetSearch();
  const { product, from, to } = useFilters();
  const filter = { product, from, to };
  const lag = search.lag ?? '0';
  const query = { ...filter, lag, currency: search.currency };
  const result = useQuery(marketingQuery(query));
  const view = result.data;
  const currency = view?.currency ?? null;
  const currencies = [
    ...new Set([...(view?.currencies ?? []), ...(currency === null ? [] : [currency])]),
  ];
  return (
    <Page
      title="Finance"
      lead="What each channel cost and brought, every figure with its 95 % interval."
      tabs={<MoneyTabs />}
    >
      {result.isError ? (
        <ErrorState error={result.error} what="Marketing" onRetry={() => void result.refetch()} />
      ) : view === undefined ? (
        <Loading>
          <Skeleton className="mb-4 h-16 w-full" />
          <Skeleton className="mb-4 h-40 w-full" />
          <Skeleton className="h-48 w-full" />
        </Loading>
      ) : currency === null ? (
        <EmptyState
          icon={Megaphone}
          title="No marketing in the books yet"
          action={
            <Link to="/import" className={buttonClass('primary')}>
              Import marketing
            </Link>
          }
        >
          A table with month, channel and spend is enough; with leads, customers and new revenue you
          also see what a customer costs, when it is paid back, and what the last ones cost.
        </EmptyState>
      ) : (
        <>
          <div className="mb-5 flex flex-wrap items-center gap-2">
            <Select
              label="Customers come after the spend by"
              prefix="Customers come"
              value={lag}
              choices={lags}
              on={lag !== '0'}
              onChange={(value) => set({ lag: value === '0' ? undefined : value })}
            />
            {currencies.length < 2 ? null : (
              <Select
                label="Currency"
                value={currency}
                choices={currencies.map((value) => ({ value, label: value }))}
                onChange={(value) => set({ currency: value })}
              />
            )}
            <HowCounted what="marketing" method="marketing">
              Conversions, acquisition cost, payback and LTV : CAC have 95 % intervals. Spend is
              paired with the customers of the months after it that are chosen.
            </HowCounted>
            <Files path="/finance/marketing" query={query} />
          </div>
          <Shown view={view} currency={currency} filter={filter} />
        </>
      )}
    </Page>
  );
};

export default Marketing;
