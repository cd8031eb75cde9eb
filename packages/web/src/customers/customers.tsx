import { AccountSort, type AccountPage, type AccountRow } from '@headwater/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Building2, SearchX, Upload } from 'lucide-react';
import { useState } from 'react';
import { accountsQuery } from '../api/customers.js';
import { useMay } from '../api/people.js';
import { useSetSearch } from '../frame/filters.js';
import { useHotkeys } from '../frame/hotkeys.js';
import { Button, buttonClass } from '../ui/button.js';
import { DataTable, TableSkeleton } from '../ui/data-table.js';
import { LoadMore } from '../ui/load-more.js';
import { Page } from '../ui/page.js';
import { Shortcuts } from '../ui/shortcuts.js';
import { EmptyState, ErrorState } from '../ui/states.js';
import { useListKeys, useRows, useSort } from '../ui/use-list.js';
import { customerColumns } from './customer-columns.js';
import { CustomerFilters } from './customer-filters.js';
import { noCustomerFilter, useCustomerFilter } from './customer-query.js';
import { CustomerTabs } from './tabs.js';

const Customers = () => {
  const search = useSearch({ from: '/app/customers' });
  const set = useSetSearch();
  const navigate = useNavigate();
  const seesMoney = useMay('finance:read');
  const mayImport = useMay('books:write');
  const [shortcuts, setShortcuts] = useState(false);
  const { sort, order, onSort } = useSort<AccountSort>(
    search,
    seesMoney ? 'revenue' : 'name',
    AccountSort.options.filter((name) => seesMoney || name !== 'revenue'),
    ['name', 'renewal', 'health'],
  );
  const { filter, narrowed } = useCustomerFilter();
  const query = { ...filter, sort, order };
  const result = useInfiniteQuery({ ...accountsQuery(query), placeholderData: (before) => before });
  const { first, rows } = useRows<AccountRow, AccountPage>(result);
  const open = ({ id }: AccountRow) =>
    void navigate({ to: '/customers/$accountId', params: { accountId: id } });
  const cursor = useListKeys(rows, open);
  useHotkeys({ '?': () => setShortcuts(true) });

  const list = () => {
    if (result.isError && first === null) {
      return (
        <ErrorState
          error={result.error}
          what="The customers"
          onRetry={() => void result.refetch()}
        />
      );
    }
    if (first === null) return <TableSkeleton />;
    if (rows.length === 0) {
      return narrowed ? (
        <EmptyState
          icon={SearchX}
          title="No customer fits these filters"
          action={<Button onClick={() => set(noCustomerFilter)}>Clear the filters</Button>}
        >
          Try fewer filters, or other words: names, ids, domains and owners are searched.
        </EmptyState>
      ) : (
        <EmptyState
          icon={Building2}
          title="No customer yet"
          action={
            mayImport ? (
              <Link to="/import" className={buttonClass('primary')}>
                Import accounts
              </Link>
            ) : null
          }
        >
          Here you will see who your customers are, what they pay and say, when they renew, and how
          they fare. A file of accounts fills it.
        </EmptyState>
      );
    }
    return (
      <div className={result.isPlaceholderData ? 'opacity-60' : ''}>
        <DataTable
          label="Customers"
          columns={customerColumns(seesMoney)}
          rows={rows}
          total={first.total}
          idOf={({ id }) => id}
          sort={sort}
          order={order}
          onSort={onSort}
          active={cursor.row?.id ?? null}
          onActive={cursor.set}
          onOpen={open}
          quiet={({ status }) => status === 'churned'}
        />
        <LoadMore result={result} shown={rows.length} total={first.total} />
      </div>
    );
  };

  const empty = first !== null && rows.length === 0 && !narrowed;
  return (
    <Page
      title="Customers"
      lead="Who they are, what they pay and say, when they renew, and how they fare."
      actions={
        mayImport && !empty ? (
          <Link to="/import" className={buttonClass()}>
            <Upload aria-hidden className="size-4" />{' '}
            <span className="max-sm:sr-only">Import accounts</span>
          </Link>
        ) : undefined
      }
      tabs={<CustomerTabs on="customers" />}
    >
      {empty ? null : (
        <CustomerFilters
          query={query}
          total={first?.total ?? null}
          narrowed={narrowed}
          onShortcuts={() => setShortcuts(true)}
        />
      )}
      {list()}
      <Shortcuts
        open={shortcuts}
        onClose={() => setShortcuts(false)}
        here={[
          { keys: ['j', 'k'], does: 'Next and previous customer' },
          { keys: ['Enter'], does: 'Open the customer' },
          { keys: ['?'], does: 'Show this list' },
        ]}
      />
    </Page>
  );
};

export default Customers;
