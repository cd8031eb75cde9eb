import type { MatchView } from '@headwater/contract';
import { cx } from '../ui/cx.js';
import { useWindowRows } from '../ui/use-window-rows.js';
import { MatchButtons, StateMark, Voice, Whose } from './match-row.js';
import type { MatchAct } from './use-match.js';

type MatchListProps = {
  rows: ReadonlyArray<MatchView>;
  total: number | null;
  active: number;
  onActive: (id: string) => void;
  /** Absent for people who may not decide. */
  onAct: ((match: MatchView, act: MatchAct) => void) | null;
  onChoose: (match: MatchView) => void;
};

const ROW_HEIGHT = 57;

export const MatchList = ({ rows, total, active, onActive, onAct, onChoose }: MatchListProps) => {
  const { box, top, size, visible, measure } = useWindowRows<HTMLUListElement>({
    count: rows.length,
    height: ROW_HEIGHT,
    active,
  });
  return (
    <ul
      ref={box}
      aria-label="Voices"
      className="relative border-t border-line"
      style={{ height: size }}
    >
      {visible.map(({ index, start }) => {
        const match = rows[index];
        if (match === undefined) return null;
        return (
          // A click is a convenience beside the j and k keys.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
          <li
            key={match.id}
            ref={measure}
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={total ?? -1}
            aria-current={index === active || undefined}
            onClick={() => onActive(match.id)}
            style={{ transform: `translateY(${start - top}px)` }}
            className={cx(
              'absolute inset-x-0 top-0 flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-2 py-2 text-sm hover:bg-hover',
              index === active && 'bg-hover shadow-[inset_2px_0_0_var(--accent)]',
            )}
          >
            <div className="min-w-0 flex-1 basis-52">
              <Voice match={match} />
            </div>
            <div className="w-24 shrink-0 max-md:order-first max-md:w-full max-md:text-xs">
              <StateMark state={match.state} />
            </div>
            <div className="min-w-0 flex-1 basis-48">
              <Whose match={match} />
            </div>
            {onAct === null ? null : (
              <div className="min-w-72 max-lg:w-full max-lg:[&>span]:justify-start">
                <MatchButtons
                  match={match}
                  onAct={(act) => onAct(match, act)}
                  onChoose={() => onChoose(match)}
                />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
};
