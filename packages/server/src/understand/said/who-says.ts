import { eachStatement, weekOf, weekMs, mondayMs } from './count.js';
import type { Dimension } from './dimensions.js';
import type { Said } from './kept-said.js';
import type { SaidTable } from './table.js';
import { tally, type Tally } from './tally.js';

/** How often, and by how many customers. */
export interface Spoken {
  readonly statements: number;
  readonly customers: number;
}

/** The item of every statement of these themes that passes. */
function itemsSaying(said: Said, leaves: readonly string[]): Int32Array {
  const items: number[] = [];
  eachStatement(said, leaves, (_, item) => void items.push(item));
  return Int32Array.from(items);
}

/** Every item that passes, copies of others left out. */
function originals({ table, passes }: Said): Int32Array {
  const items = new Int32Array(table.items);
  let count = 0;
  for (let item = 0; item < table.items; item += 1) {
    if (passes[item] === 1 && table.originals[item] === 1) items[count++] = item;
  }
  return items.subarray(0, count);
}

function tallied(
  { customerOf, customers }: SaidTable,
  items: Int32Array,
  values: Int32Array,
  most: number,
): Tally {
  const of = items.map((item) => customerOf[item] ?? 0);
  return tally(values, of, { most, customers });
}

/** What is said of these themes in each week, by its Monday; what has no time is in none. */
export function spokenByWeek(said: Said, leaves: readonly string[]): ReadonlyMap<string, Spoken> {
  const { table } = said;
  const items = itemsSaying(said, leaves);
  const weeks = Float64Array.from(items, (item) => weekOf(table.times[item] ?? Number.NaN));
  let [first, last] = [Infinity, -Infinity];
  for (const week of weeks) {
    if (week < first) first = week;
    if (week > last) last = week;
  }
  if (first > last) return new Map();
  const values = Int32Array.from(weeks, (week) => (Number.isNaN(week) ? -1 : week - first));
  const found = tallied(table, items, values, last - first + 1);
  const spoken = new Map<string, Spoken>();
  for (const [at, statements] of found.counts.entries()) {
    if (statements === 0) continue;
    const monday = new Date(mondayMs + (first + at) * weekMs).toISOString().slice(0, 10);
    spoken.set(monday, { statements, customers: found.customers[at] ?? 0 });
  }
  return spoken;
}

/** The same for each value of a dimension, by its place there. */
function byValue(table: SaidTable, { by, codes, values }: Dimension, items: Int32Array): Tally {
  const place = by === 'facet' ? table.facetOf : table.accountOf;
  const found = items.map((item) => codes[place[item] ?? 0] ?? -1);
  return tallied(table, items, found, values.length);
}

/** Who says something of these themes, dimension by dimension, and how many customers in all. */
export function spokenByValue(
  said: Said,
  leaves: readonly string[],
  dimensions: readonly Dimension[],
): { readonly whole: number; readonly tallies: readonly Tally[] } {
  const { table } = said;
  const items = itemsSaying(said, leaves);
  const everyone = tallied(table, items, new Int32Array(items.length), 1);
  return {
    whole: everyone.customers[0] ?? 0,
    tallies: dimensions.map((dimension) => byValue(table, dimension, items)),
  };
}

/** The same of everything, copies of items left out, whether it has a theme or not. */
export function everyoneByValue(said: Said, dimensions: readonly Dimension[]): readonly Tally[] {
  const items = originals(said);
  return dimensions.map((dimension) => byValue(said.table, dimension, items));
}

/** How many statements of these themes each account has, by its id. */
export function spokenByAccount(
  { table, passes }: Said,
  leaves: readonly string[],
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  eachStatement({ table, passes }, leaves, (_, item) => {
    const account = table.accountOf[item] ?? 0;
    if (account !== 0) counts.set(account, (counts.get(account) ?? 0) + 1);
  });
  return counts;
}
