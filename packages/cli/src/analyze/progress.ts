import type { AnalyzeProgress, AnalyzeStep } from '@headwater/insight';
import { count } from './words.js';

/** Tells on standard error what the analysis is doing. */
export interface Progress {
  readonly reading: (rows: number) => void;
  readonly analysing: (progress: AnalyzeProgress) => void;
  readonly writing: () => void;
  /** Clears the terminal's line, e.g. before a question or the result. */
  readonly pause: () => void;
}

const steps: Readonly<Record<AnalyzeStep, string>> = {
  statements: 'Splitting into statements',
  kinds: 'Telling pains, requests and praise apart',
  vectors: 'Comparing meanings',
  neighbours: 'Finding what is alike',
  themes: 'Grouping into themes',
  labels: 'Naming themes',
  trends: 'Testing trends',
};

export async function createProgress(quiet: boolean): Promise<Progress> {
  const tell = await createTeller(quiet);
  return {
    reading: (rows) => tell.show('Reading', `${count(rows)} rows`),
    analysing: ({ step, done, statements }) =>
      tell.show(steps[step], `${Math.round(done * 100)} %, ${count(statements)} statements`),
    writing: () => tell.show('Writing', ''),
    pause: tell.clear,
  };
}

/** A spinner where a person looks, a line a step for logs, or nothing. */
export async function createTeller(quiet: boolean): Promise<Teller> {
  if (quiet) return silent;
  // A terminal that does not tell its width would have the spinner clear lines for ever.
  return process.stderr.isTTY && process.stderr.columns > 0 ? spinner() : plainLines();
}

export interface Teller {
  readonly show: (step: string, detail: string) => void;
  readonly clear: () => void;
}

const silent: Teller = { show: () => undefined, clear: () => undefined };

async function spinner(): Promise<Teller> {
  const { default: ora } = await import('ora');
  const spinner = ora({ stream: process.stderr, discardStdin: false });
  return {
    show: (step, detail) => {
      spinner.text = detail === '' ? step : `${step} · ${detail}`;
      // The work may hold the thread for longer than a frame, so each message is drawn at once.
      if (spinner.isSpinning) spinner.render();
      else spinner.start();
    },
    clear: () => {
      spinner.stop();
    },
  };
}

function plainLines(): Teller {
  let last = '';
  return {
    show: (step) => {
      if (step === last) return;
      last = step;
      process.stderr.write(`${step}…\n`);
    },
    clear: () => undefined,
  };
}
