import type { AuditEvent } from '@headwater/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Download, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { fileUrl } from '../api/client.js';
import { auditQuery, useMay } from '../api/people.js';
import { moment } from '../format.js';
import { useSetSearch } from '../frame/filters.js';
import { buttonClass } from '../ui/button.js';
import { BareInput } from '../ui/field.js';
import { LoadMore } from '../ui/load-more.js';
import { SearchBox } from '../ui/search-box.js';
import { EmptyState, ErrorState, Loading, Notice, Skeleton } from '../ui/states.js';

const Side = ({ name, value }: { name: string; value: unknown }) =>
  value === null || value === undefined ? null : (
    <div className="min-w-0 flex-1 basis-56">
      <p className="text-xs text-quiet">{name}</p>
      <pre className="overflow-x-auto rounded bg-panel p-2 text-xs whitespace-pre-wrap">
        {JSON.stringify(value, null, 2)}
      </pre>
    </div>
  );

const EventRow = ({ event }: { event: AuditEvent }) => {
  const [open, setOpen] = useState(false);
  const detailed = (event.before ?? event.after ?? null) !== null;
  return (
    <>
      <tr className="border-t border-line align-top">
        <td className="num py-2 pr-3 text-muted sm:whitespace-nowrap">
          <time dateTime={event.at}>{moment(event.at)}</time>
        </td>
        <td className="max-w-24 truncate py-2 pr-3 font-medium sm:max-w-40" title={event.actor}>
          {event.actor}
        </td>
        <td className="py-2 pr-3">
          {detailed ? (
            <button
              type="button"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
              className="rounded text-left text-accent hover:underline"
            >
              {event.action}
            </button>
          ) : (
            event.action
          )}
          <span
            className="block max-w-40 truncate text-xs text-quiet sm:max-w-72"
            title={event.subject}
          >
            {event.subject}
          </span>
        </td>
        <td className="num py-2 text-right text-quiet max-sm:hidden">{event.ip ?? '–'}</td>
      </tr>
      {open ? (
        <tr>
          <td colSpan={4} className="pb-3">
            <div className="flex flex-wrap gap-3">
              <Side name="Before" value={event.before} />
              <Side name="After" value={event.after} />
            </div>
          </td>
        </tr>
      ) : null}
    </>
  );
};

const Audit = () => {
  const may = useMay('audit:read');
  const search = useSearch({ from: '/app/settings/audit' });
  const set = useSetSearch();
  const query = {
    q: search.q,
    actor: search.actor,
    action: search.action,
    from: search.since,
    to: search.until,
  };
  const result = useInfiniteQuery({
    ...auditQuery(query),
    placeholderData: (previous) => previous,
    enabled: may,
  });
  if (!may) return <Notice tone="info">The audit log is read by owners and admins.</Notice>;
  const rows = result.data?.pages.flatMap((page) => page.rows);
  return (
    <section aria-label="Audit log">
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchBox label="Search the log" className="w-56 max-sm:w-full" />
        <BareInput
          label="By whom"
          placeholder="By whom"
          value={search.actor ?? ''}
          onChange={(event) => set({ actor: event.target.value || undefined }, { replace: true })}
          className="max-w-36"
        />
        <BareInput
          label="Since"
          type="date"
          value={search.since ?? ''}
          onChange={(event) => set({ since: event.target.value || undefined }, { replace: true })}
          className="max-w-36"
        />
        <BareInput
          label="Until"
          type="date"
          value={search.until ?? ''}
          onChange={(event) => set({ until: event.target.value || undefined }, { replace: true })}
          className="max-w-36"
        />
        <a
          href={fileUrl('/audit.csv', query)}
          download
          className={buttonClass('plain', 'md', 'ml-auto')}
        >
          <Download aria-hidden className="size-4" /> CSV
        </a>
      </div>
      {result.isError && rows === undefined ? (
        <ErrorState
          error={result.error}
          what="The audit log"
          onRetry={() => void result.refetch()}
        />
      ) : rows === undefined ? (
        <Loading>
          {[1, 2, 3, 4, 5].map((row) => (
            <Skeleton key={row} className="mb-2 h-9 w-full" />
          ))}
        </Loading>
      ) : rows.length === 0 ? (
        <EmptyState icon={ScrollText} title="Nothing fits">
          Every change is written here with who made it, from where, before and after.
        </EmptyState>
      ) : (
        <>
          <table aria-label="Audit log" className="w-full text-sm">
            <thead>
              <tr className="text-left text-xs text-quiet">
                <th scope="col" className="py-1.5 font-medium">
                  When
                </th>
                <th scope="col" className="py-1.5 font-medium">
                  Who
                </th>
                <th scope="col" className="py-1.5 font-medium">
                  What
                </th>
                <th scope="col" className="py-1.5 text-right font-medium max-sm:hidden">
                  From
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((event) => (
                <EventRow key={event.id} event={event} />
              ))}
            </tbody>
          </table>
          <LoadMore
            result={result}
            shown={rows.length}
            total={result.data?.pages[0]?.total ?? null}
          />
        </>
      )}
    </section>
  );
};

export default Audit;
