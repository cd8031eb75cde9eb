import type { WorthMeasure } from '@headwater/contract';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { fileUrl, type Query } from '../api/client.js';
import { worthRowsQuery } from '../api/worth.js';
import { calendarDay, day, money } from '../format.js';
import { AccountLink } from '../ui/account-link.js';
import { DownloadLink, IconButton } from '../ui/button.js';
import { BareInput } from '../ui/field.js';
import { LoadMore } from '../ui/load-more.js';
import { ErrorState, Loading, Skeleton } from '../ui/states.js';
import { worthWords } from '../ui/worth.js';

const dayWords: Readonly<Record<WorthMeasure, string>> = {
  touched: 'Renews',
  atRisk: 'Renews',
  lost: 'Left',
  blocked: 'Deal of',
};

type WorthRowsProps = {
  theme: string;
  measure: WorthMeasure;
  query: Query;
  onClose: () => void;
};

/** The accounts, or deals, under one figure. */
export const WorthRows = ({ theme, measure, query, onClose }: WorthRowsProps) => {
  const [text, setText] = useState('');
  const asked = { ...query, measure, q: text.trim() || undefined };
  const result = useInfiniteQuery({
    ...worthRowsQuery(theme, asked),
    placeholderData: keepPreviousData,
  });
  const rows = result.data?.pages.flatMap((page) => page.rows);
  const total = result.data?.pages[0]?.total ?? null;
  const { title } = worthWords[measure];
  return (
    <section aria-label={title} className="mt-3 rounded-lg border border-line px-4 py-3">
      <div className="mb-1 flex items-center gap-2">
        <h3 className="text-sm font-semibold">{title}</h3>
        <BareInput
          label="Search names"
          type="search"
          placeholder="Search names"
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="ml-auto max-w-48"
        />
        <DownloadLink href={fileUrl(`/themes/${theme}/worth/rows.csv`, asked)} label="CSV" />
        <IconButton label="Close" onClick={onClose}>
          <X className="size-4" />
        </IconButton>
      </div>
      {result.isError ? (
        <ErrorState error={result.error} what="The rows" onRetry={() => void result.refetch()} />
      ) : rows === undefined ? (
        <Loading>
          {[1, 2, 3].map((row) => (
            <Skeleton key={row} className="mb-1.5 h-7 w-full" />
          ))}
        </Loading>
      ) : rows.length === 0 ? (
        <p className="py-4 text-center text-muted">Nothing by that name.</p>
      ) : (
        <table className="num w-full text-sm" aria-label={title}>
          <thead>
            <tr className="border-b border-line text-left text-xs text-quiet">
              <th scope="col" className="py-1 font-medium">
                {measure === 'blocked' ? 'Deal' : 'Account'}
              </th>
              <th scope="col" className="py-1 text-right font-medium">
                {measure === 'blocked' ? 'Amount' : 'A month'}
              </th>
              <th scope="col" className="py-1 pl-3 text-right font-medium max-sm:hidden">
                First said
              </th>
              <th scope="col" className="py-1 pl-3 text-right font-medium">
                {dayWords[measure]}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={row.account ?? `${row.name} ${at}`} className="border-b border-line">
                <td className="max-w-0 py-1.5 pr-2">
                  {row.account === null ? (
                    <span className="block truncate">{row.name}</span>
                  ) : (
                    <AccountLink
                      id={row.account}
                      name={row.name}
                      className="block truncate font-medium"
                    />
                  )}
                  {row.plan === null ? null : (
                    <span className="block text-xs text-quiet">{row.plan}</span>
                  )}
                </td>
                <td className="py-1.5 text-right">
                  {row.counted === null ? (
                    <span className="text-quiet" title="No rate for this currency: not in the sum">
                      {money(row.money)}, left out
                    </span>
                  ) : (
                    money(row.counted)
                  )}
                </td>
                <td className="py-1.5 pl-3 text-right whitespace-nowrap text-muted max-sm:hidden">
                  {row.saidAt === null ? '–' : day(row.saidAt)}
                </td>
                <td className="py-1.5 pl-3 text-right whitespace-nowrap text-muted">
                  {row.day === null ? '–' : calendarDay(row.day)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows === undefined || rows.length === 0 ? null : (
        <LoadMore result={result} shown={rows.length} total={total} />
      )}
    </section>
  );
};
