import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ArrowRight, FlaskConical, Upload } from 'lucide-react';
import { useEffect, useState } from 'react';
import { explain } from '../api/client.js';
import { isOver, useJob } from '../api/jobs.js';
import { loadDemo, useMay, useMe } from '../api/people.js';
import { Button, buttonClass } from '../ui/button.js';
import { JobProgress } from '../ui/job-progress.js';
import { Notice } from '../ui/states.js';

const DemoChoice = () => {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [jobId, setJobId] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const job = useJob(jobId);

  useEffect(() => {
    if (job?.state !== 'done') return;
    void client.invalidateQueries().then(() => navigate({ to: '/pains' }));
  }, [job?.state, client, navigate]);

  const load = async () => {
    setBusy(true);
    setError(null);
    try {
      const started = await loadDemo();
      client.setQueryData(['job', started.id], started);
      setJobId(started.id);
    } catch (problem) {
      setError(explain(problem));
    } finally {
      setBusy(false);
    }
  };

  if (job !== null && (!isOver(job) || job.state === 'failed')) {
    return <JobProgress job={job} label="Loading the demo data" />;
  }
  return (
    <>
      {error === null ? null : <Notice tone="bad">{error}</Notice>}
      <Button look="primary" busy={busy || job?.state === 'done'} onClick={() => void load()}>
        Look around with demo data
      </Button>
    </>
  );
};

const card = 'flex flex-col items-start gap-3 rounded-lg border border-line bg-raised p-5';

const Welcome = () => {
  const me = useMe();
  const mayDemo = useMay('demo:manage');
  const mayImport = useMay('items:write');
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-6 px-4 py-10 sm:py-16">
      <div>
        <h1 className="text-2xl font-semibold tracking-tight">
          Welcome{me === null ? '' : `, ${me.name.split(' ')[0] ?? me.name}`}
        </h1>
        <p className="mt-1 text-lg text-muted">What do you want to look at first?</p>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        {mayDemo ? (
          <section className={card} aria-labelledby="choice-demo">
            <FlaskConical aria-hidden className="size-6 text-request" strokeWidth={1.5} />
            <h2 id="choice-demo" className="text-lg font-semibold">
              Made-up company
            </h2>
            <p className="flex-1 text-muted">
              18 months of feedback to a company with three products: an outage, a slow-growing pain
              of large customers, a request that a competitor serves. Marked as demo everywhere; one
              button removes it.
            </p>
            <div className="flex w-full flex-col gap-3">
              <DemoChoice />
            </div>
          </section>
        ) : null}
        {mayImport ? (
          <section className={card} aria-labelledby="choice-import">
            <Upload aria-hidden className="size-6 text-accent" strokeWidth={1.5} />
            <h2 id="choice-import" className="text-lg font-semibold">
              Your own feedback
            </h2>
            <p className="flex-1 text-muted">
              Reviews, tickets, survey answers: CSV, TSV, JSON Lines, Excel or Parquet, or pasted
              text. Nothing leaves this machine. You can drop a file on any page.
            </p>
            <Link to="/import" className={buttonClass('plain', 'md', 'w-full')}>
              Import your feedback
            </Link>
          </section>
        ) : null}
      </div>
      <Link
        to="/today"
        className="inline-flex items-center gap-1 text-sm text-accent hover:underline"
      >
        Not now, go to Today <ArrowRight aria-hidden className="size-3.5" />
      </Link>
    </div>
  );
};

export default Welcome;
