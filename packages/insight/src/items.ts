import { platform } from '#platform';
import type { ModelSources } from './platform/platform.js';
import type { InsightItem } from './types.js';

/** Items in memory, or as they come: from a file, a database cursor, a socket. */
export type ItemSource =
  | readonly InsightItem[]
  | Iterable<InsightItem>
  | AsyncIterable<InsightItem>;

export interface CollectOptions {
  /** Refuse more items than this, so that an endless source cannot fill the memory. Default: no limit. */
  readonly most?: number;
  /** Called now and then with how many have come. */
  readonly onProgress?: (items: number) => void;
  readonly signal?: AbortSignal;
}

const breathEvery = 2000;

/**
 * The items of a source, in their order: what `analyze` needs, because themes are found by looking at everything
 * together. Kept by the caller, they tell what `Statement.item` refers to.
 *
 * @throws The signal's reason where it was stopped; `RangeError` where there are more than `most`; whatever the source
 *   throws.
 */
export async function collectItems(
  source: ItemSource,
  options: CollectOptions = {},
): Promise<readonly InsightItem[]> {
  const { most = Infinity, onProgress, signal } = options;
  signal?.throwIfAborted();
  if (Array.isArray(source) && source.length <= most) return source;
  const items: InsightItem[] = [];
  for await (const item of source) {
    if (items.length >= most) {
      throw new RangeError(
        `There are more than ${most} items. Analyse a part of them, or raise “most”.`,
      );
    }
    items.push(item);
    if (items.length % breathEvery !== 0) continue;
    signal?.throwIfAborted();
    onProgress?.(items.length);
    // A source that never waits would otherwise keep everything else of the process waiting.
    await platform.nextTurn();
  }
  signal?.throwIfAborted();
  onProgress?.(items.length);
  return items;
}

/**
 * Loads the model files ahead of the first call. Node finds them in the package and needs no call; in a browser
 * `analyze` fetches them from beside the script, and `assignToThemes`, which cannot wait, needs them loaded.
 *
 * @param sources Other places for single files: their bytes, or where to fetch them. Keys are `ModelFile`s.
 * @throws Error where a file cannot be fetched, with its address.
 */
export async function loadModel(sources: ModelSources = {}): Promise<void> {
  // The letters of the languages are loaded late, because a corpus whose languages are given does not need them.
  await Promise.all([platform.loadModelFiles(sources), import('./statements/letters.js')]);
}
