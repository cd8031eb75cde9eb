import type { DateFormat } from '@headwater/contract';
import { plural, readDate } from '../format.js';
import { Notice } from '../ui/states.js';
import { dateFormatNames, type DateQuestion } from './settings.js';

type DateChoiceProps = {
  question: DateQuestion;
  value: DateFormat | null;
  unreadable: number;
  onChange: (format: DateFormat) => void;
};

/** Dates that can be read in two ways are asked, never guessed. */
export const DateChoice = ({ question, value, unreadable, onChange }: DateChoiceProps) => (
  <fieldset className="flex flex-col gap-2">
    <legend className="mb-1 text-base font-semibold">
      How are the dates in “{question.column}” to be read?
    </legend>
    {question.open ? (
      <Notice tone="warn">
        Every date in this column can be read in more than one way. Choose, or the months will be
        wrong without anybody noticing.
      </Notice>
    ) : null}
    {question.options.map(({ format, examples }) => (
      <label
        key={format}
        className="flex items-start gap-3 rounded-md border border-line px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft"
      >
        <input
          type="radio"
          name="date-format"
          value={format}
          checked={value === format}
          onChange={() => onChange(format)}
          className="mt-1 accent-accent"
        />
        <span className="min-w-0">
          <span className="block font-medium">{dateFormatNames[format]}</span>
          {examples.map((example) => (
            <span key={example.raw} className="num block text-sm text-muted">
              {example.raw} → {readDate(example.iso)}
            </span>
          ))}
        </span>
      </label>
    ))}
    {unreadable > 0 ? (
      <p className="text-sm text-quiet">
        {plural(unreadable, 'value is no date', 'values are no dates')} in any format.
      </p>
    ) : null}
  </fieldset>
);
