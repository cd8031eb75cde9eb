import type { CohortsView } from '@headwater/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fileUrl, type Query } from '../api/client.js';
import { cohortsQuery } from '../api/revenue.js';
import { count, percent, percentRange, plural, wholeMoney } from '../format.js';
import { Button, DownloadLink } from '../ui/button.js';
import { cx } from '../ui/cx.js';
import { HowCounted } from '../ui/popover.js';
import { ScrollX } from '../ui/scroll-x.js';
import { ErrorState, Loading, Notice, Skeleton } from '../ui/states.js';
import { amount, monthName } from './amounts.js';
import type { Opened } from './revenue-words.js';

type Cohort = CohortsView['cohorts'][number];
type Age = Cohort['ages'][number];
type By = 'logos' | 'revenue';

const shownAtFirst = 24;

// Up to where the ink stays readable on the tint, in light and in dark.
const mostTint = 48;

/** All of it is the full tint of one colour; what has grown beyond has another. */
const tint = (value: number): string =>
  value > 1
    ? `color-mix(in srgb, var(--praise) ${Math.round(Math.min(1, value - 0.6) * mostTint)}%, transparent)`
    : `color-mix(in srgb, var(--accent) ${Math.round(Math.max(0, value) * mostTint)}%, transparent)`;

const Cell = ({
  age,
  by,
  cohort,
  currency,
  onOpen,
}: {
  age: Age;
  by: By;
  cohort: Cohort;
  currency: string;
  onOpen: (opened: Opened) => void;
}) => {
  const value = by === 'logos' ? age.logos.value : age.revenue;
  const detail =
    by === 'logos'
      ? `${count(age.accounts)} of ${plural(cohort.accounts, 'account')} (${percentRange(age.logos)})`
      : `${amount(age.mrrMinor, currency)} of ${amount(cohort.start.minor, currency)}`;
  return (
    <td className="p-px">
      <button
        type="button"
        title={`${monthName(age.month)}: ${detail}`}
        aria-label={`${percent(value)} in ${monthName(age.month)}, ${detail}`}
        style={{ background: tint(value) }}
        onClick={() =>
          onOpen({
            set: 'paying',
            month: age.month,
            cohort: cohort.cohort,
            title: `First paid in ${monthName(cohort.cohort)}`,
          })
        }
        className="num h-7 w-full min-w-11 rounded-xs px-1 text-xs hover:outline-2 hover:outline-accent"
      >
        {Math.round(value * 100)}
      </button>
    </td>
  );
};

const HeatMap = ({
  view,
  by,
  currency,
  onOpen,
}: {
  view: CohortsView;
  by: By;
  currency: string;
  onOpen: (opened: Opened) => void;
}) => {
  const [all, setAll] = useState(false);
  const cohorts = all ? view.cohorts : view.cohorts.slice(-shownAtFirst);
  const ages = Math.max(0, ...cohorts.map((cohort) => cohort.ages.length));
  return (
    <>
      <ScrollX className="relative">
        <table
          aria-label={
            by === 'logos' ? 'Cohorts: accounts that pay' : 'Cohorts: revenue that is left'
          }
          className="num w-full text-sm"
        >
          <thead>
            <tr className="text-xs text-quiet">
              <th scope="col" className="stays bg-canvas py-1 pr-3 text-left font-medium">
                First paid
              </th>
              <th scope="col" className="px-2 text-right font-medium whitespace-nowrap">
                {by === 'logos' ? 'Accounts' : 'At first'}
              </th>
              {Array.from({ length: ages }, (_, age) => (
                <th key={age} scope="col" className="px-1 text-center font-medium">
                  <span className="sr-only">Percent after months: </span>
                  {age}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cohorts.map((cohort) => (
              <tr key={cohort.cohort}>
                <th
                  scope="row"
                  className="stays bg-canvas pr-3 text-left font-medium whitespace-nowrap"
                >
                  {monthName(cohort.cohort)}
                </th>
                <td className="px-2 text-right whitespace-nowrap text-muted">
                  {by === 'logos' ? count(cohort.accounts) : wholeMoney(cohort.start)}
                </td>
                {cohort.ages.map((age) => (
                  <Cell
                    key={age.month}
                    age={age}
                    by={by}
                    cohort={cohort}
                    currency={currency}
                    onOpen={onOpen}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
      {view.cohorts.length > cohorts.length ? (
        <Button size="sm" className="mt-2" onClick={() => setAll(true)}>
          Show all {plural(view.cohorts.length, 'cohort')}
        </Button>
      ) : null}
    </>
  );
};

const sides: ReadonlyArray<{ by: By; label: string }> = [
  { by: 'logos', label: 'By accounts' },
  { by: 'revenue', label: 'By revenue' },
];

type Props = { query: Query; onOpen: (opened: Opened) => void };

/** Who first paid in which month, and what percent of them, or of their revenue, is left after how many months. */
export const CohortMap = ({ query, onOpen }: Props) => {
  const [by, setBy] = useState<By>('logos');
  const result = useQuery(cohortsQuery(query));
  const view = result.data;
  const currency = view?.currency ?? null;
  return (
    <section aria-labelledby="cohorts" className="min-w-0">
      <div className="mb-2 flex flex-wrap items-start gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h2 id="cohorts" className="flex items-center gap-1 text-base font-semibold">
            Cohorts
            <HowCounted what="cohorts" method="revenue">
              Accounts by the month in which they first paid. Revenue is valued at the rates of the
              last month, so that rates don’t look like loyalty.
            </HowCounted>
          </h2>
          <p className="text-sm text-quiet">
            Percent left after so many months; a cell opens its accounts.
          </p>
        </div>
        <fieldset aria-label="Cohorts by" className="flex rounded-md border border-line p-0.5">
          {sides.map((side) => (
            <button
              key={side.by}
              type="button"
              aria-pressed={by === side.by}
              onClick={() => setBy(side.by)}
              className={cx(
                'h-6.5 rounded px-2.5 text-sm',
                by === side.by ? 'bg-active font-medium' : 'text-muted hover:bg-hover',
              )}
            >
              {side.label}
            </button>
          ))}
        </fieldset>
        <DownloadLink
          href={fileUrl('/finance/revenue/cohorts.csv', query)}
          label="Download the cohorts as CSV"
        />
      </div>
      {result.isError ? (
        <ErrorState error={result.error} what="The cohorts" onRetry={() => void result.refetch()} />
      ) : view === undefined ? (
        <Loading>
          <Skeleton className="h-64 w-full" />
        </Loading>
      ) : currency === null || view.cohorts.length === 0 ? (
        <p className="py-6 text-center text-muted">No account first paid in this period.</p>
      ) : (
        <>
          {view.leftOut.length === 0 ? null : (
            <Notice tone="warn" className="mb-2">
              Not in the revenue, for want of a rate:{' '}
              {view.leftOut
                .map(({ mrr, accounts }) => `${plural(accounts, 'account')} in ${mrr.currency}`)
                .join(', ')}
              .
            </Notice>
          )}
          <HeatMap view={view} by={by} currency={currency} onOpen={onOpen} />
        </>
      )}
    </section>
  );
};
