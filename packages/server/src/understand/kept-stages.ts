import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../platform/tables.js';

/** Where the finished steps of a run are kept until it has ended. */
export const stagesFolder = (folder: string, runId: string): string => join(folder, runId);

const begunSchema = z.object({ throughBatch: z.int() });
const begunFile = 'begun.json';

/** The last batch of items that the analysis began with; null where none of its steps is kept here. */
export async function readBegun(folder: string, runId: string): Promise<number | null> {
  try {
    const text = await readFile(join(stagesFolder(folder, runId), begunFile), 'utf8');
    return begunSchema.parse(JSON.parse(text)).throughBatch;
  } catch {
    // Not there, or cut short by the kill: it begins anew.
    return null;
  }
}

/** Throws away what an earlier input left. `own` is the run's folder. */
export function writeBegun(own: string, throughBatch: number): void {
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own, { recursive: true, mode: 0o700 });
  writeFileSync(join(own, begunFile), JSON.stringify({ throughBatch }), { mode: 0o600 });
}

export async function removeStages(folder: string, runId: string): Promise<void> {
  await rm(stagesFolder(folder, runId), { recursive: true, force: true });
}

/** Removes what runs that ended elsewhere, or were called off while no server ran, have left on this machine. */
export async function sweepStages(db: Kysely<Database>, folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  if (names.length === 0) return;
  const open = await db
    .selectFrom('analysis_run')
    .innerJoin('job', 'job.id', 'analysis_run.job_id')
    .select('analysis_run.id')
    .where('analysis_run.state', 'in', ['waiting', 'running'])
    .where('job.state', 'in', ['waiting', 'running'])
    .execute();
  const kept = new Set(open.map(({ id }) => id));
  for (const name of names) if (!kept.has(name)) await removeStages(folder, name);
}
