import type { NewStatement } from './assign.js';
import { createPool } from './kernels/pool.js';
import { labelThemes } from './labels/label.js';
import { countPhrases } from './labels/phrases.js';
import { findNeighbours } from './neighbours/neighbours.js';
import { platform } from '#platform';
import { textHash } from './random.js';
import { words } from './text/tokens.js';
import { centroidsOf, cosineTo } from './themes/centroids.js';
import { leastNewTexts, likestTheme, mostLikeness } from './themes/fit.js';
import { graphOfNeighbours } from './themes/graph.js';
import { numberAbove } from './themes/identity.js';
import { leiden } from './themes/leiden.js';
import type { Theme } from './types.js';
import { checkModel, encodeRows, type SentenceModel } from './vectors/model.js';
import { placeTexts, type VectorSpace } from './vectors/space.js';

const leastOverlap = 0.02;
/** Coarser than that of an analysis: at 1 twice as many new themes of the simulated year were false. */
const resolution = 0.5;
/** A looser group has too little in common to be given a name. */
const leastCohesion = 0.5;

export interface FindNewThemesOptions {
  /** Default 1. */
  readonly seed?: number;
  /** Number of the first new id, as in `AnalyzeOptions`; ids of the themes given are never given again. */
  readonly firstThemeNumber?: number;
  /** That of the analysis, where it had one. */
  readonly model?: SentenceModel;
  readonly signal?: AbortSignal;
}

/** A theme found among new statements; like a `Theme` it can be assigned to from then on. */
export interface NewTheme {
  readonly id: string;
  readonly level: 1;
  readonly language: string;
  readonly label: string;
  readonly terms: readonly string[];
  readonly centroid: Float32Array;
  /** Mean cosine of members to the centroid. */
  readonly cohesion: number;
  /** Positions among the statements given, most typical first. */
  readonly members: readonly number[];
}

export interface NewThemes {
  /** Largest first. */
  readonly themes: readonly NewTheme[];
  /** Positions of the statements that go on waiting. */
  readonly waiting: readonly number[];
  readonly nextThemeNumber: number;
}

/**
 * Looks for new themes among the statements that arrived since the last analysis, whether `assignToThemes` found them
 * a theme or not: what is new often resembles something old, one statement at a time, and only a group of them shows
 * that it is something else. Existing themes are not touched. A group becomes a theme when it has at least 12 distinct
 * texts, holds together, and is unlike every theme there is. Its members leave the themes they were assigned to.
 *
 * The result is the same whatever the order of the statements, but for their positions. A pool too small to have
 * groups gives no theme: it waits.
 *
 * @param spaces `Analysis.spaces` of the analysis that the themes come from.
 * @param themes Themes there are, those found here before among them; only the finest level is considered.
 * @param waiting Statements since that analysis which are in no theme found here before.
 * @throws The signal's reason where it was stopped.
 */
export async function findNewThemes(
  spaces: readonly VectorSpace[],
  themes: readonly Pick<Theme, 'id' | 'level' | 'language' | 'centroid'>[],
  waiting: readonly NewStatement[],
  options: FindNewThemesOptions = {},
): Promise<NewThemes> {
  const { seed = 1 } = options;
  for (const space of spaces) checkModel(space, options.model);
  await platform.loadModelFiles({});
  const found: Omit<NewTheme, 'id'>[] = [];
  for (const space of spaces) {
    const texts = distinctTexts(waiting, space.language);
    if (texts.length < leastNewTexts) continue;
    found.push(...(await groupsOf(space, texts, themes, { ...options, seed })));
  }
  found.sort((a, b) => b.members.length - a.members.length);
  let next = Math.max(options.firstThemeNumber ?? 1, numberAbove(themes.map(({ id }) => id)));
  const taken = new Set(found.flatMap(({ members }) => members));
  return {
    themes: found.map((theme): NewTheme => ({ ...theme, id: `t${next++}` })),
    waiting: [...waiting.keys()].filter((s) => !taken.has(s)),
    nextThemeNumber: next,
  };
}

interface DistinctText {
  readonly key: string;
  readonly hash: number;
  readonly text: string;
  readonly statements: number[];
}

/** In an order that does not depend on that of the statements. */
function distinctTexts(waiting: readonly NewStatement[], language: string): DistinctText[] {
  const texts = new Map<string, DistinctText>();
  for (const [s, statement] of waiting.entries()) {
    if (statement.language !== language) continue;
    const key = words(statement.text).join(' ');
    const known = texts.get(key);
    if (known) known.statements.push(s);
    else texts.set(key, { key, hash: textHash(key), text: statement.text, statements: [s] });
  }
  return [...texts.values()].sort((a, b) => a.hash - b.hash || (a.key < b.key ? -1 : 1));
}

async function groupsOf(
  space: VectorSpace,
  texts: readonly DistinctText[],
  themes: readonly Pick<Theme, 'level' | 'language' | 'centroid'>[],
  { seed, signal, model }: FindNewThemesOptions & { readonly seed: number },
): Promise<Omit<NewTheme, 'id'>[]> {
  const { dimensions, language } = space;
  const said = texts.map(({ text }) => text);
  const encoded = model && (await encodeRows(model, said));
  const { vectors, empty } = placeTexts(space, said, encoded);
  const known = texts.flatMap((text, t) => (empty[t] === 1 ? [] : [{ text, t }]));
  const rows = new Int8Array(known.length * dimensions);
  for (const [row, { t }] of known.entries()) {
    rows.set(vectors.subarray(t * dimensions, (t + 1) * dimensions), row * dimensions);
  }
  const pool = createPool(1, signal);
  let membership: Int32Array;
  let count: number;
  try {
    const chosen = { vectors: rows, at: Int32Array.from(known.keys()) };
    const hood = await findNeighbours(chosen, dimensions, 1, pool, seed, () => undefined);
    const graph = graphOfNeighbours(hood.ids, hood.overlaps, hood.k, hood.count, leastOverlap);
    const communities = leiden(graph, resolution, seed);
    ({ count } = communities);
    membership = new Int32Array(known.length);
    for (const [p, row] of hood.order.entries()) membership[row] = communities.membership[p] ?? 0;
  } finally {
    await pool.close();
  }
  const centroids = centroidsOf(rows, dimensions, membership, count);
  const existing = themes.filter((theme) => theme.level === 1 && theme.language === language);
  const groups = Array.from({ length: count }, (_, c) => {
    const members = known.flatMap(({ text }, row) =>
      membership[row] === c
        ? [{ text, cosine: cosineTo(rows, row, centroids, c, dimensions) }]
        : [],
    );
    members.sort((a, b) => b.cosine - a.cosine || (a.text.key < b.text.key ? -1 : 1));
    const cohesion = members.reduce((sum, { cosine }) => sum + cosine, 0) / members.length;
    const centroid = centroids.slice(c * dimensions, (c + 1) * dimensions);
    return { members, cohesion, centroid };
  }).filter(
    ({ members, cohesion, centroid }) =>
      members.length >= leastNewTexts &&
      cohesion >= leastCohesion &&
      likestTheme(centroid, existing) < mostLikeness,
  );
  const labels = labelThemes(
    groups.map(({ members }) => {
      const weighed = members.map(({ text }) => ({ text: text.text, weight: 1, telling: true }));
      return {
        count: countPhrases(weighed, language),
        texts: weighed,
        isMatter: false,
        holdsTogether: true,
        looseName: null,
      };
    }),
    'fine',
    language,
  );
  return groups.map(({ members, cohesion, centroid }, g) => ({
    level: 1,
    language,
    label: labels[g]?.label ?? '',
    terms: labels[g]?.terms ?? [],
    centroid,
    cohesion,
    members: members.flatMap(({ text }) => text.statements),
  }));
}
