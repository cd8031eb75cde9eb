import type { RevenueMonth } from '@headwater/contract';
import { useCallback, useMemo } from 'react';
import { Chart } from '../ui/chart.js';
import { baseOption, fontFamily, quietAxis, type Tokens } from '../ui/chart-tokens.js';
import { amount, exactAmount, monthName } from './amounts.js';
import { movementKinds, type Opened } from './revenue-words.js';

type Props = {
  months: ReadonlyArray<RevenueMonth>;
  currency: string;
  onOpen: (opened: Opened) => void;
};

const net = (month: RevenueMonth): number => month.closing - month.opening;

const columns = [
  { of: 'opening', label: 'Opening' },
  ...movementKinds.map(({ kind, label }) => ({ of: kind, label })),
  { of: 'currency', label: 'Effect of rates' },
  { of: 'closing', label: 'Closing' },
] as const;

/** What moved monthly recurring revenue, stacked above and below nothing, and the line of what that comes to. */
export const MovementsChart = ({ months, currency, onOpen }: Props) => {
  const hasEffect = months.some((month) => month.currency !== 0);
  const option = useCallback(
    (tokens: Tokens) => {
      const bar = (name: string, color: string, data: number[]) => ({
        type: 'bar',
        name,
        stack: 'movements',
        stackStrategy: 'samesign',
        barMaxWidth: 28,
        itemStyle: { color },
        data,
      });
      return {
        ...baseOption(tokens),
        grid: { left: 8, right: 12, top: 12, bottom: 4, containLabel: true },
        xAxis: {
          type: 'category',
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
            const month = months[points[0]?.dataIndex ?? -1];
            if (month === undefined) return '';
            return [
              `${monthName(month.month)}${month.running ? ', not over yet' : ''}`,
              ...columns
                .filter(({ of }) => of === 'opening' || of === 'closing' || month[of] !== 0)
                .map(({ of, label }) => `${label}: ${amount(month[of], currency)}`),
              `Net: ${amount(net(month), currency)}`,
            ].join('\n');
          },
        },
        series: [
          ...movementKinds.map(({ kind, label, token }) =>
            bar(
              label,
              tokens.of(token),
              months.map((month) => month[kind]),
            ),
          ),
          bar(
            'Effect of rates',
            tokens.of('--other'),
            months.map((month) => month.currency),
          ),
          {
            type: 'line',
            name: 'Net',
            symbol: 'circle',
            symbolSize: months.length > 36 ? 3 : 5,
            itemStyle: { color: tokens.ink },
            lineStyle: { color: tokens.ink, width: months.length > 36 ? 1 : 1.5 },
            data: months.map(net),
          },
        ],
      };
    },
    [months, currency],
  );
  const table = useMemo(
    () => ({
      columns: ['Month', ...columns.map(({ label }) => label)],
      rows: months.map((month) => [
        month.month,
        ...columns.map(({ of }) => exactAmount(month[of], currency)),
      ]),
    }),
    [months, currency],
  );
  return (
    <div>
      <Chart
        title="What moved monthly recurring revenue"
        note="Above the line what came, below what went; the black line is what it comes to. A bar opens its accounts."
        option={option}
        table={table}
        height={280}
        pickSeries={movementKinds.length + 1}
        pickAny
        onPick={(index, series) => {
          const month = months[index]?.month;
          if (month === undefined) return;
          onOpen({ set: movementKinds[series]?.kind ?? 'paying', month });
        }}
      />
      <ul aria-hidden className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
        {movementKinds.map(({ label, look }) => (
          <li key={label} className="inline-flex items-center gap-1.5">
            <span className={`size-2.5 rounded-xs ${look}`} /> {label}
          </li>
        ))}
        {hasEffect ? (
          <li className="inline-flex items-center gap-1.5">
            <span className="size-2.5 rounded-xs bg-other" /> Effect of rates
          </li>
        ) : null}
        <li className="inline-flex items-center gap-1.5">
          <span className="h-0.5 w-4 bg-ink" /> Net
        </li>
      </ul>
    </div>
  );
};
