import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { Button, buttonClass } from '../ui/button.js';
import { EmptyState, ErrorState, Loading, Notice, Skeleton } from '../ui/states.js';
import { PartMissingError } from './part.js';

export const PagePending = () => (
  <Loading className="p-4 sm:p-6">
    <Skeleton className="mb-6 h-7 w-48" />
    <Skeleton className="mb-3 h-4 w-full max-w-2xl" />
    <Skeleton className="mb-3 h-4 w-full max-w-xl" />
  </Loading>
);

export const PageError = ({ error, reset }: ErrorComponentProps) => {
  return (
    <div className="mx-auto max-w-2xl p-6">
      {error instanceof PartMissingError ? (
        <Notice
          tone="bad"
          action={
            <Button size="sm" onClick={() => location.reload()}>
              Reload
            </Button>
          }
        >
          Headwater was updated since you opened it, and this page is not among its parts any more.
          Reloading brings the new version. Nothing was changed.
        </Notice>
      ) : (
        <ErrorState error={error} what="This page" onRetry={reset} />
      )}
    </div>
  );
};

export const PageNotFound = () => (
  <EmptyState
    icon={Compass}
    title="There is nothing at this address"
    action={
      <Link to="/today" className={buttonClass('primary')}>
        Go to Today
      </Link>
    }
  >
    The link may be old or mistyped. Press Ctrl K or ⌘ K to look for a page by name.
  </EmptyState>
);
