import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Inbox, SearchX, Upload } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ThemeSort } from '@headwater/contract';
import { facetsQuery } from '../api/listen.js';
import { useMay } from '../api/people.js';
import { plural } from '../format.js';
import { noFrameFilters, useSetSearch } from '../frame/filters.js';
import { useHotkeys } from '../frame/hotkeys.js';
import { buttonClass } from '../ui/button.js';
import { kinds } from '../ui/kind.js';
import { LoadMore } from '../ui/load-more.js';
import { Page, tabLink } from '../ui/page.js';
import { RunAnalysis } from '../ui/run-analysis.js';
import { Shortcuts } from '../ui/shortcuts.js';
import { EmptyState, ErrorState, Notice, Skeleton } from '../ui/states.js';
import { TabBar } from '../ui/tab-bar.js';
import { useSelection } from '../ui/use-selection.js';
import { PainBars, PainMap } from './charts.js';
import { MergeDialog } from './merge-dialog.js';
import { PainTable, PainTableSkeleton } from './pain-table.js';
import { RenameDialog } from './rename-dialog.js';
import { SelectedThemes } from './selected-themes.js';
import { SidePanel } from './side-panel.js';
import { Toolbar } from './toolbar.js';
import { Totals } from './totals.js';
import { useCursor } from '../ui/use-cursor.js';
import { usePains } from './use-pains.js';

const tabs = ['pain', 'request', 'praise', 'question', 'all'] as const;

const KindTabs = () => {
  const search = useSearch({ from: '/app/pains' });
  const current = search.kind ?? 'pain';
  return (
    <TabBar label="Kinds" at={current}>
      {tabs.map((tab) => {
        const Icon = tab === 'all' ? null : kinds[tab].icon;
        return (
          <Link
            key={tab}
            to="/pains"
            activeOptions={{ exact: true }}
            search={{ ...search, kind: tab === 'pain' ? undefined : tab }}
            aria-current={tab === current ? 'page' : undefined}
            className={tabLink(tab === current)}
          >
            {Icon === null || tab === 'all' ? null : (
              <Icon aria-hidden className={`size-4 ${kinds[tab].ink}`} />
            )}
            {tab === 'all' ? 'All' : kinds[tab].many}
          </Link>
        );
      })}
    </TabBar>
  );
};

const Empty = () => {
  const facets = useQuery(facetsQuery).data;
  const mayImport = useMay('items:write');
  if (facets?.sources.length === 0) {
    return (
      <EmptyState
        icon={Upload}
        title="No feedback yet"
        action={
          mayImport ? (
            <Link to="/welcome" className={buttonClass('primary')}>
              Load demo data or import feedback
            </Link>
          ) : null
        }
      >
        Here your customers’ pains will be ranked by how many customers and how much revenue they
        touch, each with the customers’ own sentences.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Inbox} title="Not analysed yet" action={<RunAnalysis />}>
      The feedback is in. An analysis finds the themes in it: ten thousand items take seconds.
    </EmptyState>
  );
};

const Pains = () => {
  const search = useSearch({ from: '/app/pains' });
  const set = useSetSearch();
  const navigate = useNavigate();
  const mayEdit = useMay('themes:edit');
  const { query, result, first, rows } = usePains();
  const cursor = useCursor(rows);
  const ids = useMemo(() => rows.map((row) => row.id), [rows]);
  const selection = useSelection(ids);
  const [merging, setMerging] = useState(false);
  const [renaming, setRenaming] = useState(false);
  const [shortcuts, setShortcuts] = useState(false);
  const view = search.view ?? 'table';
  const sort = search.sort ?? 'impact';
  const order = search.order ?? (sort === 'label' ? 'asc' : 'desc');
  const chosen = rows.filter((row) => selection.has(row.id));

  const open = (id: string) => void navigate({ to: '/themes/$themeId', params: { themeId: id } });
  const onSort = (next: ThemeSort) => {
    const usual = next === 'label' ? 'asc' : 'desc';
    const reversed = next === sort && order === usual;
    set({
      sort: next === 'impact' ? undefined : next,
      order: reversed ? (usual === 'asc' ? 'desc' : 'asc') : undefined,
    });
  };
  const active = cursor.row;
  useHotkeys({
    j: () => cursor.move(1),
    k: () => cursor.move(-1),
    ArrowDown: () => cursor.move(1),
    ArrowUp: () => cursor.move(-1),
    Enter: () => (active === null ? undefined : open(active.id)),
    '?': () => setShortcuts(true),
    ...(mayEdit
      ? {
          x: () => (active === null ? undefined : selection.toggle(active.id)),
          X: () => (active === null ? undefined : selection.toggle(active.id, true)),
          e: () => setRenaming(active !== null),
          m: () => setMerging(chosen.length > 1),
          Escape: selection.clear,
        }
      : {}),
  });

  const list = () => {
    if (result.isError && first === null) {
      return (
        <ErrorState error={result.error} what="The list" onRetry={() => void result.refetch()} />
      );
    }
    if (first === null) return <PainTableSkeleton />;
    if (first.run === null) return <Empty />;
    if (rows.length === 0) {
      return (
        <EmptyState
          icon={SearchX}
          title="No theme fits these filters"
          action={
            <Link
              to="/pains"
              search={{ kind: search.kind, ...noFrameFilters }}
              className={buttonClass()}
            >
              Clear the filters
            </Link>
          }
        >
          Widen the period, or choose another kind, source or language.
        </EmptyState>
      );
    }
    if (view === 'map') return <PainMap rows={rows} />;
    if (view === 'bars') return <PainBars rows={rows} />;
    return (
      <div className="flex gap-6">
        <div className={`min-w-0 flex-1 ${result.isPlaceholderData ? 'opacity-60' : ''}`}>
          <PainTable
            worth={search.worth ?? 'touched'}
            rows={rows}
            sort={sort}
            order={order}
            onSort={onSort}
            active={active?.id ?? null}
            onActive={cursor.set}
            onOpen={open}
            selected={mayEdit ? selection : null}
          />
          <LoadMore result={result} shown={rows.length} total={first.total} />
        </div>
        {active === null ? null : <SidePanel theme={active} />}
      </div>
    );
  };

  return (
    <Page
      title="Pain points"
      lead={
        first === null ? (
          <Skeleton className="mt-1 h-4 w-96 max-w-full" />
        ) : first.headline === null ? undefined : (
          <p className="max-w-4xl text-lg text-ink">{first.headline}</p>
        )
      }
      tabs={<KindTabs />}
    >
      <div className="flex flex-col gap-3">
        <Toolbar
          query={query}
          worth={first?.totals.worth ?? null}
          onShortcuts={() => setShortcuts(true)}
        />
        {first?.run ? <Totals page={first} /> : null}
        {first?.run && first.totals.waiting > 0 ? (
          <Notice tone="info" action={<RunAnalysis label="Analyse again" look="plain" />}>
            {plural(first.totals.waiting, 'item')} came in after this analysis and{' '}
            {first.totals.waiting === 1 ? 'is' : 'are'} not counted yet.
          </Notice>
        ) : null}
        {chosen.length > 0 && mayEdit ? (
          <SelectedThemes
            chosen={chosen}
            single={search.level !== 'coarse'}
            onClear={selection.clear}
            onMerge={() => setMerging(true)}
          />
        ) : null}
        {list()}
      </div>
      {merging && chosen.length > 1 ? (
        <MergeDialog
          themes={chosen}
          onClose={() => setMerging(false)}
          onMerged={(into) => {
            selection.clear();
            cursor.set(into);
          }}
        />
      ) : null}
      {renaming && active !== null ? (
        <RenameDialog theme={active} onClose={() => setRenaming(false)} />
      ) : null}
      <Shortcuts
        open={shortcuts}
        onClose={() => setShortcuts(false)}
        here={[
          { keys: ['j', 'k'], does: 'Next and previous theme' },
          { keys: ['Enter'], does: 'Open the theme' },
          ...(mayEdit
            ? [
                { keys: ['x'], does: 'Select or unselect' },
                { keys: ['Shift', 'x'], does: 'Select up to here' },
                { keys: ['m'], does: 'Merge the selected' },
                { keys: ['e'], does: 'Rename' },
                { keys: ['Esc'], does: 'Clear the selection' },
              ]
            : []),
          { keys: ['?'], does: 'Show this list' },
        ]}
      />
    </Page>
  );
};

export default Pains;
