import { useCallback, useMemo } from 'react';
import { Chart } from '../ui/chart.js';
import { baseOption, fontFamily, quietAxis, type Tokens } from '../ui/chart-tokens.js';
import { monthName } from './amounts.js';

type MonthChartProps = {
  title: string;
  note: string;
  months: ReadonlyArray<{ readonly month: string; readonly value: number }>;
  kind: 'bar' | 'line';
  show: (value: number) => string;
  /** To the last cent, for the tooltip and the table; without it they say what the axis says. */
  exact?: (value: number) => string;
  onPick?: (month: string) => void;
};

/** One figure by month. */
export const MonthChart = ({
  title,
  note,
  months,
  kind,
  show,
  exact = show,
  onPick,
}: MonthChartProps) => {
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      grid: { left: 8, right: 20, top: 12, bottom: 4, containLabel: true },
      xAxis: {
        type: 'category',
        data: months.map(({ month }) => monthName(month)),
        ...quietAxis(tokens),
        splitLine: { show: false },
      },
      yAxis: {
        type: 'value',
        splitNumber: 4,
        ...quietAxis(tokens),
        axisLabel: {
          color: tokens.quiet,
          fontFamily,
          fontSize: 12,
          formatter: (value: number) => show(value),
        },
      },
      tooltip: {
        ...baseOption(tokens).tooltip,
        trigger: 'axis',
        formatter: (points: ReadonlyArray<{ dataIndex: number }>) => {
          const one = months[points[0]?.dataIndex ?? -1];
          return one === undefined ? '' : `${monthName(one.month)}\n${exact(one.value)}`;
        },
      },
      series: [
        {
          type: kind,
          name: title,
          symbol: 'none',
          itemStyle: { color: tokens.accent },
          lineStyle: { color: tokens.accent, width: 1.75 },
          barMaxWidth: 28,
          data: months.map(({ value }) => value),
        },
      ],
    }),
    [months, kind, show, exact, title],
  );
  const table = useMemo(
    () => ({
      columns: ['Month', title],
      rows: months.map(({ month, value }) => [month, exact(value)]),
    }),
    [months, exact, title],
  );
  return (
    <Chart
      title={title}
      note={note}
      option={option}
      table={table}
      height={200}
      {...(onPick === undefined
        ? {}
        : {
            onPick: (index: number) => {
              const month = months[index]?.month;
              if (month !== undefined) onPick(month);
            },
          })}
    />
  );
};
