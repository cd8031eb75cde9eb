import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { KeyRound, LogOut, Monitor, Moon, Settings, SunMedium } from 'lucide-react';
import { explain } from '../api/client.js';
import { signOut, useMe } from '../api/people.js';
import { IconButton } from '../ui/button.js';
import { Menu } from '../ui/menu.js';
import { say } from '../ui/toast.js';
import { setAppearance, useAppearance, type Appearance } from './appearance.js';

const next: Record<Appearance, Appearance> = { system: 'light', light: 'dark', dark: 'system' };
const names: Record<Appearance, string> = {
  system: 'as the system',
  light: 'light',
  dark: 'dark',
};

export const AppearanceSwitch = () => {
  const appearance = useAppearance();
  const Icon = appearance === 'system' ? Monitor : appearance === 'dark' ? Moon : SunMedium;
  return (
    <IconButton
      label={`Appearance: ${names[appearance]}. Switch to ${names[next[appearance]]}`}
      onClick={() => setAppearance(next[appearance])}
    >
      <Icon className="size-4" />
    </IconButton>
  );
};

export const useSignOut = () => {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    try {
      await signOut();
      client.clear();
      await navigate({ to: '/sign-in' });
    } catch (error) {
      say({ title: 'Still signed in', description: explain(error), bad: true });
    }
  };
};

const initials = (name: string): string =>
  name
    .split(/\s+/u)
    .slice(0, 2)
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
    .toUpperCase();

export const UserMenu = () => {
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
