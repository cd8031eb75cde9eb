import { useInfiniteQuery } from '@tanstack/react-query';
import { fileUrl, type Query } from '../api/client.js';
import { marketingRowsQuery } from '../api/money.js';
import { count } from '../format.js';
import { DownloadLink } from '../ui/button.js';
import { Sheet } from '../ui/dialog.js';
import { LoadMore } from '../ui/load-more.js';
import { ErrorState, Loading, Skeleton } from '../ui/states.js';
import { amount, monthName } from './amounts.js';

/** The imported rows behind a figure, as they are in the books. */
export const MarketingRows = ({ query, onClose }: { query: Query; onClose: () => void }) => {
  const pages = useInfiniteQuery(marketingRowsQuery(query));
  const rows = pages.data?.pages.flatMap((page) => page.rows);
  const total = pages.data?.pages[0]?.total ?? null;
  return (
    <Sheet open onClose={onClose} side="right" title="Rows of marketing">
      <div className="flex justify-end">
        <DownloadLink
          href={fileUrl('/finance/marketing/rows.csv', query)}
          label="Download these rows as CSV"
        />
      </div>
      {pages.isError ? (
        <ErrorState error={pages.error} what="The rows" onRetry={() => void pages.refetch()} />
      ) : rows === undefined ? (
        <Loading>
          {[1, 2, 3].map((row) => (
            <Skeleton key={row} className="mb-2 h-10 w-full" />
          ))}
        </Loading>
      ) : (
        <>
          <ul>
            {rows.map((row) => (
              <li key={row.id} className="flex gap-3 border-b border-line py-2 text-sm">
                <span className="w-16 shrink-0 text-muted">{monthName(row.month)}</span>
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium" title={row.channel}>
                    {row.channel}
                  </span>
                  <span className="text-quiet">
                    {[
                      row.product,
                      row.leads === null ? null : `${count(row.leads)} leads`,
                      row.customers === null ? null : `${count(row.customers)} customers`,
                    ]
                      .filter((part) => part !== null)
                      .join(' · ')}
                  </span>
                </span>
                <span className="num shrink-0">{amount(row.spend.minor, row.spend.currency)}</span>
              </li>
            ))}
          </ul>
          <LoadMore result={pages} shown={rows.length} total={total} />
        </>
      )}
    </Sheet>
  );
};
