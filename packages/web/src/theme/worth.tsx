import { WorthMeasure, type ThemeView, type WorthFigure } from '@headwater/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../api/people.js';
import { themeWorthQuery } from '../api/worth.js';
import { count } from '../format.js';
import { useFilters } from '../frame/filters.js';
import { cx } from '../ui/cx.js';
import { HowCounted } from '../ui/popover.js';
import { ScrollX } from '../ui/scroll-x.js';
import { Select } from '../ui/select.js';
import { ErrorState, Loading, Skeleton } from '../ui/states.js';
import { worthText, worthWords } from '../ui/worth.js';
import { Churn } from './churn.js';
import { WorthRows } from './worth-rows.js';

const distances = ['3', '6', '12'] as const;
type Distance = (typeof distances)[number];

type TileProps = {
  figure: WorthFigure;
  measure: WorthMeasure;
  currency: string;
  open: boolean;
  onOpen: () => void;
};

const Tile = ({ figure, measure, currency, open, onOpen }: TileProps) => {
  const { main, range, count: counted } = worthText(figure, measure, currency);
  const { title, help } = worthWords[measure];
  return (
    <div
      className={cx('min-w-0 rounded-lg border px-4 py-3', open ? 'border-accent' : 'border-line')}
    >
      <dt className="flex items-center gap-1 text-sm text-quiet">
        {title}
        <HowCounted what={title.toLowerCase()} method="worth">
          {help} The range is a 95 % interval from resampling accounts.
        </HowCounted>
      </dt>
      <dd className="num mt-0.5 truncate text-xl font-semibold">
        {figure.accounts === 0 ? (
          <span className="text-quiet">{main}</span>
        ) : (
          <button
            type="button"
            aria-expanded={open}
            onClick={onOpen}
            className="rounded underline decoration-line-strong decoration-dotted underline-offset-4 hover:text-accent"
          >
            {main}
          </button>
        )}
      </dd>
      <dd className="num text-sm text-quiet">{[range, counted].filter(Boolean).join(' · ')}</dd>
    </div>
  );
};

/** What the theme costs: four figures in money, each opening its accounts; by segment; and whether it goes with churn. */
export const Worth = ({ theme }: { theme: ThemeView }) => {
  const may = useMay('finance:read');
  const filter = useFilters();
  const [months, setMonths] = useState<Distance>('6');
  const [open, setOpen] = useState<WorthMeasure | null>(null);
  const query = { ...filter, renewalMonths: months };
  const result = useQuery({
    ...themeWorthQuery(theme.id, query),
    enabled: may,
    placeholderData: keepPreviousData,
  });
  if (!may) return null;
  if (result.isError) {
    return (
      <ErrorState error={result.error} what="What it costs" onRetry={() => void result.refetch()} />
    );
  }
  if (result.data === undefined) {
    return (
      <Loading className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {WorthMeasure.options.map((measure) => (
          <Skeleton key={measure} className="h-22" />
        ))}
      </Loading>
    );
  }
  const { worth, segments } = result.data;
  if (worth === null) return null;
  return (
    <section aria-label="What it costs">
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-base font-semibold">What it costs</h2>
        <Select
          label="Renewals within"
          prefix="Renewals within"
          value={months}
          choices={distances.map((value) => ({ value, label: `${value} months` }))}
          onChange={setMonths}
        />
        {worth.leftOut === 0 ? null : (
          <span className="text-sm text-quiet">
            {count(worth.leftOut)} left out: no rate for their currency
          </span>
        )}
      </div>
      <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {WorthMeasure.options.map((measure) => (
          <Tile
            key={measure}
            figure={worth[measure]}
            measure={measure}
            currency={worth.currency}
            open={open === measure}
            onOpen={() => setOpen(open === measure ? null : measure)}
          />
        ))}
      </dl>
      {open === null ? null : (
        <WorthRows theme={theme.id} measure={open} query={query} onClose={() => setOpen(null)} />
      )}
      {segments.length < 2 ? null : (
        <details className="mt-3">
          <summary className="cursor-pointer text-sm text-muted">By segment</summary>
          <ScrollX className="mt-1">
            <table aria-label="What it costs, by segment" className="num w-full text-sm">
              <thead>
                <tr className="border-b border-line text-right text-xs text-quiet">
                  <th scope="col" className="py-1 text-left font-medium">
                    Segment
                  </th>
                  {(['touched', 'atRisk', 'lost'] as const).map((measure) => (
                    <th key={measure} scope="col" className="py-1 pl-3 font-medium">
                      {worthWords[measure].title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {segments.map((segment) => (
                  <tr key={segment.value} className="border-b border-line text-right">
                    <th scope="row" className="max-w-48 truncate py-1.5 text-left font-normal">
                      {segment.label}
                    </th>
                    {(['touched', 'atRisk', 'lost'] as const).map((measure) => {
                      const { main, range } = worthText(
                        segment.worth[measure],
                        measure,
                        segment.worth.currency,
                      );
                      return (
                        <td key={measure} className="py-1.5 pl-3 whitespace-nowrap">
                          {main} <span className="text-quiet max-sm:hidden">{range}</span>
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollX>
        </details>
      )}
      <Churn theme={theme} />
    </section>
  );
};
