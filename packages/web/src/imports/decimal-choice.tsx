import type { BookPreview, DecimalStyle } from '@headwater/contract';
import { Notice } from '../ui/states.js';

type DecimalChoiceProps = {
  decimal: NonNullable<BookPreview['decimal']>;
  value: DecimalStyle | null;
  onChange: (style: DecimalStyle) => void;
};

const names: Record<DecimalStyle, string> = {
  point: 'Point for decimals (1,234.56)',
  comma: 'Comma for decimals (1.234,56)',
};

const grouped = (plain: string | null): string => {
  if (plain === null) return 'cannot be read';
  const digits = plain.split('.')[1]?.length ?? 0;
  return new Intl.NumberFormat(undefined, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(plain as `${number}`);
};

/** Numbers that can be read in two ways are asked, never guessed. */
export const DecimalChoice = ({ decimal, value, onChange }: DecimalChoiceProps) => {
  if (decimal.candidates.length < 2) return null;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-base font-semibold">How are the numbers to be read?</legend>
      {value === null ? (
        <Notice tone="warn">
          The numbers of this file can be read in more than one way. Choose, or amounts will be a
          thousand times too large or too small.
        </Notice>
      ) : null}
      {decimal.candidates.map((style) => (
        <label
          key={style}
          className="flex items-start gap-3 rounded-md border border-line px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft"
        >
          <input
            type="radio"
            name="decimal-style"
            value={style}
            checked={value === style}
            onChange={() => onChange(style)}
            className="mt-1 accent-accent"
          />
          <span className="min-w-0">
            <span className="block font-medium">{names[style]}</span>
            {decimal.examples.map((example) => (
              <span key={example.raw} className="num block text-sm text-muted">
                {example.raw} → {grouped(example[style])}
              </span>
            ))}
          </span>
        </label>
      ))}
    </fieldset>
  );
};
