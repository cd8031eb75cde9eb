import { createWriteStream, rmSync } from 'node:fs';
import { access, constants, rename, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { wrongUse } from './failure.js';

/** Checked before the work, so that a mistyped folder does not cost an analysis. */
export async function checkOutputs(
  outputs: Readonly<Record<string, string | null>>,
  inputs: readonly string[],
): Promise<void> {
  const taken = new Map<string, string>();
  for (const [option, path] of Object.entries(outputs)) {
    if (path === null) continue;
    const target = path === '-' ? '-' : resolve(path);
    const other = taken.get(target);
    if (other !== undefined) throw wrongUse(`${other} and ${option} both write to ${path}.`);
    taken.set(target, option);
    if (path === '-') continue;
    if (inputs.some((input) => input !== '-' && resolve(input) === target)) {
      throw wrongUse(`${option} would overwrite the input ${path}. Give another name.`);
    }
    await checkTarget(option, target);
  }
}

async function checkTarget(option: string, target: string): Promise<void> {
  const folder = dirname(target);
  try {
    await access(folder, constants.W_OK);
  } catch (error) {
    throw wrongUse(
      `${option} cannot write to the folder ${folder}: ${error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'there is none' : 'it may not be written'}.`,
    );
  }
  const entry = await stat(target).catch(() => null);
  if (entry?.isDirectory() === true) {
    throw wrongUse(`${option} needs the name of a file; ${target} is a folder.`);
  }
}

const unfinished = new Set<string>();

/** Writes beside the target and renames at the end: nobody ever finds half a file. `-` is standard output. */
export async function writeOutput(path: string, content: Iterable<string>): Promise<void> {
  if (path === '-') {
    await pipeline(Readable.from(content), process.stdout, { end: false });
    return;
  }
  const part = `${path}.${process.pid}.part`;
  unfinished.add(part);
  try {
    await pipeline(Readable.from(content), createWriteStream(part));
    await rename(part, path);
  } finally {
    discardUnfinished();
  }
}

/** Removes what an interrupted command leaves; synchronous, as it runs while the process ends. */
export function discardUnfinished(): void {
  for (const part of unfinished) rmSync(part, { force: true });
  unfinished.clear();
}
