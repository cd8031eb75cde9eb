import type { Interval, TrendView } from '@headwater/contract';
import {
  ArrowDownRight,
  ArrowRight,
  ArrowUpRight,
  CircleSlash,
  Sparkle,
  type LucideIcon,
} from 'lucide-react';
import { changeRange, count, countRange, percent, signedPercent } from '../format.js';
import { cx } from './cx.js';

/** `214 (198–231)`: the number, then how sure it is, in a quieter tone. */
export const CountWithRange = ({ value, unit }: { value: Interval; unit?: string }) => (
  <span className="num whitespace-nowrap">
    {count(Math.round(value.value))}
    {unit === undefined ? '' : ` ${unit}`} <span className="text-quiet">({countRange(value)})</span>
  </span>
);

type Direction = TrendView['direction'];
const directions: Record<Direction, { icon: LucideIcon; word: string }> = {
  rising: { icon: ArrowUpRight, word: 'rising' },
  falling: { icon: ArrowDownRight, word: 'falling' },
  flat: { icon: ArrowRight, word: 'steady' },
  ended: { icon: CircleSlash, word: 'ended' },
  new: { icon: Sparkle, word: 'new' },
  unknown: { icon: ArrowRight, word: 'too few to tell' },
};

/** Steady is a claim of its own: that a change of more than a fifth either way can be ruled out. */
const mostOfSteady = 0.2;
const unclear = 'unclear';

/** How sure, in the same words everywhere. */
export const certaintyWord = (certainty: number): string =>
  certainty >= 0.99
    ? 'certain'
    : certainty >= 0.95
      ? 'sure'
      : certainty >= 0.8
        ? 'likely'
        : 'unsure';

/** A rising pain is bad news and a rising praise good news; the ink follows the meaning. */
const trendInk = (direction: Direction, good: boolean): string => {
  if (direction === 'rising' || direction === 'new') return good ? 'text-praise' : 'text-pain';
  if (direction === 'falling' || direction === 'ended') return good ? 'text-pain' : 'text-praise';
  return 'text-muted';
};

type ChangeProps = {
  trend: TrendView;
  good?: boolean;
  /** The direction in a word as well, where there is room. */
  long?: boolean;
  /** The certainty under the figure, for table cells. */
  stacked?: boolean;
  /** Without the certainty, where the page says it beside. */
  bare?: boolean;
};

export const Change = ({
  trend,
  good = false,
  long = false,
  stacked = false,
  bare = false,
}: ChangeProps) => {
  const { icon: Icon, word: direction } = directions[trend.direction];
  const known = trend.direction !== 'unknown';
  const shown = known && trend.direction !== 'flat' ? trend.change : null;
  const ink = trendInk(trend.direction, good);
  const flat = trend.direction === 'flat';
  const isSteady =
    trend.change !== null && Math.max(-trend.change.low, trend.change.high) <= mostOfSteady;
  const word = flat && !isSteady ? unclear : direction;
  // Without a direction there is none to be sure of; the interval says what may be.
  const certainty =
    !known || bare
      ? ''
      : flat
        ? trend.change === null
          ? ''
          : changeRange(trend.change)
        : certaintyWord(trend.certainty);
  return (
    <span
      className={cx(
        'num inline-flex whitespace-nowrap',
        stacked ? 'flex-col' : 'items-center gap-1.5',
      )}
      title={
        trend.change === null || !known
          ? 'Too few weeks with statements to tell a direction'
          : `${signedPercent(trend.change.value)} (${changeRange(trend.change)}), ${percent(trend.certainty)} certain: share of feedback in the last 12 full weeks against the 12 before`
      }
    >
      <span className={cx('inline-flex items-center gap-1 font-medium', ink)}>
        <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2.25} />
        {shown === null ? word : signedPercent(shown.value)}
        {long && shown !== null ? ` ${word}` : ''}
      </span>
      {certainty === '' ? null : (
        <span className={stacked ? 'text-xs text-quiet' : 'text-quiet'}>
          {stacked && shown !== null ? `${word}, ` : ''}
          {certainty}
        </span>
      )}
    </span>
  );
};

/** 0 to 1 as a word with five small bars: mild, noticeable, serious, severe. */
export const Level = ({
  value,
  words,
  stacked = false,
}: {
  value: number;
  words: readonly [string, string, string, string];
  stacked?: boolean;
}) => {
  const step = Math.min(3, Math.floor(Math.max(0, Math.min(0.999, value)) * 4));
  return (
    <span
      className={cx(
        'inline-flex whitespace-nowrap',
        stacked ? 'flex-col gap-1 text-xs text-quiet' : 'items-center gap-1.5',
      )}
      title={`${words[step] ?? ''}: ${value.toFixed(2)} of 1`}
    >
      <span aria-hidden className="flex items-end gap-px">
        {[0, 1, 2, 3].map((bar) => (
          <span
            key={bar}
            className={cx(
              'w-1 rounded-[1px]',
              bar <= step ? 'bg-muted' : 'bg-active',
              ['h-1.5', 'h-2', 'h-2.5', 'h-3'][bar],
            )}
          />
        ))}
      </span>
      {words[step]}
    </span>
  );
};
export const severityWords = ['mild', 'noticeable', 'serious', 'severe'] as const;
export const cohesionWords = ['loose', 'mixed', 'close', 'tight'] as const;
