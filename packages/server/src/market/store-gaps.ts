import { wilson } from '@headwater/decision';
import type { Selectable } from 'kysely';
import { uuidv7, type Ctx } from '../platform/index.js';
import type { CurrentRun, ThemeMeta } from '../understand/index.js';
import type { FoundLook } from './appraise.js';
import { strongestSentences, type EvidenceWanted } from './gap-evidence.js';
import type { GapEventName, GapExamples, GapSides, GapTable } from './tables.js';

type Gap = Selectable<GapTable>;

/** Gaps that nobody has looked at are forgotten when they have been gone for so long. */
const keptDays = 90;
const dayMs = 86_400_000;

const identityOf = (gap: {
  kind: string;
  theme: string | null;
  competitor: string | null;
  segment: string | null;
}): string => JSON.stringify([gap.kind, gap.theme, gap.competitor, gap.segment]);

/**
 * Writes what a count shows. A gap that was there before keeps its id and all that people said of it; one that
 * stands out no more stays, told as gone, with the figures of the last look at it.
 */
export async function storeGaps(
  tx: Ctx,
  run: CurrentRun,
  metas: ReadonlyMap<string, ThemeMeta>,
  looks: readonly FoundLook[],
): Promise<void> {
  const known = new Map<string, Gap>();
  for (const gap of await tx.db.selectFrom('gap').selectAll().forUpdate().execute()) {
    const { kind, theme_id: theme, competitor_id: competitor, segment } = gap;
    known.set(identityOf({ kind, theme, competitor, segment }), gap);
  }
  const told = looks.filter((look) => look.stands || known.has(identityOf(look)));
  const sentences = await strongestSentences(
    tx,
    run,
    metas,
    told.map((look, gap) => ({ gap, ...evidenceOf(look) })),
  );
  await tx.db.deleteFrom('gap_step').where('run_id', '=', run.id).execute();
  const seen = new Set<string>();
  for (const [index, look] of told.entries()) {
    const gap = known.get(identityOf(look));
    const examples = sentences.get(index) ?? { us: [], them: [] };
    const id = await writeGap(tx, { run, metas, look, gap, examples });
    seen.add(id);
    await tx.db
      .insertInto('gap_step')
      .values({
        run_id: run.id,
        gap_id: id,
        stands: look.stands,
        size_value: look.size.value,
        size_low: look.size.low,
        size_high: look.size.high,
        q_value: look.qValue,
      })
      .execute();
  }
  // Their theme, competitor or segment is not there any more.
  for (const gap of known.values()) {
    if (seen.has(gap.id) || !gap.stands) continue;
    await tx.db.updateTable('gap').set({ stands: false }).where('id', '=', gap.id).execute();
    await tellGap(tx, gap.id, 'gone', goneInWords(gap, metas), run.id);
  }
  await forgetOld(tx);
}

function goneInWords(gap: Gap, metas: ReadonlyMap<string, ThemeMeta>): string {
  const theme = gap.theme_id === null ? undefined : metas.get(gap.theme_id);
  if (gap.theme_id !== null && (!theme || theme.mergedInto !== null)) {
    return 'Its theme went into others.';
  }
  if (theme?.archived) return 'Its theme is ignored.';
  return 'There is too little left to look at.';
}

const evidenceOf = (look: FoundLook): Omit<EvidenceWanted, 'gap'> => ({
  theme: look.theme,
  competitor: look.competitor,
  segment: look.segment,
  kind: look.evidence[0]?.kind === 'customers' ? null : (look.evidence[0]?.kind ?? null),
});

async function writeGap(
  tx: Ctx,
  found: {
    run: CurrentRun;
    metas: ReadonlyMap<string, ThemeMeta>;
    look: FoundLook;
    gap: Gap | undefined;
    examples: GapExamples;
  },
): Promise<string> {
  const { run, metas, look, gap, examples } = found;
  const now = tx.clock.now();
  const figures = {
    stands: look.stands,
    theme_label: look.theme === null ? null : (metas.get(look.theme)?.label ?? null),
    size_value: look.size.value,
    size_low: look.size.low,
    size_high: look.size.high,
    effect_value: look.effect.value,
    effect_low: look.effect.low,
    effect_high: look.effect.high,
    p_value: look.pValue,
    q_value: look.qValue,
    sentence: look.sentence,
    sides: JSON.stringify(sidesOf(look)),
    examples: JSON.stringify(examples),
    ...(look.stands ? { last_seen_at: now } : {}),
  };
  if (gap) {
    await tx.db.updateTable('gap').set(figures).where('id', '=', gap.id).execute();
    if (gap.stands !== look.stands) {
      const detail = look.stands ? 'Stands out again.' : 'Does not stand out any more.';
      await tellGap(tx, gap.id, look.stands ? 'back' : 'gone', detail, run.id);
    }
    return gap.id;
  }
  const id = uuidv7(now.getTime());
  await tx.db
    .insertInto('gap')
    .values({
      id,
      kind: look.kind,
      theme_id: look.theme,
      competitor_id: look.competitor,
      segment: look.segment,
      first_run: run.id,
      first_seen_at: now,
      ...figures,
      last_seen_at: now,
    })
    .execute();
  await tellGap(tx, id, 'found', look.sentence, run.id);
  return id;
}

const sidesOf = (look: FoundLook): GapSides =>
  look.evidence.map(({ group, kind, segment, customers, of }) => ({
    side: group,
    kind,
    segment,
    customers,
    of,
    share: wilson(customers, of),
  }));

/** A line in a gap's history: of the one who acts, or of an analysis. */
export async function tellGap(
  tx: Ctx,
  gap: string,
  event: GapEventName,
  detail: string,
  by: string | { readonly reason: string | null },
): Promise<void> {
  const at = tx.clock.now();
  const ofRun = typeof by === 'string';
  await tx.db
    .insertInto('gap_event')
    .values({
      id: uuidv7(at.getTime()),
      gap_id: gap,
      event,
      detail,
      reason: ofRun ? null : by.reason,
      run_id: ofRun ? by : null,
      by_name: ofRun ? null : tx.actor.name,
      at,
    })
    .execute();
}

async function forgetOld(tx: Ctx): Promise<void> {
  await tx.db
    .deleteFrom('gap')
    .where('stands', '=', false)
    .where('state', '=', 'open')
    .where('version', '=', 1)
    .where('last_seen_at', '<', new Date(tx.clock.now().getTime() - keptDays * dayMs))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('gap_note')
            .select('gap_note.id')
            .whereRef('gap_note.gap_id', '=', 'gap.id'),
        ),
      ),
    )
    .execute();
}
