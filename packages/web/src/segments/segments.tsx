import type { SegmentView } from '@headwater/contract';
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Download, Plus, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { fileUrl } from '../api/client.js';
import { useMay } from '../api/people.js';
import { deleteSegment, segmentsQuery } from '../api/segments.js';
import { ago, count, money, moment, percent, plural } from '../format.js';
import { CustomerTabs } from '../customers/tabs.js';
import { useSetSearch } from '../frame/filters.js';
import { Button, buttonClass } from '../ui/button.js';
import { Confirm } from '../ui/confirm.js';
import { LoadMore } from '../ui/load-more.js';
import { Page } from '../ui/page.js';
import { SearchBox } from '../ui/search-box.js';
import { Select } from '../ui/select.js';
import { EmptyState, ErrorState, Loading, Skeleton } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { SegmentDialog } from './segment-dialog.js';

const sorts = [
  { value: 'name', label: 'By name' },
  { value: 'accounts', label: 'Most accounts' },
  { value: 'edited', label: 'Last changed' },
] as const;

type RowProps = {
  segment: SegmentView;
  mayEdit: boolean;
  onEdit: () => void;
  onDelete: () => void;
};

const SegmentRow = ({ segment, mayEdit, onEdit, onDelete }: RowProps) => (
  <li className="flex flex-wrap items-start gap-x-6 gap-y-2 border-b border-line py-3">
    <div className="min-w-0 flex-1 basis-72">
      <h2 className="truncate font-medium" title={segment.name}>
        {segment.name}
      </h2>
      <code className="mt-0.5 line-clamp-2 block font-mono text-xs break-words text-muted">
        {segment.rule}
      </code>
      {segment.description === '' ? null : (
        <p className="mt-0.5 line-clamp-2 text-sm text-quiet">{segment.description}</p>
      )}
      {segment.problem === null ? null : (
        <p className="mt-1 text-sm text-pain">{segment.problem}</p>
      )}
    </div>
    <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      <div>
        <dt className="text-xs text-quiet">Accounts</dt>
        <dd className="num">
          <Link
            to="/customers"
            search={{ segment: segment.id }}
            title="The accounts that it takes in"
            className="hover:text-accent hover:underline"
          >
            {count(segment.accounts)}
          </Link>{' '}
          <span className="text-quiet">({percent(segment.share)})</span>
          {segment.undecided === 0 ? null : (
            <span
              className="block text-xs text-quiet"
              title="Something that the rule asks is not known of them"
            >
              {count(segment.undecided)} undecided
            </span>
          )}
        </dd>
      </div>
      {segment.revenue === null || segment.revenue.length === 0 ? null : (
        <div>
          <dt className="text-xs text-quiet">Revenue a month</dt>
          <dd className="num">
            {segment.revenue.map((each) => (
              <span key={each.currency} className="block">
                {money(each)}
              </span>
            ))}
          </dd>
        </div>
      )}
      <div>
        <dt className="text-xs text-quiet">Counted</dt>
        <dd title={segment.countedAt === null ? undefined : moment(segment.countedAt)}>
          {segment.countedAt === null ? 'not yet' : ago(segment.countedAt)}
        </dd>
      </div>
    </dl>
    <div className="flex flex-wrap gap-2">
      <Link to="/pains" search={{ segment: segment.id }} className={buttonClass('plain', 'sm')}>
        Their pains
      </Link>
      {mayEdit ? (
        <>
          <Button size="sm" onClick={onEdit} aria-label={`Change ${segment.name}`}>
            Change
          </Button>
          <Button size="sm" look="quiet" onClick={onDelete} aria-label={`Delete ${segment.name}`}>
            Delete
          </Button>
        </>
      ) : null}
    </div>
  </li>
);

const Segments = () => {
  const search = useSearch({ from: '/app/customers/segments' });
  const set = useSetSearch();
  const client = useQueryClient();
  const mayEdit = useMay('segments:edit');
  const [editing, setEditing] = useState<SegmentView | null>(null);
  const [deleting, setDeleting] = useState<SegmentView | null>(null);
  const sort = search.sort ?? 'name';
  const query = { q: search.q, sort, order: sort === 'name' ? 'asc' : 'desc' };
  const pages = useInfiniteQuery({ ...segmentsQuery(query), placeholderData: keepPreviousData });
  const rows = pages.data?.pages.flatMap((page) => page.rows);
  const total = pages.data?.pages[0]?.total ?? null;
  const create = mayEdit ? (
    <Button look="primary" onClick={() => set({ create: 'yes' })}>
      <Plus aria-hidden className="size-4" /> Make a segment
    </Button>
  ) : null;
  return (
    <Page
      title="Customers"
      tabs={<CustomerTabs on="segments" />}
      lead="Accounts that a rule takes in, counted anew after every import and analysis. Each is a filter on every page."
      actions={rows === undefined || rows.length === 0 ? undefined : create}
    >
      {pages.isError ? (
        <ErrorState error={pages.error} what="The segments" onRetry={() => void pages.refetch()} />
      ) : rows === undefined ? (
        <Loading>
          {[1, 2, 3].map((row) => (
            <Skeleton key={row} className="mb-2 h-16 w-full" />
          ))}
        </Loading>
      ) : rows.length === 0 && search.q === undefined ? (
        <EmptyState icon={UsersRound} title="No segment yet" action={create}>
          A segment is a rule such as <code>plan == "Enterprise" && renewal &lt;= 90</code>. It then
          narrows pain points, customers, revenue and gaps to the accounts that it takes in.
        </EmptyState>
      ) : (
        <>
          <div className="mb-1 flex flex-wrap items-center gap-2">
            <SearchBox label="Search segments" className="w-64 max-w-full" />
            <Select
              label="Order"
              value={sort}
              choices={[...sorts]}
              onChange={(value) => set({ sort: value === 'name' ? undefined : value })}
            />
            <span className="text-sm text-quiet">
              {total === null ? '' : plural(total, 'segment')}
            </span>
            <a
              href={fileUrl('/segments.csv', query)}
              className={`${buttonClass('quiet')} ml-auto`}
              download
            >
              <Download aria-hidden className="size-4" /> CSV
            </a>
          </div>
          <ul aria-label="Segments">
            {rows.map((segment) => (
              <SegmentRow
                key={segment.id}
                segment={segment}
                mayEdit={mayEdit}
                onEdit={() => setEditing(segment)}
                onDelete={() => setDeleting(segment)}
              />
            ))}
          </ul>
          {rows.length === 0 ? (
            <p className="py-8 text-center text-muted">No segment says that.</p>
          ) : null}
          <LoadMore result={pages} shown={rows.length} total={total} />
        </>
      )}
      {search.create === undefined ? null : (
        <SegmentDialog onClose={() => set({ create: undefined })} />
      )}
      {editing === null ? null : (
        <SegmentDialog segment={editing} onClose={() => setEditing(null)} />
      )}
      <Confirm
        open={deleting !== null}
        onClose={() => setDeleting(null)}
        title={`Delete “${deleting?.name ?? ''}”?`}
        action="Delete"
        onConfirm={async () => {
          if (deleting !== null) await deleteSegment(deleting.id);
          await Promise.all(
            ['segments', 'facets'].map((key) => client.invalidateQueries({ queryKey: [key] })),
          );
          say({ title: 'Segment deleted' });
        }}
      >
        Its accounts stay; links that filter by it show nothing any more. The rule is kept in the
        audit log.
      </Confirm>
    </Page>
  );
};

export default Segments;
