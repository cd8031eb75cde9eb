import type { AnalysisFile } from '@headwater/contract';
import type { AnalyzedStatement, Theme } from '@headwater/insight';
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
  yield* elements(analysis.themes, (theme) => themeOf(findings, theme));
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
