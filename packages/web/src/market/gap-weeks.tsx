import type { GapView } from '@headwater/contract';
import { useCallback, useMemo } from 'react';
import { calendarDay } from '../format.js';
import { Chart } from '../ui/chart.js';
import { baseOption, quietAxis, type Tokens } from '../ui/chart-tokens.js';

const weekMs = 7 * 86_400_000;

/** Week by week, ours and theirs: whether a gap opens or closes. */
export const GapWeeks = ({ gap }: { gap: GapView }) => {
  const { first, us, them } = gap.weeks;
  const weeks = useMemo(() => {
    const start = first === null ? 0 : Date.parse(first);
    return Array.from({ length: Math.max(us.length, them.length) }, (_, week) =>
      new Date(start + week * weekMs).toISOString().slice(0, 10),
    );
  }, [first, us.length, them.length]);
  const names = useMemo(
    () => ({ us: 'Ours', them: gap.competitor?.name ?? 'Theirs' }),
    [gap.competitor],
  );
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      grid: { left: 8, right: 16, top: 16, bottom: 24, containLabel: true },
      tooltip: { ...baseOption(tokens).tooltip, trigger: 'axis' },
      xAxis: {
        type: 'category',
        data: weeks.map(calendarDay),
        boundaryGap: false,
        ...quietAxis(tokens),
      },
      yAxis: {
        type: 'value',
        name: 'Customers',
        nameLocation: 'end',
        nameGap: 8,
        minInterval: 1,
        ...quietAxis(tokens),
      },
      series: [
        {
          type: 'line',
          name: names.us,
          data: us,
          symbolSize: 5,
          lineStyle: { width: 2, color: tokens.accent },
          itemStyle: { color: tokens.accent },
        },
        {
          type: 'line',
          name: names.them,
          data: them,
          symbolSize: 5,
          symbol: 'rect',
          lineStyle: { width: 2, type: 'dashed', color: tokens.lineStrong },
          itemStyle: { color: tokens.lineStrong },
        },
      ],
    }),
    [weeks, us, them, names],
  );
  const table = useMemo(
    () => ({
      columns: ['Week of', names.us, names.them],
      rows: weeks.map((week, i) => [calendarDay(week), us[i] ?? 0, them[i] ?? 0]),
    }),
    [weeks, us, them, names],
  );
  if (first === null || weeks.length === 0) return null;
  return (
    <Chart
      title="Customers by week"
      note={
        <span className="flex flex-wrap gap-x-4">
          <span className="inline-flex items-center gap-1.5">
            <span aria-hidden className="h-0.5 w-4 bg-accent" /> {names.us}
          </span>
          <span className="inline-flex items-center gap-1.5">
            <span aria-hidden className="w-4 border-t-2 border-dashed border-line-strong" />{' '}
            {names.them}
          </span>
        </span>
      }
      option={option}
      table={table}
      height={200}
    />
  );
};
