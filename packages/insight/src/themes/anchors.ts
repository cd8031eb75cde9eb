/**
 * Steadiness as part of the graph: every earlier theme is a node of its own, and its texts are linked to it. A text, or
 * a group of texts, then leaves its theme when that gains clearly more than it loses, and two themes become one only
 * when they have clearly grown together (cf. the temporal smoothness of Chakrabarti, Kumar and Tomkins, "Evolutionary
 * clustering", KDD 2006).
 */
import type { Graph } from './graph.js';

/**
 * The graph with a node for each earlier theme after the others.
 *
 * @param old Earlier theme of each node, −1 where it is new.
 * @param themes Number of earlier themes.
 * @param share Weight of the link to the earlier theme as a share of all other links of a text.
 */
export function withAnchors(graph: Graph, old: Int32Array, themes: number, share: number): Graph {
  const { size } = graph;
  const members = new Int32Array(themes);
  let linked = 0;
  for (const theme of old) {
    if (theme < 0) continue;
    members[theme] = (members[theme] ?? 0) + 1;
    linked++;
  }
  const edges = graph.targets.length + 2 * linked;
  const offsets = new Int32Array(size + themes + 1);
  const targets = new Int32Array(edges);
  const weights = new Float32Array(edges);
  const strengths = new Float64Array(size + themes);
  const loops = new Float64Array(size + themes);
  loops.set(graph.loops);
  const places = new Int32Array(themes);
  let first = graph.targets.length + linked;
  for (let theme = 0; theme < themes; theme++) {
    places[theme] = first;
    first += members[theme] ?? 0;
    offsets[size + theme + 1] = first;
  }
  let total = graph.total;
  let at = 0;
  for (let i = 0; i < size; i++) {
    const [from, to] = [graph.offsets[i] ?? 0, graph.offsets[i + 1] ?? 0];
    targets.set(graph.targets.subarray(from, to), at);
    weights.set(graph.weights.subarray(from, to), at);
    at += to - from;
    const strength = graph.strengths[i] ?? 0;
    strengths[i] = strength;
    const theme = old[i] ?? -1;
    if (theme >= 0) {
      const weight = share * strength;
      targets[at] = size + theme;
      weights[at++] = weight;
      const place = places[theme] ?? 0;
      targets[place] = i;
      weights[place] = weight;
      places[theme] = place + 1;
      strengths[i] = strength + weight;
      strengths[size + theme] = (strengths[size + theme] ?? 0) + weight;
      total += 2 * weight;
    }
    offsets[i + 1] = at;
  }
  return { size: size + themes, offsets, targets, weights, loops, strengths, total };
}
