import type { CashDriversInput } from '@headwater/contract';
import { Link } from '@tanstack/react-router';
import { Sheet } from '../ui/dialog.js';
import { monthName } from './amounts.js';
import { levels, told } from './drivers.js';

type Props = {
  name: string;
  drivers: CashDriversInput;
  /** Why the books say so; none for what a person wrote. */
  reasons: Readonly<Record<string, string>>;
  currency: string;
  onClose: () => void;
};

const Row = ({ label, value, reason }: { label: string; value: string; reason?: string }) => (
  <li className="border-b border-line py-2 text-sm">
    <span className="flex justify-between gap-3">
      <span className="min-w-0 truncate" title={label}>
        {label}
      </span>
      <span className="num shrink-0 text-right font-medium">{value}</span>
    </span>
    {reason === undefined ? null : <span className="block text-quiet">{reason}</span>}
  </li>
);

/** What a scenario's figures were drawn from, and where the books have it. */
export const DriverSheet = ({ name, drivers, reasons, currency, onClose }: Props) => (
  <Sheet open onClose={onClose} side="right" title={`${name}: drivers`}>
    <p className="mb-2 text-sm text-muted">
      A range holds eight chances in ten. The books behind it:{' '}
      {(
        [
          ['/finance/revenue', 'revenue'],
          ['/finance/marketing', 'marketing'],
          ['/finance/cash', 'ledger'],
        ] as const
      ).map(([to, label], at) => (
        <span key={to}>
          {at === 0 ? '' : ', '}
          <Link to={to} className="text-accent hover:underline">
            {label}
          </Link>
        </span>
      ))}
      .
    </p>
    <ul aria-label="Drivers">
      {levels.map(({ key, label, unit }) => {
        const reason = reasons[key];
        return (
          <Row
            key={key}
            label={label}
            value={told(drivers[key], unit, currency)}
            {...(reason === undefined ? {} : { reason })}
          />
        );
      })}
      {drivers.hires.map((hire) => (
        <Row
          key={`hire ${hire.name} ${hire.month}`}
          label={`${hire.name}, from ${monthName(hire.month)}, a month`}
          value={told(hire.monthlyCostMinor, 'money', currency)}
        />
      ))}
      {drivers.payments.map((payment) => (
        <Row
          key={`payment ${payment.name} ${payment.month}`}
          label={`${payment.name}, ${monthName(payment.month)}`}
          value={told(payment.amountMinor, 'money', currency)}
        />
      ))}
      {drivers.priceChanges.map((price) => (
        <Row
          key={`price ${price.month}`}
          label={`Prices, from ${monthName(price.month)}`}
          value={told(price.change, 'percent', currency)}
        />
      ))}
    </ul>
  </Sheet>
);
