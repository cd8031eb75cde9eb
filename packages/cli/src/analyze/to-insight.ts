import type { InsightItem } from '@headwater/insight';
import { voiceOf } from '@headwater/intake';
import type { FileItem } from './read-input.js';

/**
 * Items as the analysis takes them. Ids are `file number:row`, so results lead back to the rows; a repost
 * has the text of the item that it is counted with.
 */
export function toInsight(items: readonly FileItem[], leaders: Int32Array): InsightItem[] {
  const fileNumbers = new Map<string, number>();
  const ids = items.map(({ file, row }) => {
    const number = fileNumbers.get(file) ?? fileNumbers.size;
    fileNumbers.set(file, number);
    return `${number}:${row}`;
  });
  return items.map((item, index) => {
    const leader = leaders[index] ?? index;
    return {
      id: ids[index] ?? '',
      text: items[leader]?.text ?? item.text,
      time: item.time,
      customer: voiceOf(item),
      language: item.language,
      rating: scaledRating(item),
      duplicateOf: leader === index ? null : (ids[leader] ?? null),
    };
  });
}

function scaledRating({ rating, ratingLow, ratingHigh }: FileItem): number | null {
  if (rating === null || ratingLow === null || ratingHigh === null || ratingHigh <= ratingLow) {
    return null;
  }
  return Math.min(1, Math.max(0, (rating - ratingLow) / (ratingHigh - ratingLow)));
}
