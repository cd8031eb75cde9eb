import type { InsightItem } from '@headwater/insight';
import { repostKey, voiceOf } from '@headwater/intake';
import type { FileItem } from './read-input.js';

/** Items as the analysis takes them. Ids are `file number:row`, so results lead back to the rows. */
export function toInsight(items: readonly FileItem[]): InsightItem[] {
  const fileNumbers = new Map<string, number>();
  const firstCopies = new Map<string, string>();
  return items.map((item) => {
    const number = fileNumbers.get(item.file) ?? fileNumbers.size;
    fileNumbers.set(item.file, number);
    const id = `${number}:${item.row}`;
    return {
      id,
      text: item.text,
      time: item.time,
      customer: voiceOf(item),
      language: item.language,
      rating: scaledRating(item),
      duplicateOf: copyOf(firstCopies, repostKey(item), id),
    };
  });
}

/** The id of the item that this one repeats. */
function copyOf(firstCopies: Map<string, string>, key: string | null, id: string): string | null {
  if (key === null) return null;
  const first = firstCopies.get(key);
  if (first === undefined) firstCopies.set(key, id);
  return first ?? null;
}

function scaledRating({ rating, ratingLow, ratingHigh }: FileItem): number | null {
  if (rating === null || ratingLow === null || ratingHigh === null || ratingHigh <= ratingLow) {
    return null;
  }
  return Math.min(1, Math.max(0, (rating - ratingLow) / (ratingHigh - ratingLow)));
}
