import { ItemField, type ImportPreview } from '@headwater/contract';
import { useState } from 'react';
import { Button } from '../ui/button.js';
import { Select } from '../ui/select.js';
import { fieldNames, fieldOf, type Draft } from './settings.js';

const EXTRA = 'extra';

type ColumnTableProps = {
  preview: ImportPreview;
  draft: Draft;
  onAssign: (column: string, field: ItemField | null) => void;
};

const choices: Array<{ value: ItemField | typeof EXTRA; label: string }> = [
  ...ItemField.options.map((field) => ({ value: field, label: fieldNames[field] })),
  { value: EXTRA, label: 'Keep as extra' },
];

/** One line a column: what is in it, what it is taken for, and why. */
export const ColumnTable = ({ preview, draft, onAssign }: ColumnTableProps) => {
  const [rows, setRows] = useState(true);
  const guessOf = new Map(preview.guesses.map((guess) => [guess.column, guess]));
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
            const field = fieldOf(draft, column);
            const guessed = field !== null && guess?.field === field;
            const why = guessed
              ? guess.reason
              : field === null
                ? 'Kept with the item, not analysed'
                : 'You chose this';
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
                    value={field ?? EXTRA}
                    on={field !== null}
                    choices={choices}
                    onChange={(value) => onAssign(column, value === EXTRA ? null : value)}
                    className="w-full"
                  />
                </td>
                <td className="py-2.5 pl-3 text-muted max-md:hidden">{why}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div>
        <Button size="sm" look="quiet" className="-ml-2" onClick={() => setRows(!rows)}>
          {rows ? 'Hide the rows' : `Show the first ${preview.rows.length} rows`}
        </Button>
        {rows ? (
          <div className="mt-2 max-h-72 overflow-auto rounded-md border border-line">
            <table aria-label="First rows" className="text-sm">
              <thead className="sticky top-0 bg-panel">
                <tr>
                  {preview.columns.map((column) => (
                    <th
                      key={column}
                      scope="col"
                      className="px-3 py-1.5 text-left text-xs font-medium whitespace-nowrap text-quiet"
                    >
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {preview.rows.map((row, index) => (
                  // Rows of a file are told apart by their place alone.
                  <tr
                    key={`${index}-${row[preview.columns[0] ?? ''] ?? ''}`}
                    className="border-t border-line"
                  >
                    {preview.columns.map((column) => (
                      <td key={column} className="px-3 py-1.5 align-top">
                        <span dir="auto" className="line-clamp-3 max-w-80 min-w-16 break-words">
                          {row[column] ?? ''}
                        </span>
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : null}
      </div>
    </section>
  );
};
