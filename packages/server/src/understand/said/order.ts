import { setImmediate as breath } from 'node:timers/promises';
import { itemColumns, statementColumns } from './table.js';

/** Puts statements in the order of their themes, those of a theme in the order in which they came. */
export async function inOrder(
  said: ReturnType<typeof statementColumns>,
  leafOf: Int32Array,
  statements: number,
  leaves: readonly string[],
) {
  const ends = new Int32Array(leaves.length + 1);
  for (let at = 0; at < statements; at += 1) {
    const leaf = (leafOf[at] ?? 0) + 1;
    ends[leaf] = (ends[leaf] ?? 0) + 1;
  }
  for (let leaf = 1; leaf < ends.length; leaf += 1) {
    ends[leaf] = (ends[leaf] ?? 0) + (ends[leaf - 1] ?? 0);
  }
  const next = ends.slice();
  const places = leafOf;
  for (let at = 0; at < statements; at += 1) {
    const leaf = leafOf[at] ?? 0;
    const place = next[leaf] ?? 0;
    next[leaf] = place + 1;
    places[at] = place;
  }
  const sorted = statementColumns(statements);
  const sort = async (from: Int32Array | Float32Array | Uint8Array, to: typeof from) => {
    for (let at = 0; at < statements; at += 1) to[places[at] ?? 0] = from[at] ?? 0;
    // Of ten million statements, each column takes a moment.
    await breath();
  };
  await sort(said.itemOf, sorted.itemOf);
  await sort(said.starts, sorted.starts);
  await sort(said.kinds, sorted.kinds);
  await sort(said.severities, sorted.severities);
  await sort(said.confidences, sorted.confidences);
  const at = (leaf: number) => ({ from: ends[leaf] ?? 0, end: ends[leaf + 1] ?? 0 });
  return { ...sorted, leaves: new Map(leaves.map((id, leaf) => [id, at(leaf)])) };
}

/**
 * Numbers items anew in the order in which themes' statements name them, so that going through a theme is going through
 * memory from one end to the other: in any other order most of the time is spent waiting for it.
 */
export async function asTheySpeak(
  items: ReturnType<typeof itemColumns> & { readonly ids: Uint8Array },
  count: number,
  itemOf: Int32Array,
) {
  const numbers = new Int32Array(count).fill(-1);
  let next = 0;
  const number = (item: number): number => {
    const known = numbers[item] ?? -1;
    if (known >= 0) return known;
    numbers[item] = next;
    return next++;
  };
  for (let place = 0; place < itemOf.length; place += 1) itemOf[place] = number(itemOf[place] ?? 0);
  for (let item = 0; item < count; item += 1) number(item);
  await breath();
  const moved = itemColumns(count);
  const move = async (from: Int32Array | Float64Array | Uint8Array, to: typeof from) => {
    for (let item = 0; item < count; item += 1) to[numbers[item] ?? 0] = from[item] ?? 0;
    await breath();
  };
  await move(items.facetOf, moved.facetOf);
  await move(items.accountOf, moved.accountOf);
  await move(items.customerOf, moved.customerOf);
  await move(items.times, moved.times);
  await move(items.originals, moved.originals);
  const ids = new BigInt64Array(items.ids.buffer, items.ids.byteOffset, 2 * count);
  const words = new BigInt64Array(2 * count);
  for (let item = 0; item < count; item += 1) {
    const to = 2 * (numbers[item] ?? 0);
    words[to] = ids[2 * item] ?? 0n;
    words[to + 1] = ids[2 * item + 1] ?? 0n;
  }
  return { ...moved, ids: new Uint8Array(words.buffer) };
}
