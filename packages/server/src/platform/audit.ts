import type { Ctx } from './ctx.js';
import { uuidv7 } from './ids.js';

interface Change {
  /** `thing.verb-ed`, such as `theme.renamed`. */
  readonly action: string;
  /** What it was done to, for people: `theme "Login fails"`. */
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Writes down who did what, from where. Give the transaction's ctx, so that no change goes unrecorded. */
export async function audit(ctx: Ctx, change: Change): Promise<void> {
  const { actor } = ctx;
  const now = ctx.clock.now();
  await ctx.db
    .insertInto('audit_event')
    .values({
      id: uuidv7(now.getTime()),
      at: now,
      actor_kind: actor.kind,
      actor_id: actor.personId,
      actor_name: actor.name,
      action: change.action,
      subject: change.subject.slice(0, 500),
      before: change.before === undefined ? null : JSON.stringify(change.before),
      after: change.after === undefined ? null : JSON.stringify(change.after),
      ip: actor.ip,
      key_id: actor.keyId,
      request_id: actor.requestId,
    })
    .execute();
}
