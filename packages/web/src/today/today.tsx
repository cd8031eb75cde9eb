import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Inbox, Upload } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { markVisit, useMay, useMe } from '../api/people.js';
import { facetsQuery } from '../api/listen.js';
import { todayQuery } from '../api/understand.js';
import { ago, calendarDay, count, estimate, moment, money, plural } from '../format.js';
import { AppLink } from '../ui/app-link.js';
import { Button, buttonClass } from '../ui/button.js';
import { Change, CountWithRange } from '../ui/figures.js';
import { KindChip } from '../ui/kind.js';
import { Page } from '../ui/page.js';
import { HowCounted } from '../ui/popover.js';
import { QuoteLine } from '../ui/quote.js';
import { RunAnalysis } from '../ui/run-analysis.js';
import { Sparkline } from '../ui/sparkline.js';
import { EmptyState, ErrorState, Loading, Skeleton } from '../ui/states.js';
import { ThemeLink } from '../ui/theme-link.js';
import { worthText } from '../ui/worth.js';
import { WhatMoved } from './what-moved.js';
import type { TodayView } from '@headwater/contract';

const greeting = (hour: number): string =>
  hour < 5 || hour >= 18 ? 'Good evening' : hour < 12 ? 'Good morning' : 'Good afternoon';

const Section = ({
  title,
  help,
  children,
}: {
  title: string;
  help?: ReactNode;
  children: ReactNode;
}) => (
  <section aria-label={title} className="min-w-0">
    <h2 className="mb-2 flex items-center gap-1 text-base font-semibold">
      {title}
      {help}
    </h2>
    {children}
  </section>
);

const TopPain = ({ theme, rank }: { theme: TodayView['topPains'][number]; rank: number }) => (
  <li className="rounded-lg border border-line bg-raised p-4">
    <div className="flex items-start gap-3">
      <span className="num w-4 text-quiet">{rank}</span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-2">
          <ThemeLink id={theme.id} label={theme.label} className="min-w-0 truncate text-lg" />
          <KindChip kind={theme.kind} />
        </div>
        <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
          <CountWithRange value={theme.customers} unit="customers" />
          {theme.revenue === null ? null : (
            <span className="num">
              {theme.worth === null
                ? money(theme.revenue.money)
                : worthText(theme.worth.touched, 'touched', theme.worth.currency).main}{' '}
              <span className="text-quiet">a month touched</span>
            </span>
          )}
          <Change trend={theme.trend} long />
        </p>
      </div>
      <Sparkline
        values={theme.sparkline}
        label="Statements in each of the last 12 weeks"
        className="mt-1 shrink-0 max-sm:hidden"
      />
    </div>
    {theme.quotes[0] === undefined ? null : (
      <div className="mt-2 pl-7">
        <QuoteLine quote={theme.quotes[0]} />
      </div>
    )}
  </li>
);

const LoadingPage = () => (
  <Loading className="grid gap-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
    <div className="flex flex-col gap-3">
      {[1, 2, 3].map((row) => (
        <Skeleton key={row} className="h-28 w-full" />
      ))}
    </div>
    <div className="flex flex-col gap-3">
      <Skeleton className="h-5 w-40" />
      <Skeleton className="h-24 w-full" />
    </div>
  </Loading>
);

const FIRST = 8;

const Changes = ({ changes }: { changes: TodayView['changes'] }) => {
  const [all, setAll] = useState(false);
  if (changes.length === 0) return <p className="text-muted">Nothing changed.</p>;
  return (
    <>
      <ul className="flex flex-col gap-1">
        {(all ? changes : changes.slice(0, FIRST)).map((change) => (
          <li key={`${change.href}-${change.at ?? ''}-${change.text}`}>
            <AppLink
              href={change.href}
              className="-mx-2 block rounded-md px-2 py-1 text-sm hover:bg-hover"
            >
              {change.text}
              {change.at === null ? null : (
                <span className="block text-xs text-quiet">{ago(change.at)}</span>
              )}
            </AppLink>
          </li>
        ))}
      </ul>
      {changes.length > FIRST ? (
        <Button size="sm" look="quiet" className="-ml-2" onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${count(changes.length)}`}
        </Button>
      ) : null}
    </>
  );
};

const Body = ({ today }: { today: TodayView }) => (
  <div className="flex flex-col gap-6">
    {today.headline === null ? null : <p className="max-w-3xl text-lg">{today.headline}</p>}
    <div className="grid gap-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col gap-8">
        <Section
          title="The pains that cost most"
          help={
            <HowCounted what="the order" method="themes">
              Pain themes by the monthly revenue of the accounts that voice them; where accounts
              have no revenue, by customers, each counted once.
            </HowCounted>
          }
        >
          {today.topPains.length === 0 ? (
            <p className="text-muted">No pain theme yet.</p>
          ) : (
            <ol className="flex flex-col gap-3">
              {today.topPains.map((theme, index) => (
                <TopPain key={theme.id} theme={theme} rank={index + 1} />
              ))}
            </ol>
          )}
        </Section>
        <WhatMoved />
      </div>
      <div className="flex min-w-0 flex-col gap-8">
        <Section
          title="Surges"
          help={
            <HowCounted what="surges" method="trends">
              A week with more statements than its own history allows for (an over-dispersed count
              model); at most one in twenty of those shown is a false alarm.
            </HowCounted>
          }
        >
          {today.surges.length === 0 ? (
            <p className="text-muted">No theme is surging.</p>
          ) : (
            <ul className="flex flex-col gap-2">
              {today.surges.map((surge) => (
                <li key={`${surge.theme}-${surge.week}`} className="text-sm">
                  <ThemeLink id={surge.theme} label={surge.label} />
                  <p className="num text-muted">
                    {count(surge.observed)} statements in the week of {calendarDay(surge.week)},{' '}
                    {estimate(surge.expected)} expected
                  </p>
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Section title={today.since === null ? 'What happened' : 'Since your last visit'}>
          {today.since === null ? null : (
            <p className="mb-2 text-sm text-quiet" title={moment(today.since)}>
              {ago(today.since)} · {plural(today.newItems, 'new item')}
            </p>
          )}
          <Changes changes={today.changes} />
        </Section>
        {today.due.length === 0 ? null : (
          <Section title="Due from you">
            <ul className="flex flex-col gap-1">
              {today.due.map((due) => (
                <li key={`${due.href}-${due.text}`}>
                  <AppLink
                    href={due.href}
                    className="-mx-2 block rounded-md px-2 py-1 text-sm hover:bg-hover"
                  >
                    {due.text}
                  </AppLink>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </div>
  </div>
);

const Today = () => {
  const me = useMe();
  const mayImport = useMay('items:write');
  const facets = useQuery(facetsQuery);
  const [now] = useState(() => new Date());
  const today = useQuery(todayQuery);

  // "Seen" is marked when the page is left, so that a reload still shows what was new.
  useEffect(
    () => () => {
      void markVisit().catch(() => undefined);
    },
    [],
  );

  const noData = facets.data?.sources.length === 0;
  const notAnalysed =
    today.data !== undefined && today.data.headline === null && today.data.topPains.length === 0;
  return (
    <Page
      title={`${greeting(now.getHours())}${me === null ? '' : `, ${me.name.split(' ')[0] ?? ''}`}`}
      lead={new Intl.DateTimeFormat(undefined, { dateStyle: 'full' }).format(now)}
    >
      {today.isError ? (
        <ErrorState error={today.error} what="Today" onRetry={() => void today.refetch()} />
      ) : noData ? (
        <EmptyState
          icon={Upload}
          title="Nothing to report yet"
          action={
            mayImport ? (
              <Link to="/welcome" className={buttonClass('primary')}>
                Load demo data or import feedback
              </Link>
            ) : null
          }
        >
          Here you will read what changed since your last visit, the three pains that cost the most
          revenue, and what surges.
        </EmptyState>
      ) : today.data === undefined ? (
        <LoadingPage />
      ) : notAnalysed ? (
        <EmptyState
          icon={Inbox}
          title="The feedback is in, the analysis is not"
          action={<RunAnalysis />}
        >
          An analysis finds the themes in what your customers wrote. It takes seconds for ten
          thousand items.
        </EmptyState>
      ) : (
        <Body today={today.data} />
      )}
    </Page>
  );
};

export default Today;
