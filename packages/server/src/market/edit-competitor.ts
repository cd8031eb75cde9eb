import type { CompetitorInput, CompetitorPatch, CompetitorView } from '@headwater/contract';
import { sql, type Selectable } from 'kysely';
import type { z } from 'zod';
import { setWhose } from '../listen/index.js';
import {
  AppError,
  audit,
  editedElsewhere,
  inTransaction,
  notFound,
  uuidv7,
  type Ctx,
} from '../platform/index.js';
import { competitorView } from './competitors.js';
import type { CompetitorTable } from './tables.js';

type View = z.input<typeof CompetitorView>;
type Competitor = Selectable<CompetitorTable>;

/** As the rules that tell whose feedback it is keep names. */
const keyOf = (name: string): string => name.trim().toLowerCase();

/** Every name once, in whatever letters; the first is the one that it goes by. */
function namesOf(name: string, aliases: readonly string[]): { name: string; aliases: string[] } {
  const seen = new Set([keyOf(name)]);
  return {
    name: name.trim(),
    aliases: aliases.flatMap((alias) => {
      const fresh = !seen.has(keyOf(alias));
      seen.add(keyOf(alias));
      return fresh ? [alias.trim()] : [];
    }),
  };
}

export async function createCompetitor(ctx: Ctx, input: CompetitorInput): Promise<View> {
  return inTransaction(ctx, async (tx) => {
    const id = uuidv7(tx.clock.now().getTime());
    const names = namesOf(input.name, input.aliases);
    await refuseTaken(tx, id, [names.name, ...names.aliases]);
    await tx.db
      .insertInto('competitor')
      .values({
        id,
        ...names,
        note: input.note === '' ? null : input.note,
        created_by: tx.actor.name,
        created_at: tx.clock.now(),
      })
      .execute();
    await nameIt(tx, id, [names.name, ...names.aliases], []);
    await audit(tx, {
      action: 'competitor.created',
      subject: `competitor “${names.name}”`,
      after: { ...names, note: input.note },
    });
    return competitorView(tx, id);
  });
}

export async function editCompetitor(
  ctx: Ctx,
  input: { id: string; version: number; patch: CompetitorPatch },
): Promise<View> {
  const { id, version, patch } = input;
  return inTransaction(ctx, async (tx) => {
    const before = await lockCompetitor(tx, id);
    if (before.version !== version) {
      throw editedElsewhere({ by: before.edited_by, at: before.edited_at });
    }
    const names = namesOf(patch.name ?? before.name, patch.aliases ?? before.aliases);
    await refuseTaken(tx, id, [names.name, ...names.aliases]);
    const note = patch.note === undefined ? before.note : patch.note || null;
    await writeCompetitor(tx, id, { ...names, note });
    await nameIt(tx, id, [names.name, ...names.aliases], [before.name, ...before.aliases]);
    await audit(tx, {
      action: 'competitor.edited',
      subject: `competitor “${names.name}”`,
      before: { name: before.name, aliases: before.aliases, note: before.note },
      after: { ...names, note },
    });
    return competitorView(tx, id);
  });
}

/** Its gaps go with it; feedback that names it brings it back with the next count. */
export async function removeCompetitor(ctx: Ctx, id: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const before = await lockCompetitor(tx, id);
    await setWhose(tx, await rulesOf(tx, id));
    await tx.db.deleteFrom('competitor').where('id', '=', id).execute();
    await audit(tx, {
      action: 'competitor.removed',
      subject: `competitor “${before.name}”`,
      before: { name: before.name, aliases: before.aliases, note: before.note },
    });
  });
}

/** Two that are one: names, feedback and deals of the other become this one's. */
export async function mergeCompetitors(ctx: Ctx, id: string, from: string): Promise<View> {
  if (id === from) {
    throw new AppError({
      code: 'same-competitor',
      field: 'from',
      message: 'A competitor cannot be put together with itself. Choose another one.',
    });
  }
  return inTransaction(ctx, async (tx) => {
    // In one order, whoever merges what into what.
    const [first, second] = [id, from].sort();
    const locked = [
      await lockCompetitor(tx, first ?? id),
      await lockCompetitor(tx, second ?? from),
    ];
    const into = locked.find((row) => row.id === id);
    const other = locked.find((row) => row.id === from);
    if (!into || !other) throw notFound('competitor');
    const rules = await rulesOf(tx, from);
    await setWhose(
      tx,
      rules.map((rule) => ({ ...rule, competitor: id })),
    );
    await moveGaps(tx, from, id);
    await tx.db
      .updateTable('deal')
      .set({ competitor_id: id })
      .where('competitor_id', '=', from)
      .execute();
    await tx.db.deleteFrom('competitor').where('id', '=', from).execute();
    const names = namesOf(into.name, [...into.aliases, other.name, ...other.aliases]);
    await writeCompetitor(tx, id, { ...names, note: into.note ?? other.note });
    await audit(tx, {
      action: 'competitor.merged',
      subject: `competitor “${other.name}” into “${into.name}”`,
      before: { name: other.name, aliases: other.aliases, note: other.note },
      after: names,
    });
    return competitorView(tx, id);
  });
}

/** What people said of the gaps of one becomes said of the other's. */
async function moveGaps(tx: Ctx, from: string, into: string): Promise<void> {
  const twin = sql`
    select o.id as old, n.id as new from gap o join gap n on n.competitor_id = ${into}
      and n.kind = o.kind and n.theme_id is not distinct from o.theme_id
      and n.segment is not distinct from o.segment
    where o.competitor_id = ${from}`;
  for (const table of ['gap_note', 'gap_event'] as const) {
    await sql`
      update ${sql.table(table)} x set gap_id = t.new from (${twin}) t where x.gap_id = t.old`.execute(
      tx.db,
    );
  }
  await sql`
    update gap set competitor_id = ${into}
    where competitor_id = ${from} and id not in (select old from (${twin}) t)`.execute(tx.db);
}

export async function lockCompetitor(tx: Ctx, id: string): Promise<Competitor> {
  const row = await tx.db
    .selectFrom('competitor')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('competitor');
  return row;
}

async function writeCompetitor(
  tx: Ctx,
  id: string,
  changes: { name: string; aliases: string[]; note: string | null },
): Promise<void> {
  await tx.db
    .updateTable('competitor')
    .set((eb) => ({
      ...changes,
      found: false,
      version: eb('version', '+', 1),
      edited_by: tx.actor.name,
      edited_at: tx.clock.now(),
    }))
    .where('id', '=', id)
    .execute();
}

/** What is said to be about it; as changes, they take that back. */
async function rulesOf(tx: Ctx, id: string) {
  const rows = await tx.db
    .selectFrom('whose_rule')
    .select(['dimension', 'value'])
    .where('competitor_id', '=', id)
    .execute();
  return rows.map((rule) => ({ ...rule, competitor: undefined }));
}

/** Feedback that names it is about it. */
async function nameIt(
  tx: Ctx,
  id: string,
  names: readonly string[],
  before: readonly string[],
): Promise<void> {
  const [now, old] = [new Set(names.map(keyOf)), new Set(before.map(keyOf))];
  const dimension = 'name' as const;
  await setWhose(tx, [
    ...[...now].flatMap((value) => (old.has(value) ? [] : { dimension, value, competitor: id })),
    ...[...old].flatMap((value) =>
      now.has(value) ? [] : { dimension, value, competitor: undefined },
    ),
  ]);
}

async function refuseTaken(tx: Ctx, id: string, names: readonly string[]): Promise<void> {
  const { rows } = await sql<{ name: string; said: string }>`
    select c.name, n.said from unnest(${names}::text[]) as n (said)
    join competitor c on c.id <> ${id}
      and (lower(c.name) = lower(n.said) or lower(n.said) in (select lower(a) from unnest(c.aliases) a))
    limit 1`.execute(tx.db);
  const [taken] = rows;
  if (!taken) return;
  throw new AppError({
    code: 'competitor-known',
    status: 409,
    field: 'name',
    message:
      taken.name.toLowerCase() === taken.said.toLowerCase()
        ? `“${taken.name}” is a competitor already. Choose another name, or put the two together.`
        : `“${taken.said}” is another name of “${taken.name}” already. Take it away there, or put the two together.`,
  });
}
