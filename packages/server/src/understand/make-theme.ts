import { sharedWords } from '@headwater/insight';
import type { Kind, TrendView } from '@headwater/contract';
import type { Ctx } from '../platform/index.js';
import type { Editing } from './locked-theme.js';
import type { ThemeMeta } from './theme-metas.js';
import { likeness, meanDirection, readThemeMembers, type ThemeMember } from './theme-members.js';
import { emptyMix, mainKind } from './theme-rows.js';

// A centroid and typical sentences are no better known from more.
const membersRead = 5000;
const examplesKept = 10;
const termsKept = 8;
const summaryLength = 200;

// The next analysis measures it; until then nothing is claimed.
const noTrend: TrendView = { direction: 'unknown', change: null, certainty: 0, surges: [] };

interface MadeTheme {
  readonly id: string;
  readonly label: string;
  readonly level: 0 | 1;
  readonly parentId: string | null;
  /** The theme that it came out of: its place on the map and its language are near that. */
  readonly near: ThemeMeta;
  /** Analysis's themes that hold its statements, already placed. */
  readonly leaves: readonly string[];
}

/** Makes a theme of the current run out of statements that a person put together. */
export async function makeTheme(tx: Ctx, { run }: Editing, made: MadeTheme): Promise<void> {
  const { near } = made;
  const members = await readThemeMembers(tx.db, run, made.leaves, membersRead);
  const dimensions = run.vector_dimensions ?? members[0]?.vector.length ?? 0;
  const centroid = meanDirection(
    members.map(({ vector }) => vector),
    dimensions,
  );
  const ranked = members
    .map((member) => ({ member, cosine: likeness(member.vector, centroid) }))
    .sort((a, b) => b.cosine - a.cosine || (a.member.item < b.member.item ? -1 : 1));
  const kindMix = mixOf(members);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
  const customers = new Set(members.map(({ customerKey }) => customerKey)).size;
  await tx.db
    .insertInto('theme_run')
    .values({
      run_id: run.id,
      theme_id: made.id,
      parent_id: made.parentId,
      level: made.level,
      label: made.label,
      summary: (ranked[0]?.member.text ?? made.label).slice(0, summaryLength),
      language: near.language,
      terms: termsOf(ranked.map(({ member }) => member.text)),
      kind: mainKind(kindMix),
      kind_mix: JSON.stringify(kindMix),
      statements: members.length,
      customers,
      // Sizes are read from theme_figure; these are what the analysis itself would have noted.
      share_value: 0,
      share_low: 0,
      share_high: 0,
      trend: JSON.stringify(noTrend),
      severity: near.severity,
      cohesion: mean(ranked.map(({ cosine }) => cosine)),
      polarity: mean(members.map(({ polarity }) => polarity)),
      position_x: near.position[0],
      position_y: near.position[1],
      neighbours:
        near.level === made.level
          ? [near.id, ...near.neighbours].filter((id) => id !== made.id).slice(0, 5)
          : [],
      centroid: Buffer.from(centroid.buffer, centroid.byteOffset, centroid.byteLength),
      examples: JSON.stringify(
        ranked.slice(0, examplesKept).map(({ member: { item, start } }) => ({ item, start })),
      ),
    })
    .execute();
}

function mixOf(members: readonly ThemeMember[]): Record<Kind, number> {
  const mix = emptyMix();
  for (const { kind } of members) mix[kind] += 1;
  return mix;
}

/** Words that most of its typical sentences have. */
function termsOf(texts: readonly string[]): string[] {
  const typical = texts.slice(0, 100);
  const least = typical.length > 1 ? 2 : 1;
  return sharedWords(typical.join('\n'), typical, termsKept)
    .filter(({ members }) => members >= least)
    .map(({ word }) => word);
}
