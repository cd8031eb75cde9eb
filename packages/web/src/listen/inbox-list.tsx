import type { ItemView } from '@headwater/contract';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { cx } from '../ui/cx.js';
import { KindChip, kindOrder } from '../ui/kind.js';
import { QuoteMeta } from '../ui/quote.js';
import { useWindowRows } from '../ui/use-window-rows.js';

type InboxListProps = {
  items: ReadonlyArray<ItemView>;
  total: number | null;
  active: number;
  onActive: (index: number) => void;
  onEnd: () => void;
};

const Row = ({ item }: { item: ItemView }) => {
  const present = kindOrder.filter((kind) =>
    item.statements.some((statement) => statement.kind === kind),
  );
  return (
    <>
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          {item.title === null ? null : (
            <p dir="auto" className="truncate font-medium" title={item.title}>
              {item.title}
            </p>
          )}
          <p dir="auto" className="line-clamp-2 text-sm break-words">
            {item.text}
          </p>
        </div>
        <div className="flex shrink-0 flex-wrap justify-end gap-1 max-sm:hidden">
          {present.slice(0, 3).map((kind) => (
            <KindChip key={kind} kind={kind} />
          ))}
        </div>
      </div>
      <div className="mt-1">
        <QuoteMeta {...item} account={item.account?.name ?? null} />
      </div>
    </>
  );
};

const ROW_HEIGHT = 86;

export const InboxList = ({ items, total, active, onActive, onEnd }: InboxListProps) => {
  const { box, top, size, visible, measure } = useWindowRows<HTMLDivElement>({
    count: items.length,
    height: ROW_HEIGHT,
    active,
  });
  const last = visible.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= items.length - 20) onEnd();
  }, [last, items.length, onEnd]);

  return (
    <div ref={box} role="feed" aria-label="Feedback" aria-busy={false}>
      <div className="relative" style={{ height: size }}>
        {visible.map(({ index, key, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <article
              key={key}
              ref={measure}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={total ?? -1}
              aria-current={index === active || undefined}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start - top}px)` }}
            >
              <Link
                to="/items/$itemId"
                params={{ itemId: item.id }}
                onClick={(event) => {
                  // Beside a wide list the item opens in the pane; a narrow screen goes to its page.
                  if (!matchMedia('(min-width: 1024px)').matches) return;
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                  event.preventDefault();
                  onActive(index);
                }}
                className={cx(
                  'block border-b border-line px-3 py-2.5 hover:bg-hover',
                  index === active && 'lg:bg-hover lg:shadow-[inset_2px_0_0_var(--accent)]',
                )}
              >
                <Row item={item} />
              </Link>
            </article>
          );
        })}
      </div>
    </div>
  );
};
