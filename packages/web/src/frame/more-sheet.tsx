import { Link, useNavigate } from '@tanstack/react-router';
import { LogOut, Monitor, Moon, SunMedium, Upload, type LucideIcon } from 'lucide-react';
import { useMay } from '../api/people.js';
import { cx } from '../ui/cx.js';
import { Sheet } from '../ui/dialog.js';
import { setAppearance, useAppearance, type Appearance } from './appearance.js';
import { beyondBar } from './pages.js';
import { useSignOut } from './use-sign-out.js';

const appearances: ReadonlyArray<{ value: Appearance; label: string; icon: LucideIcon }> = [
  { value: 'system', label: 'System', icon: Monitor },
  { value: 'light', label: 'Light', icon: SunMedium },
  { value: 'dark', label: 'Dark', icon: Moon },
];

const row = 'flex h-11 w-full items-center gap-3 rounded-md px-2 text-left hover:bg-hover';

const MoreSheet = ({ onClose }: { onClose: () => void }) => {
  const navigate = useNavigate();
  const mayImport = useMay('items:write');
  const appearance = useAppearance();
  const leave = useSignOut();
  return (
    <Sheet open onClose={onClose} title="More" side="bottom">
      <ul className="flex flex-col">
        {beyondBar.map((page) => (
          <li key={page.to}>
            <Link to={page.to} className={row} onClick={onClose}>
              <page.icon aria-hidden className="size-5 text-quiet" /> {page.label}
            </Link>
          </li>
        ))}
        {mayImport ? (
          <li>
            <button
              type="button"
              className={row}
              onClick={() => {
                onClose();
                void navigate({ to: '/import' });
              }}
            >
              <Upload aria-hidden className="size-5 text-quiet" /> Import
            </button>
          </li>
        ) : null}
        <li>
          <button type="button" className={row} onClick={() => void leave()}>
            <LogOut aria-hidden className="size-5 text-quiet" /> Sign out
          </button>
        </li>
      </ul>
      <fieldset aria-label="Appearance" className="mt-3 grid grid-cols-3 gap-2">
        {appearances.map(({ value, label, icon: Icon }) => (
          <button
            key={value}
            type="button"
            aria-pressed={appearance === value}
            onClick={() => setAppearance(value)}
            className={cx(
              'flex h-10 items-center justify-center gap-2 rounded-md border text-sm font-medium',
              appearance === value ? 'border-accent bg-accent-soft' : 'border-line',
            )}
          >
            <Icon aria-hidden className="size-4" /> {label}
          </button>
        ))}
      </fieldset>
    </Sheet>
  );
};

export default MoreSheet;
