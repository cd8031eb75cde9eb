import { EditableField, type AccountPatch, type AccountView } from '@headwater/contract';
import { sql } from 'kysely';
import type { z } from 'zod';
import { audit, editedElsewhere, inTransaction, notFound, type Ctx } from '../../platform/index.js';
import { noteChange } from '../changes.js';
import { accountEdited } from '../events.js';
import { settleAccounts } from '../settle-books.js';
import { statusOf } from '../status.js';
import { accountView } from './account-view.js';

interface EditAccount {
  readonly id: string;
  readonly version: number;
  readonly patch: AccountPatch;
}

/** A person's word on an account. It stands whatever an import says, until it is taken back. */
export function editAccount(ctx: Ctx, input: EditAccount): Promise<z.input<typeof AccountView>> {
  const { id, version, patch } = input;
  return inTransaction(ctx, async (tx) => {
    const row = await tx.db
      .selectFrom('account')
      .select(['name', 'version', 'given', 'edited', 'edited_by', 'edited_at'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw notFound('account');
    if (row.version !== version) throw editedElsewhere({ by: row.edited_by, at: row.edited_at });
    const edited = { ...row.edited };
    for (const field of EditableField.options) {
      const value = patch[field];
      if (value === undefined) continue;
      if (value === null) delete edited[field];
      else edited[field] = field === 'status' ? (statusOf(String(value)) ?? '') : String(value);
    }
    if (same(edited, row.edited)) return accountView(tx, id);
    const of = (field: EditableField): string | null => edited[field] ?? row.given[field] ?? null;
    await sql`
      update account set edited = ${JSON.stringify(edited)}::jsonb, plan = ${of('plan')},
        segment = ${of('segment')}, region = ${of('region')}, owner = ${of('owner')},
        renewal = ${of('renewal')}::date, seats = ${of('seats')}::int, version = version + 1,
        edited_by = ${tx.actor.name}, edited_at = ${tx.clock.now()}
      where id = ${id}`.execute(tx.db);
    // The status may follow from the books again.
    if (patch.status !== undefined) await settleAccounts(tx, id);
    await audit(tx, {
      action: 'account.edited',
      subject: `account “${row.name}”`,
      before: row.edited,
      after: edited,
    });
    await noteChange(tx);
    await tx.jobs.publish(accountEdited, {}, tx.actor);
    return accountView(tx, id);
  });
}

const same = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean =>
  EditableField.options.every((field) => a[field] === b[field]);
