import type { AnalysisFile } from '@headwater/contract';
import type { AnalyzedStatement, Theme } from '@headwater/insight';
import { worthOf } from '../stakes/weigh.js';
import type { Findings } from './findings.js';

const chunkLength = 64 * 1024;

/** The analysis as `AnalysisFile` JSON, piece by piece: a million statements never stand in one string. */
export function* analysisJson(
  findings: Findings,
  seed: number,
  timings: Readonly<Record<string, number>>,
): Generator<string, void, void> {
  const { analysis, input, items } = findings;
  yield `{"version":1,"items":${items.length},\n"statements":[`;
  yield* elements(analysis.statements, (statement) => statementOf(findings, statement));
  yield `],\n"themes":[`;
  const worth = worthByTheme(findings);
  yield* elements(analysis.themes, (theme) => ({
    ...themeOf(findings, theme),
    ...(worth === null ? {} : { worth: worth(theme) }),
  }));
  yield `],\n"rejected":[`;
  yield* elements(
    input.rejected,
    ({ file, row, code, reason }) =>
      ({ file, row, code, reason }) satisfies AnalysisFile['rejected'][number],
  );
  const { share, reasons } = analysis.unassigned;
  const rest = {
    unassigned: {
      share: rounded(share),
      reasons: reasons.map(({ reason, language, statements }) => ({
        reason,
        language: language ?? null,
        statements,
      })),
    },
    languages: analysis.languages,
    ...(findings.stakes === null
      ? {}
      : {
          stakes: {
            currency: findings.stakes.currency,
            asOf: findings.stakes.asOf,
            accounts: findings.stakes.accounts.length,
            otherCurrencies: findings.stakes.otherCurrencies,
            itemsWithoutAccount: findings.stakes.accountOf.filter((account) => account < 0).length,
          },
        }),
    seed,
    method: analysis.method,
    timings: Object.fromEntries(
      Object.entries(timings).map(([step, milliseconds]) => [step, Math.round(milliseconds)]),
    ),
    peakMemoryBytes: Math.max(analysis.peakMemoryBytes, process.resourceUsage().maxRSS * 1024),
  } satisfies Partial<AnalysisFile>;
  yield `],\n${JSON.stringify(rest).slice(1)}\n`;
}

function* elements<Value>(
  values: readonly Value[],
  shape: (value: Value) => object,
): Generator<string, void, void> {
  let chunk = '';
  let separator = '\n';
  for (const value of values) {
    chunk += separator + JSON.stringify(shape(value));
    separator = ',\n';
    if (chunk.length >= chunkLength) {
      yield chunk;
      chunk = '';
    }
  }
  yield chunk;
}

function statementOf(
  { items }: Findings,
  statement: AnalyzedStatement,
): AnalysisFile['statements'][number] {
  const item = items[statement.item];
  if (item === undefined) throw new RangeError(`No item ${statement.item} for a statement.`);
  return {
    row: item.row,
    file: item.file,
    text: statement.text,
    start: statement.start,
    end: statement.end,
    kind: statement.kind,
    kindConfidence: rounded(statement.kindConfidence),
    polarity: rounded(statement.polarity),
    theme: statement.theme,
    themeConfidence: rounded(statement.themeConfidence),
  };
}

/** What depends on who speaks of a theme at all, coarse ones with all that is in them; null without accounts. */
function worthByTheme({
  stakes,
  analysis,
}: Findings): ((theme: Theme) => NonNullable<AnalysisFile['themes'][number]['worth']>) | null {
  if (stakes === null) return null;
  const parents = new Map(analysis.themes.map(({ id, parent }) => [id, parent]));
  const items = new Map<string, Set<number>>();
  for (const { item, theme } of analysis.statements) {
    for (let id = theme; id !== null; id = parents.get(id) ?? null) {
      const own = items.get(id);
      if (own === undefined) items.set(id, new Set([item]));
      else own.add(item);
    }
  }
  return ({ id }) => {
    const { accounts, touched, atRisk } = worthOf(stakes, items.get(id) ?? []);
    return { accounts, touched, atRisk };
  };
}

function themeOf({ analysis, items }: Findings, theme: Theme): AnalysisFile['themes'][number] {
  const examples = theme.examples.flatMap((index) => {
    const statement = analysis.statements[index];
    return statement === undefined ? [] : (items[statement.item] ?? []);
  });
  return {
    id: theme.id,
    parent: theme.parent,
    label: theme.label,
    summary: theme.summary,
    kind: theme.kind,
    kindMix: { ...theme.kindMix },
    statements: theme.statements,
    customers: theme.customers,
    share: theme.share,
    trend: {
      ...theme.trend,
      changes: [...theme.trend.changes],
      surges: [...theme.trend.surges],
    },
    weeks: theme.weeks.map(({ week, statements, share }) => ({ week, statements, share })),
    severity: rounded(theme.severity),
    polarity: rounded(theme.polarity),
    language: theme.language,
    examples: examples.map(({ row }) => row),
    exampleFiles: examples.map(({ file }) => file),
  };
}

/** Four places say all that a probability can. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
