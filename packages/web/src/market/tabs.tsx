import { Link, useLocation } from '@tanstack/react-router';
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
  return (
    <nav aria-label="Market" className="mt-3 flex gap-4 overflow-x-auto border-b border-line">
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
