import type { MovementKind, RevenueMonth } from '@headwater/contract';
import { useState } from 'react';
import { count, plural, wholeMoney } from '../format.js';
import { Button } from '../ui/button.js';
import { ScrollX } from '../ui/scroll-x.js';
import { exactAmount, monthBefore, monthName } from './amounts.js';
import { HeadCell, NumberCell } from './figure.js';
import { movementKinds, type Opened } from './revenue-words.js';

type Props = {
  months: ReadonlyArray<RevenueMonth>;
  currency: string;
  onOpen: (opened: Opened) => void;
};

const shownAtFirst = 12;

/** Month by month: opening, what moved it, closing; every amount with its accounts, the newest first. */
export const MonthsTable = ({ months, currency, onOpen }: Props) => {
  const [all, setAll] = useState(false);
  const newest = months.toReversed();
  const shown = all ? newest : newest.slice(0, shownAtFirst);
  const moved = (month: RevenueMonth, kind: MovementKind) => {
    const { [kind]: value, accounts } = month;
    if (value === 0 && accounts[kind] === 0) {
      return (
        <NumberCell key={kind}>
          <span className="text-quiet">–</span>
        </NumberCell>
      );
    }
    return (
      <NumberCell
        key={kind}
        note={count(accounts[kind])}
        onOpen={() => onOpen({ set: kind, month: month.month })}
      >
        <span title={exactAmount(value, currency)}>{wholeMoney({ minor: value, currency })}</span>
      </NumberCell>
    );
  };
  return (
    <section aria-labelledby="months" className="min-w-0">
      <h2 id="months" className="scroll-mt-16 text-base font-semibold" tabIndex={-1}>
        Month by month
      </h2>
      <p className="text-sm text-quiet">
        Opening and movements add up to closing, to the cent. Under each amount its accounts.
      </p>
      <ScrollX className="mt-2">
        <table aria-label="Monthly recurring revenue by month" className="num w-full text-sm">
          <thead>
            <tr>
              <HeadCell first>Month</HeadCell>
              <HeadCell>Opening</HeadCell>
              {movementKinds.map(({ kind, label }) => (
                <HeadCell key={kind}>{label}</HeadCell>
              ))}
              <HeadCell>Effect of rates</HeadCell>
              <HeadCell>Closing</HeadCell>
            </tr>
          </thead>
          <tbody>
            {shown.map((month) => (
              <tr key={month.month} className="border-t border-line">
                <th
                  scope="row"
                  className="stays bg-canvas px-3 py-1.5 text-left align-top font-medium whitespace-nowrap"
                >
                  {monthName(month.month)}
                  {month.running ? (
                    <span className="block text-xs font-normal text-quiet">not over</span>
                  ) : null}
                </th>
                <NumberCell
                  note={count(month.accounts.opening)}
                  onOpen={() => onOpen({ set: 'paying', month: monthBefore(month.month) })}
                >
                  <span title={exactAmount(month.opening, currency)}>
                    {wholeMoney({ minor: month.opening, currency })}
                  </span>
                </NumberCell>
                {movementKinds.map(({ kind }) => moved(month, kind))}
                <NumberCell>
                  {month.currency === 0 ? (
                    <span className="text-quiet">–</span>
                  ) : (
                    wholeMoney({ minor: month.currency, currency })
                  )}
                </NumberCell>
                <NumberCell
                  note={count(month.accounts.closing)}
                  onOpen={() => onOpen({ set: 'paying', month: month.month })}
                >
                  <span title={exactAmount(month.closing, currency)}>
                    {wholeMoney({ minor: month.closing, currency })}
                  </span>
                </NumberCell>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
      {newest.length > shown.length ? (
        <Button size="sm" className="mt-2" onClick={() => setAll(true)}>
          Show all {plural(newest.length, 'month')}
        </Button>
      ) : null}
    </section>
  );
};
