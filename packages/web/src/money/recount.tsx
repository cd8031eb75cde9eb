import { useQueryClient } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { explain } from '../api/client.js';
import { useJob } from '../api/jobs.js';
import { useMay } from '../api/people.js';
import { recount } from '../api/revenue.js';
import { Button } from '../ui/button.js';
import { JobProgress } from '../ui/job-progress.js';
import { Notice } from '../ui/states.js';

/** Counts revenue anew and shows how far it is; a count that goes on already is shown to everybody. */
export const Recount = ({ running }: { running: string | null }) => {
  const may = useMay('books:write');
  const client = useQueryClient();
  const [started, setStarted] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const job = useJob(running ?? started);
  const state = job?.state;
  useEffect(() => {
    if (state !== 'done') return;
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'job' });
  }, [state, client]);
  const start = async () => {
    setBusy(true);
    setError(null);
    try {
      setStarted((await recount()).id);
    } catch (problem) {
      setError(explain(problem));
    } finally {
      setBusy(false);
    }
  };
  if (job !== null && (state === 'running' || state === 'waiting' || state === 'failed')) {
    return (
      <div className="w-full max-w-md">
        <JobProgress job={job} label="Counting revenue" />
        {state === 'failed' && may ? (
          <Button size="sm" busy={busy} onClick={() => void start()}>
            Try again
          </Button>
        ) : null}
      </div>
    );
  }
  if (!may) return null;
  return (
    <>
      <Button busy={busy} onClick={() => void start()}>
        <RefreshCw aria-hidden className="size-4" /> Count anew
      </Button>
      {error === null ? null : <Notice tone="bad">{error}</Notice>}
    </>
  );
};
