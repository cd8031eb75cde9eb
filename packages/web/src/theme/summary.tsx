import type { ThemeView } from '@headwater/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '../api/people.js';
import { themeWorthQuery } from '../api/worth.js';
import { calendarDay, count, estimate, money, percent, plural, signedPercent } from '../format.js';
import { useFilters } from '../frame/filters.js';
import { kinds } from '../ui/kind.js';

const figure =
  'rounded text-ink underline decoration-line-strong underline-offset-4 hover:text-accent';

/** The figure that "What it costs" shows to those who may see it: two of one name would contradict each other. */
const useRevenue = (theme: ThemeView) => {
  const may = useMay('finance:read');
  const filter = useFilters();
  const costs = useQuery({
    ...themeWorthQuery(theme.id, { ...filter, renewalMonths: '6' }),
    enabled: may,
    placeholderData: keepPreviousData,
  });
  if (!may || costs.isError) return theme.revenue;
  const worth = costs.data?.worth ?? null;
  if (worth === null || worth.touched.accounts === 0) return null;
  const { value, accounts } = worth.touched;
  return { accounts, money: { minor: Math.round(value), currency: worth.currency } };
};

/** One sentence whose every number leads to the rows under it. */
export const Summary = ({ theme }: { theme: ThemeView }) => {
  const surge = theme.trend.surges.at(-1);
  const { change, direction } = theme.trend;
  const paying = useRevenue(theme);
  return (
    <div className="mt-1.5 max-w-3xl text-muted">
      <p dir="auto">{theme.summary}</p>
      <p>
        <Link to="/listen" search={{ theme: theme.id }} className={figure}>
          {plural(Math.round(theme.customers.value), 'customer')}
        </Link>{' '}
        in{' '}
        <a href="#sentences" className={figure}>
          {plural(theme.statements, 'statement')}
        </a>
        , {percent(theme.share.value)} of everyone who wrote
        {paying === null ? null : (
          <>
            ;{' '}
            <a href="#accounts" className={figure}>
              {plural(paying.accounts, 'account')} paying {money(paying.money)} a month
            </a>
          </>
        )}
        {change === null || direction === 'unknown' || direction === 'flat' ? null : (
          <>
            ;{' '}
            <a href="#trend" className={figure}>
              {direction === 'ended'
                ? 'it has ended'
                : `${signedPercent(change.value)} against the 12 weeks before`}
            </a>
          </>
        )}
        {surge === undefined ? null : (
          <>
            ; it surged in the{' '}
            <a href="#trend" className={figure}>
              week of {calendarDay(surge.week)} ({count(surge.observed)}, expected{' '}
              {estimate(surge.expected)})
            </a>
          </>
        )}
        . Mostly {kinds[theme.kind].many.toLowerCase()}.
      </p>
    </div>
  );
};
