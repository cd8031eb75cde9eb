import type { Kind, SearchView } from '@headwater/contract';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../../platform/index.js';
import type { CurrentRun } from '../current-run.js';

type FoundTheme = z.input<typeof SearchView>['themes'][number];

interface NamedTheme {
  readonly id: string;
  readonly label: string;
  readonly kind: Kind;
  readonly statements: number;
  /** The words that tell it from others, with spaces between. */
  readonly terms: string;
  readonly archived: boolean;
  readonly mergedInto: string | null;
  readonly level: number;
}

/** The themes of a run by what they are called. */
export interface ThemeNames {
  readonly all: readonly NamedTheme[];
  /** The theme that a statement of this one counts for: itself, or the one that it was merged into. */
  shown(id: string): NamedTheme | undefined;
}

const mostThemes = 6;
const mostSaid = 3;
/** Of the best sixty statements: fewer in a theme do not say that the theme is meant. */
const leastFound = 6;

export async function readThemeNames(ctx: Ctx, run: CurrentRun): Promise<ThemeNames> {
  const { rows } = await sql<NamedTheme>`
    select t.id, coalesce(t.label_given, r.label) as label, r.kind, r.statements, r.level,
      array_to_string(r.terms, ' ') as terms,
      t.archived, t.merged_into as "mergedInto"
    from theme_run r join theme t on t.id = r.theme_id
    where r.run_id = ${run.id}`.execute(ctx.db);
  const byId = new Map(rows.map((theme) => [theme.id, theme]));
  return {
    all: rows,
    shown: (id) => {
      const theme = byId.get(id);
      const target = theme?.mergedInto ?? null;
      return target === null ? theme : (byId.get(target) ?? theme);
    },
  };
}

/** Themes whose name or words have every typed word or its beginning, then those that much of what was found is in. */
export function findThemes(
  q: string,
  names: ThemeNames,
  found: readonly { readonly theme: string | null }[],
  marksOf: (text: string) => FoundTheme['marks'],
): FoundTheme[] {
  const shown = names.all.filter(
    ({ archived, mergedInto, level }) => !archived && mergedInto === null && level === 1,
  );
  const wanted = wordsOf(q.replaceAll(/(^|\s)-\S+/gu, ' '));
  const counts = new Map<string, number>();
  for (const { theme } of found) {
    if (theme !== null) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  }
  const countOf = ({ id }: NamedTheme): number => counts.get(id) ?? 0;
  const named = shown
    .map((theme) => ({ theme, fit: fitOf(theme, wanted) }))
    .filter(({ fit }) => fit > 0)
    .sort(
      (a, b) => b.fit - a.fit || b.theme.statements - a.theme.statements || order(a.theme, b.theme),
    )
    .map(({ theme }) => ({ theme, why: 'name' as const }));
  const known = new Set(named.map(({ theme }) => theme.id));
  const said = shown
    .filter((theme) => countOf(theme) >= leastFound && !known.has(theme.id))
    .sort((a, b) => countOf(b) - countOf(a) || order(a, b))
    .slice(0, mostSaid)
    .map((theme) => ({ theme, why: 'statements' as const }));
  return [...named.slice(0, mostThemes - Math.min(2, said.length)), ...said]
    .slice(0, mostThemes)
    .map(({ theme, why }) => ({
      id: theme.id,
      label: theme.label,
      kind: theme.kind,
      statements: theme.statements,
      marks: marksOf(theme.label),
      why,
      found: countOf(theme),
    }));
}

const order = (a: NamedTheme, b: NamedTheme): number => (a.id < b.id ? -1 : 1);

/** Names stay the same from letter to letter; taking a thousand of them apart costs more than the search. */
const remembered = new Map<string, readonly string[]>();
const mostRemembered = 20_000;

function wordsOf(text: string): readonly string[] {
  const known = remembered.get(text);
  if (known) return known;
  const plain = text.normalize('NFD').toLowerCase().replaceAll(/\p{M}/gu, '');
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(text, words);
  return words;
}

/** 2: all typed words begin words of the name. 1: of the name or the theme's own words. 0: not all. */
function fitOf({ label, terms }: NamedTheme, wanted: readonly string[]): 0 | 1 | 2 {
  if (wanted.length === 0) return 0;
  const inName = wordsOf(label);
  const inTerms = wordsOf(terms);
  let fit: 1 | 2 = 2;
  for (const word of wanted) {
    if (inName.some((own) => own.startsWith(word))) continue;
    if (!inTerms.some((own) => own.startsWith(word))) return 0;
    fit = 1;
  }
  return fit;
}
