import type { MatchPage, MatchView } from '@headwater/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { SearchX, UserRoundSearch } from 'lucide-react';
import { useMemo, useState } from 'react';
import { matchesQuery, matchSummaryQuery } from '../api/customers.js';
import { useMay } from '../api/people.js';
import { useSetSearch } from '../frame/filters.js';
import { useHotkeys } from '../frame/hotkeys.js';
import { Button, buttonClass } from '../ui/button.js';
import { LoadMore } from '../ui/load-more.js';
import { Page } from '../ui/page.js';
import { Shortcuts } from '../ui/shortcuts.js';
import { EmptyState, ErrorState, Loading, Skeleton } from '../ui/states.js';
import { useListKeys, useRows } from '../ui/use-list.js';
import { ChooseDialog } from './choose-dialog.js';
import { MatchFilters, noMatchFilter } from './match-filters.js';
import { MatchList } from './match-list.js';
import { MatchSummaryLine } from './match-summary.js';
import { mayConfirm, mayReject } from './match-words.js';
import { CustomerTabs } from './tabs.js';
import { useMatchDecision, type MatchAct } from './use-match.js';

const Matches = () => {
  const { q, state, how, account } = useSearch({ from: '/app/customers/matches' });
  const set = useSetSearch();
  const navigate = useNavigate();
  const mayEdit = useMay('accounts:edit');
  const mayImport = useMay('items:write');
  const decide = useMatchDecision();
  const [choosing, setChoosing] = useState<MatchView | null>(null);
  const [shortcuts, setShortcuts] = useState(false);
  const query = useMemo(() => ({ q, state, how, account }), [q, state, how, account]);
  const narrowed = Object.values(query).some((value) => value !== undefined);
  const summary = useQuery({
    ...matchSummaryQuery,
    refetchInterval: ({ state: { data } }) => (data?.matching === true ? 2000 : false),
  });
  const result = useInfiniteQuery({ ...matchesQuery(query), placeholderData: (before) => before });
  const { first, rows } = useRows<MatchView, MatchPage>(result);
  const act = (match: MatchView, what: MatchAct) => void decide(match, what);
  /** By key: done, and on to the next, so that a list is worked through without the mouse. */
  const actAndOn = (what: MatchAct) => (match: MatchView) => {
    act(match, what);
    cursor.move(1);
  };
  const cursor = useListKeys(
    rows,
    ({ account: found }) => {
      if (found === null) return;
      void navigate({ to: '/customers/$accountId', params: { accountId: found.id } });
    },
    mayEdit
      ? {
          y: (match) => (mayConfirm(match) ? actAndOn({ decision: 'confirm' })(match) : undefined),
          n: (match) => (mayReject(match) ? actAndOn({ decision: 'reject' })(match) : undefined),
          c: setChoosing,
          u: (match) => (match.undoable ? act(match, 'undo') : undefined),
        }
      : {},
  );
  useHotkeys({ '?': () => setShortcuts(true) });

  const list = () => {
    if (result.isError && first === null) {
      return (
        <ErrorState error={result.error} what="The voices" onRetry={() => void result.refetch()} />
      );
    }
    if (first === null) {
      return (
        <Loading>
          {[1, 2, 3, 4, 5].map((row) => (
            <Skeleton key={row} className="mb-2 h-12 w-full" />
          ))}
        </Loading>
      );
    }
    if (rows.length === 0) {
      return narrowed ? (
        <EmptyState
          icon={SearchX}
          title={state === 'open' || state === 'suggested' ? 'Nothing waits' : 'No voice fits'}
          action={<Button onClick={() => set(noMatchFilter)}>Show all voices</Button>}
        >
          {state === 'open' || state === 'suggested'
            ? 'Every voice that was named has an account, or somebody said that it has none.'
            : 'Choose another state, or search with other words.'}
        </EmptyState>
      ) : (
        <EmptyState
          icon={UserRoundSearch}
          title="Nobody is named yet"
          action={
            mayImport ? (
              <Link to="/import" className={buttonClass('primary')}>
                Import feedback
              </Link>
            ) : null
          }
        >
          Here you will see every voice that names a company, or writes from its address, with the
          account that it is. Feedback with a customer, a company or an e-mail address fills it.
        </EmptyState>
      );
    }
    return (
      <div className={result.isPlaceholderData ? 'opacity-60' : ''}>
        <MatchList
          rows={rows}
          total={first.total}
          active={cursor.index}
          onActive={cursor.set}
          onAct={mayEdit ? act : null}
          onChoose={setChoosing}
        />
        <LoadMore result={result} shown={rows.length} total={first.total} />
      </div>
    );
  };

  return (
    <Page
      title="Customers"
      lead="Whose feedback it is: every voice as its source names it, and the account that it is."
      tabs={<CustomerTabs on="matches" />}
    >
      {summary.data === undefined ? null : <MatchSummaryLine summary={summary.data} />}
      {first === null || (rows.length === 0 && !narrowed) ? null : (
        <MatchFilters
          query={query}
          summary={summary.data}
          total={first.total}
          onShortcuts={() => setShortcuts(true)}
        />
      )}
      {list()}
      {choosing === null ? null : (
        <ChooseDialog
          key={choosing.id}
          match={choosing}
          onAct={(what) => act(choosing, what)}
          onClose={() => setChoosing(null)}
        />
      )}
      <Shortcuts
        open={shortcuts}
        onClose={() => setShortcuts(false)}
        here={[
          { keys: ['j', 'k'], does: 'Next and previous voice' },
          { keys: ['Enter'], does: 'Open its account' },
          ...(mayEdit
            ? [
                { keys: ['y'], does: 'Yes, it is this account' },
                { keys: ['n'], does: 'No, it is no account that is known' },
                { keys: ['c'], does: 'Choose another account' },
                { keys: ['u'], does: 'Take the last decision about it back' },
              ]
            : []),
          { keys: ['?'], does: 'Show this list' },
        ]}
      />
    </Page>
  );
};

export default Matches;
