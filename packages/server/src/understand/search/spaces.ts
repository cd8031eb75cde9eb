import type { Ctx } from '../../platform/index.js';

/** Keeps what places a typed sentence among a run's statements. */
export async function storeSpaces(
  tx: Ctx,
  runId: string,
  spaces: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  for (const [language, space] of spaces) {
    await tx.db
      .insertInto('run_space')
      .values({ run_id: runId, language, space: Buffer.from(space) })
      .execute();
  }
}

/** The spaces of a run; none for one from before they were kept, which is then searched by words alone. */
export async function readSpaces(ctx: Ctx, runId: string): Promise<Uint8Array[]> {
  const rows = await ctx.db
    .selectFrom('run_space')
    .select('space')
    .where('run_id', '=', runId)
    .orderBy('language')
    .execute();
  return rows.map(({ space }) => new Uint8Array(space));
}
