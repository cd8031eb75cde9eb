import { Link, useLocation } from '@tanstack/react-router';
import { tabLink } from '../ui/page.js';

const tabs = [
  { to: '/finance/revenue', label: 'Revenue' },
  { to: '/finance/marketing', label: 'Marketing' },
  { to: '/finance/cash', label: 'Cash' },
  { to: '/finance/forecast', label: 'Forecast' },
] as const;

export const MoneyTabs = () => {
  const { pathname } = useLocation();
  return (
    <nav aria-label="Finance" className="mt-3 flex gap-4 overflow-x-auto border-b border-line">
      {tabs.map(({ to, label }) => {
        const on = pathname === to;
        return (
          <Link key={to} to={to} aria-current={on ? 'page' : undefined} className={tabLink(on)}>
            {label}
          </Link>
        );
      })}
    </nav>
  );
};
