import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { cx } from './cx.js';

type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
  wide?: boolean;
};

/** A form begins at its first field, anything else where the dialog chooses. */
const firstField = (popup: HTMLElement | null): HTMLElement | null =>
  popup?.querySelector<HTMLElement>('input:enabled, textarea:enabled, select:enabled') ?? null;

const backdrop =
  'fixed inset-0 z-40 bg-scrim transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0';

export const Dialog = ({
  open,
  onClose,
  title,
  description,
  children,
  footer,
  wide,
}: DialogProps) => {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Base.Portal>
        <Base.Backdrop className={backdrop} />
        <Base.Popup
          ref={popup}
          data-modal
          initialFocus={() => firstField(popup.current)}
          className={cx(
            'fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-32px)] w-[calc(100vw-32px)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-lg border border-line bg-raised shadow-lift',
            wide === true ? 'max-w-3xl' : 'max-w-md',
          )}
        >
          <div className="flex items-start gap-3 px-5 pt-4">
            <Base.Title className="flex-1 text-lg font-semibold">{title}</Base.Title>
            <Base.Close
              aria-label="Close"
              className="-mr-1.5 inline-flex size-7 items-center justify-center rounded-md text-muted hover:bg-hover"
            >
              <X className="size-4" />
            </Base.Close>
          </div>
          {description === undefined ? null : (
            <Base.Description render={<div />} className="px-5 pt-1 text-base text-muted">
              {description}
            </Base.Description>
          )}
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer === undefined ? null : (
            <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
              {footer}
            </div>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
};

type SheetProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  side: 'right' | 'bottom';
  children: ReactNode;
};

/** A dialog that slides from an edge: previews on the right, menus from below on a phone. */
export const Sheet = ({ open, onClose, title, side, children }: SheetProps) => (
  <Base.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
    <Base.Portal>
      <Base.Backdrop className={backdrop} />
      <Base.Popup
        data-modal
        className={cx(
          'fixed z-50 flex flex-col border-line bg-raised shadow-lift transition-transform duration-150',
          side === 'right'
            ? 'inset-y-0 right-0 w-full max-w-lg border-l data-ending-style:translate-x-full data-starting-style:translate-x-full'
            : 'inset-x-0 bottom-0 max-h-[85dvh] rounded-t-xl border-t pb-[env(safe-area-inset-bottom)] data-ending-style:translate-y-full data-starting-style:translate-y-full',
        )}
      >
        <div className="flex items-center gap-3 px-4 py-3">
          <Base.Title className="flex-1 truncate text-lg font-semibold">{title}</Base.Title>
          <Base.Close
            aria-label="Close"
            className="inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-hover"
          >
            <X className="size-4" />
          </Base.Close>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-4">{children}</div>
      </Base.Popup>
    </Base.Portal>
  </Base.Root>
);
