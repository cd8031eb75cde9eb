import type { Quote } from '@headwater/contract';
import { Link } from '@tanstack/react-router';
import { Star } from 'lucide-react';
import { day } from '../format.js';
import { AccountLink } from './account-link.js';

export const Rating = ({ rating }: { rating: NonNullable<Quote['rating']> }) => (
  <span
    className="num inline-flex items-center gap-0.5 whitespace-nowrap"
    title={`Rated ${rating.value} on a scale from ${rating.low} to ${rating.high}`}
  >
    <Star aria-hidden className="size-3" />
    <span className="sr-only">Rated </span>
    {rating.value}
    <span className="text-quiet"> of {rating.high}</span>
  </span>
);

type MetaProps = {
  customer: string | null;
  source: string;
  time: string | null;
  rating: Quote['rating'];
  account?: string | null;
  /** Makes a link of the account's name. */
  accountId?: string | null;
};

/** Whose words these are: the same line under every sentence. */
export const QuoteMeta = ({
  customer,
  source,
  time,
  rating,
  account = null,
  accountId = null,
}: MetaProps) => (
  <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-quiet">
    {customer === null ? null : (
      <span className="max-w-48 truncate" title={customer}>
        {customer}
      </span>
    )}
    {account === null ? null : accountId === null ? (
      <span className="max-w-48 truncate" title={account}>
        {account}
      </span>
    ) : (
      // Above the row, which may be a link itself.
      <AccountLink
        id={accountId}
        name={account}
        className="relative z-1 max-w-48 truncate text-quiet"
      />
    )}
    <span className="max-w-48 truncate" title={source}>
      {source}
    </span>
    {time === null ? null : <time dateTime={time}>{day(time)}</time>}
    {rating === null ? null : <Rating rating={rating} />}
  </span>
);

/** A customer's own sentence; it opens the whole text. */
export const QuoteLine = ({ quote }: { quote: Quote }) => (
  <Link
    to="/items/$itemId"
    params={{ itemId: quote.item }}
    className="-mx-2 block rounded-md px-2 py-1.5 hover:bg-hover"
  >
    <blockquote dir="auto" className="line-clamp-4 text-sm text-ink">
      {quote.text}
    </blockquote>
    <QuoteMeta {...quote} />
  </Link>
);
