import type { AccountView, EditableField } from '@headwater/contract';
import { PencilLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { ago, calendarDay, count, exactMoney } from '../../format.js';

type Fact = { name: string; value: ReactNode; field?: EditableField };

/** Marks what a person has set, with what the import says of it. */
const ByHand = ({ account, field }: { account: AccountView; field: EditableField }) => {
  const edit = account.edited[field];
  if (edit === undefined) return null;
  const said = `Set by hand; the import says ${edit.imported === null ? 'nothing' : `“${edit.imported}”`}`;
  return (
    <span title={said} className="ml-1 inline-flex align-text-top text-accent">
      <PencilLine aria-hidden className="size-3.5" />
      <span className="sr-only">{said}</span>
    </span>
  );
};

const renewal = ({ renewal: day, status }: AccountView): ReactNode =>
  day === null ? null : (
    <>
      {calendarDay(day)}
      {status === 'churned' ? null : (
        <span className="block text-xs font-normal text-quiet">{ago(`${day}T12:00:00Z`)}</span>
      )}
    </>
  );

const text = (value: string | null): ReactNode =>
  value === null ? null : (
    <span dir="auto" className="block truncate" title={value}>
      {value}
    </span>
  );

export const Facts = ({ account }: { account: AccountView }) => {
  const facts: ReadonlyArray<Fact> = [
    {
      name: 'Pays a month',
      value: account.revenue === null ? null : exactMoney(account.revenue),
    },
    { name: 'Status', value: text(account.status), field: 'status' },
    { name: 'Renewal', value: renewal(account), field: 'renewal' },
    { name: 'Plan', value: text(account.plan), field: 'plan' },
    { name: 'Segment', value: text(account.segment), field: 'segment' },
    {
      name: 'Seats',
      value: account.seats === null ? null : count(account.seats),
      field: 'seats',
    },
    { name: 'Region', value: text(account.region), field: 'region' },
    { name: 'Owner', value: text(account.owner), field: 'owner' },
    { name: 'Customer since', value: account.since === null ? null : calendarDay(account.since) },
    { name: 'Domain', value: text(account.domain) },
  ];
  return (
    <dl
      aria-label="Facts"
      className="grid grid-cols-2 gap-x-5 gap-y-3 sm:grid-cols-3 lg:grid-cols-5"
    >
      {facts.map(({ name, value, field }) => (
        <div key={name} className="min-w-0 border-l border-line pl-3">
          <dt className="flex text-sm text-muted">
            {name}
            {field === undefined ? null : <ByHand account={account} field={field} />}
          </dt>
          <dd className="num font-medium">{value ?? <span className="text-quiet">–</span>}</dd>
        </div>
      ))}
    </dl>
  );
};
