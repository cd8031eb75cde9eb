import type { MarketingFigures, MarketingView } from '@headwater/contract';
import { count, percent, percentRange, wholeMoney } from '../format.js';
import { ScrollX } from '../ui/scroll-x.js';
import { amount, amountRange, number, numberRange } from './amounts.js';
import { cx } from '../ui/cx.js';
import { HeadCell, NumberCell } from './figure.js';

type Props = { view: MarketingView; currency: string; onOpen: (channel: string | null) => void };

const none = <span className="text-quiet">–</span>;

const tally = (value: number | null) => (value === null ? none : count(value));

const Last = ({ one, currency }: { one: MarketingFigures; currency: string }) => {
  const last = one.lastCustomers;
  if (last === null) return <NumberCell>{none}</NumberCell>;
  if (!last.ok) return <NumberCell note="too few to tell">{none}</NumberCell>;
  const range =
    last.lowMinor === null
      ? undefined
      : amountRange({ low: last.lowMinor, high: last.highMinor }, currency);
  return (
    <NumberCell note={range}>
      {last.costMinor === null ? 'brings none' : amount(last.costMinor, currency)}
    </NumberCell>
  );
};

const Row = ({
  one,
  currency,
  onOpen,
}: {
  one: MarketingFigures;
  currency: string;
  onOpen: () => void;
}) => {
  const { acquisitionCostMinor: cost, paybackMonths: payback, lifetimeValueToCost: ratio } = one;
  const share = one.leadToCustomer;
  return (
    <tr
      className={
        one.channel === null ? 'border-t border-line-strong bg-panel' : 'border-t border-line'
      }
    >
      <th
        scope="row"
        className={cx(
          'stays max-w-44 truncate px-3 py-1.5 text-left align-top font-medium',
          one.channel === null ? 'bg-panel' : 'bg-canvas',
        )}
        title={one.channel ?? 'All channels'}
      >
        {one.channel ?? 'All channels'}
      </th>
      <NumberCell onOpen={onOpen}>{wholeMoney({ minor: one.spendMinor, currency })}</NumberCell>
      <NumberCell onOpen={onOpen}>{tally(one.leads)}</NumberCell>
      <NumberCell onOpen={onOpen}>{tally(one.opportunities)}</NumberCell>
      <NumberCell onOpen={onOpen}>{count(one.customers)}</NumberCell>
      <NumberCell onOpen={onOpen} note={share === null ? undefined : percentRange(share)}>
        {share === null ? none : percent(share.value)}
      </NumberCell>
      <NumberCell onOpen={onOpen} note={cost.low > 0 ? amountRange(cost, currency) : undefined}>
        {cost.value === null ? none : amount(cost.value, currency)}
      </NumberCell>
      <NumberCell onOpen={onOpen} note={payback.value === null ? undefined : numberRange(payback)}>
        {payback.value === null ? none : number(payback.value)}
      </NumberCell>
      <NumberCell onOpen={onOpen} note={ratio === null ? undefined : numberRange(ratio)}>
        {ratio === null || ratio.value === null ? none : number(ratio.value)}
      </NumberCell>
      <Last one={one} currency={currency} />
    </tr>
  );
};

const columns = [
  'Spend',
  'Leads',
  'Opportunities',
  'Customers',
  'Lead to customer',
  'Acquisition cost',
  'Payback, months',
  'LTV : CAC',
  'Last customers cost',
];

/** Channels side by side, each figure with its 95 % interval. */
export const ChannelTable = ({ view, currency, onOpen }: Props) => (
  <ScrollX>
    <table aria-label="Channels" className="num w-full text-sm">
      <thead>
        <tr>
          <HeadCell first>Channel</HeadCell>
          {columns.map((column) => (
            <HeadCell key={column}>{column}</HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...view.channels, view.total].map((one) => (
          <Row
            key={one.channel ?? ''}
            one={one}
            currency={currency}
            onOpen={() => onOpen(one.channel)}
          />
        ))}
      </tbody>
    </table>
  </ScrollX>
);
