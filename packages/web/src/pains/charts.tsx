import type { Kind, ThemeRow } from '@headwater/contract';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { count, countRange, percent } from '../format.js';
import { Chart } from '../ui/chart.js';
import { baseOption, fontFamily, quietAxis, shortName, type Tokens } from '../ui/chart-tokens.js';
import { kindOrder, kinds } from '../ui/kind.js';

const polarityWord = (polarity: number): string =>
  polarity < -0.25 ? 'negative' : polarity > 0.25 ? 'positive' : 'mixed';

const polarityInk = (polarity: number, tokens: Tokens): string =>
  polarity < -0.25
    ? tokens.of('--pain')
    : polarity > 0.25
      ? tokens.of('--praise')
      : tokens.of('--question');

const tip = (theme: ThemeRow): string =>
  [
    theme.label,
    `${count(Math.round(theme.customers.value))} customers (${countRange(theme.customers)})`,
    `${percent(theme.share.value)} of customers`,
    `${kinds[theme.kind].label}, ${polarityWord(theme.polarity)}`,
  ].join('\n');

const useOpen = (rows: ReadonlyArray<ThemeRow>) => {
  const navigate = useNavigate();
  return useCallback(
    (index: number) => {
      const theme = rows[index];
      if (theme === undefined) return;
      void navigate({ to: '/themes/$themeId', params: { themeId: theme.id } });
    },
    [rows, navigate],
  );
};

const Legend = ({ token, word }: { token: string; word: string }) => (
  <span className="inline-flex items-center gap-1.5">
    <span aria-hidden className={`size-2 rounded-full ${token}`} />
    {word}
  </span>
);

const legendToken: Record<Kind, string> = {
  pain: 'bg-pain',
  request: 'bg-request',
  praise: 'bg-praise',
  question: 'bg-question',
  other: 'bg-other',
};

const AREA_SCALE = 62;

/** Themes placed by likeness: near means alike in words, area is customers, colour is polarity. */
export const PainMap = ({ rows }: { rows: ReadonlyArray<ThemeRow> }) => {
  const open = useOpen(rows);
  const option = useCallback(
    (tokens: Tokens) => {
      const largest = Math.max(1, ...rows.map((row) => row.customers.value));
      const narrow = globalThis.innerWidth < 640;
      const hidden = { show: false, scale: true };
      return {
        ...baseOption(tokens),
        grid: { left: 44, right: 44, top: 36, bottom: 36 },
        xAxis: { type: 'value', ...hidden },
        yAxis: { type: 'value', ...hidden },
        series: [
          {
            type: 'scatter',
            cursor: 'pointer',
            data: rows.map((row) => ({
              value: row.position,
              name: row.label,
              symbolSize: Math.max(
                narrow ? 5 : 8,
                Math.sqrt(row.customers.value / largest) * AREA_SCALE * (narrow ? 0.55 : 1),
              ),
              itemStyle: {
                color: `${polarityInk(row.polarity, tokens)}80`,
                borderColor: polarityInk(row.polarity, tokens),
                borderWidth: 1.5,
              },
            })),
            emphasis: { scale: 1.1 },
            label: {
              show: true,
              position: 'bottom',
              distance: 3,
              formatter: ({ name }: { name: string }) => shortName(name, 28),
              color: tokens.ink,
              fontFamily,
              fontSize: 12,
              textBorderColor: tokens.canvas,
              textBorderWidth: 3,
            },
            labelLayout: { hideOverlap: true },
            tooltip: {
              formatter: ({ dataIndex }: { dataIndex: number }) => {
                const row = rows[dataIndex];
                return row === undefined ? '' : tip(row);
              },
            },
          },
        ],
      };
    },
    [rows],
  );
  const table = useMemo(
    () => ({
      columns: ['Theme', 'Customers', 'Low', 'High', 'Polarity', 'Across', 'Up'],
      rows: rows.map((row) => [
        row.label,
        Math.round(row.customers.value),
        Math.round(row.customers.low),
        Math.round(row.customers.high),
        row.polarity.toFixed(2),
        row.position[0].toFixed(3),
        row.position[1].toFixed(3),
      ]),
    }),
    [rows],
  );
  return (
    <Chart
      title="Map of themes"
      note={
        <span className="flex flex-wrap items-center gap-x-4">
          Near means alike in wording; area is customers.
          <Legend token="bg-pain" word="negative" />
          <Legend token="bg-question" word="mixed" />
          <Legend token="bg-praise" word="positive" />
        </span>
      }
      option={option}
      table={table}
      height={560}
      onPick={open}
    />
  );
};

const BARS = 25;

/** Amounts as bars, how sure they are as whiskers. */
export const PainBars = ({ rows: all }: { rows: ReadonlyArray<ThemeRow> }) => {
  const rows = useMemo(() => all.slice(0, BARS), [all]);
  const open = useOpen(rows);
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      grid: { left: 8, right: 24, top: 8, bottom: 40, containLabel: true },
      xAxis: {
        type: 'value',
        name: 'Customers, with 95 % interval',
        nameLocation: 'middle',
        nameGap: 28,
        ...quietAxis(tokens),
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map((row) => row.label),
        ...quietAxis(tokens),
        splitLine: { show: false },
        axisLabel: {
          color: tokens.ink,
          fontFamily,
          fontSize: 12,
          formatter: (label: string) => shortName(label, globalThis.innerWidth < 640 ? 18 : 38),
        },
      },
      series: [
        {
          type: 'bar',
          cursor: 'pointer',
          barMaxWidth: 14,
          data: rows.map((row) => ({
            value: row.customers.value,
            itemStyle: {
              color: `${tokens.of(kinds[row.kind].token)}a6`,
              borderRadius: [0, 2, 2, 0],
            },
          })),
          tooltip: {
            formatter: ({ dataIndex }: { dataIndex: number }) => {
              const row = rows[dataIndex];
              return row === undefined ? '' : tip(row);
            },
          },
        },
        {
          type: 'custom',
          silent: true,
          z: 3,
          data: rows.map((row, index) => [row.customers.low, row.customers.high, index]),
          encode: { x: [0, 1], y: 2 },
          tooltip: { show: false },
          renderItem: (
            _params: unknown,
            api: { value: (dimension: number) => number; coord: (point: number[]) => number[] },
          ) => {
            const [left = 0, y = 0] = api.coord([api.value(0), api.value(2)]);
            const [right = 0] = api.coord([api.value(1), api.value(2)]);
            const style = { stroke: tokens.ink, lineWidth: 1.25, fill: 'none' };
            const line = (x1: number, y1: number, x2: number, y2: number) => ({
              type: 'line',
              shape: { x1, y1, x2, y2 },
              style,
            });
            return {
              type: 'group',
              children: [
                line(left, y, right, y),
                line(left, y - 3, left, y + 3),
                line(right, y - 3, right, y + 3),
              ],
            };
          },
        },
      ],
    }),
    [rows],
  );
  const table = useMemo(
    () => ({
      columns: ['Theme', 'Kind', 'Customers', 'Low', 'High'],
      rows: rows.map((row) => [
        row.label,
        kinds[row.kind].label,
        Math.round(row.customers.value),
        Math.round(row.customers.low),
        Math.round(row.customers.high),
      ]),
    }),
    [rows],
  );
  return (
    <Chart
      title="Themes by customers"
      note={
        <span className="flex flex-wrap items-center gap-x-4">
          {all.length > BARS ? `The first ${BARS} of ${all.length} in the chosen order` : null}
          {kindOrder
            .filter((kind) => rows.some((row) => row.kind === kind))
            .map((kind) => (
              <Legend key={kind} token={legendToken[kind]} word={kinds[kind].label} />
            ))}
        </span>
      }
      option={option}
      table={table}
      height={Math.max(160, rows.length * 24 + 56)}
      onPick={open}
    />
  );
};
