import { JobView } from '@headwater/contract';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from './client.js';

const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ['job', id],
    queryFn: ({ signal }) => call(JobView, `/jobs/${id}`, { signal }),
  });

export const isOver = (job: JobView): boolean =>
  job.state === 'done' || job.state === 'failed' || job.state === 'cancelled';

/**
 * A job's progress, live through server-sent events. Where events do not come through (a proxy that
 * buffers), it asks every two seconds instead.
 */
export const useJob = (id: string | null): JobView | null => {
  const client = useQueryClient();
  const query = useQuery({
    ...jobQuery(id ?? ''),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data !== undefined && isOver(state.data) ? false : 2000),
  });
  const over = query.data !== undefined && isOver(query.data);
  useEffect(() => {
    if (id === null || over || typeof EventSource === 'undefined') return undefined;
    const events = new EventSource(`/api/v1/jobs/${id}/events`);
    events.addEventListener('progress', (event: MessageEvent<string>) => {
      const job = JobView.safeParse(JSON.parse(event.data));
      if (job.success) client.setQueryData(['job', id], job.data);
    });
    return () => events.close();
  }, [id, over, client]);
  return id === null ? null : (query.data ?? null);
};

export const cancelJob = (id: string) =>
  call(JobView, `/jobs/${id}/cancel`, { method: 'POST', body: {} });
