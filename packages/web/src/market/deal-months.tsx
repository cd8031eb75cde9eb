import type { DealSummary } from '@headwater/contract';
import { useCallback, useMemo } from 'react';
import { percent, percentRange } from '../format.js';
import { Chart } from '../ui/chart.js';
import { baseOption, quietAxis, type Tokens } from '../ui/chart-tokens.js';
import { uprightWhiskers } from './chart-marks.js';

const monthName = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const nameOf = (month: string): string => monthName.format(new Date(`${month}-01T00:00:00Z`));

/** Every month from the first to the last, those without a deal as gaps. */
const everyMonth = (months: DealSummary['months']): string[] => {
  const [first, last] = [months[0]?.month, months.at(-1)?.month];
  if (first === undefined || last === undefined) return [];
  const all: string[] = [];
  const at = new Date(`${first}-01T00:00:00Z`);
  while (at.toISOString().slice(0, 7) <= last) {
    all.push(at.toISOString().slice(0, 7));
    at.setUTCMonth(at.getUTCMonth() + 1);
  }
  return all;
};

/** The win rate month by month, with its interval. */
export const DealMonths = ({ months }: { months: DealSummary['months'] }) => {
  const ended = useMemo(() => months.filter(({ rate }) => rate !== null), [months]);
  const names = useMemo(() => everyMonth(ended), [ended]);
  const option = useCallback(
    (tokens: Tokens) => {
      const placed = ended.map((row) => ({ row, at: names.indexOf(row.month) }));
      return {
        ...baseOption(tokens),
        grid: { left: 8, right: 16, top: 12, bottom: 8, containLabel: true },
        xAxis: { type: 'category', data: names.map(nameOf), ...quietAxis(tokens) },
        yAxis: {
          type: 'value',
          min: 0,
          max: 1,
          interval: 0.25,
          ...quietAxis(tokens),
          axisLabel: {
            ...quietAxis(tokens).axisLabel,
            formatter: (value: number) => percent(value),
          },
        },
        series: [
          {
            type: 'scatter',
            symbolSize: 8,
            z: 4,
            itemStyle: { color: tokens.accent },
            data: placed.map(({ row, at }) => [at, row.rate?.value ?? 0]),
            tooltip: {
              formatter: ({ dataIndex }: { dataIndex: number }) => {
                const row = placed[dataIndex]?.row;
                return row?.rate === null || row === undefined
                  ? ''
                  : `${nameOf(row.month)}\n${percent(row.rate.value)} won (${percentRange(row.rate)})\n${row.won} won, ${row.lost} lost`;
              },
            },
          },
          uprightWhiskers(
            placed.map(({ row, at }) => [at, row.rate?.low ?? 0, row.rate?.high ?? 0] as const),
            tokens,
          ),
        ],
      };
    },
    [ended, names],
  );
  const table = useMemo(
    () => ({
      columns: ['Month', 'Won', 'Lost', 'Win rate', 'Low', 'High'],
      rows: ended.map(({ month, won, lost, rate }) => [
        nameOf(month),
        won,
        lost,
        percent(rate?.value ?? 0),
        percent(rate?.low ?? 0),
        percent(rate?.high ?? 0),
      ]),
    }),
    [ended],
  );
  if (ended.length < 2) return null;
  return (
    <Chart
      title="Win rate by month"
      heading={<h3 className="text-sm font-medium text-quiet">Win rate by month</h3>}
      option={option}
      table={table}
      height={190}
    />
  );
};
