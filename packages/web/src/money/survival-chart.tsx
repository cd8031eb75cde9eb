import type { SurvivalView } from '@headwater/contract';
import { useCallback, useMemo } from 'react';
import { percent, percentRange } from '../format.js';
import { Chart } from '../ui/chart.js';
import { baseOption, fontFamily, quietAxis, type Tokens } from '../ui/chart-tokens.js';
import { curveLooks, curveName } from './curve-looks.js';

type Curve = SurvivalView['curves'][number];

/** From everybody at the beginning, then a step down at each time at which somebody left. */
const points = ({ steps }: Curve) => [
  { time: 0, value: 1, low: 1, high: 1 },
  ...steps.map(({ time, survival: { value, low, high } }) => ({ time, value, low, high })),
];

/** At a time a curve stands where the last step before left it. */
const at = (curve: Curve, time: number) => points(curve).findLast((point) => point.time <= time);

/** The share of accounts that still pays after so many months, each group with its 95 % band. */
export const SurvivalChart = ({ view }: { view: SurvivalView }) => {
  const { by, curves } = view;
  const times = useMemo(
    () =>
      [...new Set([0, ...curves.flatMap(({ steps }) => steps.map(({ time }) => time))])].toSorted(
        (a, b) => a - b,
      ),
    [curves],
  );
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      grid: { left: 8, right: 16, top: 12, bottom: 24, containLabel: true },
      xAxis: {
        type: 'value',
        name: 'Months since the first payment',
        nameLocation: 'middle',
        nameGap: 26,
        min: 0,
        max: times.at(-1) ?? 1,
        ...quietAxis(tokens),
        splitLine: { show: false },
        axisPointer: { snap: true },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: 1,
        interval: 0.25,
        ...quietAxis(tokens),
        axisLabel: {
          color: tokens.quiet,
          fontFamily,
          fontSize: 12,
          formatter: (value: number) => percent(value),
        },
      },
      tooltip: {
        ...baseOption(tokens).tooltip,
        trigger: 'axis',
        formatter: (marks: ReadonlyArray<{ value: ReadonlyArray<number> }>) => {
          const time = marks[0]?.value[0];
          if (time === undefined) return '';
          return [
            `After ${time} months`,
            ...curves.map((curve) => {
              const here = at(curve, time);
              return `${curveName(by, curve.value)}: ${here === undefined ? '–' : `${percent(here.value)} (${percentRange(here)})`}`;
            }),
          ].join('\n');
        },
      },
      series: curves.flatMap((curve, index) => {
        const look = curveLooks[index % curveLooks.length];
        const color = tokens.of(look?.token ?? '--accent');
        const shape = { type: 'line', step: 'end', symbol: 'none' };
        const hidden = { ...shape, silent: true, lineStyle: { opacity: 0 } };
        const stack = { stack: `band ${index}`, stackStrategy: 'all' };
        return [
          {
            ...shape,
            name: curveName(by, curve.value),
            lineStyle: { color, width: 1.75, type: look?.dash ?? 'solid' },
            itemStyle: { color },
            data: points(curve).map(({ time, value }) => [time, value]),
          },
          { ...hidden, ...stack, data: points(curve).map(({ time, low }) => [time, low]) },
          {
            ...hidden,
            ...stack,
            areaStyle: { color, opacity: curves.length > 2 ? 0.1 : 0.16 },
            data: points(curve).map(({ time, low, high }) => [time, high - low]),
          },
        ];
      }),
    }),
    [by, curves, times],
  );
  const table = useMemo(
    () => ({
      columns: ['Months', ...curves.map((curve) => curveName(by, curve.value))],
      rows: times.map((time) => [
        time,
        ...curves.map((curve) => {
          const here = at(curve, time);
          return here === undefined ? '' : `${percent(here.value)} (${percentRange(here)})`;
        }),
      ]),
    }),
    [by, curves, times],
  );
  return (
    <Chart
      title="How long accounts stay"
      note="Share of accounts that still pay, by months since the first payment (Kaplan–Meier); bands: 95 %."
      option={option}
      table={table}
      height={280}
    />
  );
};
