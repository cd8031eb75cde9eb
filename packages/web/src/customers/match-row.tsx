import type { MatchView } from '@headwater/contract';
import { Check, Replace, Undo2, X } from 'lucide-react';
import { day, plural } from '../format.js';
import { AccountLink } from '../ui/account-link.js';
import { Button } from '../ui/button.js';
import { cx } from '../ui/cx.js';
import { foundHow, mayConfirm, mayReject, states } from './match-words.js';
import type { MatchAct } from './use-match.js';

export const StateMark = ({ state }: { state: MatchView['state'] }) => {
  const { word, icon: Icon, ink } = states[state];
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      <Icon aria-hidden className={cx('size-3.5 shrink-0', ink)} /> {word}
    </span>
  );
};

export const MatchButtons = ({
  match,
  onAct,
  onChoose,
}: {
  match: MatchView;
  onAct: (act: MatchAct) => void;
  onChoose: () => void;
}) => (
  <span className="flex flex-wrap justify-end gap-1">
    {mayConfirm(match) ? (
      <Button size="sm" onClick={() => onAct({ decision: 'confirm' })}>
        <Check aria-hidden className="size-3.5" /> Confirm
      </Button>
    ) : null}
    <Button
      size="sm"
      look={match.account === null ? 'plain' : 'quiet'}
      aria-label={`Choose the account of ${match.voice}`}
      onClick={onChoose}
    >
      <Replace aria-hidden className="size-3.5" />{' '}
      {match.account === null ? 'Choose account' : 'Another'}
    </Button>
    {mayReject(match) ? (
      <Button
        size="sm"
        look="quiet"
        title="It is no account that is known here"
        onClick={() => onAct({ decision: 'reject' })}
      >
        <X aria-hidden className="size-3.5" /> None
      </Button>
    ) : null}
    {match.undoable ? (
      <Button
        size="sm"
        look="quiet"
        title="Take the last decision back"
        onClick={() => onAct('undo')}
      >
        <Undo2 aria-hidden className="size-3.5" /> Undo
      </Button>
    ) : null}
  </span>
);

/** A voice as its source names it. */
export const Voice = ({ match }: { match: MatchView }) => (
  <div className="min-w-0">
    <p dir="auto" className="truncate text-base font-medium" title={match.voice}>
      {match.voice}
    </p>
    <p className="num truncate text-xs text-quiet">
      {plural(match.items, 'item')}
      {match.lastSaid === null ? '' : ` · last ${day(match.lastSaid)}`}
    </p>
  </div>
);

/** The account that it is taken for, and why. */
export const Whose = ({ match }: { match: MatchView }) => (
  <div className="min-w-0">
    {match.account === null ? (
      <p className="text-muted">–</p>
    ) : (
      <AccountLink
        id={match.account.id}
        name={match.account.name}
        className="block truncate text-base font-medium"
      />
    )}
    <p className="truncate text-xs text-quiet" title={foundHow(match)}>
      {foundHow(match)}
    </p>
  </div>
);
