import type { Interval } from '@headwater/contract';
import { cx } from '../ui/cx.js';

type WhiskerProps = {
  interval: Interval;
  /** Ends of the scale, the same in every row. */
  from: number;
  to: number;
  /** What stands for no difference. */
  zero?: number;
  className?: string;
  title: string;
};

/** A dot for the estimate, whiskers for its interval, a line where there is no difference. */
export const Whisker = ({ interval, from, to, zero, className, title }: WhiskerProps) => {
  const at = (value: number) =>
    `${Math.max(0, Math.min(100, ((value - from) / (to - from)) * 100))}%`;
  const clear = zero !== undefined && (interval.low > zero || interval.high < zero);
  const sure = zero === undefined || clear;
  return (
    <svg
      role="img"
      aria-label={title}
      className={cx('block h-5 w-full overflow-visible', className)}
    >
      <title>{title}</title>
      {zero === undefined ? (
        <line x1="0" x2="100%" y1="10" y2="10" className="stroke-line" />
      ) : (
        <line x1={at(zero)} x2={at(zero)} y1="1" y2="19" className="stroke-line-strong" />
      )}
      <line
        x1={at(interval.low)}
        x2={at(interval.high)}
        y1="10"
        y2="10"
        className={sure ? 'stroke-accent' : 'stroke-line-strong'}
        strokeWidth="2"
      />
      <circle
        cx={at(interval.value)}
        cy="10"
        r="4"
        className={sure ? 'fill-accent' : 'fill-line-strong'}
      />
    </svg>
  );
};

/** Ends of a scale that holds all of these, the same distance on both sides of zero. */
export const evenScale = (intervals: ReadonlyArray<Interval>, most: number): number =>
  Math.min(
    most,
    Math.max(0.5, ...intervals.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)])),
  );
