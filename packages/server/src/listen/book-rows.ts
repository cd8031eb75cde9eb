import { isBillingInterval, monthlyMinor, readAmount } from '@headwater/decision';
import { bookShapes, type BookKind, type CheckedRow } from '@headwater/intake';
import type { BookReject, BookRow } from '../platform/index.js';

/** A row for a sink, and its cells as they were read: what is listed where it cannot go in. */
export interface ReadyRow {
  readonly row: BookRow;
  readonly cells: Readonly<Record<string, string>>;
}

const amountFields = new Map(
  Object.values(bookShapes).map((shape) => [
    shape.kind,
    shape.fields.filter(({ type }) => type === 'amount').map(({ name }) => name),
  ]),
);

/** Amounts to minor units of the row's currency; a subscription's price to what it comes to in a month. */
export function readyRow(kind: BookKind, checked: CheckedRow): ReadyRow | BookReject {
  const values: Record<string, string> = { ...checked.values };
  const { repeat } = checked;
  const row: BookRow = {
    row: checked.row,
    line: checked.line,
    values,
    ...(repeat === undefined ? {} : { repeat }),
  };
  const { currency } = values;
  if (currency === undefined) return { row, cells: checked.cells };
  const wrong =
    kind === 'subscriptions' ? toMonth(values, currency) : toMinor(kind, values, currency);
  return wrong === null ? { row, cells: checked.cells } : { row, ...wrong };
}

type Wrong = { readonly code: string; readonly reason: string };

// Computed cells of spreadsheets have digits that nobody wrote: 0.30000000000000004.
const isComputed = (text: string): boolean => (text.split('.')[1]?.length ?? 0) > 8;

function toMinor(kind: BookKind, values: Record<string, string>, currency: string): Wrong | null {
  for (const field of amountFields.get(kind) ?? []) {
    const text = values[field];
    if (text === undefined) continue;
    const read = readAmount(text, currency, { mark: '.', round: isComputed(text) });
    if (!read.ok) return { code: read.code, reason: `${read.message} Correct the ${field}.` };
    values[field] = String(read.minor);
  }
  return null;
}

function toMonth(values: Record<string, string>, currency: string): Wrong | null {
  const { amount = '', quantity = '1', interval = 'month', intervalCount = '1' } = values;
  const minor = isBillingInterval(interval)
    ? monthlyMinor({ amount, quantity, interval, intervalCount: Number(intervalCount) }, currency)
    : null;
  if (minor === null) {
    return {
      code: 'bad-price',
      reason: `A price of ${amount} ${currency} × ${quantity} for ${intervalCount} × ${interval} makes no monthly amount. Correct it.`,
    };
  }
  delete values['quantity'];
  delete values['interval'];
  delete values['intervalCount'];
  values['amount'] = String(minor);
  return null;
}
