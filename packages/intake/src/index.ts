import { IntakeError } from './errors.js';
import type {
  CleanItem,
  CleanOptions,
  CleanResult,
  DateFormat,
  InspectOptions,
  Inspection,
  RawRow,
  ReadOptions,
  ReadPlan,
  RejectedRow,
  RowSource,
} from './types.js';

export type * from './types.js';
export { fields } from './types.js';
export { IntakeError } from './errors.js';
export type { IntakeErrorCode } from './errors.js';

const later = (): never => {
  throw new IntakeError('unknown-format', 'Reading files is being built in this commit series.');
};

export async function inspectFile(path: string, options: InspectOptions = {}): Promise<Inspection> {
  return later();
}
export async function inspectBytes(
  name: string,
  bytes: Uint8Array,
  options: InspectOptions = {},
): Promise<Inspection> {
  return later();
}
export async function* readRows(
  source: RowSource,
  plan: ReadPlan,
  options: ReadOptions = {},
): AsyncGenerator<RawRow[], void, void> {
  yield later();
}
export function cleanRows(
  rows: readonly RawRow[],
  plan: ReadPlan,
  options: CleanOptions,
): CleanResult {
  return later();
}
export function itemFromJson(
  value: Readonly<Record<string, unknown>>,
  row: number,
  options: CleanOptions,
): { readonly item: CleanItem } | { readonly rejected: RejectedRow } {
  return later();
}
export function parseDate(raw: string, format: DateFormat): number | null {
  return later();
}
export function writeRejectedCsv(rows: readonly RejectedRow[]): string {
  return later();
}
