import type { Analysis, AnalyzedStatement, Interval, Kind, Theme } from '@headwater/insight';
import type { FileItem, Input } from './read-input.js';
import type { Stakes } from '../stakes/stakes.js';
import { worthOf, type Worth } from '../stakes/weigh.js';
import { voiceOf } from '@headwater/intake';

/** The three lists that people read. */
export type ListedKind = 'pain' | 'request' | 'praise';
export const listedKinds = ['pain', 'request', 'praise'] as const;

export interface Quote {
  readonly text: string;
  readonly item: FileItem;
  readonly kind: Kind;
  /** ISO 639-1. */
  readonly language: string;
}

/** A theme as a line of one list: counted by the statements of that list's kind only. */
export interface RankedTheme {
  readonly rank: number;
  readonly kind: ListedKind;
  readonly theme: Theme;
  readonly statements: number;
  readonly customers: number;
  /** Share of all customers, 95 % interval. */
  readonly share: Interval;
  /** Mean over the statements counted, 0–1. */
  readonly severity: number;
  /** Most typical first, at most five, each from another customer and in other words. */
  readonly quotes: readonly Quote[];
  /** What depends on who says it; null where no accounts were given. */
  readonly worth: Worth | null;
}

export interface Findings {
  readonly analysis: Analysis;
  readonly input: Input;
  readonly items: readonly FileItem[];
  readonly customers: number;
  /** Finest themes. */
  readonly themes: number;
  readonly lists: Readonly<Record<ListedKind, readonly RankedTheme[]>>;
  /** First and last instant of the dated items; null without dates. */
  readonly period: { readonly from: number; readonly to: number } | null;
  readonly undated: number;
  /** For each item the number of the one that it is counted with; its own where it is no repost. */
  readonly leaders: Int32Array;
  /** Accounts and what they pay; null where none were given. */
  readonly stakes: Stakes | null;
}

/** Below this a theme is not listed, unless nothing else is there to list. */
const fewestCustomers = 2;
const mostQuotes = 5;

/** @param leaders For each item the number of the one that it is counted with. */
export function findingsOf(
  input: Input,
  analysis: Analysis,
  leaders: Int32Array,
  stakes: Stakes | null = null,
): Findings {
  const { items } = input;
  const speakers = items.map((item, index) => voiceOf(item) ?? `item ${leaders[index]}`);
  const customers = new Set(analysis.statements.map(({ item }) => speakers[item])).size;
  const times = items.flatMap(({ time }) => (time === null ? [] : [time]));
  const finest = analysis.themes.filter(({ level }) => level === 1);
  const isFirst = ({ item }: AnalyzedStatement): boolean => leaders[item] === item;
  const members = groupByTheme(analysis.statements.filter(isFirst));
  const lineOf = (kind: ListedKind, theme: Theme): RankedTheme => {
    const counted = (members.get(theme.id) ?? []).filter((statement) => statement.kind === kind);
    const touched = new Set(counted.map(({ item }) => speakers[item])).size;
    const severity = counted.reduce((sum, each) => sum + each.severity, 0);
    const typical = theme.examples.flatMap((index) => analysis.statements[index] ?? []);
    return {
      rank: 0,
      kind,
      theme,
      statements: counted.length,
      customers: touched,
      share: wilson(touched, customers),
      severity: severity / Math.max(1, counted.length),
      quotes: quotesOf(counted, new Set(typical), items, speakers),
      worth:
        stakes === null
          ? null
          : worthOf(
              stakes,
              counted.map(({ item }) => item),
            ),
    };
  };
  const listOf = (kind: ListedKind): RankedTheme[] =>
    rank(finest.map((theme) => lineOf(kind, theme)));
  return {
    analysis,
    input,
    items,
    customers,
    themes: finest.length,
    lists: { pain: listOf('pain'), request: listOf('request'), praise: listOf('praise') },
    period:
      times.length === 0
        ? null
        : {
            from: times.reduce((a, b) => Math.min(a, b)),
            to: times.reduce((a, b) => Math.max(a, b)),
          },
    undated: items.length - times.length,
    leaders,
    stakes,
  };
}

function groupByTheme(
  statements: readonly AnalyzedStatement[],
): ReadonlyMap<string, readonly AnalyzedStatement[]> {
  const groups = new Map<string, AnalyzedStatement[]>();
  for (const statement of statements) {
    if (statement.theme === null) continue;
    const group = groups.get(statement.theme);
    if (group === undefined) groups.set(statement.theme, [statement]);
    else group.push(statement);
  }
  return groups;
}

/** Where accounts are given, what they pay, then how many they are, comes before how many people there are. */
const byStakes = (a: RankedTheme, b: RankedTheme): number =>
  (b.worth?.touched.value ?? 0) - (a.worth?.touched.value ?? 0) ||
  (b.worth?.accounts ?? 0) - (a.worth?.accounts ?? 0);

/**
 * Order of a list: customers, and for pains customers × (½ + severity), so that a pain which stops
 * people from working counts for up to three times as many people as one that only annoys.
 */
const weightOf = (line: RankedTheme): number =>
  line.kind === 'pain' ? line.customers * (0.5 + line.severity) : line.customers;

/**
 * What comes last, however large: piles of judgements that name no subject, since nobody can act on
 * them, and after all others pains that are over.
 */
function setBack({ kind, theme }: RankedTheme): number {
  if (kind === 'pain' && theme.trend.direction === 'ended') return 2;
  return theme.general === true ? 1 : 0;
}

function rank(lines: readonly RankedTheme[]): RankedTheme[] {
  const said = lines.filter(({ customers }) => customers > 0);
  const enough = said.filter(({ customers }) => customers >= fewestCustomers);
  return (enough.length > 0 ? enough : said)
    .sort(
      (a, b) =>
        setBack(a) - setBack(b) ||
        byStakes(a, b) ||
        weightOf(b) - weightOf(a) ||
        b.statements - a.statements ||
        a.theme.id.localeCompare(b.theme.id, 'en', { numeric: true }),
    )
    .map((line, index) => ({ ...line, rank: index + 1 }));
}

/** Typical statements of the kind first, then those that belong most surely; one a customer. */
function quotesOf(
  counted: readonly AnalyzedStatement[],
  typical: ReadonlySet<AnalyzedStatement>,
  items: readonly FileItem[],
  speakers: readonly string[],
): Quote[] {
  const sureness = (statement: AnalyzedStatement): number =>
    statement.themeConfidence * statement.kindConfidence;
  const rest = counted
    .filter((statement) => !typical.has(statement))
    .sort((a, b) => sureness(b) - sureness(a) || a.item - b.item || a.start - b.start);
  const candidates = [...[...typical].filter((each) => counted.includes(each)), ...rest];
  const heard = new Set<string>();
  const said = new Set<string>();
  const quotes: Quote[] = [];
  for (const statement of candidates) {
    const item = items[statement.item];
    const speaker = speakers[statement.item];
    const words = statement.text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
    if (item === undefined || speaker === undefined || heard.has(speaker) || said.has(words))
      continue;
    heard.add(speaker);
    said.add(words);
    const { text, kind, language } = statement;
    quotes.push({ text, item, kind, language });
    if (quotes.length === mostQuotes) break;
  }
  return quotes;
}

/**
 * The 95 % interval of a share by Wilson's score (Wilson 1927, JASA 22:209), which stays within 0–1
 * and holds for small counts.
 */
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
