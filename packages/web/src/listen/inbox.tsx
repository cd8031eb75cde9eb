import { Link } from '@tanstack/react-router';
import { Inbox as InboxIcon, SearchX } from 'lucide-react';
import { useCallback, useState } from 'react';
import { count } from '../format.js';
import { noFrameFilters } from '../frame/filters.js';
import { useHotkeys } from '../frame/hotkeys.js';
import { buttonClass } from '../ui/button.js';
import { Page } from '../ui/page.js';
import { Shortcuts } from '../ui/shortcuts.js';
import { EmptyState, ErrorState, Loading, Skeleton } from '../ui/states.js';
import { InboxList } from './inbox-list.js';
import { InboxToolbar } from './inbox-toolbar.js';
import { ItemDetail } from './item-detail.js';
import { ImportButton, ListenTabs } from './tabs.js';
import { useInbox } from './use-inbox.js';
import { correctionKeys } from './correction-keys.js';

const LoadingPage = () => (
  <Loading>
    {Array.from({ length: 8 }, (_, row) => (
      <div key={row} className="border-b border-line px-3 py-3">
        <Skeleton className="mb-2 h-4 w-11/12" />
        <Skeleton className="mb-2 h-4 w-2/3" />
        <Skeleton className="h-3 w-40" />
      </div>
    ))}
  </Loading>
);

const Inbox = () => {
  const { query, result, rows, total, narrowed } = useInbox();
  const [active, setActive] = useState(0);
  const [shortcuts, setShortcuts] = useState(false);
  const index = Math.min(active, Math.max(0, rows.length - 1));
  const item = rows[index] ?? null;
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = result;
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  useHotkeys({
    j: () => setActive(Math.min(rows.length - 1, index + 1)),
    k: () => setActive(Math.max(0, index - 1)),
    '?': () => setShortcuts(true),
  });

  const body = () => {
    if (result.isError && result.data === undefined) {
      return (
        <ErrorState error={result.error} what="The inbox" onRetry={() => void result.refetch()} />
      );
    }
    if (result.data === undefined) return <LoadingPage />;
    if (rows.length === 0 && narrowed) {
      return (
        <EmptyState
          icon={SearchX}
          title="No feedback fits these filters"
          action={
            <Link to="/listen" search={noFrameFilters} className={buttonClass()}>
              Clear the filters
            </Link>
          }
        >
          Every word of a search must occur. Try fewer words, or widen the period.
        </EmptyState>
      );
    }
    if (rows.length === 0) {
      return (
        <EmptyState icon={InboxIcon} title="No feedback yet" action={<ImportButton />}>
          Here you will read everything your customers wrote, newest first, with what each sentence
          says: pain, request, praise or question.
        </EmptyState>
      );
    }
    return (
      <div className="flex items-start gap-6">
        <div className={`min-w-0 flex-1 ${result.isPlaceholderData ? 'opacity-60' : ''}`}>
          <InboxList items={rows} total={total} active={index} onActive={setActive} onEnd={onEnd} />
          <div className="num flex items-center justify-between py-3 text-sm text-quiet">
            <span>
              {total === null
                ? `${count(rows.length)} loaded`
                : `${count(rows.length)} of ${count(total)}`}
            </span>
            {isFetchingNextPage ? <span>Loading more…</span> : null}
            {isFetchNextPageError ? (
              <button
                type="button"
                className="text-accent hover:underline"
                onClick={() => void fetchNextPage()}
              >
                More could not be loaded. Try again
              </button>
            ) : null}
          </div>
        </div>
        {item === null ? null : (
          <aside
            aria-label="Item"
            className="sticky top-17 hidden max-h-[calc(100dvh-84px)] w-[42%] shrink-0 overflow-y-auto rounded-lg border border-line p-4 lg:block"
          >
            <ItemDetail key={item.id} item={item} />
          </aside>
        )}
      </div>
    );
  };

  return (
    <Page title="Listen" actions={<ImportButton />} tabs={<ListenTabs />}>
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <div className="min-w-0 flex-1">
            <InboxToolbar query={query} />
          </div>
        </div>
        {total === null || rows.length === 0 ? null : (
          <p className="num text-sm text-quiet">{count(total)} items</p>
        )}
        {body()}
      </div>
      <Shortcuts
        open={shortcuts}
        onClose={() => setShortcuts(false)}
        here={[
          { keys: ['j', 'k'], does: 'Next and previous item' },
          ...correctionKeys,
          { keys: ['?'], does: 'Show this list' },
        ]}
      />
    </Page>
  );
};

export default Inbox;
