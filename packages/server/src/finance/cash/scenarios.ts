import {
  CashDriversInput,
  type CashScenario,
  type CashScenarioInput,
  type CashScenarioList,
} from '@headwater/contract';
import { driverProblems } from '@headwater/decision';
import { sql } from 'kysely';
import type { z } from 'zod';
import {
  AppError,
  audit,
  editedElsewhere,
  inTransaction,
  notFound,
  uuidv7,
  type Ctx,
} from '../../platform/index.js';
import { proposeDrivers } from './proposal.js';

type View = z.input<typeof CashScenario>;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly currency: string;
  readonly drivers: unknown;
  readonly version: number;
  readonly createdBy: string;
  readonly editedBy: string | null;
  readonly editedAt: Date | null;
}

async function readRows(ctx: Ctx, id?: string, lock = false): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select id, name, note, currency, drivers, version, created_by as "createdBy",
      edited_by as "editedBy", edited_at as "editedAt"
    from cash_scenario ${id === undefined ? sql`order by id` : sql`where id = ${id}`}
    ${lock ? sql`for update` : sql``}`.execute(ctx.db);
  return rows;
}

const present = (row: Row): View => ({
  id: row.id,
  name: row.name,
  note: row.note,
  currency: row.currency,
  drivers: CashDriversInput.parse(row.drivers),
  version: row.version,
  createdBy: row.createdBy,
  editedBy: row.editedBy,
});

export async function listScenarios(ctx: Ctx): Promise<z.input<typeof CashScenarioList>> {
  return { rows: (await readRows(ctx)).map(present), proposal: await proposeDrivers(ctx) };
}

/** Refuses drivers that cannot be run, each problem named. */
export function checkDrivers(name: string, drivers: CashDriversInput): void {
  const problems = driverProblems(drivers);
  if (problems.length === 0) return;
  throw new AppError({
    code: 'bad-drivers',
    field: 'drivers',
    message: `The scenario “${name}” cannot be run: ${problems.join(' ')}`,
  });
}

async function refuseSameName(tx: Ctx, name: string, but: string | null): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from cash_scenario
    where lower(name) = lower(${name}) and id is distinct from ${but}::uuid`.execute(tx.db);
  if (rows.length === 0) return;
  throw new AppError({
    code: 'name-taken',
    status: 409,
    field: 'name',
    message: `There is a scenario named “${name}” already. Choose another name.`,
  });
}

async function viewOf(ctx: Ctx, id: string): Promise<View> {
  const [row] = await readRows(ctx, id);
  if (!row) throw notFound('scenario');
  return present(row);
}

async function locked(tx: Ctx, id: string): Promise<Row> {
  const [row] = await readRows(tx, id, true);
  if (!row) throw notFound('scenario');
  return row;
}

export function createScenario(ctx: Ctx, input: CashScenarioInput): Promise<View> {
  checkDrivers(input.name, input.drivers);
  return inTransaction(ctx, async (tx) => {
    await refuseSameName(tx, input.name, null);
    const id = uuidv7(tx.clock.now().getTime());
    await sql`
      insert into cash_scenario (id, name, note, currency, drivers, created_by)
      values (${id}, ${input.name}, ${input.note}, ${input.currency},
        ${JSON.stringify(input.drivers)}::jsonb, ${tx.actor.name})`.execute(tx.db);
    await audit(tx, {
      action: 'scenario.created',
      subject: `scenario “${input.name}”`,
      after: input,
    });
    return viewOf(tx, id);
  });
}

export function changeScenario(
  ctx: Ctx,
  change: { readonly id: string; readonly version: number; readonly input: CashScenarioInput },
): Promise<View> {
  const { id, version, input } = change;
  checkDrivers(input.name, input.drivers);
  return inTransaction(ctx, async (tx) => {
    const before = await locked(tx, id);
    if (before.version !== version) {
      throw editedElsewhere({ by: before.editedBy, at: before.editedAt });
    }
    await refuseSameName(tx, input.name, id);
    await sql`
      update cash_scenario set name = ${input.name}, note = ${input.note}, currency = ${input.currency},
        drivers = ${JSON.stringify(input.drivers)}::jsonb, version = version + 1,
        edited_by = ${tx.actor.name}, edited_at = ${tx.clock.now()}
      where id = ${id}`.execute(tx.db);
    await audit(tx, {
      action: 'scenario.edited',
      subject: `scenario “${input.name}”`,
      before: { name: before.name, currency: before.currency, drivers: before.drivers },
      after: input,
    });
    return viewOf(tx, id);
  });
}

export function deleteScenario(ctx: Ctx, id: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const { name, drivers } = await locked(tx, id);
    await sql`delete from cash_scenario where id = ${id}`.execute(tx.db);
    await audit(tx, {
      action: 'scenario.deleted',
      subject: `scenario “${name}”`,
      before: { name, drivers },
    });
  });
}
