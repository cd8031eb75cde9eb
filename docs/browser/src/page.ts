import { showChoices } from './choices.js';
import { byId, element } from './elements.js';
import type { Answer, Choices, Request } from './messages.js';
import { showFound } from './results.js';

const mostBytes = 200 * 1_048_576;
/** A worker that has not stopped by itself after this long is ended. */
const patienceMs = 1500;

const file = byId('file', HTMLInputElement);
const drop = byId('drop', HTMLLabelElement);
const readiness = byId('readiness', HTMLElement);
const failure = byId('failure', HTMLElement);
const working = byId('working', HTMLElement);
const step = byId('step', HTMLElement);
const done = byId('done', HTMLProgressElement);
const cancel = byId('cancel', HTMLButtonElement);
const choices = byId('choices', HTMLFormElement);
const results = byId('results', HTMLElement);
const theme = byId('theme', HTMLButtonElement);

let worker = startWorker();
let current: { readonly name: string; readonly bytes: Uint8Array } | null = null;
let ending: ReturnType<typeof setTimeout> | null = null;

function startWorker(): Worker {
  const made = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  made.addEventListener('message', ({ data }: MessageEvent<Answer>) => hear(data));
  made.addEventListener('error', ({ message }) => {
    fail(
      `The analysis broke off: ${message || 'there may be too little memory'}. Try a smaller part of the file.`,
    );
    worker = startWorker();
  });
  return made;
}

function ask(request: Request): void {
  worker.postMessage(request, []);
}

function hear(answer: Answer): void {
  if (answer.kind === 'ready') readiness.textContent = 'Ready. The page needs no network any more.';
  else if (answer.kind === 'progress') {
    step.textContent = answer.step;
    done.value = answer.done;
  } else if (answer.kind === 'reading') {
    showChoices(choices, answer.reading, analyse);
    choices.hidden = false;
    if (answer.reading.open !== null) rest();
  } else if (answer.kind === 'found') {
    rest();
    results.replaceChildren(...showFound(answer.found, () => ask({ kind: 'file' })));
    results.hidden = false;
    readiness.textContent = `Done: ${answer.found.themes} themes.`;
  } else if (answer.kind === 'file') {
    save(answer.file);
  } else if (answer.kind === 'stopped') {
    rest();
    readiness.textContent = 'Stopped. Nothing was kept; choose a file to begin again.';
  } else fail(answer.message);
}

async function take(chosen: File | undefined): Promise<void> {
  if (!chosen) return;
  current = null;
  choices.hidden = true;
  if (chosen.size > mostBytes) {
    fail(
      `${chosen.name} has ${Math.round(chosen.size / 1_048_576)} MB; this page holds the whole file in memory and takes up to 200 MB. Give a part of it, or use the command “headwater analyze”, which has no limit.`,
    );
    return;
  }
  try {
    current = { name: chosen.name, bytes: new Uint8Array(await chosen.arrayBuffer()) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    fail(`${chosen.name} cannot be read: ${detail}. Choose a file, not a folder.`);
    return;
  }
  analyse({});
}

function analyse(chosen: Choices): void {
  if (!current) return;
  failure.hidden = true;
  results.hidden = true;
  working.hidden = false;
  step.textContent = 'Starting';
  done.value = 0;
  ask({ kind: 'analyze', ...current, choices: chosen });
}

function rest(): void {
  working.hidden = true;
  if (ending !== null) clearTimeout(ending);
  ending = null;
}

function fail(message: string): void {
  rest();
  results.hidden = true;
  failure.textContent = message;
  failure.hidden = false;
}

function save(blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const name = (current?.name ?? 'feedback').replace(/\.[^.]*$/u, '');
  element('a', { href: address, download: `${name}-analysis.json` }).click();
  // The download has begun by then; browsers give no sign of when it has read the blob.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

cancel.addEventListener('click', () => {
  ask({ kind: 'cancel' });
  step.textContent = 'Stopping…';
  ending ??= setTimeout(() => {
    worker.terminate();
    worker = startWorker();
    hear({ kind: 'stopped' });
  }, patienceMs);
});

file.addEventListener('change', () => {
  const [chosen] = file.files ?? [];
  // The same file may be chosen again after it was mended.
  void take(chosen).finally(() => (file.value = ''));
});
for (const event of ['dragover', 'drop', 'dragleave'] as const) {
  document.addEventListener(event, (happened) => {
    happened.preventDefault();
    drop.classList.toggle('over', event === 'dragover');
    if (event === 'drop') void take(happened.dataTransfer?.files[0]);
  });
}

const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const isDark = (): boolean =>
  (document.documentElement.dataset['theme'] ?? (prefersDark.matches ? 'dark' : 'light')) ===
  'dark';
const nameTheme = (): void => void (theme.textContent = isDark() ? 'Light' : 'Dark');
theme.addEventListener('click', () => {
  document.documentElement.dataset['theme'] = isDark() ? 'light' : 'dark';
  nameTheme();
});
prefersDark.addEventListener('change', nameTheme);
nameTheme();
