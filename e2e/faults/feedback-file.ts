/** A file whose outcome is known: rows that repeat others, rows that cannot go in, and all the others. */

const things = [
  'export',
  'login screen',
  'price list',
  'search',
  'calendar',
  'invoice',
  'phone app',
];
const troubles = [
  'crashes every morning when I open it',
  'is so slow that I give up',
  'shows an error message that says nothing',
  'should work without a connection',
  'works very well and saves me time',
  'lost my changes again after the update',
];

// One row in a hundred has no text; one in fifty repeats the row before it.
const isBad = (row: number): boolean => row % 100 === 99;
const isRepeat = (row: number): boolean => row % 50 === 25;

export function feedbackFile(rows: number): string {
  const lines = ['id,time,customer,text'];
  for (let row = 0; row < rows; row++) lines.push(line(row));
  return `${lines.join('\n')}\n`;
}

function line(row: number): string {
  if (isRepeat(row)) return line(row - 1);
  const time = new Date(Date.UTC(2025, 0, 1) + row * 60_000).toISOString();
  const text = isBad(row)
    ? ''
    : `The ${things[row % things.length]} ${troubles[Math.floor(row / 7) % troubles.length]}, case ${row}.`;
  return `r${row},${time},customer ${row % 20_000},"${text}"`;
}

/** Items that such a file brings. */
export function expectedItems(rows: number): number {
  let items = 0;
  for (let row = 0; row < rows; row++) if (!isBad(row) && !isRepeat(row)) items += 1;
  return items;
}
