import type { RunView } from '@headwater/contract';
import { useQuery } from '@tanstack/react-query';
import { ClipboardList } from 'lucide-react';
import { useState } from 'react';
import { runsQuery } from '../api/understand.js';
import { ago, count, duration, milliseconds, moment, percent } from '../format.js';
import { ArrivalsInWords } from '../ui/arrivals.js';
import { RunAnalysis } from '../ui/run-analysis.js';
import { EmptyState, ErrorState, Loading, Skeleton } from '../ui/states.js';

const stateWords: Record<RunView['state'], string> = {
  waiting: 'waiting',
  running: 'running',
  done: 'done',
  failed: 'failed',
  cancelled: 'stopped',
};

const Pairs = ({
  title,
  rows,
}: {
  title: string;
  rows: ReadonlyArray<readonly [string, string]>;
}) => (
  <div className="min-w-0 flex-1 basis-64">
    <h3 className="mb-1 text-xs font-medium text-quiet">{title}</h3>
    <dl className="num grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="min-w-0 text-right break-words">{value}</dd>
        </div>
      ))}
    </dl>
  </div>
);

const RunRow = ({ run }: { run: RunView }) => {
  const [open, setOpen] = useState(false);
  const seconds =
    run.finishedAt === null
      ? null
      : (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000;
  return (
    <>
      <tr className="border-t border-line">
        <td className="py-2 pr-3">
          <button
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            title={moment(run.startedAt)}
            className="rounded text-left font-medium text-accent hover:underline"
          >
            {ago(run.startedAt)}
          </button>
          <span className="block text-xs text-quiet">
            {stateWords[run.state]}
            {seconds === null ? '' : ` in ${duration(seconds)}`}
          </span>
        </td>
        <td className="num py-2 pr-3 text-right">{count(run.items)}</td>
        <td className="num py-2 pr-3 text-right max-sm:hidden">{count(run.statements)}</td>
        <td className="num py-2 pr-3 text-right">{count(run.themes)}</td>
        <td className="num py-2 text-right max-sm:hidden">
          {run.unassignedShare === null ? '–' : percent(run.unassignedShare)}
        </td>
      </tr>
      {open ? (
        <tr>
          <td colSpan={5} className="pb-4">
            {run.error === null ? null : <p className="mb-2 text-pain">{run.error}</p>}
            {run.arrivals === null ? null : (
              <div className="mb-3 max-w-prose text-muted">
                <ArrivalsInWords arrivals={run.arrivals} />
              </div>
            )}
            <div className="flex flex-wrap gap-8">
              <Pairs
                title="Method"
                rows={[
                  ['seed', String(run.seed)],
                  ...Object.entries(run.method).map(
                    ([name, value]) => [name, String(value)] as const,
                  ),
                ]}
              />
              <Pairs
                title="Time taken"
                rows={Object.entries(run.timings).map(
                  ([name, value]) => [name, milliseconds(value)] as const,
                )}
              />
            </div>
          </td>
        </tr>
      ) : null}
    </>
  );
};

const Analysis = () => {
  const runs = useQuery({
    ...runsQuery,
    refetchInterval: ({ state }) =>
      state.data?.rows.some((run) => run.state === 'running' || run.state === 'waiting') === true
        ? 3000
        : false,
  });
  const rows = runs.data?.rows;
  const going = rows?.find((run) => run.state === 'running' || run.state === 'waiting');
  return (
    <section aria-label="Analysis" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <p className="max-w-xl text-muted">
          An analysis reads all feedback and keeps each theme’s identity where its members are
          mostly the same. Names, pins and merges that people made stay. What comes in between two
          analyses takes its place in the themes there are.
        </p>
        {rows?.length === 0 ? null : <RunAnalysis runningJob={going?.job ?? null} />}
      </div>
      {runs.isError ? (
        <ErrorState
          error={runs.error}
          what="The analysis runs"
          onRetry={() => void runs.refetch()}
        />
      ) : rows === undefined ? (
        <Loading>
          {[1, 2, 3].map((row) => (
            <Skeleton key={row} className="mb-2 h-11 w-full" />
          ))}
        </Loading>
      ) : rows.length === 0 ? (
        <EmptyState icon={ClipboardList} title="No analysis yet" action={<RunAnalysis />}>
          Each run is listed here with what it read, what it found, its method and how long each
          part took.
        </EmptyState>
      ) : (
        <table aria-label="Analysis runs" className="w-full text-sm">
          <thead>
            <tr className="text-xs text-quiet">
              <th scope="col" className="py-1.5 text-left font-medium">
                Run
              </th>
              <th scope="col" className="py-1.5 pr-3 text-right font-medium">
                Items
              </th>
              <th scope="col" className="py-1.5 pr-3 text-right font-medium max-sm:hidden">
                Statements
              </th>
              <th scope="col" className="py-1.5 pr-3 text-right font-medium">
                Themes
              </th>
              <th scope="col" className="py-1.5 text-right font-medium max-sm:hidden">
                Without a theme
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((run) => (
              <RunRow key={run.id} run={run} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};

export default Analysis;
