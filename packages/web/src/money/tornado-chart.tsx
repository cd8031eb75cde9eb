import type { CashForecastView } from '@headwater/contract';
import { useCallback, useMemo } from 'react';
import { percent } from '../format.js';
import { Chart } from '../ui/chart.js';
import { baseOption, fontFamily, quietAxis, type Tokens } from '../ui/chart-tokens.js';
import { amount } from './amounts.js';

type Scenario = CashForecastView['scenarios'][number];

/** Which driver matters most: cash at the end with each at its P10 and P90. */
export const TornadoChart = ({ shown, currency }: { shown: Scenario; currency: string }) => {
  const bars = useMemo(() => shown.tornado.toReversed(), [shown.tornado]);
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      grid: { left: 8, right: 16, top: 4, bottom: 4, containLabel: true },
      yAxis: {
        type: 'category',
        data: bars.map(({ label }) => label),
        ...quietAxis(tokens),
        splitLine: { show: false },
        axisLabel: {
          color: tokens.muted,
          fontFamily,
          fontSize: 12,
          width: globalThis.innerWidth < 640 ? 110 : 200,
          overflow: 'truncate',
        },
      },
      xAxis: {
        type: 'value',
        scale: true,
        splitNumber: 3,
        ...quietAxis(tokens),
        axisLabel: {
          color: tokens.quiet,
          fontFamily,
          fontSize: 12,
          hideOverlap: true,
          formatter: (value: number) => amount(value, currency),
        },
      },
      tooltip: {
        ...baseOption(tokens).tooltip,
        trigger: 'axis',
        axisPointer: { type: 'none' },
        formatter: (points: ReadonlyArray<{ dataIndex: number }>) => {
          const bar = bars[points[0]?.dataIndex ?? -1];
          if (bar === undefined) return '';
          return [
            bar.label,
            `At its P10: ${amount(bar.low.endCashMinor, currency)}`,
            `At its P90: ${amount(bar.high.endCashMinor, currency)}`,
            `${percent(bar.varianceShare)} of the spread of cash`,
          ].join('\n');
        },
      },
      series: [
        {
          type: 'custom',
          name: 'Swing',
          encode: { x: [0, 1], y: 2 },
          data: bars.map((bar, i) => [bar.low.endCashMinor, bar.high.endCashMinor, i]),
          renderItem: (
            _params: unknown,
            api: {
              value: (at: number) => number;
              coord: (point: number[]) => number[];
              size: (point: number[]) => number[];
            },
          ) => {
            const place = api.value(2);
            const [x1 = 0, y = 0] = api.coord([api.value(0), place]);
            const [x2 = 0] = api.coord([api.value(1), place]);
            const height = Math.min(18, (api.size([0, 1])[1] ?? 24) * 0.6);
            return {
              type: 'rect',
              shape: {
                x: Math.min(x1, x2),
                y: y - height / 2,
                width: Math.max(2, Math.abs(x2 - x1)),
                height,
              },
              style: { fill: tokens.accent },
            };
          },
        },
      ],
    }),
    [bars, currency],
  );
  const table = useMemo(
    () => ({
      columns: ['Driver', 'Cash at its P10', 'Cash at its P90', 'Swing', 'Share of the spread'],
      rows: shown.tornado.map((bar) => [
        bar.label,
        amount(bar.low.endCashMinor, currency),
        amount(bar.high.endCashMinor, currency),
        amount(bar.swingMinor, currency),
        percent(bar.varianceShare),
      ]),
    }),
    [shown.tornado, currency],
  );
  if (bars.length === 0) {
    return (
      <p className="text-muted">
        Every driver of this scenario is a single number, so none moves cash. Give ranges to what
        you are not sure of.
      </p>
    );
  }
  return (
    <Chart
      title="What moves cash most"
      note="Cash after 24 months with one driver at its P10 and P90, the others in their middle."
      option={option}
      table={table}
      height={28 * bars.length + 40}
    />
  );
};
