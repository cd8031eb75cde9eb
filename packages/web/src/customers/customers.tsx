import type { AccountRow, AccountSort } from '@headwater/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Building2 } from 'lucide-react';
import { fileUrl } from '../api/client.js';
import { accountsQuery } from '../api/customers.js';
import { calendarDay, count, money } from '../format.js';
import { useSetSearch } from '../frame/filters.js';
import { buttonClass, DownloadLink } from '../ui/button.js';
import { LoadMore } from '../ui/load-more.js';
import { Page } from '../ui/page.js';
import { SearchBox } from '../ui/search-box.js';
import { Select } from '../ui/select.js';
import { EmptyState, ErrorState, Loading, Skeleton } from '../ui/states.js';
import { HealthMark } from './health.js';
import { CustomerTabs } from './tabs.js';

const sorts: ReadonlyArray<{ value: AccountSort; label: string }> = [
  { value: 'name', label: 'Name' },
  { value: 'revenue', label: 'Revenue' },
  { value: 'renewal', label: 'Renewal' },
  { value: 'feedback', label: 'Feedback' },
  { value: 'health', label: 'Health' },
];

const Row = ({ account }: { account: AccountRow }) => (
  <tr className="border-b border-line hover:bg-hover">
    <td className="max-w-0 py-2 pr-3 pl-2">
      <Link
        to="/customers/$accountId"
        params={{ accountId: account.id }}
        title={account.name}
        className="block truncate font-medium hover:text-accent hover:underline"
      >
        {account.name}
      </Link>
      <span className="block truncate text-quiet">
        {[account.plan, account.segment, account.status]
          .filter((text) => text !== null)
          .join(' · ')}
      </span>
    </td>
    <td className="num px-3 py-2 text-right whitespace-nowrap">
      {account.revenue === null ? <span className="text-quiet">–</span> : money(account.revenue)}
    </td>
    <td className="num px-3 py-2 text-right max-sm:hidden">{count(account.items)}</td>
    <td className="num px-3 py-2 whitespace-nowrap max-md:hidden">
      {account.renewal === null ? (
        <span className="text-quiet">–</span>
      ) : (
        calendarDay(account.renewal)
      )}
    </td>
    <td className="py-2 pr-2 pl-3">
      <HealthMark health={account.health} />
    </td>
  </tr>
);

const head = 'px-3 py-1.5 font-medium';

const Customers = () => {
  const { q, sort } = useSearch({ from: '/app/customers' });
  const { segment, product } = useSearch({ strict: false });
  const set = useSetSearch();
  const query = { q, segment, product, sort };
  const result = useInfiniteQuery(accountsQuery(query));
  const rows = result.data?.pages.flatMap((page) => page.rows);
  const total = result.data?.pages[0]?.total ?? null;
  const narrowed = [q, segment, product].some((value) => value !== undefined);
  const body = () => {
    if (result.isError) {
      return (
        <ErrorState
          error={result.error}
          what="The customers"
          onRetry={() => void result.refetch()}
        />
      );
    }
    if (rows === undefined) {
      return (
        <Loading>
          {[1, 2, 3, 4, 5].map((row) => (
            <Skeleton key={row} className="mb-2 h-12 w-full" />
          ))}
        </Loading>
      );
    }
    if (rows.length === 0 && !narrowed) {
      return (
        <EmptyState
          icon={Building2}
          title="No customer yet"
          action={
            <Link to="/import" className={buttonClass('primary')}>
              Import accounts
            </Link>
          }
        >
          Here you will see who your customers are, what they pay and say, when they renew, and how
          they fare. A file of accounts fills it.
        </EmptyState>
      );
    }
    return (
      <>
        <table aria-label="Customers" className="w-full text-sm">
          <thead>
            <tr className="border-b border-line text-xs text-quiet">
              <th scope="col" className="w-1/2 py-1.5 pl-2 text-left font-medium">
                Customer
              </th>
              <th scope="col" className={`${head} text-right`}>
                A month
              </th>
              <th scope="col" className={`${head} text-right max-sm:hidden`}>
                Feedback
              </th>
              <th scope="col" className={`${head} text-left max-md:hidden`}>
                Renewal
              </th>
              <th scope="col" className={`${head} text-left`}>
                Health
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((account) => (
              <Row key={account.id} account={account} />
            ))}
          </tbody>
        </table>
        {rows.length === 0 ? (
          <p className="py-8 text-center text-muted">No customer fits.</p>
        ) : (
          <LoadMore result={result} shown={rows.length} total={total} />
        )}
      </>
    );
  };
  return (
    <Page
      title="Customers"
      actions={<DownloadLink href={fileUrl('/accounts.csv', query)} label="Customers as CSV" />}
      tabs={<CustomerTabs on="customers" />}
    >
      <div className="mb-3 flex flex-wrap gap-2">
        <SearchBox label="Search customers" className="w-64 max-w-full" />
        <Select
          label="Sort by"
          prefix="Sort"
          choices={sorts}
          value={sort ?? 'revenue'}
          onChange={(value) => set({ sort: value })}
        />
      </div>
      {body()}
    </Page>
  );
};

export default Customers;
