import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useEffect } from 'react';
import { Button, buttonClass } from '../ui/button.js';
import { EmptyState, ErrorState, Loading, Notice, Skeleton } from '../ui/states.js';
import { reportOffline } from './offline.js';

export const PagePending = () => (
  <Loading className="p-4 sm:p-6">
    <Skeleton className="mb-6 h-7 w-48" />
    <Skeleton className="mb-3 h-4 w-full max-w-2xl" />
    <Skeleton className="mb-3 h-4 w-full max-w-xl" />
  </Loading>
);

/** A part of the app that did not arrive: the server is away, or it was updated and the old parts are gone. */
const isMissingPart = (error: unknown): boolean =>
  error instanceof TypeError && /module/iu.test(error.message);

export const PageError = ({ error, reset }: ErrorComponentProps) => {
  const missing = isMissingPart(error);
  useEffect(() => {
    if (missing) reportOffline(true);
  }, [missing]);
  return (
    <div className="mx-auto max-w-2xl p-6">
      {missing ? (
        <Notice
          tone="bad"
          action={
            <Button size="sm" onClick={() => location.reload()}>
              Reload
            </Button>
          }
        >
          This page could not be fetched. The server does not answer, or it was updated since you
          opened Headwater; reloading brings the new version. Nothing was changed.
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
