import { GapQuery, type GapPage, type GapRow } from '@headwater/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { gapsQuery } from '../api/market.js';
import { useMay } from '../api/people.js';
import { count, percent } from '../format.js';
import { LoadMore } from '../ui/load-more.js';
import { Page } from '../ui/page.js';
import { HowCounted } from '../ui/popover.js';
import { Shortcuts } from '../ui/shortcuts.js';
import { ErrorState, Notice, Skeleton } from '../ui/states.js';
import { DataTable, TableSkeleton } from '../ui/data-table.js';
import { DismissDialog } from './dismiss-dialog.js';
import { EmptyMarket } from './empty-market.js';
import { gapColumns } from './gap-columns.js';
import { GapFilters, NoGap } from './gap-filters.js';
import { gapName } from './gap-kinds.js';
import { GapPanel } from './gap-panel.js';
import { MarketTabs } from './tabs.js';
import { useGapDecision } from './use-gap.js';
import { useListKeys, useRows, useSort } from '../ui/use-list.js';

const sorts = GapQuery.shape.sort.unwrap().options;

const Lead = ({ page }: { page: GapPage }) => {
  const { run } = page;
  if (run === null) return null;
  return (
    <p className="num">
      {count(page.total ?? 0)} gaps of {count(run.looks)} looks at {count(run.us)} customers of ours
      and {count(run.them)} of theirs; at most {percent(run.rate)} of them are expected to be false.{' '}
      <HowCounted what="gaps" method="gaps">
        Every theme is looked at for every kind of gap. Reported is what stands out after all looks
        are weighed together, rests on enough customers and is large enough to matter. Competitors’
        feedback is analysed with ours, so that both speak of the same themes.
      </HowCounted>
    </p>
  );
};

const Gaps = () => {
  const search = useSearch({ from: '/app/market' });
  const navigate = useNavigate();
  const mayEdit = useMay('market:edit');
  const decide = useGapDecision();
  const { sort, order, onSort } = useSort(search, 'size', sorts);
  const query = useMemo(
    () => ({
      kind: search.kind,
      state: search.state,
      competitor: search.competitor,
      q: search.q,
      sort,
      order,
    }),
    [search, sort, order],
  );
  const result = useInfiniteQuery({
    ...gapsQuery(query),
    placeholderData: (previous) => previous,
  });
  const { first, rows } = useRows<GapRow, GapPage>(result);
  const [shortcuts, setShortcuts] = useState(false);
  const [dismissing, setDismissing] = useState<GapRow | null>(null);
  const open = (gap: GapRow) =>
    void navigate({ to: '/market/gaps/$gapId', params: { gapId: gap.id } });
  const cursor = useListKeys(rows, open, {
    '?': () => setShortcuts(true),
    ...(mayEdit
      ? {
          w: (gap) => void decide(gap, { state: gap.state === 'watched' ? 'open' : 'watched' }),
          d: (gap) => (gap.state === 'dismissed' ? undefined : setDismissing(gap)),
        }
      : {}),
  });
  const columns = useMemo(() => gapColumns(rows), [rows]);

  const list = () => {
    if (result.isError && first === null) {
      return (
        <ErrorState error={result.error} what="The list" onRetry={() => void result.refetch()} />
      );
    }
    if (first === null) return <TableSkeleton />;
    if (first.run === null) {
      return (
        <EmptyMarket what="Here you will see where your market has openings: what hurts your customers more than your competitors’, what hurts theirs, and what nobody serves." />
      );
    }
    if (rows.length === 0) return <NoGap page={first} />;
    return (
      <div className="flex gap-6">
        <div className={`min-w-0 flex-1 ${result.isPlaceholderData ? 'opacity-60' : ''}`}>
          <DataTable
            label="Gaps"
            columns={columns}
            rows={rows}
            idOf={(gap) => gap.id}
            sort={sort}
            order={order}
            onSort={onSort}
            active={cursor.row?.id ?? null}
            onActive={cursor.set}
            onOpen={open}
            quiet={(gap) => !gap.stands}
          />
          <LoadMore result={result} shown={rows.length} total={first.total} />
        </div>
        {cursor.row === null ? null : <GapPanel gap={cursor.row} />}
      </div>
    );
  };

  return (
    <Page
      title="Market"
      lead={
        first === null ? (
          <Skeleton className="mt-1 h-4 w-96 max-w-full" />
        ) : first.run === null ? undefined : (
          <Lead page={first} />
        )
      }
      tabs={<MarketTabs />}
    >
      <div className="flex flex-col gap-3">
        {first === null || first.run === null ? null : (
          <GapFilters page={first} query={query} onShortcuts={() => setShortcuts(true)} />
        )}
        {first !== null && first.run !== null && first.run.them === 0 ? (
          <Notice tone="info">
            No feedback is about competitors yet, so only under-served segments and emerging themes
            can be told. The Competitors tab says how to change that.
          </Notice>
        ) : null}
        {list()}
      </div>
      {dismissing === null ? null : (
        <DismissDialog
          name={gapName(dismissing)}
          onClose={() => setDismissing(null)}
          onDismiss={(reason) => decide(dismissing, { state: 'dismissed', reason })}
        />
      )}
      <Shortcuts
        open={shortcuts}
        onClose={() => setShortcuts(false)}
        here={[
          { keys: ['j', 'k'], does: 'Next and previous gap' },
          { keys: ['Enter'], does: 'Open the gap' },
          ...(mayEdit
            ? [
                { keys: ['w'], does: 'Watch, or stop watching' },
                { keys: ['d'], does: 'Dismiss' },
              ]
            : []),
          { keys: ['?'], does: 'Show this list' },
        ]}
      />
    </Page>
  );
};

export default Gaps;
