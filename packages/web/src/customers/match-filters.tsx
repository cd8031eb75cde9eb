import { MatchWay, type MatchSummary } from '@headwater/contract';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Keyboard, X } from 'lucide-react';
import type { Query } from '../api/client.js';
import { accountQuery } from '../api/customers.js';
import { count, plural } from '../format.js';
import { useSetSearch } from '../frame/filters.js';
import { Button, IconButton } from '../ui/button.js';
import { Downloads } from '../ui/downloads.js';
import { SearchBox } from '../ui/search-box.js';
import { Select } from '../ui/select.js';
import { ways } from './match-words.js';

const ALL = '';
export const noMatchFilter = {
  q: undefined,
  state: undefined,
  how: undefined,
  account: undefined,
} as const;

const stateChoices = (voices: MatchSummary['voices'] | undefined) => {
  const hint = (value: number) => (voices === undefined ? {} : { hint: count(value) });
  const of = (...states: ReadonlyArray<keyof MatchSummary['voices']>) =>
    hint(states.reduce((sum, state) => sum + (voices?.[state] ?? 0), 0));
  return [
    { value: ALL, label: 'All voices' },
    { value: 'open', label: 'Waiting for a decision', ...of('suggested', 'unmatched') },
    { value: 'suggested', label: 'Suggested', ...of('suggested') },
    { value: 'unmatched', label: 'Unmatched', ...of('unmatched') },
    { value: 'matched', label: 'With an account', ...of('taken', 'confirmed', 'corrected') },
    { value: 'taken', label: 'Found by a sure way', ...of('taken') },
    { value: 'decided', label: 'Decided by people', ...of('confirmed', 'corrected', 'rejected') },
    { value: 'confirmed', label: 'Confirmed', ...of('confirmed') },
    { value: 'corrected', label: 'Corrected', ...of('corrected') },
    { value: 'rejected', label: 'Nobody’s', ...of('rejected') },
  ];
};

type MatchFiltersProps = {
  query: Query;
  summary: MatchSummary | undefined;
  total: number | null;
  onShortcuts: () => void;
};

export const MatchFilters = ({ query, summary, total, onShortcuts }: MatchFiltersProps) => {
  const search = useSearch({ from: '/app/customers/matches' });
  const set = useSetSearch();
  const account = useQuery({
    ...accountQuery(search.account ?? ''),
    enabled: search.account !== undefined,
  });
  return (
    <fieldset aria-label="List settings" className="mb-3 flex flex-wrap items-center gap-2">
      <SearchBox label="Search voices" className="w-56 max-sm:w-full" />
      <Select
        label="State"
        value={search.state ?? ALL}
        on={search.state !== undefined}
        choices={stateChoices(summary?.voices)}
        onChange={(value) => set({ state: value || undefined })}
      />
      <Select
        label="Found"
        value={search.how ?? ALL}
        on={search.how !== undefined}
        choices={[
          { value: ALL, label: 'Found in any way' },
          ...MatchWay.options.map((how) => ({ value: how, label: `Found ${ways[how]}` })),
        ]}
        onChange={(value) => set({ how: value || undefined })}
      />
      {search.account === undefined ? null : (
        <Button
          size="sm"
          title="Stop filtering by this account"
          onClick={() => set({ account: undefined })}
        >
          <span className="max-w-52 truncate">{account.data?.name ?? 'One account'}</span>
          <X aria-hidden className="size-3.5" />
        </Button>
      )}
      {Object.values(query).every((value) => value === undefined) ? null : (
        <Button size="sm" look="quiet" onClick={() => set(noMatchFilter)}>
          Clear the filters
        </Button>
      )}
      <div className="ml-auto flex items-center gap-1">
        {total === null ? null : (
          <span className="num mr-1 text-sm text-quiet">{plural(total, 'voice')}</span>
        )}
        <Downloads path="/account-matches" query={query} />
        <IconButton label="Keyboard shortcuts" onClick={onShortcuts} className="max-sm:hidden">
          <Keyboard className="size-4" />
        </IconButton>
      </div>
    </fieldset>
  );
};
