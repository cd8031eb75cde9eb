import type { ItemView } from '@headwater/contract';
import { useEffect } from 'react';
import { cx } from '../ui/cx.js';
import { useWindowRows } from '../ui/use-window-rows.js';
import { ItemRow } from './item-row.js';

type InboxListProps = {
  items: ReadonlyArray<ItemView>;
  total: number | null;
  active: number;
  onActive: (index: number) => void;
  onEnd: () => void;
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
              className={cx(
                'absolute inset-x-0 top-0 border-b border-line px-3 py-2.5 hover:bg-hover',
                index === active && 'lg:bg-hover lg:shadow-[inset_2px_0_0_var(--accent)]',
              )}
              style={{ transform: `translateY(${start - top}px)` }}
            >
              <ItemRow
                item={item}
                withAccount
                onClick={(event) => {
                  // Beside a wide list the item opens in the pane; a narrow screen goes to its page.
                  if (!matchMedia('(min-width: 1024px)').matches) return;
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                  event.preventDefault();
                  onActive(index);
                }}
              />
            </article>
          );
        })}
      </div>
    </div>
  );
};
