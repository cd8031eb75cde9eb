import type { AccountView } from '@headwater/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { accountQuery, accountThemesQuery } from '../api/customers.js';
import { calendarDay, count, money, plural } from '../format.js';
import { Page } from '../ui/page.js';
import { ErrorState, Loading, Skeleton } from '../ui/states.js';
import { HealthMark } from './health.js';

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="mt-6" aria-label={title}>
    <h2 className="mb-2 font-semibold">{title}</h2>
    {children}
  </section>
);

const Facts = ({ account }: { account: AccountView }) => {
  const facts: ReadonlyArray<readonly [string, string | null]> = [
    ['Status', account.status],
    ['A month', account.revenue === null ? null : money(account.revenue)],
    ['Plan', account.plan],
    ['Segment', account.segment],
    ['Seats', account.seats === null ? null : count(account.seats)],
    ['Region', account.region],
    ['Owner', account.owner],
    ['Since', account.since === null ? null : calendarDay(account.since)],
    ['Renewal', account.renewal === null ? null : calendarDay(account.renewal)],
  ];
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-2 text-sm sm:grid-cols-3 lg:grid-cols-5">
      {facts.map(([name, value]) => (
        <div key={name} className="min-w-0">
          <dt className="text-quiet">{name}</dt>
          <dd className="num truncate" title={value ?? undefined}>
            {value ?? '–'}
          </dd>
        </div>
      ))}
    </dl>
  );
};

const Health = ({ account: { health } }: { account: AccountView }) => (
  <Section title="Health">
    {health === null ? (
      <p className="text-muted">Too little is known to tell, or it has left.</p>
    ) : (
      <>
        <p>
          <HealthMark health={health} />{' '}
          <Link
            to="/methods/$name"
            params={{ name: 'health' }}
            className="text-sm text-accent hover:underline"
          >
            {health.base} and these reasons
          </Link>
        </p>
        <ul className="mt-1 text-sm">
          {health.reasons.map((reason) => (
            <li key={reason.signal} className="flex gap-3 py-0.5">
              <span className="num w-8 shrink-0 text-right">
                {reason.points > 0 ? `+${reason.points}` : reason.points}
              </span>
              {reason.sentence}
            </li>
          ))}
        </ul>
      </>
    )}
  </Section>
);

const Said = ({ account }: { account: AccountView }) => {
  const themes = useQuery(accountThemesQuery(account.id));
  return (
    <Section title="What it says">
      <p className="text-sm text-muted">
        {plural(account.items, 'item')}, {plural(account.pains, 'pain')},{' '}
        {plural(account.requests, 'request')}.
      </p>
      {themes.isError ? (
        <ErrorState error={themes.error} what="The themes" onRetry={() => void themes.refetch()} />
      ) : null}
      <ul className="mt-1 text-sm">
        {themes.data?.rows.map((row) => (
          <li key={row.theme?.id ?? 'none'} className="border-t border-line py-1.5">
            <span className="flex justify-between gap-3">
              {row.theme === null ? (
                <span className="text-muted">In no theme</span>
              ) : (
                <Link
                  to="/themes/$themeId"
                  params={{ themeId: row.theme.id }}
                  className="min-w-0 truncate font-medium hover:text-accent hover:underline"
                >
                  {row.theme.label}
                </Link>
              )}
              <span className="num shrink-0 text-quiet">{count(row.statements)}</span>
            </span>
            {row.request === null ? null : (
              <Link
                to="/items/$itemId"
                params={{ itemId: row.request.item }}
                className="block text-muted hover:text-accent hover:underline"
              >
                Asks: “{row.request.text}”
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
};

const Subscriptions = ({ account }: { account: AccountView }) => (
  <Section title="Subscriptions">
    <ul className="text-sm">
      {account.subscriptions.map((row) => (
        <li
          key={row.id}
          className="flex flex-wrap justify-between gap-x-3 border-t border-line py-1.5"
        >
          <span>{[row.product, row.plan].filter((text) => text !== null).join(' · ') || '–'}</span>
          <span className="num text-quiet">
            {calendarDay(row.starts)} – {row.ends === null ? 'now' : calendarDay(row.ends)}
            {row.monthly === null ? '' : `, ${money(row.monthly)} a month`}
          </span>
        </li>
      ))}
    </ul>
  </Section>
);

const Account = () => {
  const { accountId } = useParams({ from: '/app/customers/$accountId' });
  const result = useQuery(accountQuery(accountId));
  if (result.isError) {
    return (
      <Page title="Customer">
        <ErrorState
          error={result.error}
          what="This customer"
          onRetry={() => void result.refetch()}
        />
      </Page>
    );
  }
  const account = result.data;
  if (account === undefined) {
    return (
      <Page title="Customer">
        <Loading>
          <Skeleton className="h-40 w-full" />
        </Loading>
      </Page>
    );
  }
  return (
    <Page title={account.name} narrow>
      <Facts account={account} />
      <Health account={account} />
      <Said account={account} />
      {account.subscriptions.length === 0 ? null : <Subscriptions account={account} />}
    </Page>
  );
};

export default Account;
