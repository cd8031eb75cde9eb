import type { CashDriversInput } from '@headwater/contract';
import { Plus, X } from 'lucide-react';
import { Button, IconButton } from '../ui/button.js';
import { BareInput } from '../ui/field.js';
import { EstimateField } from './estimate-field.js';

type Props = {
  drivers: CashDriversInput;
  start: string;
  currency: string;
  units: number;
  onChange: (drivers: CashDriversInput) => void;
};

const empty = { kind: 'point', value: 0 } as const;

type NameProps = {
  what: string;
  name: string;
  month: string;
  /** Absent: it is told by its month alone. */
  onName?: (name: string) => void;
  onMonth: (month: string) => void;
  onRemove: () => void;
};

const NameAndMonth = ({ what, name, month, onName, onMonth, onRemove }: NameProps) => (
  <div className="flex items-center gap-2 pt-2">
    {onName === undefined ? null : (
      <BareInput
        label={`Name of the ${what}`}
        placeholder={`Name of the ${what}`}
        value={name}
        onChange={(event) => onName(event.target.value)}
      />
    )}
    <BareInput
      label={`Month of the ${what}`}
      type="month"
      value={month}
      className="max-w-40"
      onChange={(event) => onMonth(event.target.value)}
    />
    <IconButton label={`Remove ${name === '' ? what : name}`} onClick={onRemove}>
      <X className="size-4" />
    </IconButton>
  </div>
);

/** People to be paid from a month on, single payments, and changes of price. */
export const DatedFields = ({ drivers, start, currency, units, onChange }: Props) => {
  const { hires, payments, priceChanges } = drivers;
  const hire = (at: number, change: Partial<(typeof hires)[number]>) =>
    onChange({
      ...drivers,
      hires: hires.map((one, i) => (i === at ? { ...one, ...change } : one)),
    });
  const payment = (at: number, change: Partial<(typeof payments)[number]>) =>
    onChange({
      ...drivers,
      payments: payments.map((one, i) => (i === at ? { ...one, ...change } : one)),
    });
  const price = (at: number, change: Partial<(typeof priceChanges)[number]>) =>
    onChange({
      ...drivers,
      priceChanges: priceChanges.map((one, i) => (i === at ? { ...one, ...change } : one)),
    });
  return (
    <>
      <h3 className="mt-4 font-semibold">Hires</h3>
      {hires.map((one, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- names are typed and may be empty or equal meanwhile
        <div key={at}>
          <NameAndMonth
            what="hire"
            name={one.name}
            month={one.month}
            onName={(name) => hire(at, { name })}
            onMonth={(month) => hire(at, { month })}
            onRemove={() => onChange({ ...drivers, hires: hires.filter((_, i) => i !== at) })}
          />
          <EstimateField
            label="Cost a month"
            unit={currency}
            estimate={one.monthlyCostMinor}
            scale={units}
            onChange={(monthlyCostMinor) => hire(at, { monthlyCostMinor })}
          />
        </div>
      ))}
      <Button
        size="sm"
        className="mt-2"
        onClick={() =>
          onChange({
            ...drivers,
            hires: [
              ...hires,
              { name: `Hire ${hires.length + 1}`, month: start, monthlyCostMinor: empty },
            ],
          })
        }
      >
        <Plus aria-hidden className="size-4" /> Add a hire
      </Button>
      <h3 className="mt-4 font-semibold">Single payments</h3>
      <p className="text-xs text-quiet">Money raised is above 0; what goes out is below.</p>
      {payments.map((one, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- as above
        <div key={at}>
          <NameAndMonth
            what="payment"
            name={one.name}
            month={one.month}
            onName={(name) => payment(at, { name })}
            onMonth={(month) => payment(at, { month })}
            onRemove={() => onChange({ ...drivers, payments: payments.filter((_, i) => i !== at) })}
          />
          <EstimateField
            label="Amount"
            unit={currency}
            estimate={one.amountMinor}
            scale={units}
            onChange={(amountMinor) => payment(at, { amountMinor })}
          />
        </div>
      ))}
      <Button
        size="sm"
        className="mt-2"
        onClick={() =>
          onChange({
            ...drivers,
            payments: [
              ...payments,
              { name: `Payment ${payments.length + 1}`, month: start, amountMinor: empty },
            ],
          })
        }
      >
        <Plus aria-hidden className="size-4" /> Add a payment
      </Button>
      <h3 className="mt-4 font-semibold">Price changes</h3>
      <p className="text-xs text-quiet">
        From that month on, recurring revenue and what is won are worth so much more or less. Who
        leaves because of it belongs to the churn.
      </p>
      {priceChanges.map((one, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- months may be equal meanwhile
        <div key={at}>
          <NameAndMonth
            what="price change"
            name=""
            month={one.month}
            onMonth={(month) => price(at, { month })}
            onRemove={() =>
              onChange({ ...drivers, priceChanges: priceChanges.filter((_, i) => i !== at) })
            }
          />
          <EstimateField
            label="Change of prices"
            unit="%"
            estimate={one.change}
            scale={0.01}
            onChange={(change) => price(at, { change })}
          />
        </div>
      ))}
      <Button
        size="sm"
        className="mt-2"
        onClick={() =>
          onChange({ ...drivers, priceChanges: [...priceChanges, { month: start, change: empty }] })
        }
      >
        <Plus aria-hidden className="size-4" /> Add a price change
      </Button>
    </>
  );
};
