import type { DriverEstimate } from '@headwater/contract';
import { useState } from 'react';
import { BareInput } from '../ui/field.js';
import { Select } from '../ui/select.js';
import { asKind, placesOf, valuesOf, withValue } from './drivers.js';

const kinds = [
  { value: 'point', label: 'known' },
  { value: 'range', label: 'P10–P90' },
  { value: 'pert', label: 'three points' },
] as const;

type NumberInputProps = { label: string; value: number; onChange: (value: number) => void };

/** Typing is left alone until it is a number. */
const NumberInput = ({ label, value, onChange }: NumberInputProps) => {
  const [text, setText] = useState(`${value}`);
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    if (Number(text.replace(',', '.')) !== value) setText(`${value}`);
  }
  return (
    <BareInput
      label={label}
      title={label}
      inputMode="decimal"
      value={text}
      className="num text-right"
      onChange={(event) => {
        setText(event.target.value);
        const next = Number(event.target.value.trim().replace(',', '.'));
        if (event.target.value.trim() !== '' && Number.isFinite(next)) onChange(next);
      }}
    />
  );
};

type EstimateFieldProps = {
  label: string;
  /** Said behind the label. */
  unit: string;
  hint?: string | undefined;
  estimate: DriverEstimate;
  /** What one shown unit is in the driver's own. */
  scale: number;
  onChange: (estimate: DriverEstimate) => void;
};

const tidy = (value: number): number => Number(value.toPrecision(10));

/** A number and how sure one is of it. */
export const EstimateField = (props: EstimateFieldProps) => {
  const { label, unit, hint, estimate, scale, onChange } = props;
  const values = valuesOf(estimate);
  return (
    <div className="border-b border-line py-2">
      <div className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 flex-1 basis-44 text-sm font-medium">
          {label} <span className="font-normal text-quiet">{unit}</span>
        </span>
        <Select
          label={`How sure: ${label}`}
          value={estimate.kind}
          choices={kinds}
          onChange={(kind) => onChange(asKind(estimate, kind))}
        />
        <span className="grid w-full auto-cols-fr grid-flow-col gap-1 sm:w-72">
          {placesOf(estimate.kind).map((place, i) => (
            <NumberInput
              key={place}
              label={`${label}, ${place}`}
              value={tidy((values[i] ?? 0) / scale)}
              onChange={(value) => onChange(withValue(estimate, i, value * scale))}
            />
          ))}
        </span>
      </div>
      {hint === undefined ? null : <p className="mt-1 text-xs text-quiet">{hint}</p>}
    </div>
  );
};
