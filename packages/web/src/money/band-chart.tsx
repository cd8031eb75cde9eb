import type { CashForecastView } from '@headwater/contract';
import { useCallback, useMemo } from 'react';
import { Chart } from '../ui/chart.js';
import { baseOption, fontFamily, quietAxis, type Tokens } from '../ui/chart-tokens.js';
import { amount, monthName } from './amounts.js';

type Scenario = CashForecastView['scenarios'][number];
type Props = { shown: Scenario; others: ReadonlyArray<Scenario>; currency: string };

/** Cash of one scenario with its P10–P90 band; the middles of the others as dashed lines. */
export const BandChart = ({ shown, others, currency }: Props) => {
  const { months, name } = shown;
  const option = useCallback(
    (tokens: Tokens) => {
      const hidden = { silent: true, symbol: 'none', lineStyle: { opacity: 0 } };
      return {
        ...baseOption(tokens),
        grid: { left: 8, right: 12, top: 12, bottom: 4, containLabel: true },
        xAxis: {
          type: 'category',
          boundaryGap: false,
          data: months.map(({ month }) => monthName(month)),
          ...quietAxis(tokens),
          axisLine: { onZero: false, lineStyle: { color: tokens.line } },
          splitLine: { show: false },
        },
        yAxis: {
          type: 'value',
          splitNumber: 5,
          ...quietAxis(tokens),
          axisLabel: {
            color: tokens.quiet,
            fontFamily,
            fontSize: 12,
            formatter: (value: number) => amount(value, currency),
          },
        },
        tooltip: {
          ...baseOption(tokens).tooltip,
          trigger: 'axis',
          formatter: (points: ReadonlyArray<{ dataIndex: number }>) => {
            const at = points[0]?.dataIndex ?? -1;
            const one = months[at];
            if (one === undefined) return '';
            const { p10, p50, p90 } = one.cashMinor;
            return [
              monthName(one.month),
              `${name}: ${amount(p50, currency)} (${amount(p10, currency)} to ${amount(p90, currency)})`,
              ...others.map(
                (other) =>
                  `${other.name}: ${amount(other.months[at]?.cashMinor.p50 ?? 0, currency)}`,
              ),
            ].join('\n');
          },
        },
        series: [
          {
            type: 'line',
            name: 'P10',
            ...hidden,
            data: months.map(({ cashMinor }) => cashMinor.p10),
            stack: 'band',
            stackStrategy: 'all',
          },
          {
            type: 'line',
            name: 'P10–P90',
            ...hidden,
            data: months.map(({ cashMinor }) => cashMinor.p90 - cashMinor.p10),
            stack: 'band',
            stackStrategy: 'all',
            areaStyle: { color: tokens.band },
          },
          {
            type: 'line',
            name,
            symbol: 'none',
            lineStyle: { color: tokens.accent, width: 1.75 },
            data: months.map(({ cashMinor }) => cashMinor.p50),
            markLine: {
              silent: true,
              symbol: 'none',
              label: { show: false },
              lineStyle: { color: tokens.of('--pain'), type: 'dashed', width: 1 },
              data: [{ yAxis: 0 }],
            },
          },
          ...others.map((other) => ({
            type: 'line',
            name: other.name,
            symbol: 'none',
            lineStyle: { color: tokens.lineStrong, width: 1.5, type: 'dashed' },
            endLabel: { show: false },
            data: other.months.map(({ cashMinor }) => cashMinor.p50),
          })),
        ],
      };
    },
    [months, name, others, currency],
  );
  const table = useMemo(
    () => ({
      columns: ['Month', 'P10', 'P50', 'P90', ...others.map((other) => `${other.name}, P50`)],
      rows: months.map(({ month, cashMinor }, i) => [
        month,
        amount(cashMinor.p10, currency),
        amount(cashMinor.p50, currency),
        amount(cashMinor.p90, currency),
        ...others.map((other) => amount(other.months[i]?.cashMinor.p50 ?? 0, currency)),
      ]),
    }),
    [months, others, currency],
  );
  return (
    <Chart
      title={`Cash of 24 months: ${name}`}
      note={`Line: the middle; band: eight chances in ten (P10–P90); red: no cash${others.length > 0 ? '; dashed: the other scenarios' : ''}.`}
      option={option}
      table={table}
      height={300}
      pickSeries={2}
    />
  );
};
