import { Link, useLocation } from '@tanstack/react-router';
import { tabLink, thisPageOnly } from '../ui/page.js';
import { TabBar } from '../ui/tab-bar.js';

const tabs = [
  { to: '/finance/revenue', label: 'Revenue' },
  { to: '/finance/marketing', label: 'Marketing' },
  { to: '/finance/cash', label: 'Cash' },
  { to: '/finance/forecast', label: 'Forecast' },
] as const;

export const MoneyTabs = () => {
  const { pathname } = useLocation();
  return (
    <TabBar label="Finance" at={pathname}>
      {tabs.map(({ to, label }) => {
        const on = pathname === to;
        return (
          <Link
            key={to}
            to={to}
            activeOptions={thisPageOnly}
            aria-current={on ? 'page' : undefined}
            className={tabLink(on)}
          >
            {label}
          </Link>
        );
      })}
    </TabBar>
  );
};
