import type { RevenueProblem, RevenueView } from '@headwater/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { fileUrl } from '../api/client.js';
import { revenueProblemsQuery } from '../api/revenue.js';
import { calendarDay, exactMoney, money, plural } from '../format.js';
import { Button, DownloadLink } from '../ui/button.js';
import { Sheet } from '../ui/dialog.js';
import { LoadMore } from '../ui/load-more.js';
import { ErrorState, Loading, Notice, Skeleton } from '../ui/states.js';
import { exactAmount, monthName } from './amounts.js';

const shownBreaches = 5;

const rules: Record<RevenueView['breaches'][number]['rule'], string> = {
  sum: 'opening and movements do not add up to the closing',
  carry: 'the opening is not the closing before',
  recount: 'the closing is not what subscriptions say for the last day',
  accounts: 'other accounts pay than were counted',
};

const Breaches = ({ breaches }: Pick<RevenueView, 'breaches'>) => (
  <Notice tone="bad">
    <p className="font-medium">
      {plural(breaches.length, 'sum')} of the stored count {breaches.length === 1 ? 'does' : 'do'}{' '}
      not hold. Count revenue anew; if it stays, <code>headwater finance check</code> says where it
      comes from.
    </p>
    <ul className="num">
      {breaches.slice(0, shownBreaches).map((one) => (
        <li key={`${one.scope} ${one.currency} ${one.month} ${one.rule} ${one.account?.id ?? ''}`}>
          {monthName(one.month)}, {one.scope === '' ? 'portfolio' : one.scope}
          {one.account === null ? '' : `, ${one.account.name}`}: {rules[one.rule]}; expected{' '}
          {one.rule === 'accounts' ? one.expected : exactAmount(one.expected, one.currency)}, found{' '}
          {one.rule === 'accounts' ? one.found : exactAmount(one.found, one.currency)}
        </li>
      ))}
    </ul>
    {breaches.length > shownBreaches ? (
      <p>and {plural(breaches.length - shownBreaches, 'more')}.</p>
    ) : null}
  </Notice>
);

const Row = ({ row }: { row: RevenueProblem }) => (
  <li className="border-b border-line py-2 text-sm">
    <span className="flex gap-3">
      <Link
        to="/customers/$accountId"
        params={{ accountId: row.account.id }}
        className="min-w-0 flex-1 truncate font-medium hover:text-accent hover:underline"
        title={row.account.name}
      >
        {row.account.name}
      </Link>
      <span className="num shrink-0">{exactMoney(row.amount)}</span>
    </span>
    <span className="block">
      {row.leftOut ? 'Left out' : 'Counted, worth a look'}: {row.message}
    </span>
    <span className="block truncate text-quiet" title={row.row}>
      {row.rowKind} {row.row}, from {calendarDay(row.starts)}
    </span>
  </li>
);

const Problems = ({ onClose }: { onClose: () => void }) => {
  const pages = useInfiniteQuery(revenueProblemsQuery);
  const rows = pages.data?.pages.flatMap((page) => page.rows);
  return (
    <Sheet open onClose={onClose} side="right" title="Left out, or worth a look">
      <div className="flex justify-end">
        <DownloadLink
          href={fileUrl('/finance/revenue/problems.csv')}
          label="Download these rows as CSV"
        />
      </div>
      {pages.isError ? (
        <ErrorState error={pages.error} what="The rows" onRetry={() => void pages.refetch()} />
      ) : rows === undefined ? (
        <Loading>
          {[1, 2, 3].map((row) => (
            <Skeleton key={row} className="mb-2 h-14 w-full" />
          ))}
        </Loading>
      ) : (
        <>
          <ul>
            {rows.map((row) => (
              <Row key={`${row.account.id} ${row.rowKind} ${row.row} ${row.code}`} row={row} />
            ))}
          </ul>
          <LoadMore
            result={pages}
            shown={rows.length}
            total={pages.data?.pages[0]?.total ?? null}
          />
        </>
      )}
    </Sheet>
  );
};

/** What the totals are without, in words and with its rows: a total that hides something is no total. */
export const RevenueLeftOut = ({ view, currency }: { view: RevenueView; currency: string }) => {
  const [open, setOpen] = useState(false);
  const { breaches, missingRates, leftOut } = view;
  const { rows, doubtful, invoicesCovered, severalCurrencies } = leftOut;
  const missing = missingRates[0];
  const counted = [
    invoicesCovered === 0
      ? null
      : `${plural(invoicesCovered, 'invoice')} set aside, since a subscription says what is paid`,
    severalCurrencies === 0
      ? null
      : `${plural(severalCurrencies, 'account')} with more than one currency counted once each`,
  ].filter((part) => part !== null);
  return (
    <div className="flex flex-col gap-2 empty:hidden">
      {breaches.length === 0 ? null : <Breaches breaches={breaches} />}
      {leftOut.currencies.length === 0 ? null : (
        <Notice tone="warn">
          Not in any figure, since there is no rate to {currency}:{' '}
          {leftOut.currencies
            .map(({ mrr, accounts }) => `${money(mrr)} a month of ${plural(accounts, 'account')}`)
            .join(', ')}
          . Import rates to count them.
        </Notice>
      )}
      {missing === undefined ? null : (
        <Notice tone="warn">
          {monthName(missing.month)}
          {missingRates.length > 1
            ? ` and ${plural(missingRates.length - 1, 'more month')}`
            : ''}{' '}
          left out: no rate from {missing.from} to {missing.to}. Import earlier rates to see them.
        </Notice>
      )}
      {rows + doubtful === 0 ? null : (
        <Notice
          tone={rows > 0 ? 'warn' : 'info'}
          action={
            <Button size="sm" onClick={() => setOpen(true)}>
              Show them
            </Button>
          }
        >
          {[
            rows === 0 ? null : `${plural(rows, 'row')} of the books left out`,
            doubtful === 0 ? null : `${plural(doubtful, 'row')} counted but worth a look`,
          ]
            .filter((part) => part !== null)
            .join(', ')}
          .
        </Notice>
      )}
      {counted.length === 0 ? null : <p className="text-sm text-quiet">{counted.join('; ')}.</p>}
      {open ? <Problems onClose={() => setOpen(false)} /> : null}
    </div>
  );
};
