import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { tabLink } from '../ui/page.js';

const tabs = [
  { to: '/market', label: 'Gaps' },
  { to: '/market/compare', label: 'Compare' },
  { to: '/market/opportunities', label: 'Opportunities' },
  { to: '/market/competitors', label: 'Competitors' },
  { to: '/market/deals', label: 'Win/loss' },
] as const;

export const MarketTabs = () => {
  const { pathname } = useLocation();
  const bar = useRef<HTMLElement>(null);
  // On a phone the bar is wider than the window: the tab that is open must be in sight.
  useEffect(() => {
    const open = bar.current?.querySelector(`[aria-current][href^="${pathname}"]`);
    open?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [pathname]);
  return (
    <nav
      ref={bar}
      aria-label="Market"
      className="mt-3 flex gap-4 overflow-x-auto border-b border-line"
    >
      {tabs.map(({ to, label }) => (
        <Link
          key={to}
          to={to}
          aria-current={pathname === to ? 'page' : undefined}
          className={tabLink(pathname === to)}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
};
