import type { GapPatch, GapView } from '@headwater/contract';
import type { z } from 'zod';
import {
  audit,
  editedElsewhere,
  forbidden,
  inTransaction,
  notFound,
  uuidv7,
  type Ctx,
} from '../platform/index.js';
import { gapView } from './gap-view.js';
import { tellGap } from './store-gaps.js';
import type { GapEventName } from './tables.js';

type View = z.input<typeof GapView>;

const words: Readonly<Record<GapPatch['state'], string>> = {
  open: 'Neither watched nor dismissed.',
  watched: 'Watched.',
  dismissed: 'Dismissed.',
};

/** Watches a gap, dismisses it with a reason, or takes either back. Holds in every later analysis. */
export async function decideGap(
  ctx: Ctx,
  input: { id: string; version: number; patch: GapPatch },
): Promise<View> {
  const { id, version, patch } = input;
  return inTransaction(ctx, async (tx) => {
    const before = await tx.db
      .selectFrom('gap')
      .select(['state', 'version', 'edited_by', 'edited_at', 'decided_reason'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!before) throw notFound('gap');
    if (before.version !== version) {
      throw editedElsewhere({ by: before.edited_by, at: before.edited_at });
    }
    const { state } = patch;
    const reason = patch.reason === undefined || patch.reason === '' ? null : patch.reason;
    if (state === before.state && reason === before.decided_reason) return gapView(tx, id);
    const now = tx.clock.now();
    await tx.db
      .updateTable('gap')
      .set({
        state,
        decided_reason: state === 'open' ? null : reason,
        decided_by: state === 'open' ? null : tx.actor.name,
        decided_at: state === 'open' ? null : now,
        version: version + 1,
        edited_by: tx.actor.name,
        edited_at: now,
      })
      .where('id', '=', id)
      .execute();
    const event = eventOf(before.state, state);
    await tellGap(tx, id, event, words[state], { reason });
    const view = await gapView(tx, id);
    await audit(tx, {
      action: `gap.${event}`,
      subject: subjectOf(view),
      before: { state: before.state, reason: before.decided_reason },
      after: { state, reason },
    });
    return view;
  });
}

function eventOf(before: GapPatch['state'], after: GapPatch['state']): GapEventName {
  if (after === 'watched') return 'watched';
  if (after === 'dismissed') return 'dismissed';
  return before === 'watched' ? 'unwatched' : 'restored';
}

const subjectOf = ({ kind, theme, segment }: View): string =>
  `gap ${kind} “${theme?.label ?? segment ?? ''}”`;

export async function addNote(ctx: Ctx, id: string, text: string): Promise<View> {
  return inTransaction(ctx, async (tx) => {
    const at = tx.clock.now();
    const gap = await tx.db.selectFrom('gap').select('id').where('id', '=', id).executeTakeFirst();
    if (!gap) throw notFound('gap');
    await tx.db
      .insertInto('gap_note')
      .values({
        id: uuidv7(at.getTime()),
        gap_id: id,
        text,
        by_id: tx.actor.personId,
        by_name: tx.actor.name,
        at,
      })
      .execute();
    await tellGap(tx, id, 'noted', 'Wrote a note.', { reason: null });
    const view = await gapView(tx, id);
    await audit(tx, { action: 'gap.noted', subject: subjectOf(view), after: { text } });
    return view;
  });
}

/** Who wrote a note may take it away; nobody else. */
export async function removeNote(ctx: Ctx, id: string, note: string): Promise<View> {
  return inTransaction(ctx, async (tx) => {
    const row = await tx.db
      .selectFrom('gap_note')
      .selectAll()
      .where('id', '=', note)
      .where('gap_id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw notFound('note');
    if (row.by_id === null || row.by_id !== tx.actor.personId) {
      throw forbidden(`Only ${row.by_name}, who wrote this note, may remove it.`);
    }
    await tx.db.deleteFrom('gap_note').where('id', '=', note).execute();
    await tellGap(tx, id, 'note-removed', 'Removed a note.', { reason: null });
    const view = await gapView(tx, id);
    await audit(tx, {
      action: 'gap.note-removed',
      subject: subjectOf(view),
      before: { text: row.text },
    });
    return view;
  });
}
