type SparklineProps = { values: ReadonlyArray<number>; label: string; className?: string };

const WIDTH = 84;
const HEIGHT = 22;

/** Twelve weeks as thin bars: a missing week is a gap, not a slope through it. */
export const Sparkline = ({ values, label, className }: SparklineProps) => {
  const top = Math.max(1, ...values);
  const step = WIDTH / Math.max(1, values.length);
  return (
    <svg
      role="img"
      aria-label={`${label}: ${values.join(', ')}`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      className={className}
    >
      <line x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className="stroke-line" />
      {values.map((value, week) => {
        const height = value === 0 ? 0 : Math.max(1.5, (value / top) * (HEIGHT - 3));
        return (
          <rect
            // Weeks have no identity but their place.
            key={`${week}-${values.length}`}
            x={week * step + 0.75}
            y={HEIGHT - 1 - height}
            width={step - 1.5}
            height={height}
            rx="0.75"
            className={week === values.length - 1 ? 'fill-accent' : 'fill-line-strong'}
          />
        );
      })}
    </svg>
  );
};
