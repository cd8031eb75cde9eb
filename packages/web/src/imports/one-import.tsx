import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ProblemError } from '../api/client.js';
import { isOver, useJob } from '../api/jobs.js';
import { importQuery } from '../api/listen.js';
import { useMay } from '../api/people.js';
import { bytes } from '../format.js';
import { PageNotFound } from '../frame/page-states.js';
import { Page } from '../ui/page.js';
import { ErrorState, Loading, Notice, Skeleton } from '../ui/states.js';
import { CheckStep } from './check-step.js';
import { ColumnsStep } from './columns-step.js';
import { Counts } from './counts.js';
import { Finished } from './finished.js';
import { Importing } from './importing.js';
import { Steps } from './steps.js';

const stepOf: Record<string, number> = {
  uploaded: 1,
  checking: 2,
  checked: 2,
  importing: 3,
  paused: 3,
  failed: 3,
  done: 4,
};

/** One import from its columns to its counts; each state has its own view, so the page can be left and found again. */
const OneImport = () => {
  const { importId } = useParams({ from: '/app/imports/$importId' });
  const client = useQueryClient();
  const mayImport = useMay('items:write');
  const [back, setBack] = useState(false);
  const view = useQuery({
    ...importQuery(importId),
    refetchInterval: ({ state }) =>
      state.data?.state === 'importing' || state.data?.state === 'checking' ? 2000 : false,
  });
  const state = view.data?.state;
  const working = state === 'importing' || state === 'checking';
  const job = useJob(working ? (view.data?.job ?? null) : null);
  const over = job !== null && isOver(job);
  useEffect(() => {
    if (over) void client.invalidateQueries({ queryKey: ['import', importId], exact: true });
  }, [over, client, importId]);
  useEffect(() => {
    if (state !== 'done') return;
    // Books change what every page says of customers and money.
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'book-kinds' });
  }, [state, client]);

  if (view.error instanceof ProblemError && view.error.status === 404) return <PageNotFound />;
  if (view.data === undefined) {
    return (
      <Page title="Import" narrow>
        {view.isError ? (
          <ErrorState error={view.error} what="This import" onRetry={() => void view.refetch()} />
        ) : (
          <Loading>
            <Skeleton className="mb-4 h-5 w-80" />
            <Skeleton className="h-64 w-full" />
          </Loading>
        )}
      </Page>
    );
  }
  const one = view.data;
  const inColumns = one.state === 'uploaded' || (back && one.state === 'checked');
  const put = (next: typeof one) => {
    client.setQueryData(['import', importId], next);
    void client.invalidateQueries({ queryKey: ['imports'] });
  };
  const body = () => {
    if (!mayImport && one.state !== 'importing' && one.state !== 'done') {
      return (
        <div className="flex max-w-xl flex-col gap-4">
          <Notice tone="info">
            This import is not finished. Whoever may import can go on with it here.
          </Notice>
          <Counts one={one} />
        </div>
      );
    }
    if (inColumns) {
      return (
        <ColumnsStep
          one={one}
          onChecked={(next) => {
            setBack(false);
            put(next);
          }}
        />
      );
    }
    if (one.state === 'checking' || one.state === 'checked') {
      return <CheckStep one={one} job={job} onBack={() => setBack(true)} onNext={put} />;
    }
    if (one.state === 'done') return <Finished one={one} />;
    return <Importing one={one} job={job} onNext={put} />;
  };
  return (
    <Page
      title={
        <h1 className="truncate text-xl font-semibold tracking-tight" title={one.fileName}>
          Import of {one.fileName}
        </h1>
      }
      lead={bytes(one.bytes)}
      narrow
    >
      <Steps at={inColumns ? 1 : (stepOf[one.state] ?? 1)} />
      <div className="mt-5">{body()}</div>
    </Page>
  );
};

export default OneImport;
