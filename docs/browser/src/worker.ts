/** Reads and analyses files away from the page, so that it stays alive. Nothing leaves this worker but messages to its page. */
import {
  analysisParts,
  analyze,
  loadModel,
  type Analysis,
  type AnalyzeStep,
  type InsightItem,
} from '@headwater/insight';
import {
  cleanRows,
  inspectBytes,
  IntakeError,
  readRows,
  leadersOf,
  voiceOf,
  type CleanItem,
  type Inspection,
  type ReadPlan,
  type RejectedRow,
} from '@headwater/intake';
import type { Answer, Choices, Found, Reading, Request } from './messages.js';
import { rankThemes } from './rank.js';

const shownReasons = 20;
/** Of the whole work, as far as the bar is concerned. */
const readingShare = 0.15;

const stepNames: Readonly<Record<AnalyzeStep, string>> = {
  statements: 'Splitting into statements',
  kinds: 'Telling pains, requests and praise apart',
  vectors: 'Understanding what they are about',
  neighbours: 'Finding statements that are alike',
  themes: 'Finding themes',
  labels: 'Naming themes',
  trends: 'Following themes over time',
};

let running: AbortController | null = null;
let last: Analysis | null = null;

function say(answer: Answer): void {
  // In a worker this is the page; the types of the DOM think of windows.
  (postMessage as (message: Answer) => void)(answer);
}

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  if (data.kind === 'cancel') running?.abort(new Stopped());
  else if (data.kind === 'file') {
    if (last) say({ kind: 'file', file: new Blob([...analysisParts(last)]) });
  } else void work(data.name, data.bytes, data.choices);
});

loadModel().then(
  () => say({ kind: 'ready' }),
  (error: unknown) => say({ kind: 'failed', message: messageOf(error) }),
);

class Stopped extends Error {}

async function work(name: string, bytes: Uint8Array, choices: Choices): Promise<void> {
  running?.abort(new Stopped());
  const controller = new AbortController();
  running = controller;
  const { signal } = controller;
  try {
    await loadModel();
    const started = performance.now();
    say({ kind: 'progress', step: 'Looking at the columns', done: 0 });
    const inspection = await look(name, bytes, choices, signal);
    const { plan, reading } = settled(inspection, choices);
    say({ kind: 'reading', reading });
    if (reading.open !== null) return;
    const input = await read(bytes, plan, signal, inspection.rows ?? 0);
    if (input.items.length === 0) {
      throw new IntakeError('no-rows', nothingUsable(name, input.rejected));
    }
    const threads = crossOriginIsolated ? Math.min(4, navigator.hardwareConcurrency) : 1;
    const items = toInsight(input.items);
    const analysis = await analyze(items, {
      signal,
      threads,
      onProgress: ({ step, done }) => {
        say({
          kind: 'progress',
          step: stepNames[step],
          done: readingShare + (1 - readingShare) * done,
        });
      },
    });
    last = analysis;
    const found: Found = {
      name,
      items: items.length,
      statements: analysis.statements.length,
      customers: new Set(items.map((item) => item.customer ?? item.duplicateOf ?? item.id)).size,
      themes: analysis.themes.filter(({ level }) => level === 1).length,
      unassigned: analysis.unassigned.share,
      rejected: input.rejected.length,
      reasons: input.rejected.slice(0, shownReasons).map(({ line, reason }) => ({ line, reason })),
      notes: [...inspection.warnings, ...input.notes],
      lists: rankThemes(analysis, items),
      threads,
      milliseconds: performance.now() - started,
    };
    say({ kind: 'found', found });
  } catch (error) {
    const wasStopped = signal.aborted && signal.reason instanceof Stopped;
    // A newer file has taken over: it speaks for itself.
    if (running !== controller) return;
    say(wasStopped ? { kind: 'stopped' } : { kind: 'failed', message: messageOf(error) });
  } finally {
    if (running === controller) running = null;
  }
}

function look(
  name: string,
  bytes: Uint8Array,
  { text, time }: Choices,
  signal: AbortSignal,
): Promise<Inspection> {
  const mapping = {
    ...(text === undefined ? {} : { text }),
    ...(typeof time === 'string' ? { time } : {}),
  };
  return inspectBytes(name, bytes, { mapping, signal });
}

/** The plan by what was found and chosen, and what is still to be chosen. */
function settled(
  { plan, date }: Inspection,
  choices: Choices,
): { plan: ReadPlan; reading: Reading } {
  const { time: found, ...others } = plan.mapping;
  const time = choices.time === null ? undefined : found;
  const dateFormat = time === undefined ? null : (choices.dateFormat ?? plan.dateFormat);
  const mapping = time === undefined ? others : { ...others, time };
  const candidates = date?.candidates ?? [];
  let open: string | null = null;
  if (mapping.text === undefined) {
    open = 'No column looks like the customers’ words. Choose the one to read.';
  } else if (time !== undefined && dateFormat === null) {
    open = `The dates of “${time}” can be read in more than one way. Choose how, or no dates.`;
  }
  return {
    plan: { ...plan, mapping, dateFormat },
    reading: {
      columns: plan.columns,
      text: mapping.text ?? null,
      time: time ?? null,
      dateFormat,
      dateCandidates: candidates.map((format) => {
        const example = date?.examples.find((each) => each.format === format);
        return { format, example: example ? `${example.raw} is ${example.iso.slice(0, 10)}` : '' };
      }),
      open,
    },
  };
}

interface Input {
  readonly items: readonly CleanItem[];
  readonly rejected: readonly RejectedRow[];
  readonly notes: readonly string[];
}

async function read(
  bytes: Uint8Array,
  plan: ReadPlan,
  signal: AbortSignal,
  expected: number,
): Promise<Input> {
  const items: CleanItem[] = [];
  const rejected: RejectedRow[] = [];
  let rows = 0;
  let implausible = 0;
  const onReject = (row: RejectedRow): void => void rejected.push(row);
  for await (const batch of readRows(bytes, plan, { signal, onReject })) {
    const cleaned = cleanRows(batch, plan, { source: 'file', now: Date.now() });
    for (const item of cleaned.items) items.push(item);
    for (const row of cleaned.rejected) rejected.push(row);
    implausible += cleaned.implausibleDates;
    rows += batch.length;
    const done = readingShare * Math.min(1, rows / Math.max(1, expected));
    say({ kind: 'progress', step: `Reading, ${rows.toLocaleString()} rows`, done });
    // Lets a message to stop come through.
    await new Promise((resolve) => setTimeout(resolve));
  }
  rejected.sort((a, b) => a.row - b.row);
  const notes =
    implausible === 0
      ? []
      : [`${implausible} dates before 1990 or in the future are left out; their texts count.`];
  return { items, rejected, notes };
}

function toInsight(items: readonly CleanItem[]): InsightItem[] {
  const leaders = leadersOf(items);
  return items.map((item, index) => {
    const leader = leaders[index] ?? index;
    const { rating, ratingLow, ratingHigh } = item;
    const isRated = rating !== null && ratingLow !== null && ratingHigh !== null;
    const range = isRated ? ratingHigh - ratingLow : 0;
    return {
      id: String(item.row),
      text: item.text,
      time: item.time,
      customer: voiceOf(item),
      language: item.language,
      rating: isRated && range > 0 ? Math.min(1, Math.max(0, (rating - ratingLow) / range)) : null,
      duplicateOf: leader === index ? null : String(items[leader]?.row ?? item.row),
    };
  });
}

function nothingUsable(name: string, rejected: readonly RejectedRow[]): string {
  const [first] = rejected;
  return first
    ? `None of the ${rejected.length} rows of ${name} could be used. Line ${first.line}: ${first.reason}`
    : `${name} holds no rows. Export it again with its data.`;
}

function messageOf(error: unknown): string {
  if (error instanceof IntakeError) return error.message;
  return `Something went wrong: ${error instanceof Error ? error.message : String(error)}. Reload the page and try again; a smaller part of the file may work.`;
}
