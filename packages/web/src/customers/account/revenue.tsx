import type { AccountView, SubscriptionView } from '@headwater/contract';
import { useCallback, useMemo, useState } from 'react';
import { exactMoney, money } from '../../format.js';
import { MonthChart } from '../../money/bar-chart.js';
import { monthName } from '../../money/amounts.js';
import { Button } from '../../ui/button.js';
import { SubscriptionTable } from './subscriptions.js';
import { Section } from './section.js';

type Series = NonNullable<AccountView['history']>[number];

/** Before the first payment there is nothing to draw, though a year is always shown. */
const fewestMonths = 12;
const drawn = ({ months }: Series): ReadonlyArray<{ month: string; value: number }> => {
  const first = months.findIndex(({ minor }) => minor !== 0);
  const from = Math.min(first === -1 ? months.length : first, months.length - fewestMonths);
  return months.slice(Math.max(0, from)).map(({ month, minor }) => ({ month, value: minor }));
};

/** Paid for at the month's end: begun by its last day, and not ended by it. */
const runsAtEndOf = (month: string, { starts, ends }: SubscriptionView): boolean => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return starts <= last && (ends === null || ends > last);
};

const History = ({
  series,
  several,
  onPick,
}: {
  series: Series;
  several: boolean;
  onPick: ((month: string) => void) | null;
}) => {
  const months = useMemo(() => drawn(series), [series]);
  const { currency } = series;
  const show = useCallback((minor: number) => money({ minor, currency }), [currency]);
  const exact = useCallback((minor: number) => exactMoney({ minor, currency }), [currency]);
  return (
    <MonthChart
      title={several ? `Revenue a month in ${currency}` : 'Revenue a month'}
      note={`Recurring revenue at each month’s end, in ${currency}${onPick === null ? '' : '. A month opens the subscriptions that make it up.'}`}
      months={months}
      kind="bar"
      show={show}
      exact={exact}
      {...(onPick === null ? {} : { onPick })}
    />
  );
};

/** What it pays, month by month, and the subscriptions that a month is the sum of. */
export const Revenue = ({ account }: { account: AccountView }) => {
  const [month, setMonth] = useState<string | null>(null);
  const { history, historyOf, subscriptions, subscriptionsTotal } = account;
  if (history === null || history.length === 0) {
    return (
      <Section id="revenue" title="Revenue a month">
        <p className="text-muted">
          {history === null
            ? 'What it pays is for those who may see the books.'
            : 'Nothing is known of what it pays. Subscriptions or invoices bring its history.'}
        </p>
      </Section>
    );
  }
  const opens = historyOf === 'subscriptions' && subscriptions.length === subscriptionsTotal;
  return (
    <section id="revenue" aria-label="Revenue" className="flex min-w-0 scroll-mt-16 flex-col gap-5">
      {history.map((series) => (
        <History
          key={series.currency}
          series={series}
          several={history.length > 1}
          onPick={opens ? setMonth : null}
        />
      ))}
      {month === null ? null : (
        <div>
          <div className="flex items-center gap-2">
            <h3 className="flex-1 text-sm font-semibold">
              Paid for at the end of {monthName(month)}
            </h3>
            <Button size="sm" look="quiet" onClick={() => setMonth(null)}>
              Close
            </Button>
          </div>
          <SubscriptionTable
            label={`Subscriptions at the end of ${monthName(month)}`}
            rows={subscriptions.filter((row) => runsAtEndOf(month, row))}
          />
        </div>
      )}
    </section>
  );
};
