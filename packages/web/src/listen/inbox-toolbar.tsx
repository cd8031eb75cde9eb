import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { fileUrl, type Query } from '../api/client.js';
import { facetsQuery } from '../api/listen.js';
import { themeQuery } from '../api/understand.js';
import { count, languageName } from '../format.js';
import { useSetSearch } from '../frame/filters.js';
import { DownloadLink } from '../ui/button.js';
import { KindSelect } from '../ui/kind-select.js';
import { SearchBox } from '../ui/search-box.js';
import { Select } from '../ui/select.js';

const ALL = '';
type Facet = { value: string; items: number };
const choicesOf = (all: string, facets: ReadonlyArray<Facet>, name: (value: string) => string) => [
  { value: ALL, label: all },
  ...facets.map(({ value, items }) => ({ value, label: name(value), hint: count(items) })),
];
const same = (value: string) => value;

/** A link from elsewhere may narrow the inbox to a theme or a competitor; it is shown and can be dropped. */
const Narrowed = ({ label, onClear }: { label: string; onClear: () => void }) => (
  <span className="inline-flex h-8 max-w-72 items-center gap-1 rounded-md border border-accent-line bg-accent-soft pr-1 pl-2.5 text-sm">
    <span className="truncate" title={label}>
      {label}
    </span>
    <button
      type="button"
      aria-label={`Stop filtering by ${label}`}
      onClick={onClear}
      className="inline-flex size-6 items-center justify-center rounded hover:bg-hover"
    >
      <X aria-hidden className="size-3.5" />
    </button>
  </span>
);

export const InboxToolbar = ({ query }: { query: Query }) => {
  const search = useSearch({ from: '/app/listen' });
  const set = useSetSearch();
  const facets = useQuery(facetsQuery).data;
  const theme = useQuery({
    ...themeQuery(search.theme ?? ''),
    enabled: search.theme !== undefined,
  });
  const channels = facets?.channels ?? [];
  return (
    <fieldset aria-label="Inbox settings" className="flex flex-wrap items-center gap-2">
      <SearchBox label="Search feedback" className="w-64 max-sm:w-full" />
      {search.theme === undefined ? null : (
        <Narrowed
          label={`Theme: ${theme.data?.label ?? '…'}`}
          onClear={() => set({ theme: undefined })}
        />
      )}
      {search.competitor === undefined ? null : (
        <Narrowed
          label={`Competitor: ${search.competitor}`}
          onClear={() => set({ competitor: undefined })}
        />
      )}
      <KindSelect value={search.kind} onChange={(kind) => set({ kind })} />
      <Select
        label="Source"
        value={search.source ?? ALL}
        on={search.source !== undefined}
        choices={choicesOf('All sources', facets?.sources ?? [], same)}
        onChange={(value) => set({ source: value || undefined })}
        className="max-w-44"
      />
      {channels.length === 0 ? null : (
        <Select
          label="Channel"
          value={search.channel ?? ALL}
          on={search.channel !== undefined}
          choices={choicesOf('All channels', channels, same)}
          onChange={(value) => set({ channel: value || undefined })}
          className="max-w-44"
        />
      )}
      <Select
        label="Language"
        value={search.language ?? ALL}
        on={search.language !== undefined}
        choices={choicesOf('All languages', facets?.languages ?? [], languageName)}
        onChange={(value) => set({ language: value || undefined })}
        className="max-w-44"
      />
      <Select
        label="Rating"
        value={search.rating ?? ALL}
        on={search.rating !== undefined}
        choices={[
          { value: ALL, label: 'Any rating' },
          { value: 'low', label: 'Rated 2 or lower' },
          { value: 'high', label: 'Rated 4 or higher' },
        ]}
        onChange={(value) => set({ rating: value === ALL ? undefined : value })}
      />
      <Select
        label="Order"
        value={search.sort ?? 'newest'}
        choices={[
          { value: 'newest', label: 'Newest first' },
          { value: 'oldest', label: 'Oldest first' },
          { value: 'lowest-rating', label: 'Lowest rating first' },
          { value: 'highest-rating', label: 'Highest rating first' },
        ]}
        onChange={(value) => set({ sort: value === 'newest' ? undefined : value })}
      />
      <DownloadLink href={fileUrl('/items.csv', query)} label="Export as CSV" className="ml-auto" />
    </fieldset>
  );
};
