import type { AmountPeriod } from '@headwater/contract';
import { useId } from 'react';
import { Field } from '../ui/field.js';
import { Select } from '../ui/select.js';

const currencyNames = new Intl.DisplayNames(undefined, { type: 'currency' });
const currencies = Intl.supportedValuesOf('currency');

type CurrencyChoiceProps = { value: string; proposed: boolean; onChange: (code: string) => void };

/** The currency of amounts that name none: typed or picked, never assumed. */
export const CurrencyChoice = ({ value, proposed, onChange }: CurrencyChoiceProps) => {
  const list = useId();
  const code = value.trim().toUpperCase();
  const known = currencies.includes(code);
  return (
    <div>
      <Field
        label="Currency"
        hint={
          known
            ? `${currencyNames.of(code) ?? code}, for amounts that name no currency.${proposed ? ' The file speaks of it; change it if it is another.' : ''}`
            : 'Amounts of this file come without a currency. Write its code, like EUR or USD.'
        }
        value={value}
        maxLength={3}
        list={list}
        autoComplete="off"
        spellCheck={false}
        placeholder="EUR"
        onChange={(event) => onChange(event.target.value.toUpperCase())}
        className="max-w-md [&_input]:max-w-28"
      />
      <datalist id={list}>
        {currencies.map((each) => (
          <option key={each} value={each}>
            {currencyNames.of(each)}
          </option>
        ))}
      </datalist>
    </div>
  );
};

const periods: ReadonlyArray<{ value: AmountPeriod; label: string }> = [
  { value: 'interval', label: 'One billing interval, times the quantity' },
  { value: 'month', label: 'One month (MRR)' },
  { value: 'year', label: 'One year (ARR)' },
];

type PeriodChoiceProps = { value: AmountPeriod; onChange: (period: AmountPeriod) => void };

export const PeriodChoice = ({ value, onChange }: PeriodChoiceProps) => (
  <div className="flex max-w-md flex-col gap-1">
    <Select
      label="The amount is for"
      bare={false}
      choices={periods}
      value={value}
      onChange={onChange}
      className="w-full"
    />
    <p className="text-xs text-quiet">
      {value === 'interval'
        ? 'Without a column for the interval, for a month.'
        : 'Interval and quantity are in it already and are not applied.'}
    </p>
  </div>
);
