import { SurvivalBy, type SurvivalView } from '@headwater/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fileUrl, type Query } from '../api/client.js';
import { survivalQuery } from '../api/revenue.js';
import { count, percent, percentRange, plural } from '../format.js';
import { DownloadLink } from '../ui/button.js';
import { HowCounted } from '../ui/popover.js';
import { Select } from '../ui/select.js';
import { ScrollX } from '../ui/scroll-x.js';
import { ErrorState, Loading, Skeleton } from '../ui/states.js';
import { number } from './amounts.js';
import { curveLooks, curveName } from './curve-looks.js';
import { HeadCell, NumberCell } from './figure.js';
import type { Opened } from './revenue-words.js';
import { SurvivalChart } from './survival-chart.js';

const words: Record<SurvivalBy, string> = {
  all: 'All accounts',
  plan: 'By plan',
  segment: 'By segment',
  region: 'By region',
  product: 'By product',
};
const choices = SurvivalBy.options.map((value) => ({ value, label: words[value] }));

type Curve = SurvivalView['curves'][number];

const medianRange = ({ low, high }: Curve['median']): string =>
  low === null
    ? 'from 0'
    : high === null
      ? `from ${number(low)}`
      : `${number(low)}–${number(high)}`;

/** After a year, where the curve goes that far. */
const afterYear = ({ steps }: Curve) => {
  const last = steps.at(-1);
  if (last === undefined || last.time < 12) return null;
  return steps.findLast(({ time }) => time <= 12)?.survival ?? { value: 1, low: 1, high: 1 };
};

/** The line as it is drawn. */
const CurveKey = ({ index }: { index: number }) => (
  <span
    aria-hidden
    className={`mr-2 inline-block w-4 border-t-2 align-middle ${curveLooks[index % curveLooks.length]?.look ?? ''}`}
  />
);

type TableProps = { view: SurvivalView; onOpen: (opened: Opened) => void };

const CurveTable = ({ view, onOpen }: TableProps) => {
  const { by, through } = view;
  const open = (curve: Curve, set: 'ever' | 'left') => {
    // Accounts of which it is not known cannot be asked for; of all of them they are.
    if (through === null || (by !== 'all' && (curve.value === null || curve.value === ''))) {
      return undefined;
    }
    return () =>
      onOpen({
        set,
        month: through,
        ...(by === 'all' ? {} : { [by]: curve.value, title: curveName(by, curve.value) }),
      });
  };
  return (
    <ScrollX>
      <table aria-label="How long accounts stay" className="num w-full text-sm">
        <thead>
          <tr>
            <HeadCell first>{by === 'all' ? 'Accounts' : words[by].slice(3)}</HeadCell>
            <HeadCell>Accounts</HeadCell>
            <HeadCell>Left</HeadCell>
            <HeadCell>Stay a year</HeadCell>
            <HeadCell>Half have left by, months</HeadCell>
          </tr>
        </thead>
        <tbody>
          {view.curves.map((curve, index) => {
            const year = afterYear(curve);
            return (
              <tr key={curve.value ?? ''} className="border-t border-line">
                <th
                  scope="row"
                  className="stays max-w-56 truncate bg-canvas px-3 py-1.5 text-left align-top font-medium"
                  title={curveName(by, curve.value)}
                >
                  <CurveKey index={index} />
                  {curveName(by, curve.value)}
                </th>
                <NumberCell onOpen={open(curve, 'ever')}>{count(curve.accounts)}</NumberCell>
                <NumberCell onOpen={open(curve, 'left')}>{count(curve.events)}</NumberCell>
                <NumberCell note={year === null ? 'not seen so long' : percentRange(year)}>
                  {year === null ? <span className="text-quiet">–</span> : percent(year.value)}
                </NumberCell>
                <NumberCell
                  note={curve.median.value === null ? 'fewer have' : medianRange(curve.median)}
                >
                  {curve.median.value === null ? (
                    <span className="text-quiet">–</span>
                  ) : (
                    number(curve.median.value)
                  )}
                </NumberCell>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollX>
  );
};

const Told = ({ view }: { view: SurvivalView }) => {
  const { logRank, others, curves } = view;
  return (
    <p className="num text-sm text-quiet">
      {logRank === null
        ? ''
        : logRank.p < 0.05
          ? `The groups leave at different rates (log-rank p ${logRank.p < 0.001 ? '< 0.001' : `= ${logRank.p.toFixed(3)}`}). `
          : `No sign that the ${count(curves.length)} groups leave at different rates (log-rank p = ${logRank.p.toFixed(2)}). `}
      {others.values === 0
        ? ''
        : `${plural(others.values, 'smaller group')} with ${plural(others.accounts, 'account')} not drawn.`}
    </p>
  );
};

type Props = { query: Query; onOpen: (opened: Opened) => void };

/** How long accounts stay, whole or by what they are. */
export const Survival = ({ query, onOpen }: Props) => {
  const [by, setBy] = useState<SurvivalBy>('all');
  const asked = { product: query['product'], segment: query['segment'], to: query['to'], by };
  const result = useQuery(survivalQuery(asked));
  const view = result.data;
  return (
    <section aria-label="Survival" className="flex min-w-0 flex-col gap-3">
      <div className="flex items-center gap-2">
        <Select label="Curves" value={by} choices={choices} on={by !== 'all'} onChange={setBy} />
        <HowCounted what="survival" method="revenue">
          From the first paid month to the first without payment. Who still pays counts as long as
          seen. Each group has its 95 % interval.
        </HowCounted>
        <DownloadLink
          href={fileUrl('/finance/revenue/survival.csv', asked)}
          label="Download the curves as CSV"
          className="ml-auto"
        />
      </div>
      {result.isError ? (
        <ErrorState
          error={result.error}
          what="How long accounts stay"
          onRetry={() => void result.refetch()}
        />
      ) : view === undefined ? (
        <Loading>
          <Skeleton className="h-72 w-full" />
        </Loading>
      ) : view.curves.length === 0 ? (
        <p className="py-6 text-center text-muted">Nobody has paid under these filters.</p>
      ) : (
        <>
          <SurvivalChart view={view} />
          <CurveTable view={view} onOpen={onOpen} />
          <Told view={view} />
        </>
      )}
    </section>
  );
};
