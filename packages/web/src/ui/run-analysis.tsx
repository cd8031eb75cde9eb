import { useQueryClient } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import { useEffect, useState } from 'react';
import { explain } from '../api/client.js';
import { cancelJob, useJob } from '../api/jobs.js';
import { useMay } from '../api/people.js';
import { runAnalysis } from '../api/understand.js';
import { Button } from './button.js';
import { JobProgress } from './job-progress.js';
import { Notice } from './states.js';

type RunAnalysisProps = {
  label?: string;
  look?: 'primary' | 'plain';
  /** A run that is going on already and should be shown instead of the button. */
  runningJob?: string | null;
  onDone?: () => void;
};

/** Starts an analysis and shows its progress where the button was; absent for who may not. */
export const RunAnalysis = ({
  label = 'Analyse now',
  look = 'primary',
  runningJob = null,
  onDone,
}: RunAnalysisProps) => {
  const may = useMay('analysis:run');
  const client = useQueryClient();
  const [started, setStarted] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const job = useJob(runningJob ?? started);
  const state = job?.state;

  useEffect(() => {
    if (state !== 'done') return;
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'job' });
    onDone?.();
  }, [state, client, onDone]);

  const start = async () => {
    setBusy(true);
    setError(null);
    try {
      const run = await runAnalysis();
      setStarted(run.job);
      await client.invalidateQueries({ queryKey: ['runs'] });
    } catch (problem) {
      setError(explain(problem));
    } finally {
      setBusy(false);
    }
  };

  const stop = async (id: string) => {
    setError(null);
    try {
      client.setQueryData(['job', id], await cancelJob(id));
      await client.invalidateQueries({ queryKey: ['runs'] });
    } catch (problem) {
      setError(explain(problem));
    }
  };

  if (job !== null && (state === 'running' || state === 'waiting' || state === 'failed')) {
    return (
      <div className="flex w-full max-w-md flex-col items-start gap-2 text-left">
        <div className="w-full">
          <JobProgress job={job} label="Analysis" />
        </div>
        {may && state !== 'failed' ? (
          <Button size="sm" onClick={() => void stop(job.id)}>
            Stop the analysis
          </Button>
        ) : null}
        {may && state === 'failed' ? (
          <Button size="sm" busy={busy} onClick={() => void start()}>
            Try again
          </Button>
        ) : null}
        {error === null ? null : <Notice tone="bad">{error}</Notice>}
      </div>
    );
  }
  if (!may) return null;
  return (
    <div className="flex flex-col gap-2">
      <Button look={look} busy={busy} onClick={() => void start()} className="self-start">
        <Play aria-hidden className="size-4" /> {label}
      </Button>
      {error === null ? null : <Notice tone="bad">{error}</Notice>}
    </div>
  );
};
