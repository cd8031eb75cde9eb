import type { ImportPreview } from '@headwater/contract';
import { Select, type Choice } from '../ui/select.js';
import { PreviewRows } from './preview-rows.js';

/** Stands for a column without a meaning. */
const NONE = '';

type ColumnTableProps = {
  preview: ImportPreview;
  guesses: ReadonlyArray<{
    column: string;
    field: string | null;
    reason: string;
    samples: ReadonlyArray<string>;
  }>;
  fields: ReadonlyArray<Choice<string>>;
  /** A column without a meaning: as its choice, and why it has none. */
  none: { label: string; why: string };
  fieldOf: (column: string) => string | null;
  onAssign: (column: string, field: string | null) => void;
};

/** One line a column: what is in it, what it is taken for, and why. */
export const ColumnTable = (props: ColumnTableProps) => {
  const { preview, guesses, fields, none, fieldOf, onAssign } = props;
  const guessOf = new Map(guesses.map((guess) => [guess.column, guess]));
  const choices = [...fields, { value: NONE, label: none.label }];
  return (
    <section aria-label="Columns" className="flex flex-col gap-3">
      <table aria-label="Columns" className="w-full table-fixed text-sm">
        <thead>
          <tr className="border-b border-line text-left text-xs text-quiet">
            <th scope="col" className="w-[22%] py-1.5 font-medium max-sm:w-[45%]">
              Column
            </th>
            <th scope="col" className="px-3 py-1.5 font-medium max-sm:hidden">
              Holds
            </th>
            <th scope="col" className="w-44 py-1.5 font-medium max-sm:w-auto">
              Means
            </th>
            <th scope="col" className="w-[28%] py-1.5 pl-3 font-medium max-md:hidden">
              Why
            </th>
          </tr>
        </thead>
        <tbody>
          {preview.columns.map((column) => {
            const guess = guessOf.get(column);
            const field = fieldOf(column);
            const guessed = guess !== undefined && field !== null && guess.field === field;
            const why = guessed ? guess.reason : field === null ? none.why : 'You chose this';
            return (
              <tr key={column} className="border-b border-line align-top">
                <th scope="row" className="py-2.5 pr-2 text-left font-medium">
                  <span className="block truncate leading-5" title={column}>
                    {column}
                  </span>
                  <span className="block font-normal text-quiet md:hidden">{why}</span>
                </th>
                <td className="px-3 py-2.5 max-sm:hidden">
                  <span
                    dir="auto"
                    className="line-clamp-2 break-words text-muted"
                    title={guess?.samples.join(' · ')}
                  >
                    {guess?.samples.slice(0, 3).join(' · ')}
                  </span>
                </td>
                <td className="py-1.5">
                  <Select
                    label={`Meaning of column ${column}`}
                    value={field ?? NONE}
                    on={field !== null}
                    choices={choices}
                    onChange={(value) => onAssign(column, value === NONE ? null : value)}
                    className="w-full"
                  />
                </td>
                <td className="py-2.5 pl-3 text-muted max-md:hidden">{why}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <PreviewRows preview={preview} />
    </section>
  );
};
