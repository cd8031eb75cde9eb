import { useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { ProblemError } from '../api/client.js';
import { itemQuery } from '../api/listen.js';
import { PageNotFound } from '../frame/page-states.js';
import { ErrorState, Loading, Skeleton } from '../ui/states.js';
import { ItemDetail } from './item-detail.js';

const ItemPage = () => {
  const { itemId } = useParams({ from: '/app/items/$itemId' });
  const router = useRouter();
  const item = useQuery(itemQuery(itemId));
  if (item.error instanceof ProblemError && item.error.status === 404) return <PageNotFound />;
  return (
    <div className="mx-auto max-w-3xl px-4 pt-4 pb-10 sm:px-6">
      <button
        type="button"
        onClick={() => router.history.back()}
        className="mb-3 inline-flex items-center gap-1 rounded text-sm text-quiet hover:text-ink"
      >
        <ArrowLeft aria-hidden className="size-3.5" /> Back
      </button>
      <h1 className="sr-only">Feedback item</h1>
      {item.data === undefined ? (
        item.isError ? (
          <ErrorState error={item.error} what="This item" onRetry={() => void item.refetch()} />
        ) : (
          <Loading className="flex flex-col gap-3">
            <Skeleton className="h-5 w-full" />
            <Skeleton className="h-5 w-4/5" />
            <Skeleton className="mt-4 h-24 w-full" />
          </Loading>
        )
      ) : (
        <ItemDetail key={item.data.id} item={item.data} />
      )}
    </div>
  );
};

export default ItemPage;
