import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { Search, SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { IconButton } from '../ui/button.js';
import { Kbd } from '../ui/kbd.js';
import { DemoBanner, OfflineBanner } from './banners.js';
import { Mark } from './brand.js';
import { DropAnywhere } from './drop-anywhere.js';
import { filtersOn } from './filters.js';
import { useHotkeys } from './hotkeys.js';
import { railPages } from './pages.js';
import { BottomBar, Rail } from './rail.js';
import { AppearanceSwitch } from './appearance-switch.js';
import { fetchPart } from './part.js';

// The first paint waits for none of these; together they are a fifth of the app.
const CommandBar = lazy(() => fetchPart(() => import('./command-bar.js')));
const FilterBar = lazy(() => fetchPart(() => import('./filter-bar.js')));
const FilterSheet = lazy(() => fetchPart(() => import('./filter-sheet.js')));
const MoreSheet = lazy(() => fetchPart(() => import('./more-sheet.js')));
const UserMenu = lazy(() => fetchPart(() => import('./user-menu.js')));

const isMac = /mac|iphone|ipad/iu.test(navigator.userAgent);

export const Frame = () => {
  const { pathname } = useLocation();
  const filtered = filtersOn(pathname).length > 0;
  const navigate = useNavigate();
  const [command, setCommand] = useState(false);
  const [more, setMore] = useState(false);
  const [filters, setFilters] = useState(false);
  const [goTo, setGoTo] = useState(false);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setCommand((open) => !open);
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  useEffect(() => {
    const timer = setTimeout(() => void import('./command-bar.js').catch(() => undefined), 1500);
    return () => clearTimeout(timer);
  }, []);

  useHotkeys({
    '/': () => setCommand(true),
    g: () => {
      setGoTo(true);
      setTimeout(() => setGoTo(false), 1500);
    },
  });
  useHotkeys(
    Object.fromEntries(
      railPages.map((page) => [
        page.letter,
        () => {
          setGoTo(false);
          void navigate({ to: page.to });
        },
      ]),
    ),
    goTo,
  );

  return (
    <div className="flex min-h-dvh">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-60 focus:bg-raised focus:p-2"
      >
        Skip to the page
      </a>
      <Rail />
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="sticky top-0 z-20 flex h-13 items-center gap-2 border-b border-line bg-canvas px-3 sm:px-4">
          <Mark className="size-6 shrink-0 sm:hidden" />
          <div className="min-w-0 flex-1 max-md:hidden">
            <Suspense>{filtered ? <FilterBar /> : null}</Suspense>
          </div>
          <div className="flex-1 md:hidden" />
          {filtered ? (
            <IconButton label="Filters" onClick={() => setFilters(true)} className="md:hidden">
              <SlidersHorizontal className="size-4" />
            </IconButton>
          ) : null}
          <button
            type="button"
            onClick={() => setCommand(true)}
            aria-label="Search and commands"
            title="Search and commands"
            className="inline-flex h-8 items-center gap-2 rounded-md border-line text-sm text-quiet hover:bg-hover max-sm:w-8 max-sm:justify-center sm:border sm:px-2.5"
          >
            <Search aria-hidden className="size-4" />
            <span className="max-lg:hidden">Search or go to…</span>
            <span className="flex gap-0.5 max-sm:hidden">
              <Kbd>{isMac ? '⌘' : 'Ctrl'}</Kbd>
              <Kbd>K</Kbd>
            </span>
          </button>
          <div className="max-sm:hidden">
            <AppearanceSwitch />
          </div>
          <Suspense fallback={<span className="size-8 shrink-0 rounded-full bg-accent-soft" />}>
            <UserMenu />
          </Suspense>
        </header>
        <OfflineBanner />
        <DemoBanner />
        <main id="main" tabIndex={-1} className="min-w-0 flex-1 outline-none max-sm:pb-16">
          <Outlet />
        </main>
      </div>
      <BottomBar onMore={() => setMore(true)} />
      <Suspense>
        {more ? <MoreSheet onClose={() => setMore(false)} /> : null}
        {filters ? <FilterSheet onClose={() => setFilters(false)} /> : null}
        {command ? <CommandBar onClose={() => setCommand(false)} /> : null}
      </Suspense>
      <DropAnywhere />
    </div>
  );
};
