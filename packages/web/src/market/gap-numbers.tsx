import type { GapRow } from '@headwater/contract';
import type { ReactNode } from 'react';
import { count, percent, percentRange } from '../format.js';
import { HowCounted } from '../ui/popover.js';
import { isShare } from './gap-kinds.js';
import { points, pointsRange, rateOf, surenessWord, times, timesRange } from './figures.js';

const kindWords = {
  customers: 'speak of it',
  pain: 'complain',
  request: 'ask for it',
  praise: 'praise it',
} as const;

/** How large: a share where it is one, else the difference in percentage points. */
export const sizeText = ({ kind, size }: Pick<GapRow, 'kind' | 'size'>): string =>
  isShare(kind) ? percent(size.value) : points(size.value);
export const sizeRange = ({ kind, size }: Pick<GapRow, 'kind' | 'size'>): string =>
  isShare(kind) ? percentRange(size) : pointsRange(size);

const whoOf = (gap: GapRow, { side, segment }: GapRow['sides'][number]): string =>
  segment !== null
    ? `Of “${segment}”, those`
    : side === 'us'
      ? 'Ours'
      : gap.competitor === null
        ? 'Theirs'
        : `Of ${gap.competitor.name}’s, those`;

const Tile = ({ name, main, under }: { name: ReactNode; main: string; under: string }) => (
  <div className="min-w-0 rounded-md border border-line px-3 py-2">
    <p className="flex items-center gap-1 text-xs text-quiet">{name}</p>
    <p className="num text-lg font-semibold">{main}</p>
    <p className="num text-xs text-quiet">{under}</p>
  </div>
);

/** The figures of a gap, each with how sure it is. */
export const GapNumbers = ({ gap }: { gap: GapRow }) => (
  <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
    <Tile
      name={
        <>
          Size
          <HowCounted what="the size" method="gaps">
            {isShare(gap.kind)
              ? 'The share of all customers, ours and theirs, who ask for it, with its 95 % interval (Wilson).'
              : 'How many percentage points more of the one group’s customers than of the other’s, with its 95 % interval (Newcombe).'}
          </HowCounted>
        </>
      }
      main={sizeText(gap)}
      under={`95 %: ${sizeRange(gap)}`}
    />
    <Tile
      name={
        <>
          Odds
          <HowCounted what="the odds" method="gaps">
            How many times the odds of the one group are those of the other: e to the log-odds
            ratio, drawn towards 1 where few customers stand behind it, with its 95&nbsp;% interval.
          </HowCounted>
        </>
      }
      main={times(gap.effect.value)}
      under={`95 %: ${timesRange(gap.effect)}`}
    />
    <Tile
      name={
        <>
          Rate of false ones
          <HowCounted what="the rate of false gaps" method="gaps">
            If every gap as sure as this one were reported, at most this share of them would be
            expected to be false (Benjamini and Hochberg, over everything that was looked at).
          </HowCounted>
        </>
      }
      main={surenessWord(gap.qValue)}
      under={`q ${rateOf(gap.qValue)}, p ${rateOf(gap.pValue)}`}
    />
    {gap.sides.map((side) => (
      <Tile
        key={`${side.side}-${side.segment ?? ''}`}
        name={`${whoOf(gap, side)} who ${kindWords[side.kind]}`}
        main={percent(side.share.value)}
        under={`${count(side.customers)} of ${count(side.of)}, 95 %: ${percentRange(side.share)}`}
      />
    ))}
  </div>
);
