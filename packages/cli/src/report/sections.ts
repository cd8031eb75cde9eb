import { severityEvidence, type TrendDirection } from '@headwater/insight';
import { nameOf } from '../analyze/names.js';
import type { Findings, ListedKind, Quote, RankedTheme } from '../analyze/findings.js';
import * as words from '../analyze/words.js';
import { sparkline, trendChart, whisker } from './charts.js';
import { html, type Markup } from './markup.js';
import type { Stakes } from '../stakes/stakes.js';
import { stakeCells, stakeExplanation, stakeHeads, stakeLine, stakeMethod } from './stakes.js';
import type { WeekTotals } from './spans.js';

const headings: Readonly<Record<ListedKind, string>> = {
  pain: 'What hurts most',
  request: 'What customers ask for',
  praise: 'What customers praise',
};
const explanations: Readonly<Record<ListedKind, string>> = {
  pain: 'Ranked by customers who complain, weighted by severity. Last come complaints without a subject, then pains that have ended.',
  request: 'Ranked by customers who ask for it.',
  praise: 'Ranked by customers who praise it.',
};
const icons: Readonly<Record<ListedKind, string>> = { pain: '▲', request: '◆', praise: '●' };

/** The ranked table of one kind. */
export function listSection(
  kind: ListedKind,
  lines: readonly RankedTheme[],
  all: number,
  dated: boolean,
  detailed: ReadonlySet<string>,
  stakes: Stakes | null,
): Markup {
  if (lines.length === 0) {
    return html`<section class="list ${kind}">
      <h2>${headings[kind]}</h2>
      <p class="quiet">No theme in this feedback.</p>
    </section>`;
  }
  const scaleEnd = Math.max(...lines.map(({ share }) => share.high));
  const left = all - lines.length;
  return html`<section class="list ${kind}" id="${kind}">
    <h2><span class="mark" aria-hidden="true">${icons[kind]}</span> ${headings[kind]}</h2>
    <p class="quiet">
      ${stakes === null ? explanations[kind] : stakeExplanation(stakes)}${left > 0 ? ` The first ${lines.length} of ${words.count(all)} themes.` : ''}
    </p>
    <div class="scroll">
      <table class="ranked">
        <thead>
          <tr>
            <th class="number" data-sort>#</th>
            <th data-sort>Theme</th>
            ${stakes === null ? null : stakeHeads(stakes)}
            <th class="number" data-sort>Customers</th>
            <th data-sort>Share of customers <span class="quiet">95 %</span></th>
            ${
              dated
                ? html`<th>12 weeks</th>
                    <th data-sort>Trend</th>`
                : null
            }${kind === 'pain' ? html`<th data-sort>Severity</th>` : null}
          </tr>
        </thead>
        <tbody>
          ${lines.map((line) => tableRow(line, kind, scaleEnd, dated, detailed, stakes))}
        </tbody>
      </table>
    </div>
  </section> `;
}

function tableRow(
  line: RankedTheme,
  kind: ListedKind,
  scaleEnd: number,
  dated: boolean,
  detailed: ReadonlySet<string>,
  stakes: Stakes | null,
): Markup {
  const { theme } = line;
  const id = anchorOf(line);
  const label = detailed.has(id) ? html`<a href="#${id}">${theme.label}</a>` : html`${theme.label}`;
  return html`<tr>
    <td class="number quiet" data-value="${line.rank}">${line.rank}</td>
    <td class="theme">
      <strong>${label}</strong><span class="said">${line.quotes[0]?.text ?? theme.summary}</span>
    </td>
    ${line.worth === null || stakes === null ? null : stakeCells(line.worth, stakes)}
    <td class="number size" data-value="${line.customers}">${words.count(line.customers)}</td>
    <td class="share" data-value="${line.share.value}">
      ${whisker(line.share, scaleEnd)}<span>${words.percentWithInterval(line.share)}</span>
    </td>
    ${
      dated
        ? html`<td class="weeks">${sparkline(theme.weeks)}</td>
            <td data-value="${theme.trend.change?.value ?? 0}">${trendMark(line)}</td>`
        : null
    }${kind === 'pain' ? html`<td class="severity" data-value="${line.severity}">${words.severityWord(line.severity)}</td>` : null}
  </tr> `;
}

function trendMark({ kind, theme }: RankedTheme): Markup {
  const { trend } = theme;
  const change = words.changeOf(trend);
  const sureness =
    trend.direction === 'unknown' || trend.direction === 'flat'
      ? ''
      : `${Math.floor(Math.min(0.999, trend.certainty) * 100)} % sure`;
  return html`<span class="trend ${toneOf(kind, trend.direction)}"
      ><span aria-hidden="true">${words.trendSigns[trend.direction]}</span>
      ${words.trendWords[trend.direction]}${change === null ? '' : ` ${change}`}</span
    ><span class="quiet block"
      >${sureness}${trend.surges.length > 0 ? `${sureness === '' ? '' : ', '}surged` : ''}</span
    >`;
}

function toneOf(kind: ListedKind, direction: TrendDirection): string {
  const up = direction === 'rising' || direction === 'new';
  const down = direction === 'falling' || direction === 'ended';
  if (kind === 'request' || (!up && !down)) return 'neutral';
  return up === (kind === 'pain') ? 'bad' : 'good';
}

export const anchorOf = ({ kind, theme }: RankedTheme): string => `${kind}-${theme.id}`;

/** One theme on its own: figures, trend (where the feedback has dates), sentences. */
export function themeCard(
  line: RankedTheme,
  totals: WeekTotals | null,
  stakes: Stakes | null,
): Markup {
  const { theme, kind } = line;
  const surges = theme.trend.surges.map(
    ({ week, observed, expected }) =>
      `${words.count(observed)} statements in the week of ${words.day(Date.parse(week))}, against ${words.count(Math.round(expected))} expected`,
  );
  const mix = (['pain', 'request', 'praise', 'question', 'other'] as const)
    .filter((each) => theme.kindMix[each] > 0)
    .map((each) => `${words.count(theme.kindMix[each])} ${each}`);
  return html`<article class="card ${kind}" id="${anchorOf(line)}">
    <header>
      <h3><span class="rank">${line.rank}</span> ${theme.label}</h3>
      <p>
        ${words.counted(line.customers, 'customer')}
        <span class="quiet">${words.percentWithInterval(line.share)}</span> ·
        ${words.counted(line.statements, 'statement')} of this kind; all
        ${words.count(theme.statements)}:
        ${mix.join(', ')}${kind === 'pain' ? ` · ${words.severityWord(line.severity)}` : ''}${totals === null ? null : html` · ${trendMark(line)}`}
      </p>
      ${line.worth === null || stakes === null ? null : stakeLine(line.worth, stakes)}
      ${surges.length > 0 ? html`<p class="surged">Surged: ${surges.join('; ')}.</p>` : null}
    </header>
    ${totals === null ? null : trendChart(theme.label, theme.weeks, theme.trend, totals)}
    <ul class="quotes">
      ${line.quotes.map(quoteItem)}
    </ul>
  </article> `;
}

/** The words that its severity rests on are underlined, and said again below for those who cannot see that. */
function withSeverity({ text, kind, language }: Quote): { marked: Markup; means: string[] } {
  const evidence = severityEvidence(text, { kind, language });
  let at = 0;
  const parts = evidence.map(({ start, end, means }) => {
    const before = text.slice(at, start);
    at = end;
    return html`${before}<u title="${means}">${text.slice(start, end)}</u>`;
  });
  return {
    marked: html`${parts}${text.slice(at)}`,
    means: [...new Set(evidence.map(({ means }) => means))],
  };
}

function quoteItem(quote: Quote): Markup {
  const { item } = quote;
  const { marked, means } = withSeverity(quote);
  const facts = [
    `${nameOf(item.file)}, row ${words.count(item.row)}`,
    ...(item.time === null ? [] : [words.day(item.time)]),
    ...(item.rating === null
      ? []
      : [`rated ${item.rating}${item.ratingHigh === null ? '' : ` of ${item.ratingHigh}`}`]),
    ...(item.product === null ? [] : [item.product]),
    ...(means.length === 0 ? [] : [`severity: ${means.join(', ')}`]),
  ];
  return html`<li>
    <blockquote>${marked}</blockquote>
    <span class="source">${facts.join(' · ')}</span>
  </li>`;
}

export function languagesSection({ analysis }: Findings): Markup {
  const rows = Object.entries(analysis.languages).sort((a, b) => b[1] - a[1]);
  const all = rows.reduce((sum, [, statements]) => sum + statements, 0);
  return html`<section>
    <h2>Languages</h2>
    <p class="quiet">Each language is analysed by itself.</p>
    <table class="plain">
      <thead>
        <tr>
          <th>Language</th>
          <th class="number">Statements</th>
          <th class="number">Share</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([code, statements]) =>
            html`<tr>
              <td>${words.languageName(code)}</td>
              <td class="number">${words.count(statements)}</td>
              <td class="number">${words.percent(statements / Math.max(1, all))}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

export function leftOutSection(findings: Findings): Markup {
  const rejected = words.rejectedReasons(findings);
  const { undated, items, period, input } = findings;
  const general = words.generalSentence(findings);
  return html`<section>
    <h2>What was left out</h2>
    ${general === null ? null : html`<p>${general}</p>`}
    <p>${words.unassignedSentence(findings.analysis)}</p>
    ${period !== null && undated > 0 ? html`<p>${words.count(undated)} of ${words.count(items.length)} items have no date: they count in sizes, not in trends.</p>` : null}
    ${
      rejected.length === 0
        ? html`<p>Every row could be used.</p>`
        : html`<table class="plain">
            <thead>
              <tr>
                <th class="number">Rows</th>
                <th>Not used, because</th>
                <th>Where</th>
              </tr>
            </thead>
            <tbody>
              ${rejected.map(
                ({ rows, reason, examples }) =>
                  html`<tr>
                    <td class="number">${words.count(rows)}</td>
                    <td>${reason}</td>
                    <td class="quiet">${examples}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
    ${
      input.notes.length > 0
        ? html`<ul>
            ${input.notes.map((note) => html`<li>${note}</li>`)}
          </ul>`
        : null
    }
  </section>`;
}

export function methodSection(
  { analysis, stakes }: Findings,
  seed: number,
  timings: Readonly<Record<string, number>>,
): Markup {
  return html`<section class="method">
    <h2>How this was made</h2>
    <p>
      Each text is split into statements. A classifier says of each whether it is a pain, a request,
      praise or a question. Statements that mean alike are joined into themes. Sizes count each
      customer once; where no customer is named, each row is one. Intervals are 95 %: for the share
      of customers by Wilson’s score, for the weekly shares as the chart shows. A trend compares the
      last 12 full weeks with the 12 before; surges are tested over all themes and weeks at a stated
      rate of false alarms. Pains are ranked by customers × (½ + severity), those that have ended
      last. Severity rests on what the words say has come of it (data or money lost, work blocked,
      leaving), urgency and trouble, which are underlined, on the tone and on the rating. Nothing
      left this machine.
    </p>
    ${stakes === null ? null : stakeMethod(stakes)}
    <div class="tables">
      <table class="plain">
        <tbody>
          ${Object.entries({ ...analysis.method, seed }).map(
            ([name, value]) =>
              html`<tr>
                <th>${name}</th>
                <td>${value}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <table class="plain">
        <thead>
          <tr>
            <th>Step</th>
            <th class="number">Seconds</th>
          </tr>
        </thead>
        <tbody>
          ${Object.entries(timings).map(
            ([step, milliseconds]) =>
              html`<tr>
                <td>${step}</td>
                <td class="number">${(milliseconds / 1000).toFixed(2)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
