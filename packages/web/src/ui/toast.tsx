import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';

const manager = Toast.createToastManager();

type Said = { title: string; description?: string; undo?: () => void; bad?: boolean };

/** Says what was done; with `undo` it can be taken back for ten seconds. */
export const say = ({ title, description, undo, bad }: Said): void => {
  const id = manager.add({
    title,
    ...(description === undefined ? {} : { description }),
    timeout: bad === true ? 12_000 : undo === undefined ? 5000 : 10_000,
    priority: bad === true ? 'high' : 'low',
    ...(undo === undefined
      ? {}
      : {
          actionProps: {
            children: 'Undo',
            onClick: () => {
              manager.close(id);
              undo();
            },
          },
        }),
  });
};

const List = () => {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection="right"
      className="rounded-lg border border-line bg-raised shadow-lift transition-opacity duration-150 data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0"
    >
      <Toast.Content className="flex items-center gap-3 py-2.5 pr-2 pl-4">
        <div className="min-w-0 flex-1">
          <Toast.Title className="line-clamp-2 text-sm font-medium" />
          <Toast.Description className="text-sm text-muted" />
        </div>
        <Toast.Action className="rounded-md px-2 py-1 text-sm font-medium text-accent hover:bg-hover" />
        <Toast.Close
          aria-label="Dismiss"
          className="inline-flex size-7 items-center justify-center rounded-md text-muted hover:bg-hover"
        >
          <X className="size-4" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
};

export const ToastHost = ({ children }: { children: ReactNode }) => (
  <Toast.Provider toastManager={manager} limit={3}>
    {children}
    <Toast.Portal>
      <Toast.Viewport className="fixed right-4 bottom-20 z-60 flex w-[calc(100vw-32px)] max-w-sm flex-col gap-2 sm:bottom-4">
        <List />
      </Toast.Viewport>
    </Toast.Portal>
  </Toast.Provider>
);
