import type { Field } from '@headwater/intake';

const options: Readonly<Record<Field, string>> = {
  text: '--text',
  title: '--title',
  time: '--time',
  customer: '--customer',
  account: '--account',
  product: '--product',
  rating: '--rating',
  externalId: '--external-id',
  channel: '--channel',
  language: '--language',
  competitor: '--competitor',
  source: '--source',
};

export const optionOf = (field: Field): string => options[field];

/** The columns that a mistyped name may have meant, likeliest first. */
export function closestColumns(asked: string, columns: readonly string[]): readonly string[] {
  const wanted = plain(asked);
  return columns
    .map((column) => ({ column, distance: editDistance(wanted, plain(column)) }))
    .filter(
      ({ column, distance }) =>
        distance <= Math.max(2, wanted.length / 3) ||
        (wanted.length >= 3 && plain(column).includes(wanted)),
    )
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ column }) => column);
}

export function missingColumnMessage(
  field: Field,
  asked: string,
  file: string,
  columns: readonly string[],
): string {
  const close = closestColumns(asked, columns);
  const hint =
    close.length > 0
      ? `Did you mean ${close.map((column) => `"${column}"`).join(' or ')}?`
      : `Give one of its columns with ${optionOf(field)}.`;
  return `${file} has no column "${asked}". ${hint} Columns: ${columns.join(', ')}.`;
}

const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]+/gu, '');

/** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
function editDistance(a: string, b: string): number {
  const table: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let best = Math.min(
        (table[row - 1]?.[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (table[row - 1]?.[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        best = Math.min(best, (table[row - 2]?.[column - 2] ?? 0) + 1);
      }
      line.push(best);
    }
    table.push(line);
  }
  return table[a.length]?.[b.length] ?? 0;
}
