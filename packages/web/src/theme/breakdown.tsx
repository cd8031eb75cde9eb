import type { ThemeView } from '@headwater/contract';
import { useState } from 'react';
import { languageName, percent, percentRange, plural } from '../format.js';
import { HowCounted } from '../ui/popover.js';
import { Select } from '../ui/select.js';

type Row = ThemeView['breakdown'][number];
const dimensions: ReadonlyArray<{ value: Row['dimension']; label: string }> = [
  { value: 'segment', label: 'Segment' },
  { value: 'plan', label: 'Plan' },
  { value: 'product', label: 'Product' },
  { value: 'source', label: 'Source' },
  { value: 'channel', label: 'Channel' },
  { value: 'language', label: 'Language' },
];

/** A dot for these customers, a tick for all others, whiskers for how sure each is. */
const Compare = ({ row, top }: { row: Row; top: number }) => {
  const at = (share: number) => `${Math.min(100, (share / top) * 100)}%`;
  return (
    <svg aria-hidden className="h-5 w-full overflow-visible">
      <line x1="0" x2="100%" y1="10" y2="10" className="stroke-line" />
      <line
        x1={at(row.share.low)}
        x2={at(row.share.high)}
        y1="10"
        y2="10"
        className="stroke-accent"
        strokeWidth="2"
      />
      <line
        x1={at(row.others.value)}
        x2={at(row.others.value)}
        y1="4"
        y2="16"
        className="stroke-line-strong"
        strokeWidth="2"
      />
      <circle cx={at(row.share.value)} cy="10" r="4" className="fill-accent" />
    </svg>
  );
};

/** Intervals that do not meet: the difference is no accident of who happened to write. */
const verdict = (row: Row): string =>
  row.share.low > row.others.high
    ? 'more than others'
    : row.share.high < row.others.low
      ? 'less than others'
      : 'no clear difference';

export const Breakdown = ({ theme }: { theme: ThemeView }) => {
  const present = dimensions.filter(({ value }) =>
    theme.breakdown.some((row) => row.dimension === value),
  );
  const [chosen, setChosen] = useState<Row['dimension'] | null>(null);
  const dimension = chosen ?? present[0]?.value;
  const rows = theme.breakdown
    .filter((row) => row.dimension === dimension)
    .sort((a, b) => b.share.value - a.share.value);
  const top = Math.max(0.001, ...rows.flatMap((row) => [row.share.high, row.others.value]));
  return (
    <section aria-label="Who says it">
      <div className="mb-2 flex items-center gap-2">
        <h2 className="flex flex-1 items-center gap-1 text-base font-semibold">
          Who says it
          <HowCounted what="the comparison" method="trends">
            The share of each group’s customers who said it (dot, with its 95&nbsp;% interval)
            beside the same share among all other customers (tick). “More” or “less” is said only
            where the two intervals do not meet.
          </HowCounted>
        </h2>
        {present.length > 1 && dimension !== undefined ? (
          <Select label="Compare by" value={dimension} choices={present} onChange={setChosen} />
        ) : null}
      </div>
      {rows.length === 0 ? (
        <p className="text-muted">
          Nothing is known of the writers yet: segments and plans come with accounts, channels and
          products with the feedback itself.
        </p>
      ) : (
        <table className="num w-full text-sm" aria-label={`By ${dimension ?? ''}`}>
          <thead className="sr-only">
            <tr>
              <th scope="col">Group</th>
              <th scope="col">Share beside others</th>
              <th scope="col">Share</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, 12).map((row) => (
              <tr key={row.value} className="border-t border-line first:border-t-0">
                <th scope="row" className="max-w-32 py-1.5 pr-3 text-left font-normal">
                  <span className="block truncate" title={row.value}>
                    {row.dimension === 'language' ? languageName(row.value) : row.value}
                  </span>
                  <span className="block text-xs text-quiet">
                    {plural(row.customers, 'customer')}
                  </span>
                </th>
                <td
                  className="w-2/5 px-1"
                  title={`${verdict(row)}: ${percent(row.share.value)} (${percentRange(row.share)}) against ${percent(row.others.value)} (${percentRange(row.others)})`}
                >
                  <Compare row={row} top={top} />
                </td>
                <td className="py-1.5 pl-3 text-right">
                  <span className="block font-medium">{percent(row.share.value)}</span>
                  <span className="block text-xs whitespace-nowrap text-quiet">
                    others {percent(row.others.value)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};
