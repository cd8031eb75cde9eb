import { useParams, useRouter } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { PageNotFound } from '../frame/page-states.js';

type Method = { title: string; html: string };

/** The pages of docs/methods, turned into HTML when the app is built. */
const pages = import.meta.glob<Method>('../../../../docs/methods/*.md', {
  query: '?method',
  import: 'default',
  eager: true,
});
const byName = new Map(
  Object.entries(pages).map(([path, method]) => [
    path.slice(path.lastIndexOf('/') + 1, -'.md'.length),
    method,
  ]),
);

/** How a figure is made: the same words as in the repository, readable without it. */
const MethodPage = () => {
  const { name } = useParams({ from: '/app/methods/$name' });
  const router = useRouter();
  const method = byName.get(name);
  if (method === undefined) return <PageNotFound />;
  return (
    <article className="mx-auto max-w-3xl px-4 pt-4 pb-10 sm:px-6">
      <button
        type="button"
        onClick={() => router.history.back()}
        className="mb-3 inline-flex items-center gap-1 rounded text-sm text-quiet hover:text-ink"
      >
        <ArrowLeft aria-hidden className="size-3.5" /> Back
      </button>
      <h1 className="mb-3 text-2xl font-semibold tracking-tight">{method.title}</h1>
      {/* Our own documentation, made into HTML at build time; no text of a customer comes here. */}
      <div className="prose" dangerouslySetInnerHTML={{ __html: method.html }} />
    </article>
  );
};

export default MethodPage;
