import { Menu as Base } from '@base-ui/react/menu';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx.js';
import { Kbd } from './kbd.js';

export type Action = {
  label: string;
  icon?: LucideIcon;
  shortcut?: string;
  danger?: boolean;
  /** Starts a new group. */
  divided?: boolean;
  onSelect: () => void;
};

type MenuProps = { trigger: ReactElement; actions: ReadonlyArray<Action>; header?: ReactNode };

export const Menu = ({ trigger, actions, header }: MenuProps) => (
  <Base.Root>
    <Base.Trigger render={trigger} />
    <Base.Portal>
      <Base.Positioner sideOffset={4} align="end" className="z-60 outline-none">
        <Base.Popup className="min-w-48 rounded-md border border-line bg-raised p-1 shadow-lift outline-none">
          {header}
          {actions.map(({ label, icon: Icon, shortcut, danger, divided, onSelect }) => (
            <div key={label}>
              {divided === true ? <Base.Separator className="mx-1 my-1 h-px bg-line" /> : null}
              <Base.Item
                onClick={onSelect}
                className={cx(
                  'flex h-7 items-center gap-2 rounded px-2 text-sm outline-none data-highlighted:bg-active',
                  danger === true && 'text-pain',
                )}
              >
                {Icon === undefined ? null : <Icon aria-hidden className="size-4 text-quiet" />}
                <span className="flex-1">{label}</span>
                {shortcut === undefined ? null : <Kbd>{shortcut}</Kbd>}
              </Base.Item>
            </div>
          ))}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
);
