import type { Interval, WhatMovedView } from '@headwater/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { whatMovedQuery } from '../api/what-moved.js';
import { calendarDay, percent, plural } from '../format.js';
import { Button } from '../ui/button.js';
import { HowCounted } from '../ui/popover.js';
import { ErrorState, Loading, Skeleton } from '../ui/states.js';
import { ThemeLink } from '../ui/theme-link.js';

const FIRST = 5;

const names: Record<WhatMovedView['measure'], string> = { rating: 'rating', nps: 'NPS' };

const numbers = { rating: 2, nps: 0 } as const;
const figure = (measure: WhatMovedView['measure'], value: number): string =>
  new Intl.NumberFormat(undefined, {
    minimumFractionDigits: numbers[measure],
    maximumFractionDigits: numbers[measure],
  })
    .format(value)
    .replace('-', '−');
const signed = (measure: WhatMovedView['measure'], value: number): string => {
  const text = figure(measure, value);
  return value > 0 && !text.startsWith('+') ? `+${text}` : text;
};

const Signed = ({ measure, value }: { measure: WhatMovedView['measure']; value: Interval }) => (
  <span className="num whitespace-nowrap">
    {/* Coloured only where the interval says which way. */}
    <span className={value.high < 0 ? 'text-pain' : value.low > 0 ? 'text-praise' : undefined}>
      {signed(measure, value.value)}
    </span>{' '}
    <span className="text-xs text-quiet">
      ({signed(measure, value.low)} to {signed(measure, value.high)})
    </span>
  </span>
);

const Row = ({
  row,
  measure,
}: {
  row: WhatMovedView['rows'][number];
  measure: WhatMovedView['measure'];
}) => {
  const mean = (value: number | null): string => (value === null ? '–' : figure(measure, value));
  return (
    <tr className="border-t border-line align-top">
      <th scope="row" className="min-w-0 py-1.5 pr-3 text-left font-normal">
        {row.theme === null ? (
          <span className="text-muted">Feedback of no theme</span>
        ) : (
          <ThemeLink id={row.theme.id} label={row.theme.label} />
        )}
      </th>
      <td className="num py-1.5 pr-3 text-right whitespace-nowrap text-muted max-sm:hidden">
        {percent(row.before.share)} → {percent(row.after.share)}
      </td>
      <td className="num py-1.5 pr-3 text-right whitespace-nowrap text-muted">
        {mean(row.before.mean)} → {mean(row.after.mean)}
      </td>
      <td className="py-1.5 text-right">
        <Signed measure={measure} value={row.total} />
      </td>
    </tr>
  );
};

const Table = ({ view }: { view: WhatMovedView }) => {
  const [all, setAll] = useState(false);
  const shown = all ? view.rows : view.rows.slice(0, FIRST);
  const hidden = view.rows.slice(shown.length);
  const { measure } = view;
  const rest = hidden.reduce((sum, { total }) => sum + total.value, view.others.total);
  const restCount = hidden.length + view.others.themes;
  const cell = 'pb-1 pr-3 text-right font-normal';
  return (
    <>
      <div className="overflow-x-auto">
        <table className="w-full text-sm">
          <thead className="text-xs text-quiet">
            <tr>
              <th scope="col" className="pr-3 pb-1 text-left font-normal">
                Theme
              </th>
              <th scope="col" className={`${cell} max-sm:hidden`}>
                Share of ratings
              </th>
              <th scope="col" className={cell}>
                Its {names[measure]}
              </th>
              <th scope="col" className="pb-1 text-right font-normal">
                Moved the {names[measure]} by
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.theme?.id ?? 'none'} row={row} measure={measure} />
            ))}
            {restCount === 0 ? null : (
              <tr className="border-t border-line">
                <th scope="row" className="py-1.5 text-left font-normal text-muted">
                  {plural(restCount, 'more theme')}
                </th>
                <td className="py-1.5 pr-3 text-right text-quiet max-sm:hidden">–</td>
                <td className="py-1.5 pr-3 text-right text-quiet">–</td>
                <td className="num py-1.5 text-right">{signed(measure, rest)}</td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {view.rows.length > FIRST ? (
        <Button size="sm" look="quiet" className="mt-1 -ml-2" onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${plural(view.rows.length, 'theme')}`}
        </Button>
      ) : null}
    </>
  );
};

const Body = ({ view }: { view: WhatMovedView }) => {
  const { measure, before, after, change } = view;
  if (change === null || before.mean === null || after.mean === null) {
    return (
      <p className="text-muted">
        {after.mean === null
          ? `Nothing with a rating from ${calendarDay(after.from)} to ${calendarDay(after.to)}.`
          : `Nothing with a rating in the weeks before ${calendarDay(after.from)} to compare with.`}
      </p>
    );
  }
  return (
    <>
      <p className="mb-2 text-sm text-muted">
        Mean {names[measure]} {figure(measure, before.mean)} → {figure(measure, after.mean)}
        {measure === 'nps' || view.scale === null ? '' : ` of ${view.scale.high}`}:{' '}
        <Signed measure={measure} value={change} />. {calendarDay(after.from)} to{' '}
        {calendarDay(after.to)} against the weeks before; {plural(after.items, 'rating')} of{' '}
        {plural(after.customers, 'customer')}
        {view.sampled < 1 ? `, a sample of ${percent(view.sampled)} of them` : ''}.
      </p>
      <Table view={view} />
    </>
  );
};

/** What each theme contributed to the change of the mean rating or NPS; the lines add up to it. */
export const WhatMoved = () => {
  const moved = useQuery(whatMovedQuery);
  const name = names[moved.data?.measure ?? 'rating'];
  return (
    <section aria-label={`What moved the ${name}`} className="min-w-0">
      <h2 className="mb-2 flex items-center gap-1 text-base font-semibold">
        What moved the {name}
        <HowCounted what={`what moved the ${name}`} method="trends">
          A theme moves the mean when it becomes a larger or smaller part of the ratings, and when
          it is itself rated better or worse. Both are added up for each theme; all lines add up to
          the whole change. The range is a 95&nbsp;% interval from drawing customers again and
          again.
        </HowCounted>
      </h2>
      {moved.isError ? (
        <ErrorState
          error={moved.error}
          what="What moved the rating"
          onRetry={() => void moved.refetch()}
        />
      ) : moved.data === undefined ? (
        <Loading>
          <Skeleton className="h-32 w-full" />
        </Loading>
      ) : (
        <Body view={moved.data} />
      )}
    </section>
  );
};
