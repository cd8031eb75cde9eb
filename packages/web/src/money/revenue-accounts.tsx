import type { RevenueAccountPage, RevenueAccountRow } from '@headwater/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { fileUrl } from '../api/client.js';
import { revenueAccountsQuery } from '../api/revenue.js';
import { exactMoney, money, plural } from '../format.js';
import { DownloadLink } from '../ui/button.js';
import { Sheet } from '../ui/dialog.js';
import { BareInput } from '../ui/field.js';
import { LoadMore } from '../ui/load-more.js';
import { Select } from '../ui/select.js';
import { ErrorState, Loading, Skeleton } from '../ui/states.js';
import { monthName } from './amounts.js';
import { openedTitle, type Opened } from './revenue-words.js';

type Sort = 'delta' | 'mrr' | 'name';
const sorts: ReadonlyArray<{ value: Sort; label: string }> = [
  { value: 'delta', label: 'Largest change' },
  { value: 'mrr', label: 'Most revenue' },
  { value: 'name', label: 'Name' },
];

/** With its sign, since a change is meant. */
const change = (amount: RevenueAccountRow['delta']): string =>
  `${amount.minor > 0 ? '+' : ''}${money(amount)}`;

const Row = ({ row }: { row: RevenueAccountRow }) => {
  const { account, opening, closing, delta, reported } = row;
  const about = [
    account.plan,
    account.segment,
    account.region,
    `since ${monthName(row.firstMonth)}`,
    row.endedMonth === null ? null : `ended ${monthName(row.endedMonth)}`,
  ];
  return (
    <li className="flex gap-3 border-b border-line py-2 text-sm">
      <span className="min-w-0 flex-1">
        <Link
          to="/customers/$accountId"
          params={{ accountId: account.id }}
          className="block truncate font-medium hover:text-accent hover:underline"
          title={account.name}
        >
          {account.name}
        </Link>
        <span className="block truncate text-quiet">
          {about.filter((part) => part !== null).join(' · ')}
        </span>
      </span>
      <span className="num shrink-0 text-right">
        <span className="block" title={`${exactMoney(opening)} → ${exactMoney(closing)}`}>
          {money(opening)} → {money(closing)}
        </span>
        {delta.minor === 0 ? null : (
          <span className="block text-quiet">
            {change(delta)}
            {reported === null
              ? ', no rate'
              : reported.currency === delta.currency
                ? ''
                : ` = ${change(reported)}`}
          </span>
        )}
      </span>
    </li>
  );
};

const Sums = ({ page }: { page: RevenueAccountPage }) => (
  <ul className="num mb-2 rounded-md bg-panel px-3 py-2 text-sm">
    {page.sums.length === 0 ? <li>No account.</li> : null}
    {page.sums.map(({ opening, closing, delta, accounts }) => (
      <li key={delta.currency} className="flex justify-between gap-3">
        <span className="text-muted">
          {plural(accounts, 'account')} in {delta.currency}
        </span>
        <span>
          {money(opening)} → {money(closing)} ({change(delta)})
        </span>
      </li>
    ))}
  </ul>
);

/** The accounts behind a figure: what each paid before and pays after, and what they add up to. */
export const RevenueAccounts = ({ opened, onClose }: { opened: Opened; onClose: () => void }) => {
  const [q, setQ] = useState('');
  const [sort, setSort] = useState<Sort>('delta');
  const { title: _, ...figure } = opened;
  const query = { ...figure, q: q.trim(), sort, order: sort === 'name' ? 'asc' : 'desc' };
  const pages = useInfiniteQuery(revenueAccountsQuery(query));
  const rows = pages.data?.pages.flatMap((page) => page.rows);
  const first = pages.data?.pages[0];
  return (
    <Sheet open onClose={onClose} side="right" title={openedTitle(opened)}>
      <div className="mb-2 flex flex-wrap gap-2">
        <BareInput
          label="Search these accounts"
          type="search"
          placeholder="Search these accounts"
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
        <Select label="Order" value={sort} choices={sorts} onChange={setSort} />
        <DownloadLink
          href={fileUrl('/finance/revenue/accounts.csv', query)}
          label="Download these accounts as CSV"
          className="ml-auto"
        />
      </div>
      {pages.isError ? (
        <ErrorState error={pages.error} what="The accounts" onRetry={() => void pages.refetch()} />
      ) : rows === undefined || first === undefined ? (
        <Loading>
          {[1, 2, 3].map((row) => (
            <Skeleton key={row} className="mb-2 h-10 w-full" />
          ))}
        </Loading>
      ) : (
        <>
          <Sums page={first} />
          <ul>
            {rows.map((row) => (
              <Row key={`${row.account.id} ${row.delta.currency}`} row={row} />
            ))}
          </ul>
          <LoadMore result={pages} shown={rows.length} total={first.total} />
        </>
      )}
    </Sheet>
  );
};
