import type { ComparePage, CompareQuery, CompareRow } from '@headwater/contract';
import { changeRange, count, percent, percentRange } from '../format.js';
import { KindChip } from '../ui/kind.js';
import { ThemeLink } from '../ui/theme-link.js';
import { Stacked, type Column } from '../ui/data-table.js';
import {
  decimalRange,
  points,
  pointsRange,
  rateOf,
  signed,
  surenessWord,
  timesWithRange,
} from './figures.js';
import { evenScale, Whisker } from './whisker.js';

export type Compared = CompareRow & { id: string };
type Sort = CompareQuery['sort'];
type Side = CompareRow['us'];

const Share = ({ side }: { side: Side }) => (
  <div title={`${count(side.customers)} customers, 95 %: ${percentRange(side.share)}`}>
    <Stacked main={percent(side.share.value)} under={percentRange(side.share)} />
  </div>
);

const nothing = <span className="text-quiet">–</span>;

/** Two figures of the two sides, one above the other, ours first. */
const Both = ({
  us,
  them,
  show,
  title,
}: {
  us: Side[keyof Side];
  them: Side[keyof Side];
  show: (value: number) => string;
  title: string;
}) => {
  const text = (of: Side[keyof Side]) =>
    of !== null && typeof of === 'object' ? show(of.value) : '–';
  return (
    <span className="num block whitespace-nowrap" title={title}>
      <span className="block">{text(us)}</span>
      <span className="block text-quiet">{text(them)}</span>
    </span>
  );
};

/** Columns of the comparison; whiskers share one scale over the rows that are shown. */
export const compareColumns = (
  rows: ReadonlyArray<Compared>,
  page: ComparePage,
): ReadonlyArray<Column<Compared, Sort>> => {
  const end = evenScale(
    rows.map(({ logOdds }) => logOdds),
    5,
  );
  const them = page.against?.name ?? 'Theirs';
  return [
    {
      id: 'theme',
      header: 'Theme',
      sort: 'label',
      cell: ({ theme }) => (
        <div className="min-w-0">
          <ThemeLink id={theme.id} label={theme.label} className="block truncate text-base" />
          <KindChip kind={theme.kind} />
        </div>
      ),
    },
    {
      id: 'us',
      header: 'Ours',
      sort: 'us',
      right: true,
      className: 'w-22 max-sm:w-18',
      cell: ({ us }) => <Share side={us} />,
    },
    {
      id: 'them',
      header: (
        <span className="block max-w-full truncate" title={them}>
          {page.against?.id === null ? 'Theirs' : them}
        </span>
      ),
      sort: 'them',
      right: true,
      className: 'w-22 max-sm:w-18',
      cell: (row) => <Share side={row.them} />,
    },
    {
      id: 'log-odds',
      header: (
        <abbr
          title="Odds of speaking of it, ours to theirs; the line in the middle is no difference"
          className="no-underline"
        >
          Odds
        </abbr>
      ),
      sort: 'log-odds',
      className: 'w-42 max-md:hidden',
      cell: ({ logOdds }) => (
        <div>
          <Whisker
            interval={logOdds}
            from={-end}
            to={end}
            zero={0}
            title={`Odds ${timesWithRange(logOdds)}`}
          />
          <span className="num block text-center text-xs whitespace-nowrap text-quiet">
            {timesWithRange(logOdds)}
          </span>
        </div>
      ),
    },
    {
      id: 'certainty',
      header: 'Sure',
      sort: 'certainty',
      className: 'w-18 max-lg:hidden',
      cell: ({ qValue }) => <Stacked main={surenessWord(qValue)} under={`q ${rateOf(qValue)}`} />,
    },
    {
      id: 'polarity',
      header: (
        <abbr
          title="Mean polarity of its customers, −1 to 1: ours above, theirs below"
          className="no-underline"
        >
          Polarity
        </abbr>
      ),
      sort: 'polarity',
      right: true,
      className: 'w-19 max-lg:hidden',
      cell: (row) => (
        <Both
          us={row.us.polarity}
          them={row.them.polarity}
          show={(value) => signed(value)}
          title={
            row.polarity === null
              ? 'Too few customers on one side'
              : `Ours less theirs: ${signed(row.polarity.value)} (${decimalRange(row.polarity, 2)})`
          }
        />
      ),
    },
    ...(page.scale === null
      ? []
      : [
          {
            id: 'rating',
            header: (
              <abbr
                title={`Mean rating of those who speak of it less that of the others, on ${page.scale.low} to ${page.scale.high}: ours above, theirs below`}
                className="no-underline"
              >
                Rating
              </abbr>
            ),
            sort: 'rating' as const,
            right: true,
            className: 'w-19 max-xl:hidden',
            cell: (row: Compared) => (
              <Both
                us={row.us.ratingEffect}
                them={row.them.ratingEffect}
                show={(value) => signed(value)}
                title={
                  row.ratingEffect === null
                    ? 'Too few ratings on one side'
                    : `Ours less theirs: ${signed(row.ratingEffect.value)} (${decimalRange(row.ratingEffect, 2)})`
                }
              />
            ),
          },
        ]),
    {
      id: 'change',
      header: (
        <abbr
          title="Share of customers lately less that of before: ours above, theirs below"
          className="no-underline"
        >
          Change
        </abbr>
      ),
      right: true,
      className: 'w-22 max-xl:hidden',
      cell: (row) =>
        row.us.change === null && row.them.change === null ? (
          nothing
        ) : (
          <Both
            us={row.us.change}
            them={row.them.change}
            show={points}
            title={[row.us.change, row.them.change]
              .map((change, i) =>
                change === null
                  ? ''
                  : `${i === 0 ? 'Ours' : 'Theirs'}: ${changeRange(change) && pointsRange(change)}`,
              )
              .filter(Boolean)
              .join('; ')}
          />
        ),
    },
  ];
};
