import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft, Keyboard, Pencil } from 'lucide-react';
import { useState } from 'react';
import { ProblemError } from '../../api/client.js';
import { accountQuery } from '../../api/customers.js';
import { useMay } from '../../api/people.js';
import { useHotkeys } from '../../frame/hotkeys.js';
import { PageNotFound } from '../../frame/page-states.js';
import { Button, IconButton } from '../../ui/button.js';
import { Shortcuts } from '../../ui/shortcuts.js';
import { ErrorState, Loading, Skeleton } from '../../ui/states.js';
import { Changes } from './changes.js';
import { Contacts } from './contacts.js';
import { EditDialog } from './edit-dialog.js';
import { Facts } from './facts.js';
import { Health } from './health.js';
import { Matches } from './matches.js';
import { Revenue } from './revenue.js';
import { Said } from './said.js';
import { Subscriptions } from './subscriptions.js';
import { ThemesAndRequests } from './themes.js';

const LoadingPage = () => (
  <Loading className="px-4 pt-5 sm:px-6">
    <Skeleton className="mb-4 h-7 w-80 max-w-full" />
    <Skeleton className="mb-6 h-24 w-full" />
    <div className="grid gap-8 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <Skeleton className="h-60 w-full" />
      <Skeleton className="h-60 w-full" />
    </div>
  </Loading>
);

const columns = 'grid gap-8 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]';

const Account = () => {
  const { accountId } = useParams({ from: '/app/customers/$accountId' });
  const mayEdit = useMay('accounts:edit');
  const [editing, setEditing] = useState(false);
  const [shortcuts, setShortcuts] = useState(false);
  const result = useQuery(accountQuery(accountId));
  useHotkeys({
    e: () => setEditing(mayEdit && result.data !== undefined),
    '?': () => setShortcuts(true),
  });
  if (result.error instanceof ProblemError && result.error.status === 404) return <PageNotFound />;
  const account = result.data;
  if (account === undefined) {
    if (!result.isError) return <LoadingPage />;
    return (
      <div className="p-6">
        <ErrorState
          error={result.error}
          what="This customer"
          onRetry={() => void result.refetch()}
        />
      </div>
    );
  }
  return (
    <div className="px-4 pt-4 pb-10 sm:px-6">
      <Link
        to="/customers"
        className="inline-flex items-center gap-1 text-sm text-quiet hover:text-ink"
      >
        <ArrowLeft aria-hidden className="size-3.5" /> Customers
      </Link>
      <div className="mt-1 mb-5 flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1">
          <h1 dir="auto" className="text-xl font-semibold tracking-tight break-words">
            {account.name}
          </h1>
          {account.externalId === null ? null : (
            <p className="num truncate text-sm text-quiet">{account.externalId}</p>
          )}
        </div>
        <div className="flex gap-1">
          {mayEdit ? (
            <Button onClick={() => setEditing(true)}>
              <Pencil aria-hidden className="size-4" /> Edit
            </Button>
          ) : null}
          <IconButton
            label="Keyboard shortcuts"
            onClick={() => setShortcuts(true)}
            className="max-sm:hidden"
          >
            <Keyboard className="size-4" />
          </IconButton>
        </div>
      </div>
      <div className="flex flex-col gap-8">
        <Facts account={account} />
        <div className={columns}>
          <Revenue account={account} />
          <Health account={account} />
        </div>
        <div className={columns}>
          <div className="flex min-w-0 flex-col gap-8 xl:order-2">
            <ThemesAndRequests account={account} />
            <Subscriptions account={account} />
            <Contacts account={account} />
            <Matches account={account} />
            <Changes account={account} />
          </div>
          <div className="min-w-0 xl:order-1">
            <Said key={account.id} account={account} />
          </div>
        </div>
      </div>
      {editing ? <EditDialog account={account} onClose={() => setEditing(false)} /> : null}
      <Shortcuts
        open={shortcuts}
        onClose={() => setShortcuts(false)}
        here={[
          { keys: ['j', 'k'], does: 'Next and previous of what it said' },
          { keys: ['Enter'], does: 'Open it' },
          ...(mayEdit ? [{ keys: ['e'], does: 'Edit the facts' }] : []),
          { keys: ['?'], does: 'Show this list' },
        ]}
      />
    </div>
  );
};

export default Account;
