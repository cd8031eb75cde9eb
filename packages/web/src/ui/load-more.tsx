import { useEffect, useRef } from 'react';
import { count } from '../format.js';
import { Button } from './button.js';

type LoadMoreProps = {
  result: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    fetchNextPage: () => Promise<unknown>;
  };
  shown: number;
  total: number | null;
};

/** Fetches the next page when it comes into view; the button is there for keyboards and after a failure. */
export const LoadMore = ({ result, shown, total }: LoadMoreProps) => {
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = result;
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = end.current;
    // Watching starts anew after each page: an end that stayed in view would not be reported again.
    if (element === null || !hasNextPage || isFetchingNextPage || isFetchNextPageError)
      return undefined;
    if (typeof IntersectionObserver === 'undefined') return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) void fetchNextPage();
      },
      { rootMargin: '400px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  return (
    <div ref={end} className="flex items-center justify-between gap-3 py-3 text-sm text-quiet">
      <span className="num">
        {total === null ? `${count(shown)} shown` : `${count(shown)} of ${count(total)}`}
      </span>
      {hasNextPage ? (
        <Button size="sm" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchNextPageError ? 'Try again' : 'Load more'}
        </Button>
      ) : null}
    </div>
  );
};
