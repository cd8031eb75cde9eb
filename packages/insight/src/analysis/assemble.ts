import { noLabel } from '../labels/label.js';
import { shortened } from '../labels/summary.js';
import { dotOf } from '../themes/centroids.js';
import { nameThemes } from '../themes/identity.js';
import { placeOnMap } from '../themes/layout.js';
import type { Memory } from '../themes/memory.js';
import type { Settled, SettledTheme } from '../themes/settle.js';
import {
  shareOfCustomers,
  trendsOf,
  unknownTrend,
  weekCounts,
  weeklySeries,
} from '../trends/index.js';
import { kinds, type Kind, type Theme, type ThemeLineage } from '../types.js';
import type { Entry } from './entries.js';
import { chooseExamples, rankMembers } from './examples.js';
import { joinNamesakes } from './namesakes.js';
import { kindOf, textOf, type ReadItems } from './read.js';
import { labelsOf } from './theme-labels.js';

const neighbourThemes = 5;
/** Texts of each part that a coarse theme's examples are chosen from. */
const centralOfEach = 40;
export interface Assembled {
  readonly themes: readonly Theme[];
  readonly lineage: readonly ThemeLineage[];
  readonly nextThemeNumber: number;
  /** Finest theme of each statement, by position in `themes`, −1 where none. */
  readonly themeOf: Int32Array;
}

/**
 * Everything about themes that is counted, named or placed once it is known which statement belongs where.
 *
 * @param decided Themes that people had their hands on, by id.
 */
export function assemble(
  read: ReadItems,
  drafts: Settled,
  vectors: Int8Array,
  dimensions: number,
  memory: Memory,
  decided: ReadonlySet<string>,
  firstThemeNumber: number,
): Assembled {
  const entries = bySize(entriesOf(read, drafts, vectors, dimensions));
  const measures = entries.map(({ statements }) => measure(read, statements));
  const labels = labelsOf(
    read,
    entries,
    measures.map(({ kind }) => kind),
  );
  const joined = joinNamesakes(read, drafts, entries, labels, decided);
  if (joined) return assemble(read, joined, vectors, dimensions, memory, decided, firstThemeNumber);
  const identities = nameThemes(
    entries,
    memory,
    entries.map(({ id }) => id),
    firstThemeNumber,
  );
  const positions = positionsOf(entries);
  const [fineOf, coarseOf] = [1, 0].map((level) => {
    const themeOf = new Int32Array(read.count).fill(-1);
    for (const [e, entry] of entries.entries()) {
      if (entry.level === level) for (const s of entry.statements) themeOf[s] = e;
    }
    return themeOf;
  });
  const none = new Int32Array(0);
  const series = weeklySeries({
    times: read.times,
    customers: read.customers,
    themes: [fineOf ?? none, coarseOf ?? none],
    themeCount: entries.length,
    counted: read.counted,
  });
  const trends = trendsOf(series);
  const neighbours = neighboursOf(entries);
  const themes = entries.map((entry, e): Theme => {
    const counts = measures[e] ?? measure(read, entry.statements);
    const label = labels[e] ?? noLabel;
    const central = entry.ranked.find(({ statement }) => {
      const length = (read.end[statement] ?? 0) - (read.start[statement] ?? 0);
      return length >= 20 && length <= 140;
    });
    const summary = shortened(textOf(read, (central ?? entry.ranked[0])?.statement ?? -1));
    return {
      id: identities.ids[e] ?? '',
      parent: entry.parent < 0 ? null : (identities.ids[entry.parent] ?? null),
      level: entry.level,
      label: label.label || summary,
      summary,
      language: entry.language,
      terms: label.terms,
      ...counts,
      share: shareOfCustomers(counts.customers, read.customerCount),
      trend: trends[e] ?? unknownTrend,
      weeks: weekCounts(series, e),
      cohesion: entry.cohesion,
      ...(label.isGeneral && { general: true }),
      position: positions[e] ?? [0, 0],
      examples: chooseExamples(read, entry.ranked, vectors, dimensions, label.stems),
      neighbours: (neighbours[e] ?? []).map((other) => identities.ids[other] ?? ''),
      centroid: entry.centroid,
    };
  });
  return {
    themes,
    lineage: identities.lineage,
    nextThemeNumber: identities.next,
    themeOf: fineOf ?? none,
  };
}

function entriesOf(
  read: ReadItems,
  drafts: Settled,
  vectors: Int8Array,
  dimensions: number,
): Entry[] {
  const place = new Int32Array(read.count);
  for (const [at, s] of read.canonical.entries()) place[s] = at;
  const entry = (
    level: 0 | 1,
    statements: readonly number[],
    among: readonly number[],
    like: Pick<SettledTheme, 'id' | 'language' | 'general'> | undefined,
    parent: number,
    fine: number,
  ): Entry => {
    const { centroid, cohesion } = centreOf(statements, vectors, dimensions);
    return {
      id: like?.id ?? null,
      fine,
      level,
      language: like?.language ?? 'und',
      general: like?.general ?? null,
      statements,
      parent,
      centroid,
      cohesion,
      ranked: rankMembers(read, among, vectors, dimensions, centroid),
      counted: statements.reduce((sum, s) => sum + (read.counted[s] ?? 0), 0),
    };
  };
  const entries: Entry[] = [];
  const inOrder = (list: readonly number[]): number[] =>
    [...list].sort((a, b) => (place[a] ?? 0) - (place[b] ?? 0));
  for (const { id, fine: members } of drafts.coarse) {
    const parent = entries.length;
    const children = members.flatMap((f) => {
      const fine = drafts.fine[f];
      return fine ? [entry(1, fine.statements, fine.statements, fine, parent, f)] : [];
    });
    const [first, second] = children;
    const statements = second
      ? inOrder(children.flatMap((child) => child.statements))
      : (first?.statements ?? []);
    const central = children.flatMap(({ ranked }) =>
      ranked.slice(0, centralOfEach).map(({ statement }) => statement),
    );
    const like = first && {
      id,
      language: first.language,
      general: second ? null : first.general,
    };
    entries.push(entry(0, statements, inOrder(central), like, -1, -1), ...children);
  }
  return entries;
}

/** Coarse before fine, largest first within a level, parents renumbered; ties by the first text. */
function bySize(entries: readonly Entry[]): Entry[] {
  const order = entries
    .map((_, e) => e)
    .sort((a, b) => {
      const [x, y] = [entries[a], entries[b]];
      if (!x || !y) return 0;
      return (
        x.level - y.level ||
        y.counted - x.counted ||
        y.statements.length - x.statements.length ||
        a - b
      );
    });
  const place = new Map(order.map((e, at) => [e, at]));
  return order.flatMap((e) => {
    const entry = entries[e];
    return entry
      ? [{ ...entry, parent: entry.parent < 0 ? -1 : (place.get(entry.parent) ?? -1) }]
      : [];
  });
}

/** Unit centroid, and the mean cosine to it: rows have one length, so that is the length of their mean. */
function centreOf(
  statements: readonly number[],
  vectors: Int8Array,
  dimensions: number,
): { centroid: Float32Array; cohesion: number } {
  const sums = new Float64Array(dimensions);
  let lengths = 0;
  for (const s of statements) {
    let square = 0;
    for (let d = 0; d < dimensions; d++) {
      const value = vectors[s * dimensions + d] ?? 0;
      sums[d] = (sums[d] ?? 0) + value;
      square += value * value;
    }
    lengths += Math.sqrt(square);
  }
  const length = Math.sqrt(sums.reduce((sum, value) => sum + value * value, 0));
  return {
    centroid: Float32Array.from(sums, (value) => value / (length || 1)),
    cohesion: lengths > 0 ? length / lengths : 0,
  };
}

function positionsOf(entries: readonly Entry[]): [number, number][] {
  const fine = entries.flatMap(({ level }, e) => (level === 1 ? [e] : []));
  const placed = placeOnMap(
    fine.map((e) => entries[e]?.centroid ?? new Float32Array(0)),
    fine.map((e) => entries[e]?.language ?? ''),
  );
  const positions: [number, number][] = entries.map(() => [0, 0]);
  for (const [at, e] of fine.entries()) positions[e] = placed[at] ?? [0, 0];
  for (const [e, entry] of entries.entries()) {
    if (entry.level === 1) continue;
    const children = fine.filter((c) => entries[c]?.parent === e);
    const weight = children.reduce((sum, c) => sum + (entries[c]?.statements.length ?? 0), 0) || 1;
    const along = (axis: 0 | 1): number =>
      children.reduce(
        (sum, c) => sum + (positions[c]?.[axis] ?? 0) * (entries[c]?.statements.length ?? 0),
        0,
      ) / weight;
    positions[e] = [along(0), along(1)];
  }
  return positions;
}

function neighboursOf(entries: readonly Entry[]): number[][] {
  return entries.map((entry, e) => {
    const others: { o: number; cosine: number }[] = [];
    for (const [o, other] of entries.entries()) {
      if (o === e || other.level !== entry.level || other.language !== entry.language) continue;
      others.push({ o, cosine: dotOf(entry.centroid, other.centroid) });
    }
    return others
      .sort((a, b) => b.cosine - a.cosine || a.o - b.o)
      .slice(0, neighbourThemes)
      .map(({ o }) => o);
  });
}

function measure(
  read: ReadItems,
  statements: readonly number[],
): Pick<Theme, 'kindMix' | 'kind' | 'polarity' | 'statements' | 'customers' | 'severity'> {
  const kindMix: Record<Kind, number> = { pain: 0, request: 0, praise: 0, question: 0, other: 0 };
  const customers = new Set<number>();
  let polarity = 0;
  let severity = 0;
  let count = 0;
  for (const s of statements) {
    if (read.counted[s] === 0) continue;
    count++;
    customers.add(read.customers[s] ?? 0);
    const kind = kindOf(read, s);
    kindMix[kind]++;
    polarity += read.polarity[s] ?? 0;
    if (kind === 'pain') severity += read.severity[s] ?? 0;
  }
  // Ties go to the kind that is named first: a pain before a request before praise.
  const kind = kinds.reduce(
    (best, other) => (kindMix[other] > kindMix[best] ? other : best),
    kinds[0],
  );
  return {
    kindMix,
    kind,
    polarity: count > 0 ? polarity / count : 0,
    statements: count,
    customers: customers.size,
    severity: kindMix.pain > 0 ? severity / kindMix.pain : 0,
  };
}
