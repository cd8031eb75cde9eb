import { noLabel, type Label } from '../labels/label.js';
import { shortened } from '../labels/summary.js';
import { dotOf } from '../themes/centroids.js';
import { nameThemes } from '../themes/identity.js';
import { placeOnMap } from '../themes/layout.js';
import type { Memory } from '../themes/memory.js';
import type { Settled } from '../themes/settle.js';
import {
  shareOfCustomers,
  trendsOf,
  unknownTrend,
  weekCounts,
  weeklySeries,
} from '../trends/index.js';
import { kinds, type Kind, type Theme, type ThemeLineage } from '../types.js';
import { canonicalOrder, type InOrder } from './canonical.js';
import { addSums, centreOf, placed, type Placed } from './centres.js';
import type { Entry } from './entries.js';
import { chooseExamples, rankMembers } from './examples.js';
import { joinNamesakes } from './namesakes.js';
import { kindOf, textOf, type ReadItems } from './read.js';
import { labelsOf, type PhraseCounts } from './theme-labels.js';

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
  const inOrder = canonicalOrder(read.canonical);
  // Themes that joining leaves alone keep what was found of them.
  const placedOf = memoised((own: readonly number[]) => placed(read, own, vectors, dimensions));
  const measureOf = memoised((own: readonly number[]) => measure(read, own));
  const wholeOf = memoisedWhole(inOrder);
  const phrases: PhraseCounts = new Map();
  let settled = drafts;
  let entries: Entry[];
  let labels: Label[];
  for (;;) {
    entries = bySize(entriesOf(read, settled, placedOf, wholeOf, inOrder, vectors, dimensions));
    const themeKinds = entries.map(({ statements }) => measureOf(statements).kind);
    labels = labelsOf(read, entries, themeKinds, phrases);
    const joined = joinNamesakes(inOrder, settled, entries, labels, decided);
    if (!joined) break;
    settled = joined;
  }
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
    const counts = measureOf(entry.statements);
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
      examples: chooseExamples(
        read,
        entry.ranked,
        vectors,
        dimensions,
        label.stems,
        entry.language,
      ),
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
  placedOf: (statements: readonly number[]) => Placed,
  wholeOf: (parts: readonly (readonly number[])[]) => readonly number[],
  inOrder: InOrder,
  vectors: Int8Array,
  dimensions: number,
): Entry[] {
  const entries: Entry[] = [];
  for (const { id, fine: members } of drafts.coarse) {
    const parent = entries.length;
    const children = members.flatMap((f) => {
      const fine = drafts.fine[f];
      if (!fine) return [];
      const { statements, language, general } = fine;
      const { sums, ranked } = placedOf(statements);
      const entry: Entry = {
        id: fine.id,
        fine: f,
        level: 1,
        language,
        general,
        statements,
        parent,
        ...centreOf(sums),
        ranked,
        counted: sums.counted,
      };
      return [{ entry, sums }];
    });
    const [first, second] = children;
    const statements = second
      ? wholeOf(children.map(({ entry }) => entry.statements))
      : (first?.entry.statements ?? []);
    const central = inOrder(
      children.flatMap(({ entry }) =>
        entry.ranked.slice(0, centralOfEach).map(({ statement }) => statement),
      ),
    );
    const sums = addSums(
      children.map((child) => child.sums),
      dimensions,
    );
    const centre = centreOf(sums);
    entries.push({
      id: first ? id : null,
      fine: -1,
      level: 0,
      language: first?.entry.language ?? 'und',
      general: first && !second ? first.entry.general : null,
      statements,
      parent: -1,
      ...centre,
      ranked: rankMembers(read, central, vectors, dimensions, centre.centroid),
      counted: sums.counted,
    });
    entries.push(...children.map(({ entry }) => entry));
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

/** The answer to each list is kept: lists are compared by identity. */
function memoised<Answer extends object>(
  answer: (statements: readonly number[]) => Answer,
): (statements: readonly number[]) => Answer {
  const known = new Map<readonly number[], Answer>();
  return (statements) => {
    const found = known.get(statements) ?? answer(statements);
    known.set(statements, found);
    return found;
  };
}

/** Statements of all parts of a coarse theme: the same list as before where it has the same parts as before. */
function memoisedWhole(
  inOrder: InOrder,
): (parts: readonly (readonly number[])[]) => readonly number[] {
  type Whole = {
    readonly parts: readonly (readonly number[])[];
    readonly whole: readonly number[];
  };
  const known = new Map<readonly number[] | undefined, Whole>();
  return (parts) => {
    const before = known.get(parts[0]);
    if (
      before?.parts.length === parts.length &&
      parts.every((part, p) => part === before.parts[p])
    ) {
      return before.whole;
    }
    const whole = inOrder(parts.flat());
    known.set(parts[0], { parts, whole });
    return whole;
  };
}

type Measures = Pick<
  Theme,
  'kindMix' | 'kind' | 'polarity' | 'statements' | 'customers' | 'severity'
>;

function measure(read: ReadItems, statements: readonly number[]): Measures {
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
  return {
    kindMix,
    kind: mostOf(kindMix),
    polarity: count > 0 ? polarity / count : 0,
    statements: count,
    customers: customers.size,
    severity: kindMix.pain > 0 ? severity / kindMix.pain : 0,
  };
}

/** Ties go to the kind that is named first: a pain before a request before praise. */
function mostOf(mix: Readonly<Record<Kind, number>>): Kind {
  return kinds.reduce((best, other) => (mix[other] > mix[best] ? other : best), kinds[0]);
}
