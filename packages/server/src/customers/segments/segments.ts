import { sql } from 'kysely';
import { z } from 'zod';
import type {
  SegmentInput,
  SegmentPage,
  SegmentPatch,
  SegmentQuery,
  SegmentView,
} from '@headwater/contract';
import {
  AppError,
  audit,
  decodeCursor,
  editedElsewhere,
  encodeCursor,
  inTransaction,
  notFound,
  uuidv7,
  type Ctx,
} from '../../platform/index.js';
import { countSegments, type SpokenBy } from './count.js';
import { compileRule } from './language.js';

type View = z.input<typeof SegmentView>;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly rule: string;
  readonly description: string;
  readonly accounts: number;
  readonly undecided: number;
  readonly all: number;
  readonly revenue: readonly { readonly minor: number; readonly currency: string }[] | null;
  readonly countedAt: Date | null;
  readonly problem: string | null;
  readonly createdBy: string;
  readonly editedBy: string | null;
  readonly editedAt: Date | null;
  readonly version: number;
}

async function readRows(ctx: Ctx, id?: string): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select s.id, s.name, s.rule, s.description, s.accounts, s.undecided,
      (select count(*) from account)::int as all,
      (select jsonb_agg(jsonb_build_object('minor', minor, 'currency', currency) order by minor desc)
        from (
          select sum(a.monthly_revenue_minor) as minor, a.currency
          from segment_member m join account a on a.id = m.account_id
          where m.segment_id = s.id and a.currency is not null group by a.currency) r) as revenue,
      s.counted_at as "countedAt", s.problem, s.created_by as "createdBy", s.edited_by as "editedBy",
      s.edited_at as "editedAt", s.version
    from segment s ${id === undefined ? sql`` : sql`where s.id = ${id}`}`.execute(ctx.db);
  return rows;
}

function present(ctx: Ctx, row: Row): View {
  const { all, revenue, countedAt, editedAt, ...rest } = row;
  return {
    ...rest,
    share: all === 0 ? 0 : row.accounts / all,
    revenue: ctx.actor.permissions.has('finance:read') ? [...(revenue ?? [])] : null,
    countedAt: countedAt?.toISOString() ?? null,
    editedAt: editedAt?.toISOString() ?? null,
  };
}

const place = z.tuple([z.int().min(0)]);

/** Segments are few, so they are sorted and searched here. */
export async function listSegments(
  ctx: Ctx,
  query: SegmentQuery,
): Promise<z.input<typeof SegmentPage>> {
  const q = query.q?.toLowerCase() ?? '';
  const found = (await readRows(ctx)).filter((row) =>
    [row.name, row.rule, row.description].some((text) => text.toLowerCase().includes(q)),
  );
  const by: Readonly<Record<SegmentQuery['sort'], (a: Row, b: Row) => number>> = {
    name: (a, b) => a.name.localeCompare(b.name),
    accounts: (a, b) => a.accounts - b.accounts,
    edited: (a, b) => (a.editedAt?.getTime() ?? 0) - (b.editedAt?.getTime() ?? 0),
  };
  const turn = query.order === 'asc' ? 1 : -1;
  const sorted = found.toSorted((a, b) => turn * by[query.sort](a, b) || (a.id < b.id ? -1 : 1));
  const [offset] = decodeCursor(query.cursor, place) ?? [0];
  const end = offset + query.limit;
  return {
    rows: sorted.slice(offset, end).map((row) => present(ctx, row)),
    next: end < sorted.length ? encodeCursor([end]) : null,
    total: sorted.length,
  };
}

export async function segmentView(ctx: Ctx, id: string): Promise<View> {
  const [row] = await readRows(ctx, id);
  if (!row) throw notFound('segment');
  return present(ctx, row);
}

/** Refuses a rule that cannot be read, with the place. */
function checkRule(source: string): void {
  const rule = compileRule(source);
  if (rule.ok) return;
  const { message, line, column } = rule.problem;
  throw new AppError({
    code: 'bad-rule',
    field: 'rule',
    message: `The rule cannot be read at line ${line}, column ${column}: ${message}`,
  });
}

async function refuseSameName(tx: Ctx, name: string, but: string | null): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from segment where lower(name) = lower(${name}) and id is distinct from ${but}::uuid`.execute(
    tx.db,
  );
  if (rows.length === 0) return;
  throw new AppError({
    code: 'name-taken',
    status: 409,
    field: 'name',
    message: `There is a segment named “${name}” already. Choose another name.`,
  });
}

export async function createSegment(
  ctx: Ctx,
  input: SegmentInput,
  spokenBy: SpokenBy,
): Promise<View> {
  checkRule(input.rule);
  return inTransaction(ctx, async (tx) => {
    await refuseSameName(tx, input.name, null);
    const id = uuidv7(tx.clock.now().getTime());
    await tx.db
      .insertInto('segment')
      .values({ id, ...input, created_by: tx.actor.name })
      .execute();
    await countSegments(tx, spokenBy, [id]);
    await audit(tx, {
      action: 'segment.created',
      subject: `segment “${input.name}”`,
      after: input,
    });
    return segmentView(tx, id);
  });
}

export async function editSegment(
  ctx: Ctx,
  input: { id: string; version: number; patch: SegmentPatch },
  spokenBy: SpokenBy,
): Promise<View> {
  const { id, version, patch } = input;
  if (patch.rule !== undefined) checkRule(patch.rule);
  return inTransaction(ctx, async (tx) => {
    const before = await locked(tx, id);
    if (before.version !== version) {
      throw editedElsewhere({ by: before.edited_by, at: before.edited_at });
    }
    if (patch.name !== undefined) await refuseSameName(tx, patch.name, id);
    const { name = before.name, rule = before.rule, description = before.description } = patch;
    await tx.db
      .updateTable('segment')
      .set({
        name,
        rule,
        description,
        version: version + 1,
        edited_by: tx.actor.name,
        edited_at: tx.clock.now(),
      })
      .where('id', '=', id)
      .execute();
    if (rule !== before.rule) await countSegments(tx, spokenBy, [id]);
    await audit(tx, {
      action: 'segment.edited',
      subject: `segment “${name}”`,
      before: { name: before.name, rule: before.rule, description: before.description },
      after: { name, rule, description },
    });
    return segmentView(tx, id);
  });
}

export async function deleteSegment(ctx: Ctx, id: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { name, rule, description } = await locked(tx, id);
    await tx.db.deleteFrom('segment').where('id', '=', id).execute();
    await audit(tx, {
      action: 'segment.deleted',
      subject: `segment “${name}”`,
      before: { name, rule, description },
    });
  });
}

async function locked(tx: Ctx, id: string) {
  const row = await tx.db
    .selectFrom('segment')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('segment');
  return row;
}
