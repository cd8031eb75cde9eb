/** Themes that customers' own words give one name are one theme: "Keeps crashing" and "Crashes". */
import { dotOf } from '../themes/centroids.js';
import type { Settled, SettledTheme } from '../themes/settle.js';
import type { Label } from '../labels/label.js';
import type { Entry } from './entries.js';
import type { InOrder } from './canonical.js';

/** Themes less alike than this use one word for two things. */
const leastCosine = 0.35;

/**
 * The themes with those joined that are named by the same words and are near; null where there are none. Of two the
 * larger takes in the other, under its own coarse theme. What people had their hands on stays as they left it.
 *
 * @param entries Largest first within a level.
 */
export function joinNamesakes(
  inOrder: InOrder,
  settled: Settled,
  entries: readonly Entry[],
  labels: readonly Label[],
  decided: ReadonlySet<string>,
): Settled | null {
  const firsts = new Map<string, Entry[]>();
  const into = new Map<number, number>();
  for (const [e, entry] of entries.entries()) {
    const stems = labels[e]?.stems ?? [];
    if (entry.level === 0 || stems.length === 0) continue;
    if (entry.id !== null && decided.has(entry.id)) continue;
    const name = `${entry.language} ${stems.join(' ')}`;
    const known = firsts.get(name) ?? [];
    const same = known.find(({ centroid }) => dotOf(centroid, entry.centroid) >= leastCosine);
    if (same) into.set(entry.fine, same.fine);
    else firsts.set(name, [...known, entry]);
  }
  return into.size === 0 ? null : joined(inOrder, settled, into);
}

function joined(inOrder: InOrder, settled: Settled, into: ReadonlyMap<number, number>): Settled {
  const place = new Map<number, number>();
  const fine: SettledTheme[] = [];
  for (const [f, theme] of settled.fine.entries()) {
    if (into.has(f)) continue;
    place.set(f, fine.length);
    fine.push(theme);
  }
  for (const [from, to] of into) {
    const at = place.get(to) ?? -1;
    const [own, other] = [fine[at], settled.fine[from]];
    if (!own || !other) continue;
    fine[at] = {
      ...own,
      id: own.id ?? other.id,
      statements: inOrder([...own.statements, ...other.statements]),
    };
  }
  const coarse = settled.coarse.map(({ id, fine: members }) => ({
    id,
    fine: members.flatMap((f) => place.get(f) ?? []),
  }));
  return { fine, coarse: coarse.filter(({ fine: members }) => members.length > 0) };
}
