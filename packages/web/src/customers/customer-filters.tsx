import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Keyboard } from 'lucide-react';
import type { Query } from '../api/client.js';
import { accountFacetsQuery } from '../api/customers.js';
import { count, plural } from '../format.js';
import { useSetSearch } from '../frame/filters.js';
import { Button, IconButton } from '../ui/button.js';
import { Downloads } from '../ui/downloads.js';
import { SearchBox } from '../ui/search-box.js';
import { Select, type Choice } from '../ui/select.js';
import { noCustomerFilter } from './customer-query.js';

const ALL = '';

type FacetKey = 'plan' | 'region' | 'status' | 'owner';
type FacetValue = { value: string; accounts: number };

const facets: ReadonlyArray<{
  key: FacetKey;
  of: 'plans' | 'regions' | 'statuses' | 'owners';
  label: string;
  all: string;
}> = [
  { key: 'plan', of: 'plans', label: 'Plan', all: 'All plans' },
  { key: 'region', of: 'regions', label: 'Region', all: 'All regions' },
  { key: 'status', of: 'statuses', label: 'Status', all: 'Any status' },
  { key: 'owner', of: 'owners', label: 'Owner', all: 'All owners' },
];

const choicesOf = (
  all: string,
  values: ReadonlyArray<FacetValue>,
  chosen: string | undefined,
): Choice<string>[] => [
  { value: ALL, label: all },
  ...values.map(({ value, accounts }) => ({ value, label: value, hint: count(accounts) })),
  // A link may name one that no account has any more.
  ...(chosen === undefined || values.some(({ value }) => value === chosen)
    ? []
    : [{ value: chosen, label: chosen, hint: '0' }]),
];

const renewals: ReadonlyArray<Choice<string>> = [
  { value: ALL, label: 'Any renewal' },
  { value: '30', label: 'Renews within 30 days' },
  { value: '60', label: 'Renews within 60 days' },
  { value: '90', label: 'Renews within 90 days' },
  { value: '180', label: 'Renews within 6 months' },
  { value: '365', label: 'Renews within 12 months' },
];
const healths: ReadonlyArray<Choice<string>> = [
  { value: ALL, label: 'Any health' },
  { value: 'at-risk', label: 'At risk' },
  { value: 'watch', label: 'Watch' },
  { value: 'good', label: 'Good' },
];
const feedbacks: ReadonlyArray<Choice<string>> = [
  { value: ALL, label: 'Heard or not' },
  { value: 'yes', label: 'With feedback' },
  { value: 'no', label: 'Without feedback' },
];

type FiltersProps = {
  query: Query;
  total: number | null;
  narrowed: boolean;
  onShortcuts: () => void;
};

export const CustomerFilters = ({ query, total, narrowed, onShortcuts }: FiltersProps) => {
  const search = useSearch({ from: '/app/customers' });
  const set = useSetSearch();
  const values = useQuery(accountFacetsQuery).data;
  const fixed = [
    { key: 'renewal', label: 'Renewal', choices: renewals },
    { key: 'health', label: 'Health', choices: healths },
    { key: 'feedback', label: 'Feedback', choices: feedbacks },
  ] as const;
  return (
    <fieldset aria-label="List settings" className="mb-3 flex flex-wrap items-center gap-2">
      <SearchBox label="Search customers" className="w-56 max-sm:w-full" />
      {facets.map(({ key, of, label, all }) => {
        const known = values?.[of] ?? [];
        // One value, or none, is nothing to choose between.
        return known.length < 2 && search[key] === undefined ? null : (
          <Select
            key={key}
            label={label}
            value={search[key] ?? ALL}
            on={search[key] !== undefined}
            choices={choicesOf(all, known, search[key])}
            onChange={(value) => set({ [key]: value || undefined })}
            className="max-w-44"
          />
        );
      })}
      {fixed.map(({ key, label, choices }) => (
        <Select
          key={key}
          label={label}
          value={search[key] ?? ALL}
          on={search[key] !== undefined}
          choices={choices}
          onChange={(value) => set({ [key]: value || undefined })}
        />
      ))}
      {narrowed ? (
        <Button size="sm" look="quiet" onClick={() => set(noCustomerFilter)}>
          Clear the filters
        </Button>
      ) : null}
      <div className="ml-auto flex items-center gap-1">
        {total === null ? null : (
          <span className="num mr-1 text-sm text-quiet">{plural(total, 'customer')}</span>
        )}
        <Downloads path="/accounts" query={query} />
        <IconButton label="Keyboard shortcuts" onClick={onShortcuts} className="max-sm:hidden">
          <Keyboard className="size-4" />
        </IconButton>
      </div>
    </fieldset>
  );
};
