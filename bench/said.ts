import type { openPool } from '../packages/server/src/platform/database.js';

/** How much is said, and of how many things. */
export interface SaidSize {
  readonly statements: number;
  readonly themes: number;
  readonly groups: number;
}

// Whoever runs it again gets the same rows: every column is a hash of the row's number.
const functions = `
  create function pg_temp.part(n bigint, salt int) returns float8 language sql immutable
    as $$ select (hashint8extended(n, salt) & 1048575)::float8 / 1048576 $$;
  create function pg_temp.key(kind text, n bigint) returns uuid language sql immutable
    as $$ select overlay(overlay(md5(kind || n) placing '7' from 13) placing '8' from 17)::uuid $$`;

const kinds = `(array['pain','pain','pain','request','request','praise','question','other'])`;
const words = `(array['the export stops','invoices arrive late','search finds nothing','sign-in asks twice',
  'reports load slowly','the importer drops rows','mails look odd','prices are unclear'])`;

/**
 * Feedback as an analysis leaves it, written by the database itself: items of three sources over three years, a
 * sentence each, four in five about one's own products and the rest about two competitors; half of one's own are
 * of accounts that the books know. Themes are of very unequal size. Figures are then counted by the program.
 */
export async function writeSaid(
  pool: ReturnType<typeof openPool>,
  { statements, themes, groups }: SaidSize,
): Promise<void> {
  const client = await pool.connect();
  const run = async (sql: string): Promise<void> => void (await client.query(sql));
  try {
    await client.query('begin');
    await run(`set local synchronous_commit = off; set local work_mem = '256MB'`);
    await run(functions);
    await run(`
      create temp table accounts as
        select id, row_number() over (order by external_id) - 1 as nth from account;
      create unique index on accounts (nth);
      insert into source (id, key, name)
        select pg_temp.key('source', n), 'bench-' || n, (array['Reviews', 'Tickets', 'Survey'])[n]
        from generate_series(1, 3) n;
      insert into competitor (id, name, aliases, created_by, created_at)
        select pg_temp.key('rival', n), (array['Rival', 'Other'])[n], '{}', 'Bench', now()
        from generate_series(1, 2) n;
      insert into whose_rule (dimension, value, competitor_id, set_by, set_at)
        select 'name', lower(name), id, 'Bench', now() from competitor;
      insert into item_batch (fresh, changed, duplicates, committed_at)
        values (${statements}, 0, 0, now() - interval '1 day')`);
    await run(`
      insert into item (id, source_id, text, time, customer_key, account_id, product, channel, language,
        competitor, rating, rating_low, rating_high, content_hash, first_batch, batch)
      select pg_temp.key('item', n), pg_temp.key('source', 1 + (n % 3)),
        ${words}[1 + floor(8 * pg_temp.part(n, 1))::int] || ' since update ' || n,
        date_trunc('day', now()) - interval '1 second' - pg_temp.part(n, 2) * interval '1090 days',
        case when a.id is null then 1000000000 + floor(300000 * pg_temp.part(n, 3))::bigint else a.nth end,
        a.id,
        case when theirs then null else (array['desk', 'desk', 'mail', 'vault'])[1 + floor(4 * pg_temp.part(n, 4))::int] end,
        (array['review', 'ticket', 'survey'])[1 + n % 3],
        (array['en', 'en', 'en', 'de', 'fr'])[1 + floor(5 * pg_temp.part(n, 5))::int],
        case when theirs then (array['Rival', 'Other'])[1 + floor(2 * pg_temp.part(n, 6))::int] end,
        case when n % 3 = 0 then 1 + floor(5 * pg_temp.part(n, 7)) end,
        case when n % 3 = 0 then 1 end, case when n % 3 = 0 then 5 end,
        pg_temp.key('item', n), b.id, b.id
      from generate_series(1, ${statements}) n
      cross join lateral (select pg_temp.part(n, 8) < 0.2 as theirs) w
      cross join lateral (select max(id) as id from item_batch) b
      left join accounts a on not w.theirs and pg_temp.part(n, 9) < 0.5
        and a.nth = floor((select count(*) from accounts) * pg_temp.part(n, 10) ^ 2)::bigint`);
    await run(`
      insert into analysis_run (id, state, current, through_batch, whole_batch, items, statements, themes, seed,
        unassigned_share, vector_dimensions, started_at, finished_at)
      select pg_temp.key('run', 1), 'done', true, max(id), max(id), ${statements}, ${statements}, ${themes}, 1,
        0.1, 256, now(), now() from item_batch;
      insert into theme (id) select pg_temp.key('theme', n) from generate_series(1, ${themes + groups}) n;
      insert into theme_run (run_id, theme_id, parent_id, level, label, summary, language, terms, kind, kind_mix,
        statements, customers, share_value, share_low, share_high, trend, severity, cohesion, polarity,
        position_x, position_y, neighbours, centroid, examples)
      select pg_temp.key('run', 1), pg_temp.key('theme', n),
        case when n <= ${themes} then pg_temp.key('theme', ${themes} + 1 + n % ${groups}) end,
        case when n <= ${themes} then 1 else 0 end, 'Theme ' || n, '', 'en', '{}', 'pain',
        '{"pain":1,"request":0,"praise":0,"question":0,"other":0}', 1, 1, 0, 0, 0,
        '{"direction":"flat","change":null,"certainty":0,"surges":[]}', 0.5, 0.5, -0.2,
        pg_temp.part(n, 20), pg_temp.part(n, 21), '{}', '', '[]'
      from generate_series(1, ${themes + groups}) n`);
    // In the order of their keys, as an analysis writes them.
    await run(`
      insert into statement (item_id, start, run_id, "end", kind, kind_confidence, polarity, severity, language)
      select pg_temp.key('item', n), 0, pg_temp.key('run', 1), 20,
        ${kinds}[1 + floor(8 * pg_temp.part(n, 11))::int], 0.8, 2 * pg_temp.part(n, 12) - 1,
        pg_temp.part(n, 13), 'en'
      from generate_series(1, ${statements}) n order by 1;
      insert into statement_theme (item_id, start, run_id, theme_id, confidence, kind, customer_key, severity)
      select i.id, 0, pg_temp.key('run', 1),
        pg_temp.key('theme', 1 + floor(${themes} * pg_temp.part(n, 14) ^ 2)::int), pg_temp.part(n, 15),
        ${kinds}[1 + floor(8 * pg_temp.part(n, 11))::int], i.customer_key, pg_temp.part(n, 13)
      from generate_series(1, ${statements}) n join item i on i.id = pg_temp.key('item', n)
      where pg_temp.part(n, 16) < 0.9 order by 1`);
    await run(`
      insert into deal (id, key, account_name, account_id, outcome, amount_minor, currency, day, reason, item_id, created_at)
      select pg_temp.key('deal', n), 'bench-' || n, 'Deal ' || n, i.account_id,
        (array['lost', 'lost', 'open', 'won'])[1 + n % 4], 100000 + n, 'EUR', current_date - n % 700, 'Why', i.id, now()
      from generate_series(1, ${Math.round(statements / 200)}) n
      join item i on i.id = pg_temp.key('item', 200 * n::bigint)`);
    await client.query('commit');
    await run('vacuum analyze item; ');
    await run('vacuum analyze statement');
    await run('vacuum analyze statement_theme');
  } finally {
    client.release();
  }
}
