import { parseDate } from './dates.js';
import { buildItem, isPlausible } from './item.js';
import { flattenObject, isObject } from './json-rows.js';
import { fields } from './types.js';
import type { CleanItem, CleanOptions, Field, RejectedRow } from './types.js';

const ownKeys = new Set<string>([...fields, 'ratingLow', 'ratingHigh', 'metadata']);
const textFields = fields.filter((field) => field !== 'time' && field !== 'rating');

/**
 * One posted object to one checked item, by the same cleaning as a row of a file. `row` is its place in
 * the request, counted from 1. `time` is ISO 8601 (without offset: UTC) or milliseconds since 1970; keys
 * that mean nothing here are kept as metadata.
 */
export function itemFromJson(
  value: unknown,
  row: number,
  options: CleanOptions,
): { readonly item: CleanItem } | { readonly rejected: RejectedRow } {
  const values = isObject(value) ? flattenObject(value) : {};
  const reject = (
    code: RejectedRow['code'],
    reason: string,
  ): { readonly rejected: RejectedRow } => ({
    rejected: { row, line: row, code, reason, values },
  });
  if (!isObject(value)) return reject('bad-json', 'An item must be an object, {…}.');
  const cells: Partial<Record<Field, string>> = {};
  for (const field of textFields) {
    const cell = value[field];
    if (cell === undefined || cell === null) continue;
    if (typeof cell !== 'string' && typeof cell !== 'number') {
      return reject('bad-json', `“${field}” must be text.`);
    }
    cells[field] = String(cell);
  }
  const time = timeOf(value['time']);
  if (time === undefined) {
    return reject('bad-date', '“time” must be an ISO 8601 date, such as 2024-03-05T10:30:00Z.');
  }
  const rating = ratingOf(value['rating'], value['ratingLow'], value['ratingHigh']);
  if (typeof rating === 'string') return reject('bad-rating', rating);
  const rest = { ...restOf(value), ...metadataOf(value['metadata']) };
  const plausible = time === null || isPlausible(time, options.now);
  if (!plausible) rest['time'] = String(value['time']);
  const outcome = buildItem({
    row,
    cells,
    time: plausible ? time : null,
    ...rating,
    source: cells.source ?? options.source,
    values: rest,
    restColumns: Object.keys(rest),
    extra: {},
  });
  return 'item' in outcome ? outcome : reject(outcome.code, outcome.reason);
}

function timeOf(value: unknown): number | null | undefined {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'number') return Number.isFinite(value) ? Math.round(value) : undefined;
  return typeof value === 'string' ? (parseDate(value, 'iso') ?? undefined) : undefined;
}

function ratingOf(
  value: unknown,
  low: unknown,
  high: unknown,
): { rating: number | null; ratingLow: number | null; ratingHigh: number | null } | string {
  if (value === undefined || value === null) {
    return { rating: null, ratingLow: null, ratingHigh: null };
  }
  const from = low ?? 1;
  const to = high ?? 5;
  if (typeof value !== 'number' || typeof from !== 'number' || typeof to !== 'number') {
    return '“rating”, “ratingLow” and “ratingHigh” must be numbers.';
  }
  if (!(from < to) || value < from || value > to) {
    return `“rating” must lie from ${from} to ${to}; give “ratingLow” and “ratingHigh” for another scale.`;
  }
  return { rating: value, ratingLow: from, ratingHigh: to };
}

function restOf(value: Readonly<Record<string, unknown>>): Record<string, string> {
  return flattenObject(
    Object.fromEntries(Object.entries(value).filter(([key]) => !ownKeys.has(key))),
  );
}

function metadataOf(value: unknown): Record<string, string> {
  return isObject(value) ? flattenObject(value) : {};
}
