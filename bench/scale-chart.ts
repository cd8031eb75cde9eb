/** Draws docs/scale.svg from the table of docs/performance.md: `npx tsx bench/scale-chart.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';

const page = readFileSync(new URL('../docs/performance.md', import.meta.url), 'utf8');
const [, after = ''] = page.split('| texts | vectors |');
const rows = after
  .split('\n')
  .slice(2)
  .map((line) => line.split('|').map((cell) => Number.parseFloat(cell.replaceAll(',', ''))))
  .slice(
    0,
    after
      .split('\n')
      .slice(2)
      .findIndex((line) => !line.startsWith('|')),
  )
  .map(([, texts = 0, , , , toThemes = 0, all = 0]) => ({ texts, toThemes, all }));
if (rows.length < 3) throw new Error('docs/performance.md has no table of sizes to draw');

const frame = { width: 640, height: 320, left: 56, right: 120, top: 16, bottom: 40 };
const decades = { texts: [4, 6], seconds: [0, 2] } as const;
const x = (texts: number): number =>
  frame.left +
  ((Math.log10(texts) - decades.texts[0]) / (decades.texts[1] - decades.texts[0])) *
    (frame.width - frame.left - frame.right);
const y = (seconds: number): number =>
  frame.height -
  frame.bottom -
  ((Math.log10(seconds) - decades.seconds[0]) / (decades.seconds[1] - decades.seconds[0])) *
    (frame.height - frame.top - frame.bottom);
const at = (value: number): string => value.toFixed(1);

const grid = [
  ...[1, 3, 10, 30, 100].map(
    (seconds) =>
      `<path d="M${frame.left} ${at(y(seconds))}H${frame.width - frame.right}" stroke="#8a929c" stroke-opacity=".3"/><text x="${frame.left - 8}" y="${at(y(seconds) + 4)}" text-anchor="end">${seconds} s</text>`,
  ),
  ...rows.map(
    ({ texts }) =>
      `<text x="${at(x(texts))}" y="${frame.height - 16}" text-anchor="middle">${texts.toLocaleString('en-GB')}</text>`,
  ),
];
const line = (name: string, colour: string, of: (row: (typeof rows)[number]) => number): string => {
  const points = rows.map((row) => [x(row.texts), y(of(row))] as const);
  const [endX = 0, endY = 0] = points.at(-1) ?? [];
  return `<path d="M${points.map(([px, py]) => `${at(px)} ${at(py)}`).join('L')}" fill="none" stroke="${colour}" stroke-width="2"/>${points
    .map(([px, py]) => `<circle cx="${at(px)}" cy="${at(py)}" r="3" fill="${colour}"/>`)
    .join('')}<text x="${at(endX + 10)}" y="${at(endY + 4)}" fill="${colour}">${name}</text>`;
};

writeFileSync(
  new URL('../docs/scale.svg', import.meta.url),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${frame.width} ${frame.height}" font-family="Inter, system-ui, sans-serif" font-size="12" fill="#6b7681">
<title>Seconds against the number of texts, both axes logarithmic</title>
${grid.join('\n')}
${line('the whole way', '#6b7681', ({ all }) => all)}
${line('texts to themes', '#2b86a8', ({ toThemes }) => toThemes)}
</svg>
`,
);
