import type { ImportView, JobView } from '@headwater/contract';
import { useState } from 'react';
import { explain } from '../api/client.js';
import { cancelImport, resumeImport } from '../api/listen.js';
import { useMay } from '../api/people.js';
import { count } from '../format.js';
import { Button } from '../ui/button.js';
import { JobProgress } from '../ui/job-progress.js';
import { Notice, Skeleton } from '../ui/states.js';
import { Counts } from './counts.js';

type ImportingProps = { one: ImportView; job: JobView | null; onNext: (next: ImportView) => void };

/** Rows a second and time left; or why it stands still and how it goes on. */
export const Importing = ({ one, job, onNext }: ImportingProps) => {
  const mayImport = useMay('items:write');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const act = async (work: (id: string) => Promise<ImportView>) => {
    setBusy(true);
    setError(null);
    try {
      onNext(await work(one.id));
    } catch (problem) {
      setError(explain(problem));
    } finally {
      setBusy(false);
    }
  };
  const resume = mayImport ? (
    <Button
      look="primary"
      className="self-start"
      busy={busy}
      onClick={() => void act(resumeImport)}
    >
      Resume
    </Button>
  ) : null;
  return (
    <div className="flex max-w-xl flex-col gap-4">
      {one.state === 'importing' ? (
        <>
          {job === null ? (
            <Skeleton className="h-12 w-full" />
          ) : (
            <JobProgress job={job} label="Importing" />
          )}
          <p className="text-sm text-quiet">
            You can leave this page or close the browser; the import goes on.
          </p>
          {mayImport ? (
            <Button className="self-start" busy={busy} onClick={() => void act(cancelImport)}>
              Stop the import
            </Button>
          ) : null}
        </>
      ) : one.state === 'paused' ? (
        <>
          <Notice tone="warn">
            The import was stopped. What was read so far is in and complete; resuming goes on at row{' '}
            {count(one.counts.read + 1)}, and nothing is doubled.
          </Notice>
          {resume}
        </>
      ) : (
        <>
          <Notice tone="bad">
            {one.error ?? 'The import failed.'} Rows that were read before are in and complete.
          </Notice>
          {resume}
        </>
      )}
      <Counts one={one} />
      {error === null ? null : <Notice tone="bad">{error}</Notice>}
    </div>
  );
};
