/**
 * Themes by others on the same texts and the same cores, one after the other, each in a process of its own.
 *
 *   npx tsx bench/peers.ts [part of a set's name] [part of a method's name]
 *   PEERS_VENV=/folder      a Python environment made before with bench/peers/requirements.txt
 *
 *   PEERS_WORK=/folder      where MiniLM's vectors are kept, with their time, for another run
 *
 * Without PEERS_VENV one is made in a temporary folder (6 GB, most of it torch) and removed at the end; where Python
 * or its packages cannot be had, the peers are skipped and the reason is printed. See docs/methods/peers.md.
 */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { agreement } from '../eval/themes-agreement.js';
import { readLabelledCsv, readLabelledTsv, type Labelled } from '../eval/themes-sets.js';
import { seeded } from '../eval/trends-simulate.js';
import { accuracy } from './peers/accuracy.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const data = process.env['HEADWATER_DATA'] ?? join(root, '..', 'shared', 'data');
const peers = join(root, 'bench', 'peers');
const [wantedSet = '', wantedMethod = ''] = process.argv.slice(2);
const longestMinutes = 60;

const sets: readonly { name: string; files: readonly string[]; read: typeof readLabelledCsv }[] = [
  { name: 'BANKING77 test', files: ['banking77/test.csv'], read: readLabelledCsv },
  {
    name: 'BANKING77 all',
    files: ['banking77/train.csv', 'banking77/test.csv'],
    read: readLabelledCsv,
  },
  {
    name: 'StackOverflow-20',
    files: ['train', 'dev', 'test'].map((part) => `textoir_stackoverflow/${part}.tsv`),
    read: readLabelledTsv,
  },
];

interface Method {
  readonly name: string;
  /** Name in peer.py; null for this library. */
  readonly peer: string | null;
  readonly vectors: 'ours' | 'minilm';
  /** Whether later runs are told of the first. */
  readonly remembers?: boolean;
}

const methods: readonly Method[] = [
  { name: 'Headwater', peer: null, vectors: 'ours' },
  { name: 'Headwater, told of its last run', peer: null, vectors: 'ours', remembers: true },
  { name: 'k-means given K, our vectors', peer: 'kmeans', vectors: 'ours' },
  { name: 'k-means given K', peer: 'kmeans', vectors: 'minilm' },
  { name: 'BERTopic, defaults', peer: 'bertopic', vectors: 'minilm' },
  { name: 'BERTopic, seeded, outliers reduced', peer: 'bertopic-light', vectors: 'minilm' },
  { name: 'BERTopic, our vectors', peer: 'bertopic', vectors: 'ours' },
  { name: 'Turftopic, clustering', peer: 'turftopic', vectors: 'minilm' },
];

/** What peer.py and peers-ours.ts write. */
interface Outcome {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  readonly labels: readonly number[] | null;
}

function readOutcome(path: string): Outcome {
  const outcome: Outcome = JSON.parse(readFileSync(path, 'utf8'));
  return outcome;
}

const folder = mkdtempSync(join(tmpdir(), 'headwater-peers-'));

/** Path of a Python that has the peers, or null with the reason printed. */
function environment(): string | null {
  const given = process.env['PEERS_VENV'];
  const venv = given ?? join(folder, 'venv');
  const python = join(venv, 'bin', 'python');
  try {
    if (given === undefined) {
      execFileSync('python3', ['-m', 'venv', venv], { stdio: 'pipe' });
      console.log('Installing the peers (several minutes)…');
      execFileSync(
        python,
        ['-m', 'pip', 'install', '-q', '--no-cache-dir', '-r', join(peers, 'requirements.txt')],
        { stdio: 'pipe' },
      );
    }
    const versions = execFileSync(
      python,
      [
        '-c',
        'import bertopic, turftopic, sklearn, torch, umap; print(bertopic.__version__, sklearn.__version__, torch.__version__, umap.__version__)',
      ],
      { encoding: 'utf8', stdio: 'pipe' },
    );
    console.log(`BERTopic, scikit-learn, torch, UMAP: ${versions.trim()}`);
    return python;
  } catch (error) {
    console.log(`Peers skipped: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

interface Files {
  readonly texts: string;
  readonly base: string;
  readonly shuffled: string;
  readonly changed: string;
}

function compare(name: string, rows: readonly Labelled[], python: string | null): void {
  const random = seeded(17);
  const order = [...rows.keys()]
    .map((row) => ({ row, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row);
  // One text in a hundred is held back, and takes the place of another in the changed run.
  const fresh = order.slice(0, Math.round(rows.length / 100));
  const base = order.slice(fresh.length).sort((a, b) => a - b);
  const shuffled = base
    .map((row) => ({ row, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row);
  const left = new Set(shuffled.slice(0, fresh.length));
  const changed = [...base.filter((row) => !left.has(row)), ...fresh].sort((a, b) => a - b);
  const variants = { base, shuffled, changed };
  const files: Files = {
    texts: write(
      'texts',
      rows.map(({ text }) => text),
    ),
    base: write('base', base),
    shuffled: write('shuffled', shuffled),
    changed: write('changed', changed),
  };
  const labels = rows.map(({ label }) => label);
  const groups = new Set(labels).size;
  console.log(
    `\n${name}: ${base.length} texts, ${groups} labels. Unassigned texts count as one more theme in NMI and ARI, as wrong in accuracy.`,
  );
  const minilm =
    python === null || !methods.some((m) => m.vectors === 'minilm' && m.name.includes(wantedMethod))
      ? null
      : attempt('MiniLM vectors', () => sentenceVectors(name, python, files));
  if (minilm) console.log(`MiniLM vectors: ${figures(minilm)}`);
  console.log(
    'method\tthemes\tNMI\tARI\taccuracy\tunassigned\tARI of assigned\tseconds\tcpu s\tpeak MB\tshuffled ARI\t1 % changed ARI',
  );
  for (const method of methods) {
    // Their vectors come from the first run of ours.
    if (!method.name.includes(wantedMethod) && method !== methods[0]) continue;
    if (method.peer !== null && (python === null || (method.vectors === 'minilm' && !minilm))) {
      continue;
    }
    const run = (variant: keyof typeof variants): Outcome =>
      method.peer === null || python === null
        ? ours(files, variant, method.remembers === true)
        : peer(python, method.peer, files, variant, method.vectors, groups);
    const line = attempt(method.name, () => {
      const first = run('base');
      const again = agreementOn(base, first, shuffled, run('shuffled'));
      const later = agreementOn(base, first, changed, run('changed'));
      const withVectors = method.vectors === 'minilm' && minilm ? sumOf(minilm, first) : first;
      return [
        method.name,
        ...quality(
          first.labels ?? [],
          base.map((row) => labels[row] ?? ''),
        ),
        figures(withVectors),
        again,
        later,
      ].join('\t');
    });
    if (line !== null) console.log(line);
  }
}

/** Vectors of the set by the sentence model, with the time that they took: from an earlier run where it is kept. */
function sentenceVectors(set: string, python: string, files: Files): Outcome {
  const kept = process.env['PEERS_WORK'];
  const [vectors, figuresFile] = ['npy', 'json'].map((ending) =>
    join(kept ?? folder, `minilm-${set.replaceAll(' ', '-')}.${ending}`),
  );
  const mine = join(folder, 'minilm.npy');
  if (kept !== undefined && vectors && figuresFile && existsSync(figuresFile)) {
    copyFileSync(vectors, mine);
    return readOutcome(figuresFile);
  }
  const outcome = peer(python, 'minilm', files, 'base', 'minilm', 0);
  if (kept !== undefined && vectors && figuresFile) {
    copyFileSync(mine, vectors);
    writeFileSync(figuresFile, JSON.stringify(outcome));
  }
  return outcome;
}

function write(name: string, value: unknown): string {
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify(value));
  return path;
}

function attempt<T>(name: string, run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    console.log(`${name}: failed. ${error instanceof Error ? error.message.slice(-600) : ''}`);
    return null;
  }
}

function ours(files: Files, variant: 'base' | 'shuffled' | 'changed', remembers: boolean): Outcome {
  const out = join(folder, `ours-${variant}.json`);
  execFileSync(
    process.execPath,
    [
      ...process.execArgv,
      join(root, 'bench', 'peers-ours.ts'),
      files.texts,
      files[variant],
      variant === 'base' ? join(folder, 'ours.npy') : '-',
      out,
      ...(remembers && variant !== 'base' ? [join(folder, 'ours-base.json')] : []),
    ],
    { stdio: 'pipe', timeout: longestMinutes * 60_000 },
  );
  return readOutcome(out);
}

function peer(
  python: string,
  name: string,
  files: Files,
  variant: 'base' | 'shuffled' | 'changed',
  vectors: Method['vectors'],
  groups: number,
): Outcome {
  const out = join(folder, 'peer.json');
  execFileSync(
    python,
    [
      join(peers, 'peer.py'),
      name,
      files.texts,
      files[variant],
      join(folder, `${vectors}.npy`),
      out,
      String(groups),
    ],
    { stdio: 'pipe', timeout: longestMinutes * 60_000 },
  );
  return readOutcome(out);
}

const sumOf = (a: Outcome, b: Outcome): Outcome => ({
  labels: b.labels,
  seconds: a.seconds + b.seconds,
  cpuSeconds: a.cpuSeconds + b.cpuSeconds,
  peakMegabytes: Math.max(a.peakMegabytes, b.peakMegabytes),
});

const figures = ({ seconds, cpuSeconds, peakMegabytes }: Outcome): string =>
  [seconds.toFixed(1), cpuSeconds.toFixed(1), peakMegabytes.toFixed(0)].join('\t');

function quality(clusters: readonly number[], labels: readonly string[]): string[] {
  const all = agreement(clusters.map(String), labels);
  const assigned = clusters.flatMap((cluster, i) => (cluster < 0 ? [] : [i]));
  const some = agreement(
    assigned.map((i) => String(clusters[i])),
    assigned.map((i) => labels[i] ?? ''),
  );
  return [
    String(new Set(clusters.filter((cluster) => cluster >= 0)).size),
    all.nmi.toFixed(3),
    all.ari.toFixed(3),
    accuracy(clusters, labels).toFixed(3),
    `${(100 * (1 - assigned.length / clusters.length)).toFixed(1)} %`,
    some.ari.toFixed(3),
  ];
}

/** ARI between two runs on the texts that both saw. */
function agreementOn(
  rows: readonly number[],
  first: Outcome,
  otherRows: readonly number[],
  other: Outcome,
): string {
  const before = new Map(rows.map((row, i) => [row, String(first.labels?.[i])]));
  const both = otherRows.flatMap((row, i) => {
    const label = before.get(row);
    return label === undefined ? [] : [[label, String(other.labels?.[i])] as const];
  });
  return agreement(
    both.map(([label]) => label),
    both.map(([, label]) => label),
  ).ari.toFixed(3);
}

try {
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}`,
  );
  const python = environment();
  for (const set of sets.filter(({ name }) => name.includes(wantedSet))) {
    const paths = set.files.map((file) => join(data, file));
    if (paths.every((path) => existsSync(path))) {
      compare(
        set.name,
        paths.flatMap((path) => set.read(readFileSync(path, 'utf8'))),
        python,
      );
    } else console.log(`${set.name}: skipped, not in ${data}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
