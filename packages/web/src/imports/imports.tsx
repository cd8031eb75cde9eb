import type { ImportState, ImportView } from '@headwater/contract';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Ban, Download, Ellipsis, FileClock, Play, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { explain, fileUrl } from '../api/client.js';
import { cancelImport, deleteImport, importsQuery, resumeImport } from '../api/listen.js';
import { useMay } from '../api/people.js';
import { ago, bytes, count, moment } from '../format.js';
import { ImportButton, ListenTabs } from '../listen/tabs.js';
import { IconButton } from '../ui/button.js';
import { Confirm } from '../ui/confirm.js';
import { BareInput } from '../ui/field.js';
import { LoadMore } from '../ui/load-more.js';
import { Menu, type Action } from '../ui/menu.js';
import { Page } from '../ui/page.js';
import { Select } from '../ui/select.js';
import { EmptyState, ErrorState, Loading, Skeleton } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { contentNames } from './contents.js';

const stateWords: Record<ImportState, string> = {
  uploaded: 'Waits for you to settle the columns',
  checking: 'Reading the file',
  checked: 'Waits for your go-ahead',
  importing: 'Importing',
  paused: 'Stopped half-way',
  done: 'Done',
  failed: 'Failed',
};
const groups = {
  all: null,
  open: ['uploaded', 'checking', 'checked', 'importing', 'paused'],
  done: ['done'],
  failed: ['failed'],
} as const satisfies Record<string, ReadonlyArray<ImportState> | null>;
type Group = keyof typeof groups;

const useActions = (one: ImportView, onDelete: () => void): Action[] => {
  const client = useQueryClient();
  const act = (work: Promise<unknown>, done: string) =>
    void work
      .then(() => say({ title: done }))
      .catch((error: unknown) => say({ title: 'Not done', description: explain(error), bad: true }))
      .finally(() => void client.invalidateQueries({ queryKey: ['imports'] }));
  const actions: Action[] = [];
  if (one.state === 'importing' || one.state === 'checking') {
    actions.push({
      label: 'Stop',
      icon: Ban,
      onSelect: () => act(cancelImport(one.id), 'Import stopped'),
    });
  }
  if (one.state === 'paused' || one.state === 'failed') {
    actions.push({
      label: 'Resume',
      icon: Play,
      onSelect: () => act(resumeImport(one.id), 'Import goes on'),
    });
  }
  if (one.counts.rejected > 0) {
    actions.push({
      label: 'Download rejected rows',
      icon: Download,
      onSelect: () => location.assign(fileUrl(`/imports/${one.id}/rejected.csv`)),
    });
  }
  actions.push({ label: 'Delete', icon: Trash2, danger: true, divided: true, onSelect: onDelete });
  return actions;
};

const ImportRow = ({
  one,
  mayEdit,
  onDelete,
}: {
  one: ImportView;
  mayEdit: boolean;
  onDelete: () => void;
}) => {
  const actions = useActions(one, onDelete);
  return (
    <tr className="border-b border-line hover:bg-hover">
      <td className="max-w-0 py-2 pr-3 pl-2">
        <Link
          to="/imports/$importId"
          params={{ importId: one.id }}
          title={one.fileName}
          className="block truncate font-medium hover:text-accent hover:underline"
        >
          {one.fileName}
        </Link>
        <span className="block truncate text-quiet" title={one.error ?? undefined}>
          {one.content === 'feedback' ? '' : `${contentNames[one.content]} · `}
          {stateWords[one.state]}
          {one.error === null ? '' : `: ${one.error}`}
        </span>
      </td>
      <td className="num px-3 py-2 text-right">{count(one.counts.fresh)}</td>
      <td className="num px-3 py-2 text-right max-sm:hidden">{count(one.counts.rejected)}</td>
      <td className="num px-3 py-2 text-right whitespace-nowrap text-muted max-md:hidden">
        {bytes(one.bytes)}
      </td>
      <td className="px-3 py-2 whitespace-nowrap text-muted max-sm:hidden">
        <time dateTime={one.createdAt} title={moment(one.createdAt)}>
          {ago(one.createdAt)}
        </time>
        {one.createdBy === null ? null : (
          <span className="block max-w-32 truncate text-xs text-quiet">{one.createdBy}</span>
        )}
      </td>
      <td className="w-10 py-1 pr-1 text-right">
        {mayEdit ? (
          <Menu
            trigger={
              <IconButton label={`Actions for ${one.fileName}`}>
                <Ellipsis className="size-4" />
              </IconButton>
            }
            actions={actions}
          />
        ) : null}
      </td>
    </tr>
  );
};

const Imports = () => {
  const mayEdit = useMay('items:write');
  const client = useQueryClient();
  const result = useInfiniteQuery({
    ...importsQuery,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) =>
        page.rows.some((row) => row.state === 'importing' || row.state === 'checking'),
      ) === true
        ? 3000
        : false,
  });
  const [text, setText] = useState('');
  const [group, setGroup] = useState<Group>('all');
  const [deleting, setDeleting] = useState<ImportView | null>(null);
  const all = result.data?.pages.flatMap((page) => page.rows);
  const wanted: ReadonlyArray<ImportState> | null = groups[group];
  const rows = all?.filter(
    (row) =>
      row.fileName.toLowerCase().includes(text.trim().toLowerCase()) &&
      (wanted === null || wanted.includes(row.state)),
  );
  const body = () => {
    if (result.isError && all === undefined) {
      return (
        <ErrorState
          error={result.error}
          what="Past imports"
          onRetry={() => void result.refetch()}
        />
      );
    }
    if (rows === undefined || all === undefined) {
      return (
        <Loading>
          {[1, 2, 3, 4].map((row) => (
            <Skeleton key={row} className="mb-2 h-12 w-full" />
          ))}
        </Loading>
      );
    }
    if (all.length === 0) {
      return (
        <EmptyState icon={FileClock} title="No import yet" action={<ImportButton />}>
          Every file that you import is listed here with what came in, what did not and why.
        </EmptyState>
      );
    }
    return (
      <>
        <div className="mb-3 flex flex-wrap gap-2">
          <BareInput
            label="Search imports"
            type="search"
            placeholder="Search imports"
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="max-w-64"
          />
          <Select
            label="State"
            value={group}
            on={group !== 'all'}
            choices={[
              { value: 'all', label: 'Any state' },
              { value: 'open', label: 'Under way' },
              { value: 'done', label: 'Done' },
              { value: 'failed', label: 'Failed' },
            ]}
            onChange={setGroup}
          />
        </div>
        <table aria-label="Imports" className="w-full text-sm">
          <thead>
            <tr className="border-b border-line text-xs text-quiet">
              <th scope="col" className="w-2/5 py-1.5 pl-2 text-left font-medium max-sm:w-3/5">
                File
              </th>
              <th scope="col" className="px-3 py-1.5 text-right font-medium">
                New
              </th>
              <th scope="col" className="px-3 py-1.5 text-right font-medium max-sm:hidden">
                Unusable
              </th>
              <th scope="col" className="px-3 py-1.5 text-right font-medium max-md:hidden">
                Size
              </th>
              <th scope="col" className="px-3 py-1.5 text-left font-medium max-sm:hidden">
                Started
              </th>
              <th scope="col">
                <span className="sr-only">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <ImportRow
                key={one.id}
                one={one}
                mayEdit={mayEdit}
                onDelete={() => setDeleting(one)}
              />
            ))}
          </tbody>
        </table>
        {rows.length === 0 ? <p className="py-8 text-center text-muted">No such import.</p> : null}
        <LoadMore result={result} shown={all.length} total={result.data?.pages[0]?.total ?? null} />
      </>
    );
  };
  return (
    <Page title="Listen" actions={<ImportButton />} tabs={<ListenTabs />}>
      {body()}
      <Confirm
        open={deleting !== null}
        onClose={() => setDeleting(null)}
        title="Delete this import?"
        action="Delete import"
        onConfirm={async () => {
          if (deleting !== null) await deleteImport(deleting.id);
          await client.invalidateQueries({ queryKey: ['imports'] });
          say({ title: 'Import deleted' });
        }}
      >
        The uploaded copy of “{deleting?.fileName}” and its list of rejected rows go. What came in
        from it stays.
      </Confirm>
    </Page>
  );
};

export default Imports;
