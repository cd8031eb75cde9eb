import { Link, useLocation } from '@tanstack/react-router';
import { Upload } from 'lucide-react';
import { useMay } from '../api/people.js';
import { buttonClass } from '../ui/button.js';
import { tabLink } from '../ui/page.js';

const tabs = [
  { to: '/listen', label: 'Inbox' },
  { to: '/listen/sources', label: 'Sources' },
  { to: '/imports', label: 'Imports' },
] as const;

export const ListenTabs = () => {
  const { pathname } = useLocation();
  return (
    <nav aria-label="Listen" className="mt-3 flex gap-4 border-b border-line">
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

export const ImportButton = () => {
  const mayImport = useMay('items:write');
  if (!mayImport) return null;
  return (
    <Link to="/import" className={buttonClass('primary')}>
      <Upload aria-hidden className="size-4" /> Import
    </Link>
  );
};
