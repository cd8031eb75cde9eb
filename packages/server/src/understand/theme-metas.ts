import type { Kind, TrendView } from '@headwater/contract';
import type { Kysely } from 'kysely';
import type { Database } from '../platform/tables.js';

/** A theme of a run with what people have done to it. */
export interface ThemeMeta {
  readonly id: string;
  readonly parentId: string | null;
  readonly level: number;
  readonly label: string;
  readonly named: boolean;
  readonly summary: string;
  readonly kind: Kind;
  readonly language: string;
  readonly terms: readonly string[];
  readonly trend: TrendView;
  readonly severity: number;
  readonly cohesion: number;
  readonly polarity: number;
  readonly position: [number, number];
  readonly neighbours: readonly string[];
  /** A pile of judgements that name no subject. */
  readonly general: boolean;
  readonly pinned: boolean;
  readonly archived: boolean;
  /** A person chose its group. */
  readonly grouped: boolean;
  readonly mergedInto: string | null;
  readonly version: number;
}

export async function themeMetas(
  db: Kysely<Database>,
  runId: string,
): Promise<ReadonlyMap<string, ThemeMeta>> {
  const rows = await db
    .selectFrom('theme_run')
    .innerJoin('theme', 'theme.id', 'theme_run.theme_id')
    .select([
      'theme.id',
      'parent_id',
      'level',
      'label',
      'label_given',
      'summary',
      'kind',
      'language',
      'terms',
      'trend',
      'severity',
      'cohesion',
      'polarity',
      'position_x',
      'position_y',
      'neighbours',
      'general',
      'pinned',
      'archived',
      'parent_given',
      'merged_into',
      'version',
    ])
    .where('run_id', '=', runId)
    // Where sizes are equal, lists show themes in this order: an edit must not shuffle them.
    .orderBy('theme.id')
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        parentId: row.parent_id,
        level: row.level,
        label: row.label_given ?? row.label,
        named: row.label_given !== null,
        summary: row.summary,
        kind: row.kind,
        language: row.language,
        terms: row.terms,
        trend: row.trend,
        severity: row.severity,
        cohesion: row.cohesion,
        polarity: row.polarity,
        position: [row.position_x, row.position_y],
        neighbours: row.neighbours,
        general: row.general,
        pinned: row.pinned,
        archived: row.archived,
        grouped: row.parent_given !== null && row.parent_given === row.parent_id,
        mergedInto: row.merged_into,
        version: row.version,
      },
    ]),
  );
}
