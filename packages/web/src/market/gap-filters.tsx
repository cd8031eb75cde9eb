import type { GapPage } from '@headwater/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Keyboard, SearchX, Sparkles } from 'lucide-react';
import type { Query } from '../api/client.js';
import { competitorsQuery } from '../api/market.js';
import { count } from '../format.js';
import { useSetSearch } from '../frame/filters.js';
import { buttonClass, IconButton } from '../ui/button.js';
import { cutEdges } from '../ui/cut-edges.js';
import { cx } from '../ui/cx.js';
import { SearchBox } from '../ui/search-box.js';
import { Select } from '../ui/select.js';
import { EmptyState } from '../ui/states.js';
import { Downloads } from '../ui/downloads.js';
import { NoCompetitors } from './empty-market.js';
import { gapKinds, gapOrder } from './gap-kinds.js';

const states = [
  { value: 'live', label: 'Open and watched' },
  { value: 'open', label: 'Open' },
  { value: 'watched', label: 'Watched' },
  { value: 'dismissed', label: 'Dismissed' },
  { value: 'gone', label: 'Gone' },
  { value: 'all', label: 'All' },
] as const;

const ALL = '';

/** Kinds with how many there are of each: a press narrows the list to one. */
const KindChips = ({ page }: { page: GapPage }) => {
  const search = useSearch({ from: '/app/market' });
  const set = useSetSearch();
  const all = gapOrder.reduce((sum, kind) => sum + (page.byKind[kind] ?? 0), 0);
  const chip = (on: boolean) =>
    cx(
      'inline-flex h-7 shrink-0 items-center gap-1.5 rounded-md border px-2 text-sm font-medium whitespace-nowrap',
      on ? 'border-accent-line bg-accent-soft' : 'border-line hover:bg-hover',
    );
  return (
    <fieldset
      aria-label="Kinds"
      ref={cutEdges}
      className="cut-x cut-both -mx-4 flex min-w-0 gap-2 overflow-x-auto px-4 py-0.5 sm:mx-0 sm:flex-wrap sm:px-0"
    >
      <button
        type="button"
        aria-pressed={search.kind === undefined}
        onClick={() => set({ kind: undefined })}
        className={chip(search.kind === undefined)}
      >
        All <span className="num text-quiet">{count(all)}</span>
      </button>
      {gapOrder.map((kind) => {
        const { label, icon: Icon, ink } = gapKinds[kind];
        const on = search.kind === kind;
        return (
          <button
            key={kind}
            type="button"
            aria-pressed={on}
            title={page.definitions[kind]}
            onClick={() => set({ kind: on ? undefined : kind })}
            className={chip(on)}
          >
            <Icon aria-hidden className={cx('size-3.5', ink)} /> {label}{' '}
            <span className="num text-quiet">{count(page.byKind[kind] ?? 0)}</span>
          </button>
        );
      })}
    </fieldset>
  );
};

export const GapFilters = ({
  page,
  query,
  onShortcuts,
}: {
  page: GapPage;
  query: Query;
  onShortcuts: () => void;
}) => {
  const search = useSearch({ from: '/app/market' });
  const set = useSetSearch();
  const competitors = useQuery(competitorsQuery).data?.rows ?? [];
  const definition = search.kind === undefined ? null : page.definitions[search.kind];
  return (
    <div className="flex flex-col gap-3">
      <KindChips page={page} />
      {definition === null ? null : <p className="text-sm text-muted">{definition}</p>}
      <fieldset aria-label="List settings" className="flex flex-wrap items-center gap-2">
        <SearchBox label="Search gaps" className="w-56 max-sm:w-full" />
        <Select
          label="State"
          value={search.state ?? 'live'}
          on={search.state !== undefined}
          choices={states}
          onChange={(value) => set({ state: value === 'live' ? undefined : value })}
        />
        {competitors.length > 1 ? (
          <Select
            label="Against"
            value={search.competitor ?? ALL}
            on={search.competitor !== undefined}
            choices={[
              { value: ALL, label: 'The strongest of each' },
              { value: 'each', label: 'Every one of them' },
              { value: 'together', label: 'All together' },
              ...competitors.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(value) => set({ competitor: value === ALL ? undefined : value })}
            className="max-w-52"
          />
        ) : null}
        <div className="ml-auto flex items-center gap-1">
          <Downloads path="/market/gaps" query={query} />
          <IconButton label="Keyboard shortcuts" onClick={onShortcuts} className="max-sm:hidden">
            <Keyboard className="size-4" />
          </IconButton>
        </div>
      </fieldset>
    </div>
  );
};

/** An empty list: because of the filters, because there is nobody to compare with, or because nothing stands out. */
export const NoGap = ({ page }: { page: GapPage }) => {
  const search = useSearch({ from: '/app/market' });
  const filtered = [search.kind, search.state, search.competitor, search.q].some(
    (value) => value !== undefined,
  );
  if (filtered) {
    return (
      <EmptyState
        icon={SearchX}
        title="No gap fits these filters"
        action={
          <Link
            to="/market"
            search={{ kind: undefined, state: undefined, competitor: undefined, q: undefined }}
            className={buttonClass()}
          >
            Clear the filters
          </Link>
        }
      >
        Choose another kind or state.
      </EmptyState>
    );
  }
  if (page.run?.them === 0) {
    return (
      <NoCompetitors what="Here you will see what hurts your customers more than theirs, what you could win on, and what nobody serves." />
    );
  }
  return (
    <EmptyState icon={Sparkles} title="Nothing stands out">
      All {count(page.run?.looks ?? 0)} looks were weighed, and none shows a difference that is both
      sure and large enough. More feedback makes smaller gaps visible.
    </EmptyState>
  );
};
