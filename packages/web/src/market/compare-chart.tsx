import type { ComparePage, CompareRow } from '@headwater/contract';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { percent } from '../format.js';
import { Chart } from '../ui/chart.js';
import { baseOption, quietAxis, shortName, type Tokens } from '../ui/chart-tokens.js';
import { whiskers } from './chart-marks.js';
import { decimal, times, timesWithRange } from './figures.js';

const SHOWN = 20;

/** The scale goes by threes, since odds multiply: a ninth, a third, one, three, nine times. */
const STEP = Math.log(3);
const MOST_STEPS = 4;

/** Log-odds of speaking of a theme, ours against theirs: a dot with its whiskers for each theme. */
export const CompareChart = ({
  rows: all,
  against,
}: {
  rows: ReadonlyArray<CompareRow>;
  against: NonNullable<ComparePage['against']>;
}) => {
  const navigate = useNavigate();
  const rows = useMemo(
    () => all.slice(0, SHOWN).sort((a, b) => b.logOdds.value - a.logOdds.value),
    [all],
  );
  const open = useCallback(
    (index: number) => {
      const row = rows[index];
      if (row === undefined) return;
      void navigate({
        to: '/themes/$themeId',
        params: { themeId: row.theme.id },
        search: { whose: 'all' },
      });
    },
    [rows, navigate],
  );
  const option = useCallback(
    (tokens: Tokens) => {
      const narrow = globalThis.innerWidth < 640;
      const steps = Math.min(
        MOST_STEPS,
        Math.max(
          1,
          ...rows.map(({ logOdds }) =>
            Math.ceil(Math.max(Math.abs(logOdds.low), Math.abs(logOdds.high)) / STEP),
          ),
        ),
      );
      const end = steps * STEP;
      const within = (value: number): number => Math.max(-end, Math.min(end, value));
      const isClear = ({ logOdds }: CompareRow) => logOdds.low > 0 || logOdds.high < 0;
      return {
        ...baseOption(tokens),
        grid: { left: 8, right: 24, top: 24, bottom: 44, containLabel: true },
        xAxis: {
          type: 'value',
          min: -end,
          max: end,
          interval: STEP,
          name: narrow
            ? 'Odds, ours to theirs'
            : 'Odds of speaking of it, ours to theirs, with 95 % interval',
          nameLocation: 'middle',
          nameGap: 28,
          ...quietAxis(tokens),
          axisLabel: {
            ...quietAxis(tokens).axisLabel,
            formatter: (value: number) => times(value),
            hideOverlap: true,
          },
        },
        yAxis: {
          type: 'category',
          inverse: true,
          data: rows.map((row) => shortName(row.theme.label, narrow ? 18 : 40)),
          ...quietAxis(tokens),
          axisLabel: { ...quietAxis(tokens).axisLabel, color: tokens.ink },
        },
        series: [
          {
            type: 'scatter',
            cursor: 'pointer',
            symbolSize: 9,
            z: 4,
            data: rows.map((row, index) => ({
              value: [within(row.logOdds.value), index],
              itemStyle: { color: isClear(row) ? tokens.accent : tokens.lineStrong },
            })),
            markLine: {
              silent: true,
              symbol: 'none',
              label: { show: false },
              lineStyle: { color: tokens.lineStrong, type: 'solid', width: 1 },
              data: [{ xAxis: 0 }],
            },
            tooltip: {
              formatter: ({ dataIndex }: { dataIndex: number }) => {
                const row = rows[dataIndex];
                return row === undefined
                  ? ''
                  : [
                      row.theme.label,
                      `odds ${timesWithRange(row.logOdds)}`,
                      `ours ${percent(row.us.share.value)}, ${against.name} ${percent(row.them.share.value)}`,
                    ].join('\n');
              },
            },
          },
          whiskers(
            rows.map(
              (row, index) => [within(row.logOdds.low), within(row.logOdds.high), index] as const,
            ),
            tokens,
          ),
        ],
      };
    },
    [rows, against.name],
  );
  const table = useMemo(
    () => ({
      columns: ['Theme', 'Log-odds', 'Low', 'High', 'Ours', against.name],
      rows: rows.map((row) => [
        row.theme.label,
        decimal(row.logOdds.value, 2),
        decimal(row.logOdds.low, 2),
        decimal(row.logOdds.high, 2),
        percent(row.us.share.value),
        percent(row.them.share.value),
      ]),
    }),
    [rows, against.name],
  );
  return (
    <Chart
      title="Who speaks of what"
      note={
        <>
          {all.length > SHOWN ? `The first ${SHOWN} of the list. ` : ''}Right of the line our
          customers speak of it more, left of it those of{' '}
          {against.id === null ? 'the competitors' : against.name} do; grey where the interval meets
          the line.
        </>
      }
      option={option}
      table={table}
      height={Math.max(180, rows.length * 24 + 72)}
      onPick={open}
    />
  );
};
