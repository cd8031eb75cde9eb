import type { AccountView, ItemView } from '@headwater/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { fileUrl } from '../../api/client.js';
import { itemsQuery } from '../../api/listen.js';
import { themeQuery } from '../../api/understand.js';
import { calendarDay, plural } from '../../format.js';
import { useSetSearch } from '../../frame/filters.js';
import { useHotkeys } from '../../frame/hotkeys.js';
import { ItemRow } from '../../listen/item-row.js';
import { Button, DownloadLink } from '../../ui/button.js';
import { cx } from '../../ui/cx.js';
import { KindSelect } from '../../ui/kind-select.js';
import { LoadMore } from '../../ui/load-more.js';
import { SearchBox } from '../../ui/search-box.js';
import { Select } from '../../ui/select.js';
import { ErrorState, Loading, Skeleton } from '../../ui/states.js';
import { useWindowRows } from '../../ui/use-window-rows.js';
import { nothingChosen, useSaidQuery } from './said-query.js';
import { Section } from './section.js';

const ROW_HEIGHT = 84;

/** What a link narrowed the list to, and the way out of it. */
const Chip = ({ label, onClear }: { label: string; onClear: () => void }) => (
  <button
    type="button"
    onClick={onClear}
    title={`Stop filtering by ${label}`}
    className="inline-flex h-8 max-w-72 items-center gap-1.5 rounded-md border border-accent-line bg-accent-soft px-2.5 text-sm"
  >
    <span className="truncate">{label}</span>
    <X aria-hidden className="size-3.5 shrink-0" />
    <span className="sr-only">stop filtering by it</span>
  </button>
);

const days = (since: string | undefined, until: string | undefined): string =>
  since === undefined
    ? `to ${calendarDay(until ?? '')}`
    : until === undefined
      ? `since ${calendarDay(since)}`
      : `${calendarDay(since)} – ${calendarDay(until)}`;

const Toolbar = ({ account }: { account: AccountView }) => {
  const search = useSearch({ from: '/app/customers/$accountId' });
  const set = useSetSearch();
  const { query } = useSaidQuery(account.id);
  const theme = useQuery({
    ...themeQuery(search.theme ?? ''),
    enabled: search.theme !== undefined,
  });
  return (
    <fieldset aria-label="Which feedback" className="mb-1 flex flex-wrap items-center gap-2">
      <SearchBox label="Search what it said" className="w-56 max-sm:w-full" />
      <KindSelect value={search.kind} onChange={(kind) => set({ kind })} />
      <Select
        label="Order"
        value={search.itemOrder ?? 'newest'}
        choices={[
          { value: 'newest', label: 'Newest first' },
          { value: 'oldest', label: 'Oldest first' },
          { value: 'lowest-rating', label: 'Lowest rating first' },
          { value: 'highest-rating', label: 'Highest rating first' },
        ]}
        onChange={(value) => set({ itemOrder: value === 'newest' ? undefined : value })}
      />
      {search.theme === undefined ? null : (
        <Chip
          label={`Theme: ${theme.data?.label ?? '…'}`}
          onClear={() => set({ theme: undefined })}
        />
      )}
      {search.since === undefined && search.until === undefined ? null : (
        <Chip
          label={days(search.since, search.until)}
          onClear={() => set({ since: undefined, until: undefined })}
        />
      )}
      <DownloadLink
        href={fileUrl('/items.csv', query)}
        label="Export what it said as CSV"
        className="ml-auto"
      />
    </fieldset>
  );
};

const Items = ({ rows, total }: { rows: ReadonlyArray<ItemView>; total: number | null }) => {
  const navigate = useNavigate();
  // None until a key asks for one: a page that has just opened is not in the middle of its feedback.
  const [active, setActive] = useState(-1);
  const { box, top, size, visible, measure } = useWindowRows<HTMLDivElement>({
    count: rows.length,
    height: ROW_HEIGHT,
    active: Math.max(0, active),
  });
  useHotkeys({
    j: () => setActive(Math.min(rows.length - 1, active + 1)),
    k: () => setActive(Math.max(0, active - 1)),
    Enter: () => {
      const item = rows[active];
      if (item !== undefined) void navigate({ to: '/items/$itemId', params: { itemId: item.id } });
    },
  });
  return (
    <div ref={box} role="feed" aria-label="Feedback" aria-busy={false}>
      <div className="relative" style={{ height: size }}>
        {visible.map(({ index, key, start }) => {
          const item = rows[index];
          return item === undefined ? null : (
            <article
              key={key}
              ref={measure}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={total ?? -1}
              aria-current={index === active || undefined}
              className={cx(
                'absolute inset-x-0 top-0 border-b border-line px-2 py-2.5 hover:bg-hover',
                index === active && 'bg-hover shadow-[inset_2px_0_0_var(--accent)]',
              )}
              style={{ transform: `translateY(${start - top}px)` }}
            >
              <ItemRow item={item} withAccount={false} />
            </article>
          );
        })}
      </div>
    </div>
  );
};

/** Everything that this account's people said, in full. */
export const Said = ({ account }: { account: AccountView }) => {
  const set = useSetSearch();
  const { query, narrowed } = useSaidQuery(account.id);
  const result = useInfiniteQuery({
    ...itemsQuery(query),
    placeholderData: (previous) => previous,
  });
  const rows = useMemo(() => result.data?.pages.flatMap((page) => page.rows), [result.data]);
  const total = result.data?.pages[0]?.total ?? null;
  const list = () => {
    if (result.isError && rows === undefined) {
      return (
        <ErrorState
          error={result.error}
          what="What it said"
          onRetry={() => void result.refetch()}
        />
      );
    }
    if (rows === undefined) {
      return (
        <Loading className="flex flex-col gap-4 pt-2">
          {[1, 2, 3, 4].map((row) => (
            <Skeleton key={row} className="h-14 w-full" />
          ))}
        </Loading>
      );
    }
    if (rows.length === 0) {
      return narrowed ? (
        <p className="flex flex-col items-center gap-2 py-8 text-center text-muted">
          Nothing that it said fits.
          <Button
            size="sm"
            onClick={() => set({ ...nothingChosen, product: undefined, period: undefined })}
          >
            Show all it said
          </Button>
        </p>
      ) : (
        <p className="py-4 text-muted">
          It has said nothing yet. Feedback that names it, comes from its address or is matched to
          it by hand is listed here.
        </p>
      );
    }
    return (
      <div className={result.isPlaceholderData ? 'opacity-60' : ''}>
        <Items rows={rows} total={total} />
        <LoadMore result={result} shown={rows.length} total={total} />
      </div>
    );
  };
  return (
    <Section
      id="said"
      title="Everything it said"
      aside={
        <span className="num text-sm text-quiet">
          {plural(account.items, 'item')} · {plural(account.pains, 'pain')} ·{' '}
          {plural(account.requests, 'request')}
        </span>
      }
    >
      <Toolbar account={account} />
      {list()}
    </Section>
  );
};
