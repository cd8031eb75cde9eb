import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregate, graphOfNeighbours, type Graph } from '../src/themes/graph.js';
import { leiden } from '../src/themes/leiden.js';

/** Zachary's karate club (1977), the 78 friendships, members counted from 1. */
const karate =
  `2 1,3 1,3 2,4 1,4 2,4 3,5 1,6 1,7 1,7 5,7 6,8 1,8 2,8 3,8 4,9 1,9 3,10 3,11 1,11 5,11 6,12 1,13 1,13 4,
14 1,14 2,14 3,14 4,17 6,17 7,18 1,18 2,20 1,20 2,22 1,22 2,26 24,26 25,28 3,28 24,28 25,29 3,30 24,30 27,31 2,31 9,
32 1,32 25,32 26,32 29,33 3,33 9,33 15,33 16,33 19,33 21,33 23,33 24,33 30,33 31,33 32,34 9,34 10,34 14,34 15,34 16,
34 19,34 20,34 21,34 23,34 24,34 27,34 28,34 29,34 30,34 31,34 32,34 33`
    .split(',')
    .map((pair) =>
      pair
        .trim()
        .split(' ')
        .map((member) => Number(member) - 1),
    );

function graphOf(size: number, edges: readonly (readonly number[])[]): Graph {
  const k = Math.max(
    1,
    ...Array.from({ length: size }, (_, i) => edges.filter(([a]) => a === i).length),
  );
  const ids = new Int32Array(size * k).fill(-1);
  const used = new Int32Array(size);
  for (const [a = 0, b = 0] of edges) ids[a * k + used[a]!++] = b;
  return graphOfNeighbours(ids, new Float32Array(size * k).fill(1), k, size, 0);
}

function modularity(graph: Graph, membership: Int32Array): number {
  const inside = new Map<number, number>();
  const strength = new Map<number, number>();
  for (let i = 0; i < graph.size; i++) {
    const own = membership[i]!;
    strength.set(own, (strength.get(own) ?? 0) + graph.strengths[i]!);
    for (let at = graph.offsets[i]!; at < graph.offsets[i + 1]!; at++) {
      if (membership[graph.targets[at]!] === own) {
        inside.set(own, (inside.get(own) ?? 0) + graph.weights[at]!);
      }
    }
  }
  let quality = 0;
  for (const [own, sum] of strength) {
    quality += (inside.get(own) ?? 0) / graph.total - (sum / graph.total) ** 2;
  }
  return quality;
}

describe('leiden', () => {
  it('reaches the known optimum on the karate club: modularity 0.4198 in four communities', () => {
    const graph = graphOf(34, karate);
    const best = Math.max(
      ...[1, 2, 3, 4, 5, 6].map((seed) => modularity(graph, leiden(graph, 1, seed).membership)),
    );
    // Brandes et al., "On modularity clustering", IEEE TKDE 20, 2008.
    expect(best).toBeCloseTo(0.4198, 4);
  });

  it('finds a ring of cliques', () => {
    const edges: number[][] = [];
    for (let clique = 0; clique < 8; clique++) {
      for (let i = 0; i < 5; i++) {
        for (let j = 0; j < i; j++) edges.push([clique * 5 + i, clique * 5 + j]);
      }
      edges.push([clique * 5, ((clique + 1) % 8) * 5 + 1]);
    }
    const { membership, count } = leiden(graphOf(40, edges), 1, 1);
    expect(count).toBe(8);
    for (let i = 0; i < 40; i++) expect(membership[i]).toBe(membership[i - (i % 5)]);
  });

  it('never leaves a community in pieces', () => {
    const pair = fc.tuple(fc.nat(24), fc.nat(24)).filter(([a, b]) => a !== b);
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 80 }), fc.nat(9), (edges, seed) => {
        const graph = graphOf(25, edges);
        const { membership, count } = leiden(graph, 1, seed);
        for (let community = 0; community < count; community++) {
          const members = [...membership.keys()].filter((i) => membership[i] === community);
          const reached = new Set([members[0]!]);
          for (const node of reached) {
            for (let at = graph.offsets[node]!; at < graph.offsets[node + 1]!; at++) {
              if (membership[graph.targets[at]!] === community) reached.add(graph.targets[at]!);
            }
          }
          expect(reached.size).toBe(members.length);
        }
      }),
    );
  });

  it('keeps all weight when communities become nodes', () => {
    const graph = graphOf(34, karate);
    const { membership, count } = leiden(graph, 1, 1);
    const joined = aggregate(graph, membership, count);
    expect(joined.total).toBeCloseTo(graph.total, 9);
    expect(modularity(graph, membership)).toBeCloseTo(
      [...joined.strengths.keys()].reduce(
        (sum, c) =>
          sum + joined.loops[c]! / joined.total - (joined.strengths[c]! / joined.total) ** 2,
        0,
      ),
      9,
    );
  });
});
