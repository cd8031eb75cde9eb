import type { AccountRow, AccountSort } from '@headwater/contract';
import { ago, calendarDay, count, plural, wholeMoney } from '../format.js';
import { AccountLink } from '../ui/account-link.js';
import type { Column } from '../ui/data-table.js';
import { HealthMark } from './health.js';

const none = <span className="text-quiet">–</span>;

const Customer = ({ account }: { account: AccountRow }) => (
  <div className="min-w-0">
    <AccountLink
      id={account.id}
      name={account.name}
      className="block truncate text-base font-medium"
    />
    <p className="truncate text-xs text-quiet">
      {
        // Where the segments are named like the plans, once is enough.
        [...new Set([account.plan, account.segment, account.region, account.status])]
          .filter((part) => part !== null)
          .join(' · ')
      }
    </p>
  </div>
);

const Feedback = ({ account: { items, pains, requests, lastSaid } }: { account: AccountRow }) =>
  items === 0 ? (
    none
  ) : (
    <span
      className="num block whitespace-nowrap"
      title={lastSaid === null ? undefined : `Last said ${ago(lastSaid)}`}
    >
      <span className="block font-medium">{count(items)}</span>
      <span className="block text-xs text-quiet">
        {plural(pains, 'pain')}, {plural(requests, 'request')}
      </span>
    </span>
  );

const Renewal = ({ account: { renewal, status } }: { account: AccountRow }) =>
  renewal === null ? (
    none
  ) : (
    <span className="num block whitespace-nowrap">
      {calendarDay(renewal)}
      {status === 'churned' ? null : (
        <span className="block text-xs text-quiet">{ago(`${renewal}T12:00:00Z`)}</span>
      )}
    </span>
  );

export const customerColumns = (
  seesMoney: boolean,
): ReadonlyArray<Column<AccountRow, AccountSort>> => [
  {
    id: 'name',
    header: 'Customer',
    sort: 'name',
    className: 'w-[36%] max-md:w-auto',
    cell: (account) => <Customer account={account} />,
  },
  ...(seesMoney
    ? [
        {
          id: 'revenue',
          header: 'A month',
          sort: 'revenue' as const,
          right: true,
          className: 'w-24 max-sm:w-20',
          cell: ({ revenue }: AccountRow) =>
            revenue === null ? (
              none
            ) : (
              <span className="num whitespace-nowrap">{wholeMoney(revenue)}</span>
            ),
        },
      ]
    : []),
  {
    id: 'feedback',
    header: 'Feedback',
    sort: 'feedback',
    right: true,
    className: 'w-36 max-sm:hidden',
    cell: (account) => <Feedback account={account} />,
  },
  {
    id: 'renewal',
    header: 'Renewal',
    sort: 'renewal',
    right: true,
    className: 'w-32 max-md:hidden',
    cell: (account) => <Renewal account={account} />,
  },
  {
    id: 'owner',
    header: 'Owner',
    className: 'w-36 max-lg:hidden',
    cell: ({ owner }) =>
      owner === null ? (
        none
      ) : (
        <span className="block truncate" title={owner}>
          {owner}
        </span>
      ),
  },
  {
    id: 'health',
    header: 'Health',
    sort: 'health',
    right: true,
    className: 'w-28 max-sm:w-26',
    cell: ({ health }) => <HealthMark health={health} />,
  },
];
