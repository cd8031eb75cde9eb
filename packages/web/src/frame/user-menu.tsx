import { useNavigate } from '@tanstack/react-router';
import { KeyRound, LogOut, Settings } from 'lucide-react';
import { useMe } from '../api/people.js';
import { Menu } from '../ui/menu.js';
import { useSignOut } from './use-sign-out.js';

const initials = (name: string): string =>
  name
    .split(/\s+/u)
    .slice(0, 2)
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
    .toUpperCase();

const UserMenu = () => {
  const me = useMe();
  const navigate = useNavigate();
  const leave = useSignOut();
  if (me === null) return null;
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`Account of ${me.name}`}
          title={me.name}
          className="inline-flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-soft text-xs font-semibold text-accent hover:bg-active"
        >
          {initials(me.name)}
        </button>
      }
      header={
        <div className="border-b border-line px-2 pt-1 pb-2 text-sm">
          <p className="max-w-56 truncate font-medium" title={me.name}>
            {me.name}
          </p>
          <p className="max-w-56 truncate text-quiet" title={me.email}>
            {me.email} · {me.role}
          </p>
        </div>
      }
      actions={[
        {
          label: 'Settings',
          icon: Settings,
          onSelect: () => void navigate({ to: '/settings' }),
        },
        {
          label: 'Sessions and password',
          icon: KeyRound,
          onSelect: () => void navigate({ to: '/settings/you' }),
        },
        { label: 'Sign out', icon: LogOut, divided: true, onSelect: () => void leave() },
      ]}
    />
  );
};

export default UserMenu;
