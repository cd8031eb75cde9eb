import type {
  BookSettings,
  ImportSettings,
  ImportState,
  ImportView,
  SettledImport,
} from '@headwater/contract';
import { bookShapes, type BookPlan, type ReadPlan } from '@headwater/intake';
import type { z } from 'zod';
import { AppError, audit, inTransaction, type Ctx } from '../platform/index.js';
import { importRow } from './import-file.js';
import { importView } from './import-view.js';
import type { ImportJobs } from './jobs.js';
import { inspectedImport, needContent } from './preview-import.js';
import type { ListenSettings } from './settings.js';
import { removeUpload } from './uploads.js';

/** The plan that reads the file as the person has settled it. Refuses what cannot work, with the field. */
export function settledPlan(plan: ReadPlan, settings: ImportSettings): ReadPlan {
  const { mapping, dateFormat, ratingScale } = settings;
  if (!mapping.text) {
    throw new AppError({
      code: 'no-text-column',
      field: 'mapping.text',
      message: 'Choose the column that holds the feedback itself.',
    });
  }
  for (const [field, column] of Object.entries(mapping)) {
    if (plan.columns.includes(column)) continue;
    throw noSuchColumn(plan, field, column);
  }
  if (mapping.time && dateFormat === null) {
    throw new AppError({
      code: 'date-format-needed',
      field: 'dateFormat',
      message: `The dates of "${mapping.time}" can be read in more than one way. Choose one, or leave the time out.`,
    });
  }
  return { ...plan, mapping, dateFormat, ratingScale };
}

/** The same for books: everything that could be read in two ways has been answered. */
export function settledBooks(read: ReadPlan, settings: BookSettings): BookPlan {
  const { content: kind, mapping } = settings;
  const shape = bookShapes[kind];
  for (const [field, column] of Object.entries(mapping)) {
    if (!shape.fields.some(({ name }) => name === field)) {
      throw new AppError({
        code: 'no-such-field',
        field: `mapping.${field}`,
        message: `${shape.title} have no field "${field}". They have: ${shape.fields.map(({ name }) => name).join(', ')}.`,
      });
    }
    if (!read.columns.includes(column)) throw noSuchColumn(read, field, column);
  }
  const needed = shape.fields.filter(({ required }) => required === true).map(({ name }) => [name]);
  for (const names of shape.oneOf === undefined ? needed : [...needed, shape.oneOf]) {
    if (names.some((name) => mapping[name] !== undefined)) continue;
    throw new AppError({
      code: 'field-needed',
      field: `mapping.${names[0] ?? ''}`,
      message: `Choose the column that holds the ${names.join(' or ')}: ${shape.title} need it.`,
    });
  }
  const { dateFormat, decimal, currency, amountPeriod } = settings;
  return {
    kind,
    read,
    mapping,
    dateFormat,
    decimal,
    currency,
    amountPeriod,
    export: settings.export,
  };
}

const noSuchColumn = (plan: ReadPlan, field: string, column: string): AppError =>
  new AppError({
    code: 'no-such-column',
    field: `mapping.${field}`,
    message: `The file has no column "${column}". It has: ${plan.columns.join(', ')}.`,
  });

type Verb = 'check' | 'start';
const allowed: Readonly<Record<Verb, readonly ImportState[]>> = {
  check: ['uploaded', 'checked', 'failed'],
  start: ['uploaded', 'checked', 'failed'],
};

/** Counts what an import would do, or does it. */
export async function settleImport(
  ctx: Ctx,
  parts: { settings: ListenSettings; jobs: ImportJobs },
  input: { id: string; verb: Verb; chosen: SettledImport },
): Promise<z.input<typeof ImportView>> {
  const { id, verb, chosen } = input;
  const content = contentOf(chosen);
  needContent(ctx, content);
  const { plan } = await inspectedImport(ctx, parts.settings, id);
  if ('content' in chosen) settledBooks(plan, chosen);
  else settledPlan(plan, chosen);
  return inTransaction(ctx, async (tx) => {
    const { state } = await locked(tx, id);
    const row = await importRow(tx, id);
    if (!allowed[verb].includes(state) || (verb === 'check' && row.rows_done > 0)) {
      throw new AppError({
        code: 'import-state',
        status: 409,
        message: `This import cannot be ${verb === 'check' ? 'checked' : 'started'} while it is ${state}.`,
      });
    }
    // Rows committed under other settings have other identities: the rest must follow the same ones.
    if (row.rows_done > 0 && JSON.stringify(row.settings) !== JSON.stringify(chosen)) {
      throw new AppError({
        code: 'import-begun',
        status: 409,
        message: 'Part of this file is in already. Resume it as it is, or upload it anew.',
      });
    }
    const job = await tx.jobs.start(
      verb === 'check' ? parts.jobs.check : parts.jobs.import,
      { importId: id },
      tx.actor,
      { key: id },
    );
    await tx.db
      .updateTable('import')
      .set({
        state: verb === 'check' ? 'checking' : 'importing',
        content,
        settings: JSON.stringify(chosen),
        job_id: job,
        error: null,
        finished_at: null,
        ...(verb === 'check' ? { check_result: null } : {}),
      })
      .where('id', '=', id)
      .execute();
    if (verb === 'start') await note(tx, 'started', row, { settings: chosen });
    return importView(tx, id);
  });
}

const contentOf = (chosen: SettledImport) => ('content' in chosen ? chosen.content : 'feedback');

/** Stops a running check or import. What is committed stays in; `resumeImport` goes on after it. */
export async function cancelImport(ctx: Ctx, id: string): Promise<z.input<typeof ImportView>> {
  return inTransaction(ctx, async (tx) => {
    const { state, job } = await locked(tx, id);
    needContent(tx, (await importRow(tx, id)).content);
    if (state !== 'importing' && state !== 'checking') throw notRunning(state);
    if (job) await tx.jobs.cancel(job);
    await tx.db
      .updateTable('import')
      .set({ state: state === 'importing' ? 'paused' : 'uploaded' })
      .where('id', '=', id)
      .execute();
    if (state === 'importing') await note(tx, 'paused', await importRow(tx, id));
    return importView(tx, id);
  });
}

export async function resumeImport(
  ctx: Ctx,
  jobs: ImportJobs,
  id: string,
): Promise<z.input<typeof ImportView>> {
  return inTransaction(ctx, async (tx) => {
    const { state } = await locked(tx, id);
    const { settings, content } = await importRow(tx, id);
    needContent(tx, content);
    if ((state !== 'paused' && state !== 'failed') || !settings) throw notPaused(state);
    const job = await tx.jobs.start(jobs.import, { importId: id }, tx.actor, { key: id });
    await tx.db
      .updateTable('import')
      .set({ state: 'importing', job_id: job, error: null })
      .where('id', '=', id)
      .execute();
    await note(tx, 'resumed', await importRow(tx, id));
    return importView(tx, id);
  });
}

/** Forgets an import and its file. Items that it brought stay: they are feedback, not paperwork. */
export async function deleteImport(ctx: Ctx, settings: ListenSettings, id: string): Promise<void> {
  const storedAs = await inTransaction(ctx, async (tx) => {
    const { state } = await locked(tx, id);
    if (state === 'importing' || state === 'checking') {
      throw new AppError({
        code: 'import-state',
        status: 409,
        message: 'This import is at work. Cancel it first.',
      });
    }
    const row = await importRow(tx, id);
    if (row.state !== 'uploaded') needContent(tx, row.content);
    await tx.db.deleteFrom('import').where('id', '=', id).execute();
    await note(tx, 'deleted', row);
    return row.stored_as;
  });
  await removeUpload(settings, storedAs);
}

const note = (
  tx: Ctx,
  what: string,
  { file_name: fileName, rows_done: rows }: { file_name: string; rows_done: number },
  after: object = {},
): Promise<void> =>
  audit(tx, {
    action: `import.${what}`,
    subject: `import of ${fileName}`,
    after: { rowsDone: rows, ...after },
  });

/** Locks the import's row, so that two people's clicks come one after the other. */
async function locked(tx: Ctx, id: string): Promise<{ state: ImportState; job: string | null }> {
  await tx.db.selectFrom('import').select('id').where('id', '=', id).forUpdate().execute();
  const view = await importView(tx, id);
  return { state: view.state, job: view.job };
}

const notRunning = (state: string): AppError =>
  new AppError({
    code: 'import-state',
    status: 409,
    message: `Nothing to cancel: this import is ${state}.`,
  });
const notPaused = (state: string): AppError =>
  new AppError({
    code: 'import-state',
    status: 409,
    message: `Nothing to resume: this import is ${state}.`,
  });
