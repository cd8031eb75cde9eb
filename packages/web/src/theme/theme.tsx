import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useEffect } from 'react';
import { ProblemError } from '../api/client.js';
import { themeQuery } from '../api/understand.js';
import { useFilters } from '../frame/filters.js';
import { PageNotFound } from '../frame/page-states.js';
import { cx } from '../ui/cx.js';
import { ErrorState, Loading, Notice, Skeleton } from '../ui/states.js';
import { Accounts, Related } from './around.js';
import { Breakdown } from './breakdown.js';
import { Figures } from './figures.js';
import { ThemeHeader } from './header.js';
import { History } from './history.js';
import { Sentences } from './sentences.js';
import { Trend } from './trend.js';
import { Worth } from './worth.js';

const LoadingPage = () => (
  <Loading className="px-4 pt-5 sm:px-6">
    <Skeleton className="mb-2 h-7 w-80 max-w-full" />
    <Skeleton className="mb-6 h-4 w-[36rem] max-w-full" />
    <div className="mb-6 grid grid-cols-2 gap-3 lg:grid-cols-4">
      {[1, 2, 3, 4].map((figure) => (
        <Skeleton key={figure} className="h-20" />
      ))}
    </div>
    <Skeleton className="h-64 w-full" />
  </Loading>
);

const Theme = () => {
  const { themeId } = useParams({ from: '/app/themes/$themeId' });
  const navigate = useNavigate();
  const filter = useFilters();
  const theme = useQuery({
    ...themeQuery(themeId, filter),
    // The same theme under another filter: its last figures stay until the next are there.
    placeholderData: (previous) => (previous?.id === themeId ? previous : undefined),
  });
  const narrowed = Object.keys(filter).length > 0;
  const mergedInto = theme.data?.mergedInto ?? null;

  // A merged theme's old links lead on to where its sentences are now.
  useEffect(() => {
    if (mergedInto === null) return;
    void navigate({ to: '/themes/$themeId', params: { themeId: mergedInto }, replace: true });
  }, [mergedInto, navigate]);

  if (theme.error instanceof ProblemError && theme.error.status === 404) return <PageNotFound />;
  if (theme.data === undefined) {
    if (!theme.isError) return <LoadingPage />;
    return (
      <div className="p-6">
        <ErrorState error={theme.error} what="This theme" onRetry={() => void theme.refetch()} />
      </div>
    );
  }
  const view = theme.data;
  return (
    <div className="px-4 pt-4 pb-10 sm:px-6">
      <Link
        to="/pains"
        className="inline-flex items-center gap-1 text-sm text-quiet hover:text-ink"
      >
        <ArrowLeft aria-hidden className="size-3.5" /> Pain points
      </Link>
      <ThemeHeader theme={view} />
      {view.archived ? (
        <Notice tone="info" className="mt-4">
          People chose to ignore this theme: it stands in no list, ranking or group. Its sentences
          stay in the inbox. Restore it from the menu.
        </Notice>
      ) : null}
      {narrowed ? (
        <Notice tone="info" className="mt-4">
          Sizes, accounts and sentences are those under the filters above. Trend and “Who says it”
          are of all feedback.
        </Notice>
      ) : null}
      <div className={cx('mt-5 flex flex-col gap-8', theme.isPlaceholderData && 'opacity-60')}>
        <Figures theme={view} />
        <Worth theme={view} />
        <div className="grid gap-8 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <div className="flex min-w-0 flex-col gap-8">
            <Trend theme={view} />
            <Sentences theme={view} />
          </div>
          <div className="flex min-w-0 flex-col gap-8">
            <Breakdown theme={view} />
            <Accounts theme={view} />
            <Related theme={view} />
            <History theme={view} />
          </div>
        </div>
      </div>
    </div>
  );
};

export default Theme;
