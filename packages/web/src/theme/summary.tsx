import type { ThemeView } from '@headwater/contract';
import { Link } from '@tanstack/react-router';
import { calendarDay, count, estimate, money, percent, plural, signedPercent } from '../format.js';
import { kinds } from '../ui/kind.js';

const figure =
  'rounded text-ink underline decoration-line-strong underline-offset-4 hover:text-accent';

/** One sentence whose every number leads to the rows under it. */
export const Summary = ({ theme }: { theme: ThemeView }) => {
  const surge = theme.trend.surges.at(-1);
  const { change, direction } = theme.trend;
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
        {theme.revenue === null ? null : (
          <>
            ;{' '}
            <a href="#accounts" className={figure}>
              {plural(theme.revenue.accounts, 'account')} paying {money(theme.revenue.money)} a
              month
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
