import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { ProblemError } from '../api/client.js';
import { gapQuery } from '../api/market.js';
import { moment } from '../format.js';
import { PageNotFound } from '../frame/page-states.js';
import { ErrorState, Loading, Notice, Skeleton } from '../ui/states.js';
import { GapActions } from './gap-actions.js';
import { GapEvidence } from './gap-evidence.js';
import { GapHistory } from './gap-history.js';
import { GapChip, gapName } from './gap-kinds.js';
import { GapNotes } from './gap-notes.js';
import { GapNumbers } from './gap-numbers.js';
import { GapWeeks } from './gap-weeks.js';

const LoadingPage = () => (
  <Loading className="px-4 pt-5 sm:px-6">
    <Skeleton className="mb-2 h-7 w-80 max-w-full" />
    <Skeleton className="mb-6 h-4 w-[36rem] max-w-full" />
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
      {[1, 2, 3, 4, 5].map((figure) => (
        <Skeleton key={figure} className="h-18" />
      ))}
    </div>
  </Loading>
);

const GapPage = () => {
  const { gapId } = useParams({ from: '/app/market/gaps/$gapId' });
  const result = useQuery(gapQuery(gapId));
  if (result.error instanceof ProblemError && result.error.status === 404) return <PageNotFound />;
  if (result.data === undefined) {
    if (!result.isError) return <LoadingPage />;
    return (
      <div className="p-6">
        <ErrorState error={result.error} what="This gap" onRetry={() => void result.refetch()} />
      </div>
    );
  }
  const gap = result.data;
  return (
    <div className="px-4 pt-4 pb-10 sm:px-6">
      <Link
        to="/market"
        className="inline-flex items-center gap-1 text-sm text-quiet hover:text-ink"
      >
        <ArrowLeft aria-hidden className="size-3.5" /> Gaps
      </Link>
      <div className="mt-2 flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-80">
          <div className="flex flex-wrap items-center gap-2">
            <GapChip kind={gap.kind} />
            <span className="text-sm text-quiet">
              {gap.competitor === null ? null : `against ${gap.competitor.name}`}
              {gap.segment === null ? null : `in “${gap.segment}”`}
            </span>
          </div>
          <h1 dir="auto" className="mt-1 text-2xl font-semibold tracking-tight">
            {gap.theme === null ? (
              gapName(gap)
            ) : (
              <Link
                to="/themes/$themeId"
                params={{ themeId: gap.theme.id }}
                search={{ whose: 'all' }}
                className="hover:text-accent hover:underline"
              >
                {gap.theme.label}
              </Link>
            )}
          </h1>
          <p className="mt-1 max-w-3xl text-lg">{gap.sentence}</p>
          <p className="mt-0.5 max-w-3xl text-muted">{gap.definition}</p>
        </div>
        <GapActions gap={gap} />
      </div>
      <div className="mt-4 flex flex-col gap-2">
        {gap.stands ? null : (
          <Notice tone="warn">
            This gap does not stand out in the latest analysis. The figures are those of the last
            look at it, {moment(gap.lastSeenAt)}.
          </Notice>
        )}
        {gap.state === 'dismissed' && gap.decided !== null ? (
          <Notice tone="info">
            Dismissed by {gap.decided.by} on {moment(gap.decided.at)}
            {gap.decided.reason === null ? '.' : `: “${gap.decided.reason}”`}
          </Notice>
        ) : null}
      </div>
      <div className="mt-5 grid gap-8 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-8">
          <GapNumbers gap={gap} />
          <section aria-label="Evidence">
            <h2 className="mb-2 text-base font-semibold">What customers say</h2>
            <GapEvidence gap={gap} />
          </section>
          <GapWeeks gap={gap} />
        </div>
        <div className="flex min-w-0 flex-col gap-8">
          <GapNotes gap={gap} />
          <GapHistory gap={gap} />
        </div>
      </div>
    </div>
  );
};

export default GapPage;
