import type { LifetimeView, RevenueMonth, RevenueSummary } from '@headwater/contract';
import { count, money, percent, percentRange, plural } from '../format.js';
import { amount, amountRange, monthName, number } from './amounts.js';
import { Figure, Figures } from './figure.js';
import type { Opened } from './revenue-words.js';

type Props = {
  summary: RevenueSummary;
  last: RevenueMonth;
  currency: string;
  onOpen: (opened: Opened) => void;
  onMonths: () => void;
};

const lifetimeNote = (lifetime: LifetimeView, currency: string) =>
  lifetime.ok ? (
    <>
      {amountRange(lifetime.value, currency)}
      <span className="block">
        over {number(lifetime.months.value)} months, {percent(lifetime.tailShare)} of it beyond what
        has been seen
      </span>
    </>
  ) : (
    lifetime.reason
  );

/** The figures at the end of the period, each with its interval or count and the way to its accounts. */
export const RevenueFigures = ({ summary, last, currency, onOpen, onMonths }: Props) => {
  const { month, mrr, arr, accounts, arpa, retained, lifetime, quickRatio } = summary;
  const { netRetention: net, grossRetention: gross, logoChurn } = summary;
  const ofThem = `of ${plural(retained.accounts, 'account')} of ${monthName(retained.since)}`;
  const nobody = `nobody paid in ${monthName(retained.since)}`;
  const change = last.closing - last.opening;
  return (
    <Figures columns={4}>
      <Figure
        label={`Monthly recurring revenue, ${monthName(month)}`}
        value={money(mrr)}
        note={`${money(arr)} a year`}
        onOpen={() => onOpen({ set: 'paying', month })}
      />
      <Figure
        label="Net change in the month"
        value={`${change > 0 ? '+' : ''}${amount(change, currency)}`}
        note={`from ${amount(last.opening, currency)}`}
        onOpen={onMonths}
      />
      <Figure
        label="Paying accounts"
        value={count(accounts)}
        note={arpa === null ? undefined : `${money(arpa)} each`}
        onOpen={() => onOpen({ set: 'paying', month })}
      />
      <Figure
        label="Lifetime value"
        value={lifetime.ok ? amount(lifetime.value.value, currency) : '–'}
        note={lifetimeNote(lifetime, currency)}
        onOpen={() => onOpen({ set: 'ever', month })}
      />
      <Figure
        label="Net retention, 12 months"
        value={net === null ? '–' : percent(net.value)}
        note={net === null ? nobody : `${percentRange(net)}, ${ofThem}`}
        onOpen={() => onOpen({ set: 'window', month })}
      />
      <Figure
        label="Gross retention, 12 months"
        value={gross === null ? '–' : percent(gross.value)}
        note={gross === null ? nobody : `${percentRange(gross)}, ${ofThem}`}
        onOpen={() => onOpen({ set: 'window', month })}
      />
      <Figure
        label="Accounts lost, 12 months"
        value={logoChurn === null ? '–' : percent(logoChurn.value)}
        note={logoChurn === null ? nobody : `${percentRange(logoChurn)}, ${ofThem}`}
        onOpen={() => onOpen({ set: 'lost', month })}
      />
      <Figure
        label="Quick ratio, 12 months"
        value={quickRatio === null ? '–' : number(quickRatio)}
        note={quickRatio === null ? 'nothing was lost' : 'won for each that was lost'}
        onOpen={onMonths}
      />
    </Figures>
  );
};
