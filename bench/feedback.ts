import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

const words =
  `export report login screen slow crash button price invoice support team update phone tablet
search filter customer account page error message loading time data table chart mobile offline sync
calendar meeting photo upload download share link password reset email notification setting dark mode
language translation billing plan upgrade cancel refund trial api webhook integration import file`.split(
    /\s+/,
  );

/** Rows like reviews: id, time, customer, rating, product and about 130 characters of text. */
export async function writeFeedback(
  path: string,
  mostRows: number,
  mostBytes: number,
): Promise<number> {
  const file = createWriteStream(path);
  let state = 12345;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  file.write('id,time,customer,rating,product,text\n');
  let bytes = 0;
  let row = 0;
  let chunk = '';
  while (row < mostRows && bytes < mostBytes) {
    row += 1;
    const length = 8 + random(24);
    let text = '';
    for (let word = 0; word < length; word++) {
      text += `${word === 0 ? '' : ' '}${words[random(words.length)]}`;
    }
    const time = new Date(Date.UTC(2024, 0, 1) + row * 9000).toISOString();
    chunk += `r${row},${time},customer ${random(400_000)},${1 + random(5)},Product ${random(5)},"${text}, please."\n`;
    if (chunk.length < 1 << 20) continue;
    bytes += chunk.length;
    if (!file.write(chunk)) await once(file, 'drain');
    chunk = '';
  }
  file.end(chunk);
  await once(file, 'close');
  return row;
}
