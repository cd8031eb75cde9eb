import type { Selectable } from 'kysely';
import { JobId, type JobView } from '@headwater/contract';
import type { JobTable } from '../tables.js';

/** A job's row as the API shows it. */
export function presentJob(row: Selectable<JobTable>): JobView {
  const left = row.total === null || !row.rate ? null : (row.total - row.done) / row.rate;
  return {
    id: JobId.parse(row.id),
    name: row.name,
    state: row.state,
    done: row.done,
    total: row.total,
    unit: row.unit,
    message: row.message,
    error: row.error,
    rate: row.rate,
    secondsLeft: left === null ? null : Math.max(0, left),
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
