import type { MatchDecision, MatchView } from '@headwater/contract';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { UserRoundSearch } from 'lucide-react';
import { explain, fileUrl } from '../api/client.js';
import { decideMatch, matchesQuery, matchSummaryQuery, undoMatch } from '../api/customers.js';
import { meQuery } from '../api/people.js';
import { count, percent, plural } from '../format.js';
import { Button, DownloadLink } from '../ui/button.js';
import { LoadMore } from '../ui/load-more.js';
import { Page } from '../ui/page.js';
import { EmptyState, ErrorState, Loading, Notice, Skeleton } from '../ui/states.js';
import { CustomerTabs } from './tabs.js';

type Act = MatchDecision | 'undo';

const ways: Readonly<Record<NonNullable<MatchView['how']>, string>> = {
  id: 'by its id',
  address: 'by a contact’s address',
  domain: 'by e-mail domain',
  'contact-domain': 'by its contacts’ domain',
  name: 'by its name',
  similar: 'by a similar name',
  person: 'by a person',
};

const found = ({ account, how, state, confidence }: MatchView): string => {
  if (account === null) return state === 'rejected' ? 'no known account' : 'no account found';
  const sure = confidence === null ? '' : `, ${percent(confidence)} sure`;
  return `${how === null ? '' : ways[how]}${sure}`;
};

const Row = ({ match, onAct }: { match: MatchView; onAct: ((act: Act) => void) | null }) => (
  <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 text-sm">
    <div className="min-w-0 flex-1 basis-64">
      <p className="truncate font-medium" title={match.voice}>
        {match.voice}
      </p>
      <p className="text-quiet">
        {plural(match.items, 'item')} · {match.state}
      </p>
    </div>
    <div className="min-w-0 flex-1 basis-48">
      {match.account === null ? null : (
        <Link
          to="/customers/$accountId"
          params={{ accountId: match.account.id }}
          className="block truncate hover:text-accent hover:underline"
        >
          {match.account.name}
        </Link>
      )}
      <p className="text-quiet">{found(match)}</p>
    </div>
    {onAct === null ? null : (
      <div className="flex gap-2">
        {match.account !== null && match.state !== 'confirmed' && match.state !== 'corrected' ? (
          <Button size="sm" onClick={() => onAct({ decision: 'confirm' })}>
            Confirm
          </Button>
        ) : null}
        {match.account === null ? null : (
          <Button size="sm" look="quiet" onClick={() => onAct({ decision: 'reject' })}>
            Not this one
          </Button>
        )}
        {match.undoable ? (
          <Button size="sm" look="quiet" onClick={() => onAct('undo')}>
            Undo
          </Button>
        ) : null}
      </div>
    )}
  </li>
);

const Matches = () => {
  const client = useQueryClient();
  const me = useQuery(meQuery);
  const summary = useQuery(matchSummaryQuery);
  const result = useInfiniteQuery(matchesQuery({}));
  const act = useMutation({
    mutationFn: ({ match, act }: { match: MatchView; act: Act }) =>
      act === 'undo' ? undoMatch(match) : decideMatch(match, act),
    onSettled: () => client.invalidateQueries({ queryKey: ['matches'] }),
  });
  const edits = me.data?.permissions.includes('accounts:edit') ?? false;
  const rows = result.data?.pages.flatMap((page) => page.rows);
  const totals = summary.data;
  const body = () => {
    if (result.isError) {
      return (
        <ErrorState error={result.error} what="The voices" onRetry={() => void result.refetch()} />
      );
    }
    if (rows === undefined) {
      return (
        <Loading>
          <Skeleton className="h-40 w-full" />
        </Loading>
      );
    }
    if (rows.length === 0) {
      return (
        <EmptyState icon={UserRoundSearch} title="Nobody is named yet">
          Feedback that names a company, or comes from its address, is listed here with the account
          that it is.
        </EmptyState>
      );
    }
    return (
      <>
        <ul aria-label="Voices">
          {rows.map((match) => (
            <Row
              key={match.id}
              match={match}
              onAct={edits ? (chosen) => act.mutate({ match, act: chosen }) : null}
            />
          ))}
        </ul>
        <LoadMore
          result={result}
          shown={rows.length}
          total={result.data?.pages[0]?.total ?? null}
        />
      </>
    );
  };
  return (
    <Page
      title="Whose feedback"
      actions={<DownloadLink href={fileUrl('/account-matches.csv')} label="Voices as CSV" />}
      tabs={<CustomerTabs on="matches" />}
    >
      {totals === undefined || totals.items === 0 ? null : (
        <p className="mb-3 text-muted">
          {count(totals.matchedItems)} of {plural(totals.items, 'item')} have an account (
          {percent(totals.matchedItems / totals.items)}); {count(totals.unmatchedItems)} by{' '}
          {plural(totals.unmatchedVoices, 'voice')} have none, {count(totals.namelessItems)} name
          nobody.{' '}
          <Link
            to="/methods/$name"
            params={{ name: 'identity' }}
            className="text-accent hover:underline"
          >
            How it is matched
          </Link>
        </p>
      )}
      {act.isError ? (
        <Notice tone="bad" className="mb-3">
          {explain(act.error)}
        </Notice>
      ) : null}
      {body()}
    </Page>
  );
};

export default Matches;
