import type { AccountView, MatchView } from '@headwater/contract';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../api/people.js';
import { plural } from '../../format.js';
import { HowCounted } from '../../ui/popover.js';
import { ChooseDialog } from '../choose-dialog.js';
import { MatchButtons, StateMark } from '../match-row.js';
import { foundHow } from '../match-words.js';
import { useMatchDecision } from '../use-match.js';
import { Section } from './section.js';
import { useFirst } from './use-first.js';

/** The voices that are taken for this account's, and how each was found. */
export const Matches = ({ account }: { account: AccountView }) => {
  const mayEdit = useMay('accounts:edit');
  const decide = useMatchDecision();
  const [choosing, setChoosing] = useState<MatchView | null>(null);
  const { shown, more } = useFirst(account.matches, 5);
  return (
    <Section
      id="voices"
      title="Its voices"
      help={
        <HowCounted what="whose feedback it is" method="identity">
          Feedback meets its account by id, address, domain or name. What is only alike is a
          suggestion, and counts for nothing until somebody confirms it.
        </HowCounted>
      }
      aside={
        <Link
          to="/customers/matches"
          search={{ account: account.id }}
          className="text-sm text-accent hover:underline"
        >
          All of them
        </Link>
      }
    >
      {account.matches.length === 0 ? (
        <p className="text-muted">No voice in the feedback is known to be its.</p>
      ) : (
        <ul className="text-sm" aria-label="Its voices">
          {shown.map((match) => (
            <li key={match.id} className="border-t border-line py-1.5 first:border-t-0">
              <div className="flex items-baseline gap-2">
                <span
                  dir="auto"
                  className="min-w-0 flex-1 truncate font-medium"
                  title={match.voice}
                >
                  {match.voice}
                </span>
                <span className="num shrink-0 text-xs text-quiet">
                  {plural(match.items, 'item')}
                </span>
              </div>
              <div className="flex flex-wrap items-center justify-between gap-x-2 text-xs text-quiet">
                <span className="inline-flex flex-wrap items-center gap-x-1.5">
                  <StateMark state={match.state} /> {foundHow(match)}
                </span>
                {mayEdit ? (
                  <MatchButtons
                    match={match}
                    onAct={(act) => void decide(match, act)}
                    onChoose={() => setChoosing(match)}
                  />
                ) : null}
              </div>
            </li>
          ))}
        </ul>
      )}
      {more}
      {choosing === null ? null : (
        <ChooseDialog
          match={choosing}
          onAct={(act) => void decide(choosing, act)}
          onClose={() => setChoosing(null)}
        />
      )}
    </Section>
  );
};
