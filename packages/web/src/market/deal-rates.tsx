import type { DealSummary, Money } from '@headwater/contract';
import { useState, type ReactNode } from 'react';
import { count, money, percent, percentRange } from '../format.js';
import { Button } from '../ui/button.js';
import { cx } from '../ui/cx.js';
import { Whisker } from './whisker.js';

type Tally = DealSummary['total'];

export type RateRow = {
  key: string;
  name: ReactNode;
  tally: Tally;
  /** Narrows the list below to these deals. */
  onPick?: (() => void) | undefined;
  on?: boolean;
};

export const amounts = (list: ReadonlyArray<Money>): string => list.map(money).join(' + ');

const SHOWN = 6;

/** How often deals are won by one thing: a dot with its interval on a scale from none to all. */
export const RateTable = ({
  title,
  rows,
  lost = false,
}: {
  title: string;
  rows: ReadonlyArray<RateRow>;
  /** Shows what was lost instead of the rate alone. */
  lost?: boolean;
}) => {
  const [all, setAll] = useState(false);
  if (rows.length === 0) return null;
  const shown = all ? rows : rows.slice(0, SHOWN);
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="mb-1 text-sm font-medium text-quiet">{title}</h3>
      <table className="num w-full table-fixed text-sm" aria-label={title}>
        <thead className="sr-only">
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Win rate, drawn</th>
            <th scope="col">Win rate</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ key, name, tally, onPick, on = false }) => (
            <tr key={key} className={cx('border-t border-line', on && 'bg-accent-soft')}>
              <th scope="row" className="w-2/5 py-1.5 pr-2 text-left font-normal max-sm:w-[54%]">
                {onPick === undefined ? (
                  <span className="block truncate">{name}</span>
                ) : (
                  <button
                    type="button"
                    aria-pressed={on}
                    onClick={onPick}
                    className="block max-w-full truncate rounded text-left hover:text-accent hover:underline"
                  >
                    {name}
                  </button>
                )}
                <span className="block truncate text-xs text-quiet">
                  {count(tally.won)} won, {count(tally.lost)} lost
                  {lost && tally.amounts !== null && tally.amounts.lost.length > 0
                    ? ` (${amounts(tally.amounts.lost)})`
                    : tally.open > 0
                      ? `, ${count(tally.open)} open`
                      : ''}
                </span>
              </th>
              <td className="px-1">
                {tally.rate === null ? null : (
                  <Whisker
                    interval={tally.rate}
                    from={0}
                    to={1}
                    title={`${percent(tally.rate.value)} won (${percentRange(tally.rate)})`}
                  />
                )}
              </td>
              <td className="w-24 py-1.5 pl-2 text-right max-sm:w-18">
                {tally.rate === null ? (
                  <span className="text-quiet">–</span>
                ) : (
                  <>
                    <span className="block font-medium">{percent(tally.rate.value)}</span>
                    <span className="block text-xs whitespace-nowrap text-quiet">
                      {percentRange(tally.rate)}
                    </span>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > SHOWN ? (
        <Button size="sm" look="quiet" className="mt-1" onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `All ${count(rows.length)}`}
        </Button>
      ) : null}
    </section>
  );
};
