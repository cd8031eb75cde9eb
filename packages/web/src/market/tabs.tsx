import { Link, useLocation } from '@tanstack/react-router';
import { tabLink, thisPageOnly } from '../ui/page.js';
import { TabBar } from '../ui/tab-bar.js';

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
    <TabBar label="Market" at={pathname}>
      {tabs.map(({ to, label }) => (
        <Link
          key={to}
          to={to}
          activeOptions={thisPageOnly}
          aria-current={pathname === to ? 'page' : undefined}
          className={tabLink(pathname === to)}
        >
          {label}
        </Link>
      ))}
    </TabBar>
  );
};
