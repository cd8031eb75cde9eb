import type { ImportPreview } from '@headwater/contract';
import { useState } from 'react';
import { Button } from '../ui/button.js';

/** The first rows as they stand in the file. */
export const PreviewRows = ({ preview }: { preview: ImportPreview }) => {
  const [open, setOpen] = useState(true);
  return (
    <div>
      <Button size="sm" look="quiet" className="-ml-2" onClick={() => setOpen(!open)}>
        {open ? 'Hide the rows' : `Show the first ${preview.rows.length} rows`}
      </Button>
      {open ? (
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
  );
};
