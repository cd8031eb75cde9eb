import { Monitor, Moon, SunMedium } from 'lucide-react';
import { IconButton } from '../ui/button.js';
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
