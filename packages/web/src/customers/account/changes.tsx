import type { AccountView, AuditEvent } from '@headwater/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { z } from 'zod';
import { auditQuery, useMay } from '../../api/people.js';
import { moment } from '../../format.js';
import { LoadMore } from '../../ui/load-more.js';
import { ErrorState, Loading, Skeleton } from '../../ui/states.js';
import { fieldNames } from './fields.js';
import { Section } from './section.js';

const Values = z.record(z.string(), z.string()).catch({});

/** What an edit did, fact by fact; a value that is gone gave the import's word back. */
const changesOf = ({ before, after }: AuditEvent): string[] => {
  const [old, now] = [Values.parse(before ?? {}), Values.parse(after ?? {})];
  return fieldNames.flatMap(([field, name]) =>
    old[field] === now[field]
      ? []
      : now[field] === undefined
        ? [`${name} as imported again, not “${old[field] ?? ''}”`]
        : [`${name} “${now[field]}”${old[field] === undefined ? '' : `, was “${old[field]}”`}`],
  );
};

/** What a search may be asked for; the beginning of a name finds it too, and what else it finds is sorted out here. */
const searchable = (words: string): string => Array.from(words).slice(0, 100).join('');

const Log = ({ subject }: { subject: string }) => {
  const result = useInfiniteQuery(
    auditQuery({ q: searchable(subject), action: 'account.edited', limit: 20 }),
  );
  const rows = result.data?.pages.flatMap((page) => page.rows);
  if (result.isError && rows === undefined) {
    return <ErrorState error={result.error} what="The log" onRetry={() => void result.refetch()} />;
  }
  if (rows === undefined) {
    return (
      <Loading>
        <Skeleton className="h-12 w-full" />
      </Loading>
    );
  }
  const own = rows.filter((event) => event.subject === subject);
  return own.length === 0 ? (
    <p className="text-muted">Nobody has set anything of it by hand.</p>
  ) : (
    <>
      <ul className="text-sm" aria-label="Changes">
        {own.map((event) => (
          <li key={event.id} className="border-t border-line py-1.5 first:border-t-0">
            {changesOf(event).map((change) => (
              <span key={change} className="block break-words">
                {change}
              </span>
            ))}
            <span className="block text-xs text-quiet">
              {event.actor}, <time dateTime={event.at}>{moment(event.at)}</time>
            </span>
          </li>
        ))}
      </ul>
      {result.hasNextPage ? <LoadMore result={result} shown={own.length} total={null} /> : null}
    </>
  );
};

/** What people set by hand: the last of it for everybody, the whole log for those who may read it. */
export const Changes = ({ account }: { account: AccountView }) => {
  const mayAudit = useMay('audit:read');
  const subject = `account “${account.name}”`;
  return (
    <Section
      id="changes"
      title="Set by hand"
      aside={
        mayAudit ? (
          <Link
            to="/settings/audit"
            search={{ q: searchable(account.name) }}
            className="text-sm text-accent hover:underline"
          >
            Audit log
          </Link>
        ) : null
      }
    >
      {mayAudit ? (
        <Log key={account.version} subject={subject} />
      ) : account.editedAt === null ? (
        <p className="text-muted">Nobody has set anything of it by hand.</p>
      ) : (
        <p className="text-sm">
          Last by {account.editedBy ?? 'somebody'}, {moment(account.editedAt)}
        </p>
      )}
    </Section>
  );
};
