import type { Ctx } from '../../platform/index.js';
import { currentRun, type CurrentRun } from '../current-run.js';
import { feedIndex } from './feed.js';
import { IndexThread } from './index-thread.js';

export interface KeptIndex {
  /** The index that can be asked now: of the current run, or of the one before while the new one is being read. */
  readonly thread: IndexThread | null;
  /** 0–1 while an index is being read, null where none is. */
  readonly progress: number | null;
  /** True where the current run could not be indexed. */
  readonly failed: boolean;
}

/** A run of so many statements is indexed only after the old index is gone: two would be too much memory. */
const mostBeside = 2_000_000;
const graceMs = 5000;
/** Reading the rows is this part of the work; sorting them is the rest. */
const readingShare = 0.8;

/** The rows say which account each item has, so other accounts make other rows; and more come in. */
const versionOf = ({ id, accounts_seen: seen, through_batch: batch }: CurrentRun): string =>
  `${id} ${seen} ${batch}`;

/** Holds the index of the current run, in a thread of this process, and makes a new one after each run. */
export class SearchKeeper {
  #ready: { run: string; thread: IndexThread } | null = null;
  #loading: { run: string; thread: IndexThread; statements: number } | null = null;
  /** A run that could not be indexed is not tried again and again. */
  #failedRun: string | null = null;
  #stopped = false;
  readonly #modelDir: string | null;

  constructor(modelDir: string | null) {
    this.#modelDir = modelDir;
  }

  /** What there is to search in now. Begins to read a new run's statements when it meets one. */
  async current(ctx: Ctx): Promise<KeptIndex & { readonly run: CurrentRun | undefined }> {
    const run = await currentRun(ctx.db);
    if (run && this.#wants(run)) {
      this.#load(ctx, run).catch((error: unknown) => {
        this.#failedRun = versionOf(run);
        ctx.log.error(
          { err: error, run: run.id },
          'The statements could not be indexed for search',
        );
      });
    }
    if (!run || this.#ready?.thread.failure) await this.#drop();
    return {
      run,
      thread: this.#ready?.thread ?? null,
      progress: this.#progress(),
      failed: run !== undefined && this.#failedRun === versionOf(run),
    };
  }

  /** Reads the index before anybody asks for it; returns what ends its thread. */
  serve(ctx: Ctx): () => Promise<void> {
    this.current(ctx).catch((error: unknown) => {
      if (!this.#stopped) ctx.log.warn({ err: error }, 'The search index was not begun');
    });
    return async () => {
      this.#stopped = true;
      await this.#loading?.thread.close();
      await this.#drop();
    };
  }

  #wants(run: CurrentRun): boolean {
    if (this.#stopped || this.#failedRun === versionOf(run) || run.statements === 0) return false;
    return this.#ready?.run !== versionOf(run) && this.#loading === null;
  }

  #progress(): number | null {
    const loading = this.#loading;
    return loading && (readingShare * loading.thread.statements) / Math.max(1, loading.statements);
  }

  async #drop(): Promise<void> {
    const old = this.#ready;
    this.#ready = null;
    await old?.thread.close();
  }

  async #load(ctx: Ctx, run: CurrentRun): Promise<void> {
    const thread = new IndexThread();
    this.#loading = { run: versionOf(run), thread, statements: run.statements };
    try {
      if (run.statements > mostBeside) await this.#drop();
      const from = performance.now();
      await feedIndex(ctx, run, thread, this.#modelDir);
      const old = this.#ready;
      this.#ready = { run: versionOf(run), thread };
      // Searches that are under way still get their answers from it.
      if (old) setTimeout(() => void old.thread.close(), graceMs).unref();
      const ms = Math.round(performance.now() - from);
      ctx.log.info(
        { run: run.id, statements: thread.statements, bytes: thread.bytes, ms },
        'Statements indexed for search',
      );
    } catch (error) {
      await thread.close();
      // A stopping server ends the thread while it reads: that is no fault.
      if (!this.#stopped) throw error;
    } finally {
      this.#loading = null;
    }
  }
}
