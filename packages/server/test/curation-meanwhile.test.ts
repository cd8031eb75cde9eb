import { setTimeout as delay } from 'node:timers/promises';
import { sql, type RawBuilder } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { RunView } from '@headwater/contract';
import { inTransaction, uuidv7, type Ctx } from '../src/platform/index.js';
import { carryOver } from '../src/understand/carry-over.js';
import { readDecided } from '../src/understand/constraints.js';
import { currentRunId } from '../src/understand/current-run.js';
import { themeView } from '../src/understand/theme-view.js';
import { json, refs, startCurating } from './curating.js';

const { server, owner, themes, view, sentences, keyed, edited, undo, sizes } =
  await startCurating();
afterAll(() => server.close());

/** Until no analysis runs or is due. */
async function atRest(): Promise<void> {
  const busy = () =>
    server.db
      .selectFrom('job')
      .select('id')
      .where('name', 'in', ['understand.analyze', 'understand.follow'])
      .where('state', 'in', ['waiting', 'running'])
      .executeTakeFirst();
  while (await busy()) await delay(50);
}

/** Does something after an analysis has read what people decided, and waits until its result is the current one. */
async function meanwhile<T>(work: () => Promise<T>): Promise<T> {
  await atRest();
  const { id } = RunView.parse(await json(owner, '/api/v1/analysis-runs', { method: 'POST' }));
  const state = async () => RunView.parse(await json(owner, `/api/v1/analysis-runs/${id}`)).state;
  while ((await state()) === 'waiting') await delay(5);
  const done = await server.db.transaction().execute(async (tx) => {
    // The result is stored only while this row is free.
    await tx.selectFrom('analysis_run').select('id').where('id', '=', id).forUpdate().execute();
    const storing = async () => {
      const { rows } = await sql`
        select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(server.db);
      return rows.length > 0;
    };
    while (!(await storing())) await delay(5);
    return work();
  });
  while ((await state()) === 'running') await delay(5);
  const run = await server.db
    .selectFrom('analysis_run')
    .select(['current', 'stale'])
    .where('id', '=', id)
    .executeTakeFirst();
  expect(run).toEqual({ current: true, stale: true });
  return done;
}

/** Sizes and places of all themes, which an analysis that lands must leave as people see them. */
async function unchanged(work: () => Promise<unknown>): Promise<void> {
  let seen: unknown;
  await meanwhile(async () => {
    await work();
    seen = await sizes();
  });
  expect(await sizes()).toEqual(seen);
}

const move = async (from: string, statements: readonly string[], to: string | null) =>
  edited(`/themes/${from}/move`, { statements, to }, (await view(from)).version);

it('keeps a theme split off, and its undoing', async () => {
  const [from] = await themes();
  const chosen = (await sentences(from!.id)).slice(0, 3);
  const { edit, theme } = await meanwhile(() =>
    edited(
      `/themes/${from!.id}/split`,
      { label: 'In the office', statements: refs(chosen) },
      from!.version,
    ),
  );
  expect(await view(theme.id)).toMatchObject({
    label: 'In the office',
    statements: 3,
    parent: { id: from!.parent?.id },
  });
  expect(await keyed(theme.id)).toEqual(refs(chosen).sort());
  expect((await view(from!.id)).statements).toBe(from!.statements - 3);
  await unchanged(() => undo(edit.id));
  expect((await themes()).map(({ id }) => id)).not.toContain(theme.id);
  expect((await view(theme.id)).mergedInto).toBe(from!.id);
  expect(await keyed(from!.id)).toEqual(expect.arrayContaining(refs(chosen)));
});

it('keeps sentences moved and taken out, and both undone', async () => {
  const [from, to] = await themes();
  const [one, two] = refs((await sentences(from!.id)).slice(0, 2));
  let edits: string[] = [];
  await unchanged(async () => {
    const moved = await move(from!.id, [one!], to!.id);
    const out = await move(from!.id, [two!], null);
    edits = [moved.edit.id, out.edit.id];
  });
  expect(await keyed(to!.id)).toContain(one);
  for (const { id } of await themes()) expect(await keyed(id)).not.toContain(two);
  await unchanged(async () => {
    for (const id of edits) await undo(id);
  });
  expect(await keyed(from!.id)).toEqual(expect.arrayContaining([one, two]));
});

it('keeps a merge, and its undoing after the analysis has joined the two', async () => {
  const [into, from] = await themes();
  await unchanged(() =>
    json(owner, '/api/v1/themes/merge', { json: { into: into!.id, from: [from!.id] } }),
  );
  expect((await view(into!.id)).statements).toBe(into!.statements + from!.statements);
  await unchanged(() => json(owner, `/api/v1/themes/${from!.id}/unmerge`, { method: 'POST' }));
  expect((await view(from!.id)).statements).toBe(from!.statements);
});

it('keeps a group made for a theme, and its undoing', async () => {
  const [theme] = await themes();
  let edit = '';
  await unchanged(async () => {
    const grouped = await edited(
      `/themes/${theme!.id}/group`,
      { newGroup: 'Office work' },
      (await view(theme!.id)).version,
    );
    edit = grouped.edit.id;
  });
  expect(await view(theme!.id)).toMatchObject({ grouped: true, parent: { label: 'Office work' } });
  await unchanged(() => undo(edit));
  expect(await view(theme!.id)).toMatchObject({
    grouped: false,
    parent: { id: theme!.parent?.id },
  });
});

it('keeps a corrected kind', async () => {
  const [theme] = await themes();
  const [one] = await sentences(theme!.id, 1);
  const kind = one!.kind === 'praise' ? 'question' : 'praise';
  await unchanged(() =>
    json(owner, `/api/v1/statements/${refs([one!])[0]}`, { method: 'PATCH', json: { kind } }),
  );
  const same = (await sentences(theme!.id)).find(({ item }) => item === one!.item);
  expect(same?.kind).toBe(kind);
});

it('lets people edit themes that an analysis which waits for them refers to', async () => {
  const [theme] = await themes();
  await server.db.transaction().execute(async (tx) => {
    // As every row of a result does that names the theme.
    await tx.selectFrom('theme').select('id').where('id', '=', theme!.id).forKeyShare().execute();
    const { edit } = await move(theme!.id, refs(await sentences(theme!.id, 1)), null);
    expect(await undo(edit.id)).toMatchObject({ undoneBy: 'The owner' });
  });
});

describe('a theme that the analysis let end', () => {
  /** The current run once more, without this theme: what was in it is in another one. */
  async function runWithout(tx: Ctx, run: string, theme: string, other: string): Promise<void> {
    const next = uuidv7();
    const copy = async (table: string, changes: RawBuilder<unknown>, where = sql`true`) => {
      const key = sql.ref(table === 'analysis_run' ? 'id' : 'run_id');
      await sql`
        insert into ${sql.table(table)}
        select (jsonb_populate_record(t, ${changes})).* from ${sql.table(table)} t
        where ${key} = ${run} and ${where}`.execute(tx.db);
    };
    await copy('analysis_run', sql`jsonb_build_object('id', ${next}::uuid, 'current', false)`);
    for (const [id, current] of [
      [run, false],
      [next, true],
    ] as const) {
      await sql`update analysis_run set current = ${current} where id = ${id}`.execute(tx.db);
    }
    const moved = (column: string) => sql`jsonb_build_object('run_id', ${next}::uuid,
      ${column}::text, case when ${sql.ref(column)} = ${theme} then ${other}::uuid else ${sql.ref(column)} end)`;
    for (const table of ['statement', 'statement_vector']) {
      await copy(table, sql`jsonb_build_object('run_id', ${next}::uuid)`);
    }
    await copy('statement_theme', moved('theme_id'));
    await copy('theme_run', moved('parent_id'), sql`theme_id <> ${theme}`);
  }

  it.each(['fine', 'coarse'])(
    'stands again where a person has named it meanwhile: %s',
    async (level) => {
      await atRest();
      const [theme, other] = await themes(`level=${level}`);
      const decided = await readDecided(server.db);
      const run = await currentRunId(server.db);
      await json(owner, `/api/v1/themes/${theme!.id}`, {
        method: 'PATCH',
        json: { label: 'Named meanwhile' },
        headers: { 'if-match': `"${(await view(theme!.id)).version}"` },
      });
      const before = await view(theme!.id);
      let after: unknown;
      await inTransaction(server.ctx, async (tx) => {
        await runWithout(tx, run ?? '', theme!.id, other!.id);
        await expect(themeView(tx, theme!.id)).rejects.toThrow('no longer');
        expect(await carryOver(tx, { previous: run, decided })).toBe(true);
        after = await themeView(tx, theme!.id);
        throw new Error('only looked');
      }).catch((error: unknown) => expect(error).toEqual(new Error('only looked')));
      const { label, statements, customers, children, parent } = before;
      expect(after).toMatchObject({ label, statements, customers, children, parent });
    },
  );
});
