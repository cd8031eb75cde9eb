import type { OpportunityRow } from '@headwater/contract';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { count } from '../format.js';
import { Chart } from '../ui/chart.js';
import { baseOption, fontFamily, quietAxis, shortName, type Tokens } from '../ui/chart-tokens.js';
import { crosses } from './chart-marks.js';
import { decimal, decimalRange } from './figures.js';

const SHOWN = 60;
// As many names as stay readable; the tooltip and the table name them all.
const NAMED = 24;
const NAMED_NARROW = 8;

/** Importance against satisfaction: what lies low on the right matters and is not served. */
export const OpportunityChart = ({ rows: all }: { rows: ReadonlyArray<OpportunityRow> }) => {
  const navigate = useNavigate();
  const rows = useMemo(() => all.slice(0, SHOWN), [all]);
  const open = useCallback(
    (index: number) => {
      const row = rows[index];
      if (row === undefined) return;
      void navigate({ to: '/themes/$themeId', params: { themeId: row.theme.id } });
    },
    [rows, navigate],
  );
  const option = useCallback(
    (tokens: Tokens) => {
      const narrow = globalThis.innerWidth < 640;
      const axis = (name: string) => ({
        type: 'value',
        min: 0,
        max: 10,
        name,
        nameLocation: 'middle',
        nameGap: 28,
        ...quietAxis(tokens),
      });
      return {
        ...baseOption(tokens),
        grid: { left: 48, right: narrow ? 40 : 88, top: 24, bottom: 48 },
        xAxis: axis('Importance'),
        yAxis: axis('Satisfaction'),
        series: [
          {
            type: 'scatter',
            cursor: 'pointer',
            z: 4,
            symbolSize: narrow ? 8 : 10,
            data: rows.map((row, place) => ({
              name: place < (narrow ? NAMED_NARROW : NAMED) ? row.theme.label : '',
              value: [row.importance.value, row.satisfaction.value],
              // At the right edge there is no room for half a name beyond the point.
              label: { align: row.importance.value > 8.5 ? 'right' : 'center' },
              itemStyle: {
                color:
                  row.importance.value > row.satisfaction.value ? tokens.accent : tokens.lineStrong,
              },
            })),
            label: {
              show: true,
              position: 'top',
              distance: 4,
              formatter: ({ name }: { name: string }) => shortName(name, narrow ? 16 : 28),
              color: tokens.ink,
              fontFamily,
              fontSize: 12,
              textBorderColor: tokens.canvas,
              textBorderWidth: 3,
            },
            labelLayout: { hideOverlap: true },
            markLine: {
              silent: true,
              symbol: 'none',
              label: { show: false },
              lineStyle: { color: tokens.lineStrong, type: 'dashed', width: 1 },
              data: [[{ coord: [0, 0] }, { coord: [10, 10] }]],
            },
            tooltip: {
              formatter: ({ dataIndex }: { dataIndex: number }) => {
                const row = rows[dataIndex];
                return row === undefined
                  ? ''
                  : [
                      row.theme.label,
                      `importance ${decimal(row.importance.value)} (${decimalRange(row.importance)})`,
                      `satisfaction ${decimal(row.satisfaction.value)} (${decimalRange(row.satisfaction)})`,
                      `opportunity ${decimal(row.score.value)} (${decimalRange(row.score)})`,
                      `${count(row.customers)} customers`,
                    ].join('\n');
              },
            },
          },
          crosses(
            rows.map(
              ({ importance: x, satisfaction: y }) =>
                [x.value, x.low, x.high, y.value, y.low, y.high] as const,
            ),
            tokens,
          ),
        ],
      };
    },
    [rows],
  );
  const table = useMemo(
    () => ({
      columns: [
        'Theme',
        'Importance',
        'Low',
        'High',
        'Satisfaction',
        'Low ',
        'High ',
        'Opportunity',
      ],
      rows: rows.map((row) => [
        row.theme.label,
        decimal(row.importance.value),
        decimal(row.importance.low),
        decimal(row.importance.high),
        decimal(row.satisfaction.value),
        decimal(row.satisfaction.low),
        decimal(row.satisfaction.high),
        decimal(row.score.value),
      ]),
    }),
    [rows],
  );
  return (
    <Chart
      title="Importance and satisfaction"
      note={
        <>
          {all.length > SHOWN ? `The first ${SHOWN} of the list. ` : ''}Below the dashed line a
          theme matters more than customers are satisfied with it. Lines are 95&nbsp;% intervals.
        </>
      }
      option={option}
      table={table}
      height={440}
      onPick={open}
    />
  );
};
