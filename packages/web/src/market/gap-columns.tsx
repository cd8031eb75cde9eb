import type { GapQuery, GapRow } from '@headwater/contract';
import { Link } from '@tanstack/react-router';
import { Ban, Eye, Sparkle, StickyNote } from 'lucide-react';
import type { Column } from '../ui/data-table.js';
import { Stacked } from '../ui/data-table.js';
import { rateOf, surenessWord, timesWithRange } from './figures.js';
import { GapChip, gapName } from './gap-kinds.js';
import { sizeRange, sizeText } from './gap-numbers.js';
import { evenScale, Whisker } from './whisker.js';

type Sort = GapQuery['sort'];

const Marks = ({ gap }: { gap: GapRow }) => (
  <span className="inline-flex shrink-0 items-center gap-1 text-quiet">
    {gap.state === 'watched' ? (
      <Eye aria-label="Watched" className="size-3.5 text-accent" />
    ) : gap.state === 'dismissed' ? (
      <Ban aria-label="Dismissed" className="size-3.5" />
    ) : null}
    {gap.fresh ? <Sparkle aria-label="New in the latest analysis" className="size-3.5" /> : null}
    {gap.notes > 0 ? (
      <span className="num inline-flex items-center text-xs" title={`${gap.notes} notes`}>
        <StickyNote aria-hidden className="size-3.5" />
        {gap.notes}
        <span className="sr-only"> notes</span>
      </span>
    ) : null}
  </span>
);

const against = (gap: GapRow): string | null =>
  gap.segment !== null && gap.theme !== null
    ? `in “${gap.segment}”`
    : gap.competitor === null
      ? null
      : `against ${gap.competitor.name}`;

/** Columns of the list of gaps; whiskers share one scale over the rows that are shown. */
export const gapColumns = (rows: ReadonlyArray<GapRow>): ReadonlyArray<Column<GapRow, Sort>> => {
  const end = evenScale(
    rows.map(({ effect }) => effect),
    5,
  );
  return [
    {
      id: 'gap',
      header: 'Gap',
      cell: (gap) => (
        <div className="min-w-0">
          <div className="flex min-w-0 items-center gap-2">
            <Link
              to="/market/gaps/$gapId"
              params={{ gapId: gap.id }}
              dir="auto"
              title={gapName(gap)}
              className="truncate text-base font-medium text-ink hover:text-accent hover:underline"
            >
              {gapName(gap)}
            </Link>
            <Marks gap={gap} />
          </div>
          <div className="flex min-w-0 flex-wrap items-center gap-x-1.5 gap-y-0.5">
            <GapChip kind={gap.kind} />
            {against(gap) === null ? null : (
              <span className="shrink-0 text-xs text-quiet">{against(gap)}</span>
            )}
            <p className="min-w-0 truncate text-quiet max-sm:hidden" title={gap.sentence}>
              {gap.sentence}
            </p>
          </div>
        </div>
      ),
    },
    {
      id: 'size',
      header: 'Size',
      sort: 'size',
      right: true,
      className: 'w-30 max-sm:w-26',
      cell: (gap) => <Stacked main={sizeText(gap)} under={sizeRange(gap)} />,
    },
    {
      id: 'effect',
      header: (
        <abbr
          title="How many times the odds of the one side are those of the other; the line in the middle is no difference"
          className="no-underline"
        >
          Odds
        </abbr>
      ),
      sort: 'effect',
      className: 'w-42 max-md:hidden',
      cell: (gap) => (
        <div>
          <Whisker
            interval={gap.effect}
            from={-end}
            to={end}
            zero={0}
            title={`Odds ${timesWithRange(gap.effect)}`}
          />
          <span className="num block text-center text-xs whitespace-nowrap text-quiet">
            {timesWithRange(gap.effect)}
          </span>
        </div>
      ),
    },
    {
      id: 'certainty',
      header: (
        <abbr
          title="At which rate of false gaps this one would just be reported"
          className="no-underline"
        >
          Sure
        </abbr>
      ),
      sort: 'certainty',
      className: 'w-20 max-lg:hidden',
      cell: (gap) => <Stacked main={surenessWord(gap.qValue)} under={`q ${rateOf(gap.qValue)}`} />,
    },
  ];
};
