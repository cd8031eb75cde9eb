import type { ItemView } from '@headwater/contract';
import { Link } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { KindChip, kindOrder } from '../ui/kind.js';
import { QuoteMeta } from '../ui/quote.js';

type ItemRowProps = {
  item: ItemView;
  /** False where all of them are of one account anyway. */
  withAccount: boolean;
  onClick?: (event: MouseEvent) => void;
};

/** An item in a list. All of it opens the item; the account's name opens the account. */
export const ItemRow = ({ item, withAccount, onClick }: ItemRowProps) => {
  const present = kindOrder.filter((kind) =>
    item.statements.some((statement) => statement.kind === kind),
  );
  return (
    <>
      <div className="flex items-start gap-3">
        <Link
          to="/items/$itemId"
          params={{ itemId: item.id }}
          onClick={onClick}
          className="block min-w-0 flex-1 after:absolute after:inset-0"
        >
          {item.title === null ? null : (
            <p dir="auto" className="truncate font-medium" title={item.title}>
              {item.title}
            </p>
          )}
          <p dir="auto" className="line-clamp-2 text-sm break-words">
            {item.text}
          </p>
        </Link>
        <div className="flex shrink-0 flex-wrap justify-end gap-1 max-sm:hidden">
          {present.slice(0, 3).map((kind) => (
            <KindChip key={kind} kind={kind} />
          ))}
        </div>
      </div>
      <div className="mt-1">
        <QuoteMeta
          {...item}
          account={withAccount ? (item.account?.name ?? null) : null}
          accountId={item.account?.id ?? null}
        />
      </div>
    </>
  );
};
