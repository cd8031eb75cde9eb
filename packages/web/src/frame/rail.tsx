import { Link, useLocation } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { cx } from '../ui/cx.js';
import { Mark } from './brand.js';
import { inBar, isOpen, railPages } from './pages.js';

export const Rail = () => {
  const { pathname } = useLocation();
  return (
    <nav
      aria-label="Main"
      className="sticky top-0 hidden h-dvh w-14 shrink-0 flex-col border-r border-line bg-panel sm:flex lg:w-48"
    >
      <Link
        to="/today"
        aria-label="Headwater, to Today"
        className="flex h-13 items-center gap-2.5 px-4 text-lg font-semibold tracking-tight"
      >
        <Mark className="size-6" />
        <span className="hidden lg:inline">Headwater</span>
      </Link>
      <ul className="flex flex-col gap-0.5 p-2">
        {railPages.map((page) => {
          const open = isOpen(page, pathname);
          return (
            <li key={page.to}>
              <Link
                to={page.to}
                aria-current={open ? 'page' : undefined}
                title={page.label}
                className={cx(
                  'flex h-8 items-center justify-center gap-2.5 rounded-md px-2 font-medium lg:justify-start',
                  open ? 'bg-active text-ink' : 'text-muted hover:bg-hover hover:text-ink',
                )}
              >
                <page.icon
                  aria-hidden
                  className={cx('size-4 shrink-0', open && 'text-accent')}
                  strokeWidth={2}
                />
                <span className="sr-only lg:not-sr-only">{page.label}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
};

export const BottomBar = ({ onMore }: { onMore: () => void }) => {
  const { pathname } = useLocation();
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-panel pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      <ul className="grid grid-cols-4">
        {inBar.map((page) => {
          const open = isOpen(page, pathname);
          return (
            <li key={page.to}>
              <Link
                to={page.to}
                aria-current={open ? 'page' : undefined}
                className={cx(
                  'flex h-14 flex-col items-center justify-center gap-1 text-xs font-medium',
                  open ? 'text-accent' : 'text-muted',
                )}
              >
                <page.icon aria-hidden className="size-5" />
                {page.label}
              </Link>
            </li>
          );
        })}
        <li>
          <button
            type="button"
            onClick={onMore}
            className="flex h-14 w-full flex-col items-center justify-center gap-1 text-xs font-medium text-muted"
          >
            <Ellipsis aria-hidden className="size-5" />
            More
          </button>
        </li>
      </ul>
    </nav>
  );
};
