import type { Interval, Trend, WeekCount } from '@headwater/insight';
import { count, day, percent } from '../analyze/words.js';
import { html, type Markup } from './markup.js';

const tenths = (value: number): string => value.toFixed(1);

/** Statements in each of the last 12 weeks, as a line with a dot at the last. */
export function sparkline(weeks: readonly WeekCount[]): Markup {
  const last = weeks.slice(-12);
  if (last.length < 2) return html`<span class="quiet">too few weeks</span>`;
  const [width, height, margin] = [104, 24, 3];
  const highest = Math.max(1, ...last.map(({ statements }) => statements));
  const points = last.map(({ statements }, index) => ({
    x: margin + (index / (last.length - 1)) * (width - 2 * margin),
    y: height - margin - (statements / highest) * (height - 2 * margin),
  }));
  const end = points.at(-1) ?? { x: 0, y: 0 };
  const said = `Statements in each of the last ${last.length} weeks: ${last.map(({ statements }) => statements).join(', ')}`;
  return html`<svg
    class="spark"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    role="img"
    aria-label="${said}"
  >
    <path class="line" d="${path(points)}" />
    <circle class="dot" cx="${tenths(end.x)}" cy="${tenths(end.y)}" r="2" />
  </svg>`;
}

/** A share as a dot with its interval as a whisker, on the list's common scale. */
export function whisker(share: Interval, scaleEnd: number): Markup {
  const [width, height] = [88, 14];
  const x = (value: number): string => tenths(2 + (value / Math.max(scaleEnd, 1e-9)) * (width - 4));
  return html`<svg
    class="whisker"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    aria-hidden="true"
  >
    <path class="base" d="M2 7H${width - 2}" />
    <path class="reach" d="M${x(share.low)} 7H${x(share.high)}" />
    <circle class="dot" cx="${x(share.value)}" cy="7" r="3" />
  </svg>`;
}

/** The theme's share of all statements by week with its 95 % band; surges are marked. */
export function trendChart(
  label: string,
  weeks: readonly WeekCount[],
  trend: Trend,
): Markup | null {
  if (weeks.length < 3) return null;
  const frame = { width: 720, height: 172, left: 46, right: 8, top: 14, bottom: 24 };
  const highest = niceCeiling(Math.max(...weeks.map(({ share }) => bandTop(share))));
  const x = (index: number): number =>
    frame.left + (index / (weeks.length - 1)) * (frame.width - frame.left - frame.right);
  const y = (share: number): number =>
    frame.height -
    frame.bottom -
    (Math.min(share, highest) / highest) * (frame.height - frame.top - frame.bottom);
  const middle = weeks.map(({ share }, index) => ({ x: x(index), y: y(share.value) }));
  const high = weeks.map(({ share }, index) => ({ x: x(index), y: y(share.high) }));
  const low = weeks.map(({ share }, index) => ({ x: x(index), y: y(share.low) }));
  const ticks = [0, highest / 2, highest];
  const surgeWeeks = new Set(trend.surges.map(({ week }) => week));
  return html`<figure class="chart">
    <svg
      viewBox="0 0 ${frame.width} ${frame.height}"
      role="img"
      aria-label="Share of feedback by week: ${label}"
    >
      ${ticks.map((tick) => html`<path class="grid" d="M${frame.left} ${tenths(y(tick))}H${frame.width - frame.right}" /><text class="axis" x="${frame.left - 6}" y="${tenths(y(tick) + 4)}" text-anchor="end">${percent(tick)}</text>`)}
      <path class="band" d="${path(high)}L${path([...low].reverse()).slice(1)}Z" />
      <path class="line" d="${path(middle)}" />
      ${weeks.map(({ week }, index) => (surgeWeeks.has(week) ? html`<circle class="surge" cx="${tenths(x(index))}" cy="${tenths(middle[index]?.y ?? 0)}" r="4" />` : null))}
      ${dateTicks(weeks.length).map((index, place, all) => html`<text class="axis" x="${tenths(x(index))}" y="${frame.height - 6}" text-anchor="${place === 0 ? 'start' : place === all.length - 1 ? 'end' : 'middle'}">${shortDay(weeks[index])}</text>`)}
    </svg>
    <figcaption>
      Share of all statements by week, with its 95 %
      interval${surgeWeeks.size > 0 ? '; dots mark surges' : ''}.
    </figcaption>
    <details class="data">
      <summary>View as table</summary>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>Week of</th>
              <th class="number">Statements</th>
              <th class="number">Share</th>
            </tr>
          </thead>
          <tbody>
            ${weeks.map(
              ({ week, statements, share }) =>
                html`<tr>
                  <td>${day(Date.parse(week))}</td>
                  <td class="number">${count(statements)}</td>
                  <td class="number">
                    ${percent(share.value)}
                    <span class="quiet">(${percent(share.low)}–${percent(share.high)})</span>
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  </figure>`;
}

/** A week with next to no feedback has an interval up to 1, which must not flatten all others. */
const bandTop = ({ value, high }: Interval): number => Math.min(high, Math.max(value * 1.6, 0.01));

function path(points: readonly { readonly x: number; readonly y: number }[]): string {
  return `M${points.map(({ x, y }) => `${tenths(x)} ${tenths(y)}`).join('L')}`;
}

/** The next of 1, 2, 4 or 6 times a power of ten, so that half of it is a round figure too. */
function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1e-4)));
  const step = [1, 2, 4, 6, 10].find((each) => each * power >= value) ?? 10;
  return Math.min(1, step * power);
}

function dateTicks(weeks: number): number[] {
  const wanted = Math.min(5, weeks);
  return Array.from({ length: wanted }, (_, index) =>
    Math.round((index / (wanted - 1)) * (weeks - 1)),
  );
}

const shortDay = (week: WeekCount | undefined): string =>
  week === undefined
    ? ''
    : new Date(week.week).toLocaleDateString('en-GB', {
        day: 'numeric',
        month: 'short',
        year: '2-digit',
        timeZone: 'UTC',
      });
