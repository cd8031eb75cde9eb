import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { analyze } from '../src/analyze.js';
import { assignItems } from '../src/assign-items.js';
import { assignToThemes } from '../src/assign.js';
import { loadSentenceModel } from '../src/sentence-model/index.js';
import { decodeSpace, encodeSpace } from '../src/vectors/space-file.js';
import { tinyModel, tinyTokenizer } from './tiny-onnx.js';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-model-'));
  made.push(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

const words = ['export', 'excel', 'login', 'password', 'fails', 'slow'];
// Export and Excel point one way, login and password another.
const rows = [
  [0, 0, 0, 0],
  [1, 0, 0, 0],
  [0.9, 0.1, 0, 0],
  [0, 0, 1, 0],
  [0, 0, 0.9, 0.1],
  [0, 0.2, 0, 0.2],
  [0, 0.2, 0.1, 0.1],
];
const model = tinyModel(rows);
const tokenizer = JSON.stringify(tinyTokenizer(words));

describe('what is missing', () => {
  it('is a folder: it is named, and what to do', async () => {
    await expect(loadSentenceModel('/nowhere/model')).rejects.toThrow(
      /\/nowhere\/model, does not exist.*put model.onnx and tokenizer.json/,
    );
  });

  it('is files: all of them are named at once', async () => {
    const folder = folderWith({});
    await expect(loadSentenceModel(folder)).rejects.toThrow(
      /lacks model\.onnx.*and tokenizer\.json/,
    );
    const half = folderWith({ 'model.onnx': model });
    await expect(loadSentenceModel(half)).rejects.toThrow(/lacks tokenizer\.json .*Copy it/);
  });

  it('is packages: the command that installs them is given', async () => {
    const folder = folderWith({ 'model.onnx': model, 'tokenizer.json': tokenizer });
    await expect(loadSentenceModel(folder)).rejects.toThrow(
      /npm install --ignore-scripts --prefix .* onnxruntime-web @huggingface\/tokenizers/,
    );
  });
});

/** Not part of the ordinary install (93 MB): kept in the temporary folder from one run to the next. */
function runtime(): string | null {
  const folder = join(tmpdir(), 'headwater-onnxruntime-web-1.22.0');
  const modules = join(folder, 'node_modules');
  if (existsSync(join(folder, 'complete'))) return modules;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    const packages = ['onnxruntime-web@1.22.0', '@huggingface/tokenizers@0.2.0'];
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...packages], {
      cwd: folder,
      stdio: 'pipe',
      timeout: 240_000,
    });
    writeFileSync(join(folder, 'complete'), '');
    return modules;
  } catch (error) {
    // oxlint-disable-next-line no-console -- the reason of a skipped test is to be seen
    console.log(`Skipped: onnxruntime-web could not be installed: ${String(error).slice(0, 200)}`);
    return null;
  }
}

const modules = runtime();

describe.runIf(modules !== null)('a real model', () => {
  const folder = folderWith({ 'model.onnx': model, 'tokenizer.json': tokenizer });
  if (modules !== null) symlinkSync(modules, join(folder, 'node_modules'), 'junction');

  it('gives the mean of its token vectors, whatever comes with a text', async () => {
    const loaded = await loadSentenceModel(folder);
    expect(loaded.dimensions).toBe(4);
    const found = await loaded.encode(['export fails', 'login', 'export fails slow', '']);
    const expected = [0.5, 0.1, 0, 0.1, 0, 0, 1, 0, 1 / 3, 0.4 / 3, 0.1 / 3, 0.3 / 3, 0, 0, 0, 0];
    for (const [i, value] of expected.entries()) expect(found[i]).toBeCloseTo(value, 6);
    const alone = await loaded.encode(['export fails']);
    expect(alone).toEqual(found.slice(0, 4));
  });

  it('takes the place of the shipped vectors, is named in the result, and must be the same later', async () => {
    const loaded = await loadSentenceModel(folder);
    const items = Array.from({ length: 60 }, (_, i) => ({
      id: String(i),
      language: 'en',
      text: `${i % 2 === 0 ? 'export excel' : 'login password'} ${i % 3 === 0 ? 'fails' : 'slow'} number${i}`,
    }));
    const analysis = await analyze(items, { wholeRows: true, model: loaded });
    expect(analysis.method['vectors']).toContain(loaded.name);
    const [space] = analysis.spaces;
    expect(space?.model).toBe(loaded.name);
    const kept = analysis.spaces.map((own) => decodeSpace(encodeSpace(own)));
    const later = [{ id: 'new', text: 'password login', language: 'en' }];
    const learnt = { ...analysis, spaces: kept };
    const { statements } = await assignItems(later, learnt, { wholeRows: true, model: loaded });
    const theme = statements[0]?.theme ?? null;
    const others = analysis.statements.filter((statement) => statement.theme === theme);
    expect(theme).not.toBe(null);
    expect(new Set(others.map(({ item }) => item % 2))).toEqual(new Set([1]));
    const said = [{ text: 'password login', language: 'en' }];
    expect(() => assignToThemes(kept, analysis.themes, said)).toThrow(
      /sentence model .* pass that model/,
    );
    const other = { ...loaded, name: 'another' };
    await expect(assignItems(later, learnt, { model: other })).rejects.toThrow(
      /cannot be compared/,
    );
  });

  it('is refused where it is damaged', async () => {
    const bad = folderWith({ 'model.onnx': model.slice(0, 40), 'tokenizer.json': tokenizer });
    if (modules !== null) symlinkSync(modules, join(bad, 'node_modules'), 'junction');
    await expect(loadSentenceModel(bad)).rejects.toThrow(/could not be read as an ONNX model/);
    const strange = folderWith({ 'model.onnx': model, 'tokenizer.json': '[' });
    if (modules !== null) symlinkSync(modules, join(strange, 'node_modules'), 'junction');
    await expect(loadSentenceModel(strange)).rejects.toThrow(
      /tokenizer\.json is not a JSON object/,
    );
  });
});
