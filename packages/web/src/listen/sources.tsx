import type { SourceView } from '@headwater/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleAlert, CircleCheck, CirclePause, Database, LoaderCircle } from 'lucide-react';
import { useState } from 'react';
import { sourcesQuery } from '../api/listen.js';
import { ago, count, day, moment, plural } from '../format.js';
import { cx } from '../ui/cx.js';
import { BareInput } from '../ui/field.js';
import { Page } from '../ui/page.js';
import { EmptyState, ErrorState, Loading, Skeleton } from '../ui/states.js';
import { ImportButton, ListenTabs } from './tabs.js';

/** How the source stands, in words: the icon only repeats it. */
const state = (source: SourceView) => {
  const last = source.lastImport;
  if (last === null)
    return { icon: CircleCheck, ink: 'text-praise', words: 'Filled without a file' };
  if (last.state === 'failed') {
    return { icon: CircleAlert, ink: 'text-pain', words: last.error ?? 'The last import failed' };
  }
  if (last.state === 'paused') {
    return {
      icon: CirclePause,
      ink: 'text-question',
      words: 'The last import was stopped half-way',
    };
  }
  if (last.state !== 'done') {
    return { icon: LoaderCircle, ink: 'text-accent', words: 'An import is under way' };
  }
  if (last.rejected > 0) {
    return {
      icon: CircleAlert,
      ink: 'text-question',
      words: `In, but ${plural(last.rejected, 'row was', 'rows were')} unusable`,
    };
  }
  return { icon: CircleCheck, ink: 'text-praise', words: 'Complete' };
};

const SourceRow = ({ source }: { source: SourceView }) => {
  const { icon: Icon, ink, words } = state(source);
  return (
    <tr className="border-b border-line hover:bg-hover">
      <td className="max-w-0 py-2 pr-3 pl-2">
        <Link
          to="/listen"
          search={{ source: source.name }}
          title={source.name}
          className="block truncate font-medium hover:text-accent hover:underline"
        >
          {source.name}
        </Link>
        <span className="flex items-center gap-1 text-quiet">
          <Icon aria-hidden className={cx('size-3.5 shrink-0', ink)} />
          <span className="truncate" title={words}>
            {words}
          </span>
        </span>
      </td>
      <td className="num px-3 py-2 text-right">{count(source.items)}</td>
      <td className="num px-3 py-2 whitespace-nowrap text-muted max-md:hidden">
        {source.firstItemAt === null || source.lastItemAt === null
          ? 'no dates'
          : `${day(source.firstItemAt)} – ${day(source.lastItemAt)}`}
      </td>
      <td className="py-2 pr-2 pl-3 whitespace-nowrap max-sm:hidden">
        {source.lastImport === null ? (
          <span className="text-quiet">–</span>
        ) : (
          <Link
            to="/imports/$importId"
            params={{ importId: source.lastImport.id }}
            title={moment(source.lastImport.at)}
            className="text-accent hover:underline"
          >
            {ago(source.lastImport.at)}
          </Link>
        )}
      </td>
    </tr>
  );
};

const Sources = () => {
  const sources = useQuery(sourcesQuery);
  const [text, setText] = useState('');
  const rows = sources.data?.rows.filter((row) =>
    row.name.toLowerCase().includes(text.trim().toLowerCase()),
  );
  const body = () => {
    if (sources.isError) {
      return (
        <ErrorState
          error={sources.error}
          what="The sources"
          onRetry={() => void sources.refetch()}
        />
      );
    }
    if (rows === undefined) {
      return (
        <Loading>
          {[1, 2, 3, 4].map((row) => (
            <Skeleton key={row} className="mb-2 h-12 w-full" />
          ))}
        </Loading>
      );
    }
    if (sources.data?.rows.length === 0) {
      return (
        <EmptyState icon={Database} title="No source yet" action={<ImportButton />}>
          Each file that you import, and each name that a program posts items under, becomes a
          source: how much came from it, when last, and what went wrong.
        </EmptyState>
      );
    }
    return (
      <>
        <BareInput
          label="Search sources"
          type="search"
          placeholder="Search sources"
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="mb-3 max-w-64"
        />
        <table aria-label="Sources" className="w-full text-sm">
          <thead>
            <tr className="border-b border-line text-xs text-quiet">
              <th scope="col" className="w-1/2 py-1.5 pl-2 text-left font-medium">
                Source
              </th>
              <th scope="col" className="px-3 py-1.5 text-right font-medium">
                Items
              </th>
              <th scope="col" className="px-3 py-1.5 text-left font-medium max-md:hidden">
                Written
              </th>
              <th scope="col" className="px-3 py-1.5 text-left font-medium max-sm:hidden">
                Last import
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((source) => (
              <SourceRow key={source.id} source={source} />
            ))}
          </tbody>
        </table>
        {rows.length === 0 ? <p className="py-8 text-center text-muted">No such source.</p> : null}
      </>
    );
  };
  return (
    <Page title="Listen" actions={<ImportButton />} tabs={<ListenTabs />}>
      {body()}
    </Page>
  );
};

export default Sources;
