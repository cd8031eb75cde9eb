import type { SplitChoice, SplitPreview, ThemeEdited, ThemeSplit } from '@headwater/contract';
import type { z } from 'zod';
import { AppError, audit, inTransaction, notFound, uuidv7, type Ctx } from '../platform/index.js';
import { statementRef } from './correct-kind.js';
import { currentRun } from './current-run.js';
import { editView, recordEdit } from './edit-log.js';
import {
  beginEdit,
  markStale,
  themeEnded,
  themeToEdit,
  touch,
  type Editing,
} from './locked-theme.js';
import { makeTheme } from './make-theme.js';
import { sentences } from './move-statements.js';
import { heldIn, placeStatements, recordPlaced, recountLeaves } from './place-statements.js';
import { presentQuote } from './quotes.js';
import { likeness, meanDirection, readThemeMembers, type ThemeMember } from './theme-members.js';
import { themeMetas } from './theme-metas.js';
import { leavesOf } from './theme-nodes.js';
import { themeView } from './theme-view.js';

// More would be another theme by far; whoever wants it merges or names words that are rarer.
const mostRead = 50_000;
const previewRows = 12;
const rounds = 5;

/** What a split would take, without doing it. */
export async function previewSplit(
  ctx: Ctx,
  id: string,
  choice: SplitChoice,
): Promise<z.input<typeof SplitPreview>> {
  const run = await currentRun(ctx.db);
  if (!run) throw notFound('theme');
  const metas = await themeMetas(ctx.db, run.id);
  if (!metas.has(id)) throw themeEnded();
  const { chosen, of } = await choose(ctx, { run, metas }, id, choice);
  return {
    statements: chosen.length,
    customers: new Set(chosen.map(({ customerKey }) => customerKey)).size,
    of,
    rows: chosen.slice(0, previewRows).map(presentQuote),
  };
}

/** Makes a theme of its own out of some of a theme's sentences. Every later analysis keeps the two apart. */
export async function splitTheme(
  ctx: Ctx,
  input: { id: string; version: number; split: ThemeSplit },
): Promise<z.input<typeof ThemeEdited>> {
  const { id, version, split } = input;
  return inTransaction(ctx, async (tx) => {
    const editing = await beginEdit(tx);
    const { run } = editing;
    const from = await themeToEdit(tx, editing, id, version);
    const { chosen, of } = await choose(tx, editing, id, split);
    const now = tx.clock.now();
    const into = uuidv7(now.getTime());
    await tx.db
      .insertInto('theme')
      .values({
        id: into,
        label_given: split.label,
        edited_by: tx.actor.name,
        edited_at: now,
        created_at: now,
      })
      .execute();
    const what = sentences(chosen.length);
    const edit = await recordEdit(tx, {
      theme: id,
      target: into,
      detail: `Split off “${split.label}” from “${from.label}” with ${what}.`,
      payload: { kind: 'split' },
      reason: split.reason,
      told: [
        { theme: id, event: 'split', detail: `“${split.label}” split off with ${what} of ${of}.` },
        {
          theme: into,
          event: 'split',
          detail: `Split off from “${from.label}” with ${what} of ${of}.`,
        },
      ],
    });
    await recordPlaced(tx, edit, chosen);
    const changed = await placeStatements(
      tx,
      run,
      chosen.map(({ item, start }) => ({ item, start, to: into, confidence: 1 })),
    );
    await makeTheme(tx, editing, {
      id: into,
      label: split.label,
      level: 1,
      parentId: from.level === 0 ? id : from.parentId,
      near: from,
      leaves: [into],
    });
    await tx.db
      .updateTable('theme_run')
      .set({ neighbours: [into, ...from.neighbours].slice(0, 5) })
      .where('run_id', '=', run.id)
      .where('theme_id', '=', id)
      .execute();
    await touch(tx, [...new Set([id, ...changed])]);
    await markStale(tx, run);
    await recountLeaves(tx, run, changed);
    await audit(tx, {
      action: 'theme.split',
      subject: `theme “${from.label}”`,
      after: { into: split.label, statements: chosen.length, reason: split.reason ?? null },
    });
    return { edit: await editView(tx, edit), theme: await themeView(tx, into) };
  });
}

async function choose(
  ctx: Ctx,
  { run, metas }: Editing,
  id: string,
  choice: SplitChoice,
): Promise<{ chosen: ThemeMember[]; of: number }> {
  const leaves = leavesOf(metas, id);
  const members = await readThemeMembers(ctx.db, run, leaves, mostRead);
  const keys = choice.statements.map((ref) => statementRef.parse(ref));
  const wanted = new Set(
    keys.length > 0
      ? (await heldIn(ctx, run, keys, leaves)).map(({ item, start }) => `${item}:${start}`)
      : members
          .filter((member) => saysAll(member, choice))
          .map(({ item, start }) => `${item}:${start}`),
  );
  const named = members.filter(({ item, start }) => wanted.has(`${item}:${start}`));
  // The analysis places equal texts alike, so that they would follow in any case.
  const texts = new Set(named.map(({ text }) => text));
  const isWanted = ({ text }: ThemeMember): boolean => texts.has(text);
  const first = members.filter(isWanted);
  const chosen = choice.alike
    ? [
        ...first,
        ...moreLike(
          first,
          members.filter((member) => !isWanted(member)),
        ),
      ]
    : first;
  if (chosen.length === 0) {
    throw new AppError({
      code: 'split-nothing',
      field: 'statements',
      message: 'Choose the sentences that shall make the new theme, or words that occur in them.',
    });
  }
  if (chosen.length === members.length) {
    throw new AppError({
      code: 'split-whole',
      field: 'statements',
      message:
        'These are all of the theme’s sentences, so nothing would be left. Rename it instead.',
    });
  }
  return { chosen, of: members.length };
}

/** Whether the statement's own words, not its neighbours' in the item, say all that was asked for. */
function saysAll({ text, kind }: ThemeMember, choice: SplitChoice): boolean {
  const words = (choice.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return false;
  if (choice.kind !== undefined && kind !== choice.kind) return false;
  const said = text.toLowerCase();
  return words.every((word) => said.includes(word));
}

/**
 * Those of the others that are more like the chosen ones than like what would be left: two means, one of which
 * begins at the chosen sentences and never lets go of them. Nearest to the chosen ones first.
 */
function moreLike(first: readonly ThemeMember[], others: readonly ThemeMember[]): ThemeMember[] {
  const dimensions = first[0]?.vector.length ?? 0;
  const vectorsOf = (members: readonly ThemeMember[]) => members.map(({ vector }) => vector);
  let taken: { member: ThemeMember; lead: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const out = new Set(taken.map(({ member }) => member));
    const own = meanDirection(vectorsOf([...first, ...out]), dimensions);
    const rest = meanDirection(vectorsOf(others.filter((member) => !out.has(member))), dimensions);
    const next = others
      .map((member) => ({
        member,
        lead: likeness(member.vector, own) - likeness(member.vector, rest),
      }))
      .filter(({ lead }) => lead > 0);
    const settled = next.length === taken.length && next.every(({ member }) => out.has(member));
    taken = next;
    if (settled) break;
  }
  return taken.sort((a, b) => b.lead - a.lead).map(({ member }) => member);
}
