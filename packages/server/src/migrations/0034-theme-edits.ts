import { sql } from 'kysely';
import type { Migration } from '../platform/migrate.js';

/**
 * What people did to themes, one row an edit, never changed but to be undone. What every later analysis must
 * obey is read from here; the columns of `theme` repeat its outcome for the lists.
 */
export const themeEdits: Migration = {
  id: '0034-theme-edits',
  up: async (db) => {
    await sql`
      create table theme_edit (
        id uuid primary key,
        kind text not null
          check (kind in ('rename', 'pin', 'archive', 'merge', 'move', 'split', 'group')),
        theme_id uuid not null,
        target_id uuid,
        detail text not null,
        payload jsonb not null,
        reason text,
        by_id uuid,
        by_name text not null,
        at timestamptz not null,
        undone_at timestamptz,
        undone_by text
      )`.execute(db);
    await sql`create index theme_edit_at on theme_edit (at desc, id desc)`.execute(db);
    await sql`create index theme_edit_theme on theme_edit (theme_id)`.execute(db);
    await sql`create index theme_edit_target on theme_edit (target_id) where target_id is not null`.execute(
      db,
    );

    // Kept with the statement's words, like corrections of kinds: its place in the text may shift.
    await sql`
      create table theme_edit_statement (
        edit_id uuid not null references theme_edit (id) on delete cascade,
        item_id uuid not null,
        start int not null,
        text text not null,
        from_theme uuid,
        confidence real not null,
        primary key (item_id, edit_id, start)
      )`.execute(db);
    await sql`create index theme_edit_statement_edit on theme_edit_statement (edit_id)`.execute(db);

    await sql`alter table theme add column parent_given uuid`.execute(db);
    await sql`alter table theme_event add column edit_id uuid, add column reason text`.execute(db);
    await sql`
      alter table theme_run add column lineage_event text,
        add column lineage_before int not null default 0,
        add column lineage_shared int not null default 0`.execute(db);

    // Edits from before there was a list of them.
    await sql`
      insert into theme_edit (id, kind, theme_id, target_id, detail, payload, by_name, at)
      select gen_random_uuid(), e.kind, t.id, e.target, e.detail, e.payload,
        coalesce(t.edited_by, 'A person'), coalesce(t.edited_at, t.created_at)
      from theme t cross join lateral (
        select 'rename' as kind, null::uuid as target, 'Named “' || t.label_given || '”.' as detail,
          jsonb_build_object('kind', 'rename', 'before', null, 'after', t.label_given) as payload
        where t.label_given is not null
        union all
        select 'pin', null, 'Pinned to the top of every list.', '{"kind": "pin", "before": false, "after": true}'
        where t.pinned
        union all
        select 'archive', null, 'Taken out of lists and rankings.', '{"kind": "archive", "before": false, "after": true}'
        where t.archived
        union all
        select 'merge', t.merged_into, 'Merged into another theme.',
          '{"kind": "merge", "redirected": []}'
        where t.merged_into is not null) e`.execute(db);
  },
};
