import type { ThemeView } from '@headwater/contract';
import { useCallback, useMemo } from 'react';
import { calendarDay, count, estimate, percent, percentRange } from '../format.js';
import { Chart } from '../ui/chart.js';
import { baseOption, fontFamily, quietAxis, type Tokens } from '../ui/chart-tokens.js';
import { HowCounted } from '../ui/popover.js';
import { LevelChanges } from './level-changes.js';

const shortDay = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: '2-digit',
  timeZone: 'UTC',
});
const monday = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
};

const LABEL_PX = 56;

/** Share of feedback by week with its interval as a band, releases and surges marked. */
export const Trend = ({ theme }: { theme: ThemeView }) => {
  const { weeks, releases, trend } = theme;
  const option = useCallback(
    (tokens: Tokens) => {
      const days = weeks.map((week) => week.week);
      const surgeAt = new Map(trend.surges.map((surge) => [surge.week, surge]));
      const room = Math.ceil((LABEL_PX * days.length) / (globalThis.innerWidth < 640 ? 280 : 680));
      let labelled = -room;
      const marks = releases
        .map((release) => ({ at: days.indexOf(monday(release.day)), name: release.name }))
        .filter(({ at }) => at !== -1)
        .sort((a, b) => a.at - b.at)
        .map(({ at, name }) => {
          // Names that would run into each other stay in the tooltip alone.
          const show = at - labelled >= room;
          if (show) labelled = at;
          return { xAxis: days[at], name, label: { show } };
        });
      return {
        ...baseOption(tokens),
        grid: {
          left: 8,
          right: 16,
          top: marks.length > 0 ? 28 : 12,
          bottom: 4,
          containLabel: true,
        },
        xAxis: {
          type: 'category',
          data: days,
          boundaryGap: false,
          ...quietAxis(tokens),
          splitLine: { show: false },
          axisLabel: {
            color: tokens.quiet,
            fontFamily,
            fontSize: 12,
            hideOverlap: true,
            formatter: (week: string) => shortDay.format(new Date(`${week}T00:00:00Z`)),
          },
        },
        yAxis: {
          type: 'value',
          min: 0,
          splitNumber: 4,
          ...quietAxis(tokens),
          axisLabel: {
            color: tokens.quiet,
            fontFamily,
            fontSize: 12,
            formatter: (share: number) => percent(share),
          },
        },
        tooltip: {
          ...baseOption(tokens).tooltip,
          trigger: 'axis',
          axisPointer: { type: 'line', lineStyle: { color: tokens.lineStrong } },
          formatter: (points: ReadonlyArray<{ dataIndex: number }>) => {
            const week = weeks[points[0]?.dataIndex ?? -1];
            if (week === undefined) return '';
            const surge = surgeAt.get(week.week);
            return [
              `Week of ${calendarDay(week.week)}`,
              `${percent(week.share.value)} of feedback (${percentRange(week.share)})`,
              `${count(week.statements)} statements, ${count(week.customers)} customers`,
              ...(surge === undefined ? [] : [`Surge: ${estimate(surge.expected)} expected`]),
              ...releases
                .filter((release) => monday(release.day) === week.week)
                .map((release) => `Release: ${release.name}`),
            ].join('\n');
          },
        },
        series: [
          {
            type: 'line',
            name: 'low',
            stack: 'band',
            silent: true,
            symbol: 'none',
            lineStyle: { opacity: 0 },
            data: weeks.map((week) => week.share.low),
          },
          {
            type: 'line',
            name: 'band',
            stack: 'band',
            silent: true,
            symbol: 'none',
            lineStyle: { opacity: 0 },
            areaStyle: { color: tokens.band },
            data: weeks.map((week) => week.share.high - week.share.low),
          },
          {
            type: 'line',
            name: 'share',
            symbol: 'circle',
            symbolSize: (_value: unknown, { dataIndex }: { dataIndex: number }) =>
              surgeAt.has(weeks[dataIndex]?.week ?? '') ? 9 : 0,
            showSymbol: true,
            lineStyle: { color: tokens.accent, width: 1.75 },
            itemStyle: { color: tokens.of('--pain') },
            data: weeks.map((week) => week.share.value),
            markLine: {
              silent: true,
              symbol: 'none',
              lineStyle: { color: tokens.lineStrong, type: 'dashed', width: 1 },
              label: {
                color: tokens.quiet,
                fontFamily,
                fontSize: 11,
                rotate: 0,
                formatter: ({ name }: { name: string }) =>
                  name.length > 16 ? `${name.slice(0, 15)}…` : name,
              },
              data: marks,
            },
          },
        ],
      };
    },
    [weeks, releases, trend],
  );
  const table = useMemo(
    () => ({
      columns: ['Week of', 'Share', 'Low', 'High', 'Statements', 'Customers'],
      rows: weeks.map((week) => [
        week.week,
        percent(week.share.value),
        percent(week.share.low),
        percent(week.share.high),
        week.statements,
        week.customers,
      ]),
    }),
    [weeks],
  );
  return (
    <section id="trend" aria-label="Trend" className="scroll-mt-16">
      {weeks.length === 0 ? (
        <>
          <h2 className="text-base font-semibold">Trend by week</h2>
          <p className="mt-1 text-muted">No statement of this theme has a date.</p>
        </>
      ) : (
        <Chart
          title="Trend by week"
          heading={
            <h2 className="flex items-center gap-1 text-base font-semibold">
              Trend by week
              <HowCounted what="the trend" method="trends">
                The theme’s share of all statements of a week; the band is the 95&nbsp;% interval. A
                red dot is a surge: more statements than the theme’s own history allows for, with at
                most one false alarm in twenty. Dashed lines are releases.
              </HowCounted>
            </h2>
          }
          note="Share of all feedback, with 95 % interval"
          option={option}
          table={table}
          height={240}
          pickSeries={2}
        />
      )}
      <LevelChanges changes={trend.changes} />
    </section>
  );
};
