import type { ThemeStatement, ThemeView } from '@headwater/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { fileUrl } from '../api/client.js';
import { themeStatementsQuery } from '../api/understand.js';
import { useFilter, useSetSearch } from '../frame/filters.js';
import { DownloadLink } from '../ui/button.js';
import { KindChip, kindOrder, kinds } from '../ui/kind.js';
import { LoadMore } from '../ui/load-more.js';
import { MarkedText } from '../ui/marked-text.js';
import { QuoteMeta } from '../ui/quote.js';
import { SearchBox } from '../ui/search-box.js';
import { Select } from '../ui/select.js';
import { ErrorState, Loading, Skeleton } from '../ui/states.js';

const UNSURE = 0.65;
const CONTEXT = 260;

/** Long texts are shown around the statement; the item has the rest. */
const around = (row: ThemeStatement) => {
  const from = row.start > CONTEXT ? row.start - CONTEXT : 0;
  const to = Math.min(row.itemText.length, row.end + CONTEXT);
  const text = `${from > 0 ? '…' : ''}${row.itemText.slice(from, to)}${to < row.itemText.length ? '…' : ''}`;
  const shift = (from > 0 ? 1 : 0) - from;
  return { text, span: { start: row.start + shift, end: row.end + shift } };
};

const Sentence = ({ row }: { row: ThemeStatement }) => {
  const { text, span } = around(row);
  return (
    <li className="border-t border-line py-3 first:border-t-0">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          {row.title === null ? null : (
            <p dir="auto" className="truncate font-medium" title={row.title}>
              {row.title}
            </p>
          )}
          <p>
            <MarkedText text={text} spans={[span]} />
          </p>
          <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
            <QuoteMeta {...row} />
            <Link
              to="/items/$itemId"
              params={{ itemId: row.item }}
              className="text-xs text-accent hover:underline"
            >
              Open item
            </Link>
          </div>
        </div>
        <KindChip kind={row.kind} unsure={row.kindConfidence < UNSURE} />
      </div>
    </li>
  );
};

const ALL = '';

/** The customers' own words behind every figure above. */
export const Sentences = ({ theme }: { theme: ThemeView }) => {
  const search = useSearch({ from: '/app/themes/$themeId' });
  const filter = useFilter();
  const set = useSetSearch();
  const query = { ...filter, kind: search.kind, q: search.q, sort: search.sort ?? 'typical' };
  const result = useInfiniteQuery({
    ...themeStatementsQuery(theme.id, query),
    placeholderData: (previous) => previous,
  });
  const rows = result.data?.pages.flatMap((page) => page.rows);
  return (
    <section id="sentences" aria-label="Sentences" className="scroll-mt-16">
      <h2 className="mb-2 text-base font-semibold">What customers say</h2>
      <div className="flex flex-wrap items-center gap-2">
        <SearchBox label="Search sentences" className="w-56 max-sm:w-full" />
        <Select
          label="Kind"
          value={search.kind ?? ALL}
          on={search.kind !== undefined}
          choices={[
            { value: ALL, label: 'All kinds' },
            ...kindOrder.map((kind) => ({ value: kind, label: kinds[kind].many })),
          ]}
          onChange={(value) => set({ kind: value === ALL ? undefined : value })}
        />
        <Select
          label="Order"
          value={search.sort ?? 'typical'}
          choices={[
            { value: 'typical', label: 'Most typical first' },
            { value: 'newest', label: 'Newest first' },
            { value: 'severity', label: 'Most severe first' },
          ]}
          onChange={(value) => set({ sort: value === 'typical' ? undefined : value })}
        />
        <DownloadLink
          href={fileUrl(`/themes/${theme.id}/statements.csv`, query)}
          label="Export sentences as CSV"
          className="ml-auto"
        />
      </div>
      {result.isError && rows === undefined ? (
        <div className="mt-3">
          <ErrorState
            error={result.error}
            what="The sentences"
            onRetry={() => void result.refetch()}
          />
        </div>
      ) : rows === undefined ? (
        <Loading className="mt-3 flex flex-col gap-4">
          {[1, 2, 3, 4].map((row) => (
            <Skeleton key={row} className="h-14 w-full" />
          ))}
        </Loading>
      ) : rows.length === 0 ? (
        <p className="py-8 text-center text-muted">No sentence fits the filters.</p>
      ) : (
        <>
          <ul className="mt-2">
            {rows.map((row) => (
              <Sentence key={`${row.item}-${row.start}`} row={row} />
            ))}
          </ul>
          <LoadMore
            result={result}
            shown={rows.length}
            total={result.data?.pages[0]?.total ?? null}
          />
        </>
      )}
    </section>
  );
};
