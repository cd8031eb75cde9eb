import type { Analysis, AnalyzedStatement, InsightItem, Interval, Theme } from '@headwater/insight';
import { listedKinds, type Line, type ListedKind, type Quote } from './messages.js';

const mostLines = 100;
const mostQuotes = 5;
/** Of a quote's whole text, so much is shown on either side. */
const around = 120;

/** The three lists: themes in the order of how many customers said so, pains weighed by how badly they hurt. */
export function rankThemes(
  analysis: Analysis,
  items: readonly InsightItem[],
): Record<ListedKind, Line[]> {
  const speakerOf = (statement: AnalyzedStatement): string => {
    const item = items[statement.item];
    return item?.customer ?? item?.duplicateOf ?? item?.id ?? '';
  };
  const customers = new Set(analysis.statements.map(speakerOf)).size;
  const members = new Map<string, AnalyzedStatement[]>();
  for (const statement of analysis.statements) {
    if (statement.theme === null) continue;
    const known = members.get(statement.theme);
    if (known) known.push(statement);
    else members.set(statement.theme, [statement]);
  }
  const listOf = (kind: ListedKind): Line[] =>
    analysis.themes
      .filter(({ level }) => level === 1)
      .flatMap((theme) => {
        const said = (members.get(theme.id) ?? []).filter((each) => each.kind === kind);
        if (said.length === 0) return [];
        const speakers = new Set(said.map(speakerOf)).size;
        const severity = said.reduce((sum, each) => sum + each.severity, 0) / said.length;
        const weight = kind === 'pain' ? speakers * (0.5 + severity) : speakers;
        return [{ theme, said, speakers, weight: theme.general === true ? weight / 1e6 : weight }];
      })
      .sort((a, b) => b.weight - a.weight || b.said.length - a.said.length)
      .slice(0, mostLines)
      .map(({ theme, said, speakers }) => ({
        id: theme.id,
        label: theme.label,
        statements: said.length,
        customers: speakers,
        share: wilson(speakers, customers),
        trend: theme.trend,
        weeks: theme.weeks.map(({ statements }) => statements),
        quotes: quotesOf(theme, said, analysis, items),
      }));
  const [pain, request, praise] = listedKinds.map(listOf);
  return { pain: pain ?? [], request: request ?? [], praise: praise ?? [] };
}

function quotesOf(
  theme: Theme,
  said: readonly AnalyzedStatement[],
  analysis: Analysis,
  items: readonly InsightItem[],
): Quote[] {
  const typical = theme.examples.flatMap((s) => analysis.statements[s] ?? []);
  const candidates = [...typical.filter((each) => said.includes(each)), ...said];
  const heard = new Set<string>();
  const quotes: Quote[] = [];
  for (const { item, start, end, text } of candidates) {
    if (quotes.length >= mostQuotes) break;
    if (heard.has(text.toLowerCase())) continue;
    heard.add(text.toLowerCase());
    const whole = items[item]?.text ?? '';
    quotes.push({
      before: whole.slice(Math.max(0, start - around), start),
      text,
      after: whole.slice(end, end + around),
      who: whoSaid(items[item]),
    });
  }
  return quotes;
}

function whoSaid(item: InsightItem | undefined): string {
  const parts = [
    item?.customer ?? '',
    typeof item?.time === 'number' ? new Date(item.time).toISOString().slice(0, 10) : '',
    typeof item?.rating === 'number' ? `rated ${Math.round(100 * item.rating)} of 100` : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Share with its 95 % interval after Wilson (1927). */
export function wilson(count: number, all: number): Interval {
  if (all === 0) return { value: 0, low: 0, high: 0 };
  const z = 1.959964;
  const value = count / all;
  const spread = z * Math.sqrt((value * (1 - value)) / all + (z * z) / (4 * all * all));
  const middle = value + (z * z) / (2 * all);
  const scale = 1 + (z * z) / all;
  return {
    value,
    low: count === 0 ? 0 : (middle - spread) / scale,
    high: count === all ? 1 : (middle + spread) / scale,
  };
}
