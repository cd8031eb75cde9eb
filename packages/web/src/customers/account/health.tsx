import type { AccountView } from '@headwater/contract';
import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { moment } from '../../format.js';
import { HowCounted } from '../../ui/popover.js';
import { HealthMark } from '../health.js';
import { nothingChosen } from './said-query.js';
import { Section } from './section.js';

type Reason = NonNullable<AccountView['health']>['reasons'][number];

const signals: Readonly<Record<Reason['signal'], string>> = {
  pains: 'The feedback with pains that was counted',
  ratings: 'The rated feedback that was counted, lowest first',
  silence: 'What it said before it fell silent',
  revenue: 'What it paid, month by month',
  renewal: 'Its subscriptions and renewal',
};

/** The rows that a reason was counted from, on this page. */
const RowsOf = ({
  account,
  reason,
  children,
}: {
  account: AccountView;
  reason: Reason;
  children: ReactNode;
}) => {
  const look = 'group min-w-0 flex-1 rounded hover:text-accent';
  const title = signals[reason.signal];
  const to = '/customers/$accountId' as const;
  const params = { accountId: account.id };
  if (reason.signal === 'revenue' || reason.signal === 'renewal') {
    const hash =
      reason.signal === 'revenue' || account.subscriptions.length === 0
        ? 'revenue'
        : 'subscriptions';
    return (
      <Link to={to} params={params} hash={hash} title={title} className={look}>
        {children}
      </Link>
    );
  }
  return (
    <Link
      to={to}
      params={params}
      hash="said"
      title={title}
      search={{
        ...nothingChosen,
        since: reason.span?.from,
        until: reason.span?.to ?? undefined,
        kind: reason.signal === 'pains' ? 'pain' : undefined,
        itemOrder: reason.signal === 'ratings' ? 'lowest-rating' : undefined,
      }}
      className={look}
    >
      {children}
    </Link>
  );
};

const points = (value: number): string => (value > 0 ? `+${value}` : `${value}`.replace('-', '−'));

/** The number and what it is the sum of; each reason leads to what it was counted from. */
export const Health = ({ account }: { account: AccountView }) => {
  const { health } = account;
  return (
    <Section
      id="health"
      title="Health"
      help={
        <HowCounted what="health" method="health">
          A stated rule, not a fitted one: everybody begins with the same number, and what is known
          of pains, ratings, revenue, renewal and silence adds to it or takes away.
        </HowCounted>
      }
    >
      {health === null ? (
        <p className="text-muted">
          {account.status === 'churned'
            ? 'It has left, so it has no health any more.'
            : 'Too little is known of it to tell.'}
        </p>
      ) : (
        <>
          <p className="flex items-baseline gap-2 text-xl font-semibold">
            <HealthMark health={health} />
          </p>
          <table aria-label="Reasons of health" className="num mt-1 w-full text-sm">
            <tbody>
              <tr className="border-t border-line">
                <td className="w-9 py-1.5 pr-3 text-right text-quiet">{health.base}</td>
                <td className="py-1.5 text-quiet">what everybody begins with</td>
              </tr>
              {health.reasons.map((reason) => (
                <tr key={reason.signal} className="border-t border-line align-top">
                  <td className="py-1.5 pr-3 text-right font-medium">{points(reason.points)}</td>
                  <td className="py-1.5">
                    <RowsOf account={account} reason={reason}>
                      {reason.sentence}{' '}
                      <ArrowRight
                        aria-hidden
                        className="inline size-3.5 text-quiet group-hover:text-accent"
                      />
                    </RowsOf>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="mt-1 text-xs text-quiet">Counted {moment(health.countedAt)}</p>
        </>
      )}
    </Section>
  );
};
