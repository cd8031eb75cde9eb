import type { CashForecastView } from '@headwater/contract';
import type { ReactNode } from 'react';
import { percent, percentRange } from '../format.js';
import { ScrollX } from '../ui/scroll-x.js';
import { amount, number } from './amounts.js';
import { HeadCell, NumberCell } from './figure.js';

type Scenario = CashForecastView['scenarios'][number];

const months = (value: number | null): string => (value === null ? '24+' : number(value));

const rows: ReadonlyArray<{
  label: string;
  /** Says nothing of one scenario alone. */
  compares?: boolean;
  cell: (one: Scenario, currency: string) => { value: ReactNode; note?: string };
}> = [
  {
    label: 'Runway, months',
    cell: ({ runway }) => ({
      value: months(runway.p50),
      note:
        runway.p10 === null
          ? 'longer than is forecast'
          : `${months(runway.p10)} to ${months(runway.p90)}`,
    }),
  },
  ...[6, 12, 24].map((within) => ({
    label: `Out of cash within ${within} months`,
    cell: ({ runway }: Scenario) => {
      const found = runway.runOut.find(({ withinMonths }) => withinMonths === within);
      return found === undefined
        ? { value: '–' }
        : { value: percent(found.chance.value), note: percentRange(found.chance) };
    },
  })),
  {
    label: 'Cash after 24 months',
    cell: (one, currency) => {
      const end = one.months.at(-1)?.cashMinor;
      return end === undefined
        ? { value: '–' }
        : {
            value: amount(end.p50, currency),
            note: `${amount(end.p10, currency)} to ${amount(end.p90, currency)}`,
          };
    },
  },
  {
    label: 'Recurring revenue then',
    cell: (one, currency) => {
      const end = one.months.at(-1)?.mrrMinor;
      return end === undefined
        ? { value: '–' }
        : {
            value: amount(end.p50, currency),
            note: `${amount(end.p10, currency)} to ${amount(end.p90, currency)}`,
          };
    },
  },
  {
    label: 'Cash against the first',
    compares: true,
    cell: ({ against }, currency) =>
      against === null
        ? { value: '–' }
        : {
            value: amount(against.endCashMinor.p50, currency),
            note: `${percent(against.moreAtEnd.value)} chance of more`,
          },
  },
];

/** Scenarios side by side, all under the same luck. */
export const ScenarioTable = ({
  view,
  currency,
  onOpen,
}: {
  view: CashForecastView;
  currency: string;
  /** Opens what a scenario's figures were drawn from. */
  onOpen: (name: string) => void;
}) => (
  <ScrollX className={view.scenarios.length === 1 ? 'max-w-2xl' : ''}>
    <table aria-label="Scenarios side by side" className="num w-full text-sm">
      <thead>
        <tr>
          <HeadCell first>Scenario</HeadCell>
          {view.scenarios.map(({ name }) => (
            <HeadCell key={name}>{name}</HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows
          .filter(({ compares }) => compares !== true || view.scenarios.length > 1)
          .map(({ label, cell }) => (
            <tr key={label} className="border-t border-line">
              <th
                scope="row"
                className="stays min-w-36 bg-canvas px-3 py-1.5 text-left align-top font-normal sm:max-w-none"
              >
                {label}
              </th>
              {view.scenarios.map((one) => {
                const { value, note } = cell(one, currency);
                return (
                  <NumberCell key={one.name} note={note} onOpen={() => onOpen(one.name)}>
                    {value}
                  </NumberCell>
                );
              })}
            </tr>
          ))}
      </tbody>
    </table>
  </ScrollX>
);
