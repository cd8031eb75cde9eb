import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { explain } from '../api/client.js';
import { isOver, useJob } from '../api/jobs.js';
import { demoQuery, loadDemo, useMay } from '../api/people.js';
import { count } from '../format.js';
import { Button } from '../ui/button.js';
import RemoveDemo from '../frame/remove-demo.js';
import { JobProgress } from '../ui/job-progress.js';
import { ErrorState, Notice, Skeleton } from '../ui/states.js';
import { say } from '../ui/toast.js';

const Demo = () => {
  const may = useMay('demo:manage');
  const client = useQueryClient();
  const demo = useQuery({ ...demoQuery, enabled: may });
  const [jobId, setJobId] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const job = useJob(jobId);
  const state = job?.state;
  useEffect(() => {
    if (state !== 'done') return;
    void client.invalidateQueries();
    say({ title: 'Demo data loaded' });
  }, [state, client]);
  if (!may) return <Notice tone="info">Demo data is managed by owners and admins.</Notice>;
  if (demo.isError) {
    return (
      <ErrorState
        error={demo.error}
        what="The state of the demo"
        onRetry={() => void demo.refetch()}
      />
    );
  }
  const load = async () => {
    setBusy(true);
    setError(null);
    try {
      setJobId((await loadDemo()).id);
    } catch (problem) {
      setError(explain(problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-label="Demo data" className="flex max-w-xl flex-col gap-4">
      <p className="text-muted">
        18 months of feedback to a made-up company with three products and two competitors, in three
        languages. It is marked as demo on every page, and one button removes it without touching
        anything else.
      </p>
      {demo.data === undefined ? (
        <Skeleton className="h-8 w-40" />
      ) : job !== null && (!isOver(job) || job.state === 'failed') ? (
        <JobProgress job={job} label="Loading the demo data" />
      ) : demo.data.loaded ? (
        <>
          <p className="num">
            Loaded: {count(demo.data.items)} items of {count(demo.data.accounts)} accounts.
          </p>
          <Button look="danger" className="self-start" onClick={() => setAsking(true)}>
            Remove demo data
          </Button>
        </>
      ) : (
        <Button className="self-start" busy={busy} onClick={() => void load()}>
          Load demo data
        </Button>
      )}
      {error === null ? null : <Notice tone="bad">{error}</Notice>}
      {asking ? <RemoveDemo onClose={() => setAsking(false)} /> : null}
    </section>
  );
};

export default Demo;
