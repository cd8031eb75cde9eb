import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

/** For tests: the built command in a process of its own, as a person or a script would run it. */

export const program = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Run {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Stops reading its output at once, as `| head` does. */
  readonly closeOutput?: boolean;
  /** Interrupts (as Ctrl-C does) when standard error first says this. */
  readonly interruptAt?: string;
}

export function headwater(args: readonly string[], run: Run = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: run.cwd,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], COLUMNS: '80', ...run.env },
    });
    let stdout = '';
    let stderr = '';
    let interrupted = false;
    child.stdout.on('data', (chunk) => (stdout += String(chunk)));
    child.stderr.on('data', (chunk) => {
      stderr += String(chunk);
      if (!interrupted && run.interruptAt !== undefined && stderr.includes(run.interruptAt)) {
        interrupted = true;
        child.kill('SIGINT');
      }
    });
    if (run.closeOutput === true) child.stdout.destroy();
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    // The command may end before it has read everything.
    child.stdin.on('error', () => undefined);
    child.stdin.end(run.input ?? '');
  });
}

/** A folder of a test file's own; gone after its last test. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'headwater cli '));

  constructor() {
    afterAll(() => rmSync(this.path, { recursive: true, force: true }));
  }

  write(name: string, content: string | Uint8Array): string {
    const path = this.at(name);
    writeFileSync(path, content);
    return path;
  }

  at(name: string): string {
    return join(this.path, name);
  }
}

const subjects = [
  {
    stars: 1,
    openings: [
      'The export to Excel',
      'Our Excel export',
      'Exporting to Excel',
      'Every Excel export',
    ],
    endings: [
      'times out on large boards',
      'fails with a timeout',
      'never finishes',
      'is broken again',
      'crashes half way',
    ],
  },
  {
    stars: 5,
    openings: [
      'The support team',
      'Your support team',
      'The friendly support team',
      'Everyone in support',
    ],
    endings: [
      'answers within minutes, wonderful',
      'is friendly and quick, love it',
      'is excellent',
      'was so helpful, great service',
      'is the best',
    ],
  },
  {
    stars: 3,
    openings: ['Please add', 'We would love', 'It would be great to have', 'Could you please add'],
    endings: [
      'a dark mode',
      'a dark mode for night shifts',
      'dark mode in the app',
      'a proper dark mode',
      'a dark theme like dark mode',
    ],
  },
];

export interface FeedbackRow extends Record<string, string | number> {
  readonly review: string;
  readonly date: string;
  readonly customer: string;
  readonly stars: number;
}

/** A small file's rows: a pain, praise and a request in turn. */
export function feedback(rounds = 20): FeedbackRow[] {
  return Array.from({ length: rounds }, (_, round) =>
    subjects.map(({ stars, openings, endings }, subject) => {
      const opening = openings[round % openings.length];
      const ending = endings[Math.floor(round / openings.length) % endings.length];
      return {
        review: `${opening} ${ending}.`,
        date: new Date(Date.UTC(2026, 0, 5 + round * 3 + subject)).toISOString().slice(0, 10),
        customer: `customer ${round}-${subject}`,
        stars,
      };
    }),
  ).flat();
}

export const csvOf = (rows: readonly Readonly<Record<string, unknown>>[]): string =>
  [
    Object.keys(rows[0] ?? {}).join(','),
    ...rows.map((row) =>
      Object.values(row)
        .map((cell) => `"${String(cell).replaceAll('"', '""')}"`)
        .join(','),
    ),
  ].join('\n') + '\n';
