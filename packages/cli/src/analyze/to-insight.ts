import type { InsightItem } from '@headwater/insight';
import type { FileItem } from './read-input.js';

/** Whoever said it: the person where known, else the company that they belong to. */
export const speakerOf = (item: FileItem): string | null => item.customer ?? item.account;

/** Items as the analysis takes them. Ids are `file number:row`, so results lead back to the rows. */
export function toInsight(items: readonly FileItem[]): InsightItem[] {
  const fileNumbers = new Map<string, number>();
  const firstCopies = new Map<string, string>();
  return items.map((item) => {
    const number = fileNumbers.get(item.file) ?? fileNumbers.size;
    fileNumbers.set(item.file, number);
    const id = `${number}:${item.row}`;
    const customer = speakerOf(item);
    return {
      id,
      text: item.text,
      time: item.time,
      customer,
      language: item.language,
      rating: scaledRating(item),
      duplicateOf:
        customer === null ? null : copyOf(firstCopies, `${customer}\n${item.textHash}`, id),
    };
  });
}

/** The same words from the same person are one voice; from two people they are two. */
function copyOf(firstCopies: Map<string, string>, key: string, id: string): string | null {
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
