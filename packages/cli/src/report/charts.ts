import type { Interval, Trend, WeekCount } from '@headwater/insight';
import { count, percent } from '../analyze/words.js';
import { html, type Markup } from './markup.js';
import { spansOf, type Span, type WeekTotals } from './spans.js';

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

/**
 * The theme's share of all statements with its 95 % band, by week or, where the feedback reaches back
 * further than two years, by month; surges are marked. The table holds what is drawn.
 */
export function trendChart(
  label: string,
  weeks: readonly WeekCount[],
  trend: Trend,
  totals: WeekTotals,
): Markup | null {
  if (weeks.length < 3) return null;
  const { unit, spans } = spansOf(weeks, trend, totals);
  const frame = { width: 720, height: 172, left: 46, right: 8, top: 14, bottom: 24 };
  const scaled = spans.some(isWellKnown) ? spans.filter(isWellKnown) : spans;
  const highest = niceCeiling(Math.max(...scaled.map(({ share }) => bandTop(share))));
  const beyond = spans.some(({ share }) => share.value > highest);
  const x = (index: number): number =>
    frame.left + (index / (spans.length - 1)) * (frame.width - frame.left - frame.right);
  const y = (share: number): number =>
    frame.height -
    frame.bottom -
    (Math.min(share, highest) / highest) * (frame.height - frame.top - frame.bottom);
  const middle = spans.map(({ share }, index) => ({ x: x(index), y: y(share.value) }));
  const high = spans.map(({ share }, index) => ({ x: x(index), y: y(share.high) }));
  const low = spans.map(({ share }, index) => ({ x: x(index), y: y(share.low) }));
  const ticks = [0, highest / 2, highest];
  return html`<figure class="chart">
    <svg
      viewBox="0 0 ${frame.width} ${frame.height}"
      role="img"
      aria-label="Share of feedback by ${unit}: ${label}"
    >
      ${ticks.map((tick) => html`<path class="grid" d="M${frame.left} ${tenths(y(tick))}H${frame.width - frame.right}" /><text class="axis" x="${frame.left - 6}" y="${tenths(y(tick) + 4)}" text-anchor="end">${percent(tick)}</text>`)}
      <path class="band" d="${path(high)}L${path([...low].reverse()).slice(1)}Z" />
      <path class="line" d="${path(middle)}" />
      ${spans.map(({ surged }, index) => (surged ? html`<circle class="surge" cx="${tenths(x(index))}" cy="${tenths(middle[index]?.y ?? 0)}" r="4" />` : null))}
      ${dateTicks(spans.length).map((index, place, all) => html`<text class="axis" x="${tenths(x(index))}" y="${frame.height - 6}" text-anchor="${place === 0 ? 'start' : place === all.length - 1 ? 'end' : 'middle'}">${spans[index]?.short ?? ''}</text>`)}
    </svg>
    <figcaption>
      Share of all statements by ${unit}, with its 95 %
      interval${spans.some(({ surged }) => surged) ? '; dots mark surges' : ''}.${beyond ? ` A ${unit} with fewer than ${fewestToScale} statements in all may lie beyond the scale.` : ''}
    </figcaption>
    <details class="data">
      <summary>View as table</summary>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>${unit === 'week' ? 'Week of' : 'Month'}</th>
              <th class="number">Statements</th>
              <th class="number">Share</th>
            </tr>
          </thead>
          <tbody>
            ${spans.map(tableRow)}
          </tbody>
        </table>
      </div>
    </details>
  </figure>`;
}

const tableRow = ({ name, statements, share }: Span): Markup =>
  html`<tr>
    <td>${name}</td>
    <td class="number">${count(statements)}</td>
    <td class="number">
      ${percent(share.value)}
      <span class="quiet">(${percent(share.low)}–${percent(share.high)})</span>
    </td>
  </tr> `;

/** One complaint in a month of two statements is half of them, and must not flatten all other months. */
const fewestToScale = 20;
const isWellKnown = ({ all }: Span): boolean => all >= fewestToScale;

/** A time with next to no feedback has an interval up to 1, which must not flatten all others. */
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

function dateTicks(spans: number): number[] {
  const wanted = Math.min(5, spans);
  return Array.from({ length: wanted }, (_, index) =>
    Math.round((index / (wanted - 1)) * (spans - 1)),
  );
}
