import type { ThemeStatement, ThemeView } from '@headwater/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { fileUrl } from '../api/client.js';
import { useMay } from '../api/people.js';
import { themeStatementsQuery } from '../api/understand.js';
import { useFilters, useSetSearch } from '../frame/filters.js';
import { useHotkeys } from '../frame/hotkeys.js';
import { DownloadLink } from '../ui/button.js';
import { cx } from '../ui/cx.js';
import { KindChip } from '../ui/kind.js';
import { KindSelect } from '../ui/kind-select.js';
import { LoadMore } from '../ui/load-more.js';
import { MarkedText } from '../ui/marked-text.js';
import { QuoteMeta } from '../ui/quote.js';
import { SearchBox } from '../ui/search-box.js';
import { Select } from '../ui/select.js';
import { SeverityLine, WithSeverity } from '../ui/severity.js';
import { ErrorState, Loading, Skeleton } from '../ui/states.js';
import { useSelection, withShift } from '../ui/use-selection.js';
import { SelectionBar } from './selection-bar.js';
import { WhyHere } from './why-here.js';

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

const refOf = (row: ThemeStatement): string => `${row.item}:${row.start}`;

type SentenceProps = {
  row: ThemeStatement;
  active: boolean;
  chosen: boolean;
  /** Absent for people who may not edit themes. */
  onChoose: ((range: boolean) => void) | null;
};

const Sentence = ({ row, active, chosen, onChoose }: SentenceProps) => {
  const { text, span } = around(row);
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (active) line.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <li
      ref={line}
      aria-current={active || undefined}
      className={cx(
        '-mx-2 scroll-mt-28 scroll-mb-24 border-t border-line px-2 py-3 first:border-t-0',
        active && 'shadow-[inset_2px_0_0_var(--accent)]',
        chosen ? 'bg-accent-soft' : active && 'bg-hover',
      )}
    >
      <div className="flex items-start gap-3">
        {onChoose === null ? null : (
          <input
            type="checkbox"
            aria-label={`Select “${row.text.slice(0, 80)}”`}
            checked={chosen}
            onChange={(event) => onChoose(withShift(event.nativeEvent))}
            className="mt-1 size-3.5 shrink-0 accent-accent"
          />
        )}
        <div className="min-w-0 flex-1">
          {row.title === null ? null : (
            <p dir="auto" className="truncate font-medium" title={row.title}>
              {row.title}
            </p>
          )}
          <p>
            <MarkedText
              text={text}
              spans={[span]}
              renderSpan={(part) => (
                <mark className="rounded-xs bg-mark box-decoration-clone px-0.5 text-ink">
                  <WithSeverity text={part} marks={row.severityMarks} />
                </mark>
              )}
            />
          </p>
          <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
            <QuoteMeta {...row} />
            <SeverityLine kind={row.kind} severity={row.severity} marks={row.severityMarks} />
            <Link
              to="/items/$itemId"
              params={{ itemId: row.item }}
              className="text-xs text-accent hover:underline"
            >
              Open item
            </Link>
            <WhyHere statement={refOf(row)} text={row.text} />
          </div>
        </div>
        <KindChip kind={row.kind} unsure={row.kindConfidence < UNSURE} />
      </div>
    </li>
  );
};

/** The customers' own words behind every figure above. */
export const Sentences = ({ theme }: { theme: ThemeView }) => {
  const search = useSearch({ from: '/app/themes/$themeId' });
  const filter = useFilters();
  const set = useSetSearch();
  const query = { ...filter, kind: search.kind, q: search.q, sort: search.sort ?? 'typical' };
  const result = useInfiniteQuery({
    ...themeStatementsQuery(theme.id, query),
    placeholderData: (previous) => previous,
  });
  const rows = useMemo(() => result.data?.pages.flatMap((page) => page.rows), [result.data]);
  const mayEdit = useMay('themes:edit');
  const ids = useMemo(() => rows?.map(refOf) ?? [], [rows]);
  const selection = useSelection(ids);
  // None until a key asks for one: a page that has just opened is not in the middle of its sentences.
  const [active, setActive] = useState<string | null>(null);
  const step = (by: number) => {
    const at = active === null ? -1 : ids.indexOf(active);
    const next = ids[Math.max(0, Math.min(ids.length - 1, at + by))];
    if (next !== undefined) setActive(next);
  };
  useHotkeys(
    {
      j: () => step(1),
      k: () => step(-1),
      x: () => (active === null ? undefined : selection.toggle(active)),
      X: () => (active === null ? undefined : selection.toggle(active, true)),
      Escape: selection.clear,
    },
    mayEdit,
  );
  return (
    <section id="sentences" aria-label="Sentences" className="scroll-mt-16">
      <h2 className="mb-2 text-base font-semibold">What customers say</h2>
      <div className="flex flex-wrap items-center gap-2">
        <SearchBox label="Search sentences" className="w-56 max-sm:w-full" />
        <KindSelect value={search.kind} onChange={(kind) => set({ kind })} />
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
          {mayEdit ? (
            <SelectionBar
              theme={theme}
              chosen={rows.filter((row) => selection.has(refOf(row)))}
              words={search.q === undefined ? null : { q: search.q, kind: search.kind }}
              onClear={selection.clear}
            />
          ) : null}
          <ul className="mt-2" aria-label="Sentences">
            {rows.map((row) => (
              <Sentence
                key={refOf(row)}
                row={row}
                active={active === refOf(row)}
                chosen={selection.has(refOf(row))}
                onChoose={
                  mayEdit
                    ? (range) => {
                        setActive(refOf(row));
                        selection.toggle(refOf(row), range);
                      }
                    : null
                }
              />
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
