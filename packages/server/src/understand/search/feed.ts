import { to as copyTo } from 'pg-copy-streams';
import { z } from 'zod';
import { abandon, withClient, type Ctx } from '../../platform/index.js';
import type { CurrentRun } from '../current-run.js';
import type { IndexThread } from './index-thread.js';
import { readSpaces } from './spaces.js';

/** Reads the statements of a run out of the database into a thread's index, in the order of their items' ids. */
export async function feedIndex(
  ctx: Ctx,
  run: CurrentRun,
  thread: IndexThread,
  modelDir: string | null,
): Promise<void> {
  thread.open({
    statements: run.statements,
    dimensions: run.vector_dimensions ?? 0,
    spaces: await readSpaces(ctx, run.id),
    modelDir,
  });
  await withClient(ctx.db, async (client) => {
    const stream = client.query(copyTo(copyRows(run)));
    try {
      for await (const piece of stream) await thread.take(z.instanceof(Buffer).parse(piece));
    } catch (error) {
      await abandon(client);
      throw error;
    }
  });
  await thread.finish();
}

/** COPY takes no parameters: what is written into it are a checked id and a number. */
function copyRows(run: CurrentRun): string {
  const id = z.uuid().parse(run.id);
  const batch = z.int().parse(run.through_batch ?? 0);
  const first = 's.start = min(s.start) over (partition by s.item_id)';
  const ofItem = (column: string): string => `case when ${first} then ${column} end`;
  return `copy (
    select s.item_id, s.start, s."end", s.kind, s.language, v.vector,
      ${ofItem('i.text')}, ${ofItem('i.product')}, ${ofItem('i.source_id')}, ${ofItem('i.language')},
      ${ofItem('i.account_id')}, ${ofItem('extract(epoch from i.time)::float8')}
    from statement s
    join item i on i.id = s.item_id and i.batch <= ${batch}
    join statement_vector v on v.item_id = s.item_id and v.start = s.start and v.run_id = s.run_id
    where s.run_id = '${id}'
    order by s.item_id, s.start
  ) to stdout (format binary)`;
}
