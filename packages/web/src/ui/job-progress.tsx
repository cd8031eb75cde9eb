import type { JobView } from '@headwater/contract';
import { compact, count, duration, percent } from '../format.js';
import { ProgressBar } from './progress-bar.js';
import { Notice } from './states.js';

/** Done, rate and time left in words beside the bar, so that the bar is never the only sign. */
export const JobProgress = ({ job, label }: { job: JobView; label: string }) => {
  const share = job.total === null || job.total === 0 ? null : Math.min(1, job.done / job.total);
  // Percent a second tell nobody anything; the time left does.
  const rate = job.unit === '%' ? null : job.rate;
  if (job.state === 'failed') {
    return <Notice tone="bad">{job.error ?? 'The job failed without saying why.'}</Notice>;
  }
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-3 text-sm">
        <span className="min-w-0 truncate font-medium" title={job.message}>
          {job.state === 'waiting' ? 'Waiting for a worker…' : job.message || label}
        </span>
        <span className="num shrink-0 text-muted">
          {share !== null && job.unit === '%'
            ? percent(share)
            : `${count(job.done)}${job.total === null ? '' : ` of ${count(job.total)}`} ${job.unit}`}
        </span>
      </div>
      <ProgressBar label={label} share={share} />
      <p className="num min-h-4 text-xs text-quiet">
        {rate === null ? '' : `${compact(Math.round(rate))} ${job.unit}/s`}
        {rate !== null && job.secondsLeft !== null ? ' · ' : ''}
        {job.secondsLeft === null ? '' : `${duration(job.secondsLeft)} left`}
      </p>
    </div>
  );
};
