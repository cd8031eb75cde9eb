import type { AccountView, SubscriptionView } from '@headwater/contract';
import { calendarDay, count, exactMoney, plural } from '../../format.js';
import { Section } from './section.js';
import { useFirst } from './use-first.js';

export const SubscriptionTable = ({
  label,
  rows,
}: {
  label: string;
  rows: ReadonlyArray<SubscriptionView>;
}) =>
  rows.length === 0 ? (
    <p className="py-2 text-sm text-muted">No subscription.</p>
  ) : (
    <table className="num w-full text-sm" aria-label={label}>
      <thead>
        <tr className="text-xs text-quiet">
          <th scope="col" className="w-1/2 py-1 text-left font-medium">
            Product
          </th>
          <th scope="col" className="py-1 text-left font-medium">
            From – to
          </th>
          <th scope="col" className="py-1 pl-3 text-right font-medium">
            A month
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className="border-t border-line align-top">
            <td className="max-w-0 py-1.5 pr-3">
              <span className="block truncate font-medium" title={row.product ?? undefined}>
                {row.product ?? row.plan ?? '–'}
              </span>
              <span className="block truncate text-xs text-quiet">
                {[
                  row.product === null ? null : row.plan,
                  row.seats === null ? null : plural(row.seats, 'seat'),
                  row.externalId,
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </span>
            </td>
            <td className="py-1.5 whitespace-nowrap">
              {calendarDay(row.starts)}
              <span className="block text-xs text-quiet">
                {row.ends === null ? 'goes on' : `to ${calendarDay(row.ends)}`}
              </span>
            </td>
            <td className="py-1.5 pl-3 text-right whitespace-nowrap">
              {row.monthly === null ? '–' : exactMoney(row.monthly)}
              {row.running ? null : <span className="block text-xs text-quiet">not running</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );

export const Subscriptions = ({ account }: { account: AccountView }) => {
  const { subscriptions, subscriptionsTotal } = account;
  const { shown, more } = useFirst(subscriptions, 5);
  if (subscriptionsTotal === 0) return null;
  return (
    <Section id="subscriptions" title="Subscriptions">
      <SubscriptionTable label="Subscriptions" rows={shown} />
      {more}
      {subscriptionsTotal > subscriptions.length ? (
        <p className="text-sm text-quiet">
          The latest {count(subscriptions.length)} of {count(subscriptionsTotal)}.
        </p>
      ) : null}
    </Section>
  );
};
