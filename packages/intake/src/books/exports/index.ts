import { normalName } from '../../column-names.js';
import type { BookMapping } from '../field-guess.js';
import {
  chartMogulCustomers,
  chartMogulIntervals,
  chartMogulMovements,
  chartMogulSourceCustomers,
  chartMogulSubscriptions,
} from './chartmogul.js';
import { stripeCustomers, stripeInvoices, stripeSubscriptions } from './stripe.js';
import type { KnownExport } from './types.js';

const all: readonly KnownExport[] = [
  stripeSubscriptions,
  stripeInvoices,
  stripeCustomers,
  chartMogulMovements,
  chartMogulIntervals,
  chartMogulSubscriptions,
  chartMogulCustomers,
  chartMogulSourceCustomers,
];

/** The program whose export has these columns; null where none is known. */
export function recogniseExport(columns: readonly string[]): KnownExport | null {
  const names = new Set(columns.map(normalName));
  return all.find(({ has }) => has.every((name) => names.has(name))) ?? null;
}

export function exportOf(id: string | null): KnownExport | null {
  return all.find((each) => each.id === id) ?? null;
}

/** Column of each field that the export is known to have. */
export function mappingOf(known: KnownExport, columns: readonly string[]): BookMapping {
  const byName = new Map(columns.map((column) => [normalName(column), column]));
  const mapping: Record<string, string> = {};
  for (const [field, names] of Object.entries(known.fields)) {
    const column = names.map((name) => byName.get(name)).find((each) => each !== undefined);
    if (column !== undefined && !Object.values(mapping).includes(column)) mapping[field] = column;
  }
  return mapping;
}
