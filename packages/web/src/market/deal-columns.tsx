import type { DealOutcome, DealQuery, DealView } from '@headwater/contract';
import { Link } from '@tanstack/react-router';
import { CircleCheck, CircleDashed, CircleX, Pencil, Trash2, type LucideIcon } from 'lucide-react';
import { calendarDay, wholeMoney } from '../format.js';
import { AccountLink } from '../ui/account-link.js';
import { IconButton } from '../ui/button.js';
import { cx } from '../ui/cx.js';
import { ThemeLink } from '../ui/theme-link.js';
import type { Column } from '../ui/data-table.js';

type Sort = DealQuery['sort'];

export const outcomes: Record<DealOutcome, { label: string; icon: LucideIcon; ink: string }> = {
  won: { label: 'Won', icon: CircleCheck, ink: 'text-praise' },
  lost: { label: 'Lost', icon: CircleX, ink: 'text-pain' },
  open: { label: 'Open', icon: CircleDashed, ink: 'text-muted' },
};

const Outcome = ({ outcome }: { outcome: DealOutcome }) => {
  const { label, icon: Icon, ink } = outcomes[outcome];
  return (
    <span className={cx('flex items-center gap-1.5 font-medium', ink)}>
      <Icon aria-hidden className="size-4 shrink-0" /> {label}
    </span>
  );
};

const Reason = ({ deal }: { deal: DealView }) => {
  if (deal.reason === null) return <span className="text-quiet">–</span>;
  const text = (
    <span dir="auto" className="line-clamp-2" title={deal.reason}>
      {deal.reason}
    </span>
  );
  return (
    <div className="min-w-0">
      {deal.item === null ? (
        text
      ) : (
        <Link
          to="/items/$itemId"
          params={{ itemId: deal.item }}
          className="block hover:text-accent"
        >
          {text}
        </Link>
      )}
      {deal.themes.length === 0 ? null : (
        <p className="flex min-w-0 flex-wrap gap-x-2 text-xs">
          {deal.themes.slice(0, 2).map(({ id, label }) => (
            <ThemeLink
              key={id}
              id={id}
              label={label}
              className="max-w-48 truncate font-normal text-quiet"
            />
          ))}
        </p>
      )}
    </div>
  );
};

const Buttons = ({ deal, edit, remove }: { deal: DealView; edit: Act; remove: Act }) => (
  <span className="inline-flex">
    <IconButton
      label={`Edit the deal of ${deal.account.name}`}
      size="sm"
      onClick={() => edit(deal)}
    >
      <Pencil className="size-3.5" />
    </IconButton>
    <IconButton
      label={`Remove the deal of ${deal.account.name}`}
      size="sm"
      onClick={() => remove(deal)}
    >
      <Trash2 className="size-3.5" />
    </IconButton>
  </span>
);

type Act = (deal: DealView) => unknown;

export const dealColumns = (
  seesMoney: boolean,
  /** Absent for people who may not change deals. */
  actions: { edit: Act; remove: Act } | null,
): ReadonlyArray<Column<DealView, Sort>> => [
  {
    id: 'account',
    header: 'Account',
    sort: 'account',
    className: 'w-[24%] max-md:w-auto',
    cell: (deal) => (
      <div className="min-w-0">
        {deal.account.id === null ? (
          <p dir="auto" className="truncate text-base font-medium" title={deal.account.name}>
            {deal.account.name}
          </p>
        ) : (
          <AccountLink
            id={deal.account.id}
            name={deal.account.name}
            className="block truncate text-base font-medium"
          />
        )}
        <p className="num text-xs text-quiet sm:hidden">{calendarDay(deal.day)}</p>
        <p dir="auto" className="truncate text-xs text-quiet max-sm:hidden">
          {[deal.name, deal.segment, deal.product].filter((part) => part !== null).join(' · ')}
        </p>
      </div>
    ),
  },
  {
    id: 'outcome',
    header: 'Outcome',
    sort: 'outcome',
    className: 'w-20 max-sm:w-18',
    cell: ({ outcome }) => <Outcome outcome={outcome} />,
  },
  {
    id: 'day',
    header: 'Day',
    sort: 'day',
    right: true,
    className: 'w-26 max-sm:hidden',
    cell: ({ day }) => <span className="num whitespace-nowrap">{calendarDay(day)}</span>,
  },
  ...(seesMoney
    ? [
        {
          id: 'amount',
          header: 'A month',
          sort: 'amount' as const,
          right: true,
          className: 'w-24 max-md:hidden',
          cell: ({ amount }: DealView) =>
            amount === null ? (
              <span className="text-quiet">–</span>
            ) : (
              <span className="num whitespace-nowrap">{wholeMoney(amount)}</span>
            ),
        },
      ]
    : []),
  {
    id: 'competitor',
    header: 'Competitor',
    sort: 'competitor',
    className: 'w-32 max-lg:hidden',
    cell: ({ competitor }) =>
      competitor === null ? (
        <span className="text-quiet">–</span>
      ) : (
        <span className="block truncate" title={competitor.name}>
          {competitor.name}
        </span>
      ),
  },
  {
    id: 'reason',
    header: 'Why',
    className: 'max-md:hidden',
    cell: (deal) => <Reason deal={deal} />,
  },
  ...(actions === null
    ? []
    : [
        {
          id: 'edit',
          header: <span className="sr-only">Edit or remove</span>,
          className: 'w-18',
          right: true,
          cell: (deal: DealView) => <Buttons deal={deal} {...actions} />,
        },
      ]),
];
