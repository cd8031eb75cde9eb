import { WorthMeasure, type ThemePage } from '@headwater/contract';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { ChartNoAxesColumn, Keyboard, Map as MapIcon, Table2, type LucideIcon } from 'lucide-react';
import { fileUrl, type Query } from '../api/client.js';
import { facetsQuery } from '../api/listen.js';
import { count, languageName } from '../format.js';
import { useSetSearch } from '../frame/filters.js';
import { DownloadLink, IconButton } from '../ui/button.js';
import { cx } from '../ui/cx.js';
import { SearchBox } from '../ui/search-box.js';
import { Select } from '../ui/select.js';
import { worthText, worthWords } from '../ui/worth.js';

const views: ReadonlyArray<{ value: 'table' | 'map' | 'bars'; label: string; icon: LucideIcon }> = [
  { value: 'table', label: 'Table', icon: Table2 },
  { value: 'map', label: 'Map', icon: MapIcon },
  { value: 'bars', label: 'Bars', icon: ChartNoAxesColumn },
];

const ALL = '';

type ToolbarProps = {
  query: Query;
  /** Null where there is no money to tell of, or it is not for this reader. */
  worth: ThemePage['totals']['worth'];
  onShortcuts: () => void;
};

export const Toolbar = ({ query, worth, onShortcuts }: ToolbarProps) => {
  const search = useSearch({ from: '/app/pains' });
  const set = useSetSearch();
  const facets = useQuery(facetsQuery).data;
  const view = search.view ?? 'table';
  return (
    <fieldset aria-label="List settings" className="flex flex-wrap items-center gap-2">
      <SearchBox label="Search themes" className="w-56 max-sm:w-full" />
      <Select
        label="Source"
        value={search.source ?? ALL}
        on={search.source !== undefined}
        choices={[
          { value: ALL, label: 'All sources' },
          ...(facets?.sources ?? []).map(({ value, items }) => ({
            value,
            label: value,
            hint: count(items),
          })),
        ]}
        onChange={(value) => set({ source: value === ALL ? undefined : value })}
        className="max-w-44"
      />
      <Select
        label="Language"
        value={search.language ?? ALL}
        on={search.language !== undefined}
        choices={[
          { value: ALL, label: 'All languages' },
          ...(facets?.languages ?? []).map(({ value, items }) => ({
            value,
            label: languageName(value),
            hint: count(items),
          })),
        ]}
        onChange={(value) => set({ language: value === ALL ? undefined : value })}
        className="max-w-44"
      />
      {worth === null ? null : (
        <Select
          label="Money"
          value={search.worth ?? 'touched'}
          on={search.worth !== undefined}
          choices={WorthMeasure.options.map((measure) => ({
            value: measure,
            label: worthWords[measure].title,
            hint: worthText(worth[measure], measure, worth.currency).main,
          }))}
          onChange={(measure) =>
            set(
              measure === 'touched'
                ? { worth: undefined, sort: undefined }
                : { worth: measure, sort: measure, order: undefined },
            )
          }
        />
      )}
      <Select
        label="Detail"
        value={search.level ?? 'fine'}
        on={search.level !== undefined}
        choices={[
          { value: 'fine', label: 'Single themes' },
          { value: 'coarse', label: 'Broad areas' },
        ]}
        onChange={(value) => set({ level: value === 'fine' ? undefined : value })}
      />
      <Select
        label="State"
        value={search.archived ?? 'no'}
        on={search.archived !== undefined}
        choices={[
          { value: 'no', label: 'Active' },
          { value: 'yes', label: 'Ignored' },
        ]}
        onChange={(value) => set({ archived: value === 'no' ? undefined : value })}
      />
      <div className="ml-auto flex items-center gap-1">
        <fieldset aria-label="View" className="flex rounded-md border border-line p-0.5">
          {views.map(({ value, label, icon: Icon }) => (
            <button
              key={value}
              type="button"
              aria-pressed={view === value}
              title={label}
              onClick={() => set({ view: value === 'table' ? undefined : value })}
              className={cx(
                'inline-flex h-6.5 items-center gap-1.5 rounded px-2 text-sm font-medium',
                view === value ? 'bg-active text-ink' : 'text-muted hover:text-ink',
              )}
            >
              <Icon aria-hidden className="size-3.5" />
              <span className="max-sm:sr-only">{label}</span>
            </button>
          ))}
        </fieldset>
        <DownloadLink href={fileUrl('/themes.csv', query)} label="Export as CSV" />
        <IconButton label="Keyboard shortcuts" onClick={onShortcuts} className="max-sm:hidden">
          <Keyboard className="size-4" />
        </IconButton>
      </div>
    </fieldset>
  );
};
