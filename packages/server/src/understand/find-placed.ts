import { sql } from 'kysely';
import type { Ctx } from '../platform/index.js';
import type { CurrentRun } from './current-run.js';
import { unchangedSince } from './quotes.js';

/** A statement that a person placed, where it stands in the current run. */
export interface PlacedNow {
  readonly item: string;
  readonly start: number;
  /** The analysis's theme that it is in now. */
  readonly theme: string | null;
  /** Where it was before the edit. */
  readonly from: string | null;
  readonly confidence: number;
}

interface Row {
  item: string;
  start: number;
  end: number;
  itemText: string;
  theme: string | null;
}

/** Finds an edit's statements by their words, at the place where they were or wherever they stand by now. */
export async function findPlaced(tx: Ctx, run: CurrentRun, edit: string): Promise<PlacedNow[]> {
  const kept = await tx.db
    .selectFrom('theme_edit_statement')
    .select(['item_id as item', 'start', 'text', 'from_theme as from', 'confidence'])
    .where('edit_id', '=', edit)
    .orderBy('item_id')
    .orderBy('start')
    .execute();
  const found = await findWords(tx, run, kept);
  return found.map(({ item, start, theme, from, confidence }) => ({
    item,
    start,
    theme,
    from,
    confidence,
  }));
}

interface Words {
  readonly item: string;
  readonly start: number;
  /** Empty where only the place is known. */
  readonly text: string;
}

/** Statements of the run that say these words, with the themes that they are in; what is gone is left out. */
export async function findWords<T extends Words>(
  tx: Ctx,
  run: CurrentRun,
  wanted: readonly T[],
): Promise<(T & { readonly theme: string | null })[]> {
  const { rows } = await sql<Row>`
    select s.item_id as item, s.start, s."end", i.text as "itemText", st.theme_id as theme
    from statement s
    join item i on i.id = s.item_id and ${unchangedSince(run)}
    left join statement_theme st
      on st.item_id = s.item_id and st.start = s.start and st.run_id = s.run_id
    where s.run_id = ${run.id}
      and s.item_id = any(${[...new Set(wanted.map(({ item }) => item))]}::uuid[])
    order by s.item_id, s.start`.execute(tx.db);
  const byItem = new Map<string, Row[]>();
  for (const row of rows) byItem.set(row.item, [...(byItem.get(row.item) ?? []), row]);
  return wanted.flatMap((words) => {
    const { item, start, text } = words;
    const same = (byItem.get(item) ?? []).filter(
      (row) => text === '' || row.itemText.slice(row.start, row.end) === text,
    );
    // Without words, as a merge keeps them, only the place counts.
    const found = same.find((row) => row.start === start) ?? (text === '' ? undefined : same[0]);
    return found ? [{ ...words, start: found.start, theme: found.theme }] : [];
  });
}
