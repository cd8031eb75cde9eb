import { createInterface, type Interface } from 'node:readline/promises';
import { stopped } from './failure.js';

/** Whether there is a person to ask: both ends of the conversation are a terminal. */
export const canAsk = (): boolean => process.stdin.isTTY && process.stderr.isTTY;

/** Asks until `read` takes the answer. Ctrl-C and Ctrl-D end the command. */
export async function ask<Answer>(
  question: { readonly said: string; readonly prompt: string; readonly again: string },
  read: (answer: string) => Answer | undefined,
  signal: AbortSignal,
): Promise<Answer> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    process.stderr.write(`${question.said}\n`);
    return await conversation(terminal, question, read, signal);
  } finally {
    terminal.close();
  }
}

async function conversation<Answer>(
  terminal: Interface,
  { prompt, again }: { readonly prompt: string; readonly again: string },
  read: (answer: string) => Answer | undefined,
  signal: AbortSignal,
): Promise<Answer> {
  // Both ways of leaving close the conversation; a question on a closed one never ends by itself.
  const left = new AbortController();
  terminal.once('close', () => left.abort());
  for (;;) {
    const asked = terminal.question(prompt, { signal: AbortSignal.any([signal, left.signal]) });
    const typed = await asked.catch(() => {
      throw stopped();
    });
    const answer = read(typed.trim());
    if (answer !== undefined) return answer;
    process.stderr.write(`${again}\n`);
  }
}

/** The same for one of several: they are numbered. */
export const askChoice = <Value>(
  said: string,
  choices: readonly { readonly value: Value; readonly label: string }[],
  signal: AbortSignal,
): Promise<Value> =>
  ask(
    {
      said: `${said}\n${choices.map(({ label }, index) => `  ${index + 1}  ${label}`).join('\n')}`,
      prompt: 'Which one? ',
      again: `Type a number from 1 to ${choices.length}.`,
    },
    (answer) => choices[Number(answer) - 1]?.value,
    signal,
  );
