import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import {
  listedKinds,
  type Findings,
  type ListedKind,
  type RankedTheme,
} from '../analyze/findings.js';
import { nameOf } from '../analyze/names.js';
import * as words from '../analyze/words.js';
import { html, type Markup } from './markup.js';
import { script } from './script.js';
import {
  anchorOf,
  languagesSection,
  leftOutSection,
  listSection,
  methodSection,
  themeCard,
} from './sections.js';
import { weekTotals } from './spans.js';
import { style } from './style.js';

export interface ReportOptions {
  readonly seed: number;
  /** Milliseconds by step. */
  readonly timings: Readonly<Record<string, number>>;
  /** Milliseconds since 1970 UTC. */
  readonly writtenAt: number;
  /** Pains shown with chart and sentences; requests and praise get half as many. */
  readonly detailed: number;
}

/** Lines of each table: what a person can take in; the JSON has all. */
const longestTable = 25;

/**
 * The report as one file: no script, font, image or style from elsewhere, and a policy in its head
 * that forbids any, so that it can be mailed, archived and opened from disk.
 */
export function* reportHtml(
  findings: Findings,
  options: ReportOptions,
): Generator<string, void, void> {
  const dated = findings.period !== null;
  const lists = new Map<ListedKind, { shown: RankedTheme[]; detailed: RankedTheme[] }>();
  for (const kind of listedKinds) {
    const shown = findings.lists[kind].slice(0, longestTable);
    const most = kind === 'pain' ? options.detailed : Math.ceil(options.detailed / 2);
    lists.set(kind, { shown, detailed: shown.slice(0, most) });
  }
  const anchors = new Set([...lists.values()].flatMap(({ detailed }) => detailed.map(anchorOf)));

  const totals = dated ? weekTotals(findings) : null;
  yield head(findings);
  yield html`<body>
    <main>${opening(findings, options)}
   `.html;
  for (const [kind, { shown }] of lists) {
    yield listSection(kind, shown, findings.lists[kind].length, dated, anchors, findings.stakes)
      .html;
  }
  for (const [kind, { detailed }] of lists) {
    if (detailed.length === 0) continue;
    yield html`<section><h2>${detailHeadings[kind]}</h2>`.html;
    for (const line of detailed) yield themeCard(line, totals, findings.stakes).html;
    yield '</section>\n';
  }
  yield html`<div class="pair">${leftOutSection(findings)}${languagesSection(findings)}</div>${methodSection(findings, options.seed, options.timings)}</main>`
    .html;
  yield `<script>${script}</script></body></html>\n`;
}

const detailHeadings: Readonly<Record<ListedKind, string>> = {
  pain: 'The pains, one by one',
  request: 'The requests, one by one',
  praise: 'The praise, one by one',
};

function head(findings: Findings): string {
  // Hashes instead of 'unsafe-inline': even a flaw in the escaping could not run what feedback holds.
  const policy = `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
${html`<meta http-equiv="Content-Security-Policy" content="${policy}" /><meta name="color-scheme" content="light dark" /><title>What hurts customers most: ${fileNames(findings)}</title>`.html}
<style>${style}</style></head>`;
}

const hashOf = (content: string): string =>
  `'sha256-${createHash('sha256').update(content).digest('base64')}'`;

const fileNames = ({ items }: Findings): string =>
  [...new Set(items.map(({ file }) => nameOf(basename(file))))].join(', ');

function opening(findings: Findings, { writtenAt }: ReportOptions): Markup {
  const { items, analysis, customers, themes, period } = findings;
  const figures: readonly (readonly [string, number])[] = [
    ['items', items.length],
    ['statements', analysis.statements.length],
    ['customers', customers],
    ['themes', themes],
  ];
  return html`<header>
    <p class="brand">Headwater · ${fileNames(findings)} · written ${words.day(writtenAt)}</p>
    <h1>What hurts customers most</h1>
    <p class="lead">${words.headlineOf(findings)}</p>
    <dl class="figures">
      ${figures.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${words.count(value)}</dd>
          </div>`,
      )}${
        period === null
          ? null
          : html`<div>
              <dt>period</dt>
              <dd>${words.day(period.from)} – ${words.day(period.to)}</dd>
            </div>`
      }
    </dl>
    ${period === null ? html`<p class="quiet">The feedback has no dates, so there are no trends.</p>` : null}
    <p class="tools" hidden>
      <label for="filter">Filter</label
      ><input id="filter" type="search" placeholder="Words in a theme" />
    </p>
  </header>`;
}
