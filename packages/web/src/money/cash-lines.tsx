import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fileUrl, type Query } from '../api/client.js';
import { cashLinesQuery } from '../api/money.js';
import { calendarDay } from '../format.js';
import { DownloadLink } from '../ui/button.js';
import { Sheet } from '../ui/dialog.js';
import { BareInput } from '../ui/field.js';
import { LoadMore } from '../ui/load-more.js';
import { ErrorState, Loading, Skeleton } from '../ui/states.js';
import { amount } from './amounts.js';

/** The ledger lines behind a figure, in their own currencies. */
export const CashLines = ({ query, onClose }: { query: Query; onClose: () => void }) => {
  const [q, setQ] = useState('');
  const asked = { ...query, q: q.trim() };
  const pages = useInfiniteQuery(cashLinesQuery(asked));
  const rows = pages.data?.pages.flatMap((page) => page.rows);
  const total = pages.data?.pages[0]?.total ?? null;
  return (
    <Sheet open onClose={onClose} side="right" title="Ledger lines">
      <div className="flex gap-2">
        <BareInput
          label="Search these lines"
          type="search"
          placeholder="Search these lines"
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
        <DownloadLink
          href={fileUrl('/finance/cash/lines.csv', asked)}
          label="Download these lines as CSV"
        />
      </div>
      {pages.isError ? (
        <ErrorState error={pages.error} what="The lines" onRetry={() => void pages.refetch()} />
      ) : rows === undefined ? (
        <Loading className="mt-3">
          {[1, 2, 3].map((row) => (
            <Skeleton key={row} className="mb-2 h-10 w-full" />
          ))}
        </Loading>
      ) : (
        <>
          <ul>
            {rows.map((row) => (
              <li key={row.id} className="flex gap-3 border-b border-line py-2 text-sm">
                <span className="w-24 shrink-0 text-muted">{calendarDay(row.day)}</span>
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium" title={row.category}>
                    {row.category}
                  </span>
                  <span className="block truncate text-quiet" title={row.description ?? undefined}>
                    {[row.product ?? 'shared', row.description]
                      .filter((part) => part !== null)
                      .join(' · ')}
                  </span>
                </span>
                <span className="num shrink-0">
                  {amount(row.amount.minor, row.amount.currency)}
                </span>
              </li>
            ))}
          </ul>
          {rows.length === 0 ? (
            <p className="py-6 text-center text-muted">No line says that.</p>
          ) : null}
          <LoadMore result={pages} shown={rows.length} total={total} />
        </>
      )}
    </Sheet>
  );
};
