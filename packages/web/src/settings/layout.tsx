import type { Permission } from '@headwater/contract';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useMe } from '../api/people.js';
import { Page, tabLink } from '../ui/page.js';
import { TabBar } from '../ui/tab-bar.js';

const tabs = [
  { to: '/settings/people', label: 'People', needs: 'people:manage' },
  { to: '/settings/keys', label: 'API keys', needs: 'keys:own' },
  { to: '/settings/analysis', label: 'Analysis', needs: 'read' },
  { to: '/settings/audit', label: 'Audit', needs: 'audit:read' },
  { to: '/settings/demo', label: 'Demo data', needs: 'demo:manage' },
  { to: '/settings/you', label: 'You', needs: 'read' },
] as const satisfies ReadonlyArray<{ to: string; label: string; needs: Permission }>;

const SettingsLayout = () => {
  const me = useMe();
  const { pathname } = useLocation();
  return (
    <Page
      title="Settings"
      narrow
      tabs={
        <TabBar label="Settings" at={pathname}>
          {tabs
            .filter(({ needs }) => me?.permissions.includes(needs))
            .map(({ to, label }) => {
              const on = pathname === to;
              return (
                <Link
                  key={to}
                  to={to}
                  aria-current={on ? 'page' : undefined}
                  className={tabLink(on)}
                >
                  {label}
                </Link>
              );
            })}
        </TabBar>
      }
    >
      <Outlet />
    </Page>
  );
};

export default SettingsLayout;
