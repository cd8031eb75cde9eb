import type { TrendDirection } from '@headwater/insight';
import { listedKinds, type Findings, type ListedKind, type RankedTheme } from './findings.js';
import { padEnd, padStart, printable, wrap, wrapAtMost } from './text-width.js';
import * as words from './words.js';

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue';
/** Gives text a style, or leaves it alone where the output has no colours. */
export type Paint = (style: Style, text: string) => string;

export interface TableOptions {
  readonly width: number;
  readonly top: number;
  readonly paint: Paint;
}

const headings: Readonly<Record<ListedKind, string>> = {
  pain: 'What hurts most',
  request: 'What customers ask for',
  praise: 'What customers praise',
};

/** The whole answer for the terminal: headline, three ranked lists, and what was left out. */
export function renderTable(findings: Findings, options: TableOptions): string {
  const { width, paint } = options;
  const lines: string[] = [
    '',
    ...wrap(printable(words.headlineOf(findings)), width).map((line) => paint('bold', line)),
    ...wrap(scope(findings), width).map((line) => paint('dim', line)),
  ];
  for (const kind of listedKinds) {
    // Pains are what was asked for; requests and praise are for orientation.
    const shown = findings.lists[kind].slice(
      0,
      kind === 'pain' ? options.top : Math.min(5, options.top),
    );
    if (shown.length > 0) lines.push('', ...list(kind, shown, findings, options));
  }
  lines.push('', ...notes(findings).flatMap((note) => wrap(printable(note), width)), '');
  return lines.join('\n');
}

function scope({ items, analysis, customers, themes, period }: Findings): string {
  const parts = [
    words.counted(items.length, 'item'),
    words.counted(analysis.statements.length, 'statement'),
    words.counted(customers, 'customer'),
    words.counted(themes, 'theme'),
  ];
  if (period !== null) parts.push(`${words.day(period.from)} – ${words.day(period.to)}`);
  return parts.join(' · ');
}

interface Columns {
  readonly rank: number;
  readonly label: number;
  readonly customers: number;
  readonly share: number;
  readonly trend: number;
}

const gap = 2;

function list(
  kind: ListedKind,
  shown: readonly RankedTheme[],
  findings: Findings,
  { width, paint }: TableOptions,
): string[] {
  const dated = findings.period !== null;
  const all = findings.lists[kind].length;
  const more = all > shown.length ? ` (${shown.length} of ${words.count(all)})` : '';
  const columns = layOut(shown, findings, width, dated);
  const body = shown.flatMap((line) => rows(line, columns, findings, width, paint, dated));
  const heading = `${headings[kind]}${more}`;
  if (columns === null) return [paint('bold', heading), ...body];
  const names = [
    padEnd(heading, columns.rank + gap + columns.label),
    padStart('customers', columns.customers),
    padEnd(sizeHeading(findings), columns.share),
    ...(dated ? ['trend'] : []),
  ].join(' '.repeat(gap));
  return [
    paint('bold', names.slice(0, heading.length)) + paint('dim', names.slice(heading.length)),
    ...body,
  ];
}

/** Widths of the columns, or null where a table does not fit and lines are stacked. */
function layOut(
  shown: readonly RankedTheme[],
  findings: Findings,
  width: number,
  dated: boolean,
): Columns | null {
  const widest = (texts: readonly string[]): number =>
    Math.max(...texts.map((text) => text.length));
  const rank = String(shown.length).length;
  const customers = widest(['customers', ...shown.map((line) => words.count(line.customers))]);
  const share = widest([sizeHeading(findings), ...shown.map((line) => sizeText(line, findings))]);
  const trend = dated ? widest(shown.map(trendText)) : 0;
  const label = width - rank - customers - share - trend - gap * (dated ? 4 : 3);
  return label < 20 ? null : { rank, label, customers, share, trend };
}

function rows(
  line: RankedTheme,
  columns: Columns | null,
  findings: Findings,
  width: number,
  paint: Paint,
  dated: boolean,
): string[] {
  const label = printable(line.theme.label);
  const quote = printable(line.quotes[0]?.text ?? line.theme.summary);
  const rank = String(line.rank);
  const share = sizeText(line, findings);
  const indent = (columns?.rank ?? rank.length) + gap;
  const margin = ' '.repeat(indent);
  const quoted = wrapAtMost(`“${quote}”`, width - indent, 2).map(
    (text) => margin + paint('dim', text),
  );
  if (columns === null) {
    const facts = [
      words.counted(line.customers, 'customer'),
      share,
      ...(dated ? [trendText(line)] : []),
    ];
    return [
      ...wrap(label, width - indent).map(
        (text, index) => (index === 0 ? `${rank}  ` : margin) + paint('bold', text),
      ),
      ...wrap(facts.join(' · '), width - indent).map((text) => margin + text),
      ...quoted,
    ];
  }
  const [first = '', ...others] = wrap(label, columns.label);
  const cells = [
    padStart(rank, columns.rank),
    paint('bold', padEnd(first, columns.label)),
    padStart(words.count(line.customers), columns.customers),
    padEnd(share, columns.share),
    ...(dated ? [paint(trendStyle(line), trendText(line))] : []),
  ];
  return [
    cells.join(' '.repeat(gap)).trimEnd(),
    ...others.map((text) => margin + paint('bold', text)),
    ...quoted,
  ];
}

const sizeHeading = ({ stakes }: Findings): string =>
  stakes === null ? 'share (95 %)' : stakes.currency === null ? 'accounts' : 'pay a month';

/** The share of customers, or what it is ranked by where accounts were given. */
function sizeText({ share, worth }: RankedTheme, { stakes }: Findings): string {
  if (worth === null || stakes === null) return words.percentWithInterval(share);
  const accounts = words.counted(worth.accounts, 'account');
  if (stakes.currency === null) return accounts;
  return `${words.amount(worth.touched.value, stakes.currency)}, ${accounts}`;
}

function trendText({ theme }: RankedTheme): string {
  const { trend } = theme;
  const change = words.changeOf(trend);
  const surged = trend.surges.length > 0 ? ', surged' : '';
  return `${words.trendSigns[trend.direction]} ${words.trendWords[trend.direction]}${change === null ? '' : ` ${change}`}${surged}`;
}

/** More pain is bad news and more praise is good news. */
function trendStyle({ kind, theme }: RankedTheme): Style {
  const up: readonly TrendDirection[] = ['rising', 'new'];
  const down: readonly TrendDirection[] = ['falling', 'ended'];
  if (kind === 'request') return up.includes(theme.trend.direction) ? 'blue' : 'dim';
  if (up.includes(theme.trend.direction)) return kind === 'pain' ? 'red' : 'green';
  if (down.includes(theme.trend.direction)) return kind === 'pain' ? 'green' : 'yellow';
  return 'dim';
}

function notes(findings: Findings): string[] {
  const { analysis, input, period, undated, items } = findings;
  const general = words.generalSentence(findings);
  const said = [...(general === null ? [] : [general]), words.unassignedSentence(analysis)];
  if (period === null) {
    said.push(
      'No dates were read, so there are no trends. Name the column with --time where the file has one.',
    );
  } else if (undated > 0) {
    said.push(
      `${words.counted(undated, 'item')} of ${words.count(items.length)} without a date count in sizes, not in trends.`,
    );
  }
  const rejected = input.rejected.length;
  if (rejected > 0) {
    const reasons = words
      .rejectedReasons(findings)
      .map(({ reason, rows, examples }) => `${words.count(rows)}: ${reason} (${examples})`);
    said.push(`${words.counted(rejected, 'row')} could not be used. ${reasons.join(' ')}`);
  }
  return [...said, ...input.notes];
}
