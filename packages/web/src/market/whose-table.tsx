import type { CompetitorView, WhoseRow } from '@headwater/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { explain } from '../api/client.js';
import { changeWhose, whoseQuery } from '../api/market.js';
import { useMay } from '../api/people.js';
import { ago, count } from '../format.js';
import { Select } from '../ui/select.js';
import { ErrorState, Skeleton } from '../ui/states.js';
import { say } from '../ui/toast.js';

const dimensions: Record<WhoseRow['dimension'], { title: string; unsaid: string }> = {
  source: { title: 'Sources', unsaid: 'Not set: ours' },
  product: { title: 'Products', unsaid: 'Not set: as its source' },
  name: { title: 'Names in feedback', unsaid: 'Not set' },
};

const aboutOf = ({ about }: WhoseRow): string =>
  about === null ? 'unsaid' : about === 'us' ? 'us' : about.id;

/** Whose product the feedback of each source, of each product and under each name is about. */
export const WhoseTable = ({ competitors }: { competitors: ReadonlyArray<CompetitorView> }) => {
  const client = useQueryClient();
  const mayEdit = useMay('market:edit');
  const result = useQuery(whoseQuery);
  const change = async (row: WhoseRow, to: string, quietly = false) => {
    const about =
      to === 'unsaid'
        ? null
        : to === 'us'
          ? ('us' as const)
          : (competitors.find(({ id }) => id === to)?.id ?? null);
    try {
      const page = await changeWhose({ dimension: row.dimension, value: row.value, about });
      client.setQueryData(whoseQuery.queryKey, page);
      const name =
        about === null
          ? 'nobody in particular'
          : about === 'us'
            ? 'us'
            : (competitors.find(({ id }) => id === about)?.name ?? '');
      say({
        title: `“${row.label}” is about ${name}`,
        description: 'Sizes are counted again now; trends follow with the next analysis.',
        ...(quietly ? {} : { undo: () => void change(row, aboutOf(row), true) }),
      });
      // Every size in the app may be another one now.
      await client.invalidateQueries();
    } catch (problem) {
      say({ title: 'Not saved', description: explain(problem), bad: true });
    }
  };
  if (result.isError) {
    return (
      <ErrorState
        error={result.error}
        what="Whose feedback it is"
        onRetry={() => void result.refetch()}
      />
    );
  }
  if (result.data === undefined) return <Skeleton className="h-24 w-full" />;
  const rows = result.data.rows;
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
      {(['source', 'product', 'name'] as const).map((dimension) => {
        const own = rows.filter((row) => row.dimension === dimension);
        if (own.length === 0) return null;
        const { title, unsaid } = dimensions[dimension];
        return (
          <section key={dimension} aria-label={title} className="min-w-0">
            <h3 className="mb-1 text-sm font-medium text-quiet">{title}</h3>
            <ul>
              {own.map((row) => (
                <li
                  key={row.value}
                  className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line py-1.5"
                >
                  <span className="min-w-0 flex-1 basis-40">
                    <span dir="auto" className="block truncate" title={row.label}>
                      {row.label}
                    </span>
                    <span className="num block text-xs text-quiet">
                      {count(row.items)} items
                      {row.by === null || row.at === null ? '' : ` · ${row.by}, ${ago(row.at)}`}
                    </span>
                  </span>
                  <Select
                    label={`“${row.label}” is about`}
                    value={aboutOf(row)}
                    on={row.about !== null && row.about !== 'us'}
                    disabled={!mayEdit}
                    choices={[
                      { value: 'unsaid', label: unsaid },
                      { value: 'us', label: 'Us' },
                      ...competitors.map(({ id, name }) => ({ value: String(id), label: name })),
                    ]}
                    onChange={(to) => void change(row, to)}
                    className="w-56 max-sm:w-full"
                  />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
};
