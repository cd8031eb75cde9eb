import type { CashStatementView } from '@headwater/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Landmark } from 'lucide-react';
import { useState } from 'react';
import type { Query } from '../api/client.js';
import { cashQuery } from '../api/money.js';
import { useMay } from '../api/people.js';
import { calendarDay, plural } from '../format.js';
import { useFilters, useSetSearch } from '../frame/filters.js';
import { Button, buttonClass } from '../ui/button.js';
import { Page } from '../ui/page.js';
import { HowCounted } from '../ui/popover.js';
import { Select } from '../ui/select.js';
import { EmptyState, ErrorState, Loading, Notice, Skeleton } from '../ui/states.js';
import { Files } from './files.js';
import { amount, exactAmount, monthName } from './amounts.js';
import { MonthChart } from './bar-chart.js';
import { CashLines } from './cash-lines.js';
import { Figure, Figures } from './figure.js';
import { SectionsDialog } from './sections-dialog.js';
import { StatementTable } from './statement-table.js';
import { MoneyTabs } from './tabs.js';

const shownBreaches = 6;

/** What the bank stated against what the lines lead to. */
const Reconciliation = ({ view }: { view: CashStatementView }) => {
  const { breaches, balances, leftOut, opening } = view;
  const missing = leftOut.missingRates[0];
  return (
    <div className="flex flex-col gap-2">
      {missing === undefined ? null : (
        <Notice tone="warn">
          {plural(leftOut.lines, 'line')} in {missing.from} left out: no rate to {missing.to} for{' '}
          {calendarDay(missing.day)}. Import rates to count them.
        </Notice>
      )}
      {opening === 'assumed zero' ? (
        <Notice tone="warn">
          No balance is stated, so the cash before the first line is taken to be 0. Import balances
          to begin where the bank says.
        </Notice>
      ) : breaches.length === 0 ? (
        <Notice tone="good">
          The ledger leads to {balances === 1 ? 'the stated balance' : `all stated balances`}.
        </Notice>
      ) : (
        <Notice tone="bad">
          <p className="font-medium">
            The ledger does not lead to {plural(breaches.length, 'stated balance')}.
          </p>
          <ul className="num">
            {breaches.slice(0, shownBreaches).map((one) => (
              <li key={`${one.currency} ${one.date}`}>
                {calendarDay(one.date)}: expected {exactAmount(one.expectedMinor, one.currency)},
                found {exactAmount(one.foundMinor, one.currency)}, difference{' '}
                {exactAmount(one.differenceMinor, one.currency)}
                {one.arisenMinor === one.differenceMinor || one.arisenMinor === 0
                  ? ''
                  : ` (${exactAmount(one.arisenMinor, one.currency)} since the balance before)`}
              </li>
            ))}
          </ul>
          {breaches.length > shownBreaches ? (
            <p>and {plural(breaches.length - shownBreaches, 'more')}.</p>
          ) : null}
        </Notice>
      )}
    </div>
  );
};

const burnMonths = 6;

const Shown = ({ view, currency }: { view: CashStatementView; currency: string }) => {
  const [lines, setLines] = useState<Query | null>(null);
  const last = view.months.at(-1);
  const recent = view.months.slice(-burnMonths);
  const net = recent.reduce((sum, { netMinor }) => sum + netMinor, 0) / Math.max(1, recent.length);
  const operating =
    recent.reduce((sum, { operatingMinor }) => sum + operatingMinor, 0) /
    Math.max(1, recent.length);
  const from = recent[0]?.month;
  const open = (query: Query) => setLines({ ...query });
  const openRecent = () =>
    open({
      from: from === undefined ? undefined : `${from}-01`,
      to: last === undefined ? undefined : `${last.month}-28`,
    });
  return (
    <div className="flex flex-col gap-6">
      {last === undefined ? null : (
        <Figures columns={4}>
          <Figure
            label={`Cash at the end of ${monthName(last.month)}`}
            value={last.closingMinor === null ? '–' : amount(last.closingMinor, currency)}
            note={last.closingMinor === null ? 'cash is one pool' : undefined}
            onOpen={() => open({ to: `${last.month}-28` })}
          />
          <Figure
            label={`Net in ${monthName(last.month)}`}
            value={amount(last.netMinor, currency)}
            onOpen={() => open({ month: last.month })}
          />
          <Figure
            label="Net a month"
            value={amount(net, currency)}
            note={`mean of ${plural(recent.length, 'month')}`}
            onOpen={openRecent}
          />
          <Figure
            label="Operating a month"
            value={amount(operating, currency)}
            note={`mean of ${plural(recent.length, 'month')}`}
            onOpen={openRecent}
          />
        </Figures>
      )}
      <Reconciliation view={view} />
      {last?.closingMinor === null || last === undefined ? null : (
        <MonthChart
          title="Cash at the end of each month"
          note={currency}
          kind="line"
          months={view.months.map(({ month, closingMinor }) => ({
            month,
            value: closingMinor ?? 0,
          }))}
          show={(value) => amount(value, currency)}
          onPick={(month) => open({ month })}
        />
      )}
      <StatementTable view={view} currency={currency} onOpen={open} />
      {lines === null ? null : <CashLines query={lines} onClose={() => setLines(null)} />}
    </div>
  );
};

const Cash = () => {
  const search = useSearch({ from: '/app/finance/cash' });
  const set = useSetSearch();
  const mayWrite = useMay('books:write');
  const [editing, setEditing] = useState(false);
  const { product, from, to } = useFilters();
  const query = { product, from, to, currency: search.currency };
  const result = useQuery(cashQuery(query));
  const view = result.data;
  const currency = view?.currency ?? null;
  return (
    <Page
      title="Finance"
      lead="What came in and went out, by category and product, against what the bank says."
      tabs={<MoneyTabs />}
    >
      {result.isError ? (
        <ErrorState error={result.error} what="Cash" onRetry={() => void result.refetch()} />
      ) : view === undefined ? (
        <Loading>
          <Skeleton className="mb-4 h-16 w-full" />
          <Skeleton className="mb-4 h-48 w-full" />
          <Skeleton className="h-64 w-full" />
        </Loading>
      ) : currency === null ? (
        <EmptyState
          icon={Landmark}
          title="No ledger in the books yet"
          action={
            <Link to="/import" className={buttonClass('primary')}>
              Import a ledger
            </Link>
          }
        >
          Lines or monthly totals with day, category and amount make the cash statement; balances of
          the bank prove it.
        </EmptyState>
      ) : (
        <>
          <div className="mb-5 flex flex-wrap items-center gap-2">
            {view.currencies.length < 2 ? null : (
              <Select
                label="Currency"
                value={currency}
                choices={view.currencies.map((value) => ({ value, label: value }))}
                onChange={(value) => set({ currency: value })}
              />
            )}
            {mayWrite ? <Button onClick={() => setEditing(true)}>Sections</Button> : null}
            <Link to="/finance/forecast" className={buttonClass('plain')}>
              Forecast
            </Link>
            <HowCounted what="cash" method="cash">
              Opening, operating, investing, financing and the effect of rates add up to closing;
              the balances that the bank stated prove it.
            </HowCounted>
            <Files path="/finance/cash" query={query} />
          </div>
          <Shown view={view} currency={currency} />
          {editing ? <SectionsDialog onClose={() => setEditing(false)} /> : null}
        </>
      )}
    </Page>
  );
};

export default Cash;
