/** Queries as people type them into the made statements: words, beginnings, slips, other words for the same, filters. */

export type QueryClass = 'words' | 'beginning' | 'slip' | 'other words' | 'phrase' | 'filtered';

export interface BenchQuery {
  readonly class: QueryClass;
  readonly text: string;
  /** Share of the rows that a filter lets through; 1 without one. */
  readonly share: number;
}

const otherWords = `spreadsheet download never finishes
cannot sign in any more
bill has the wrong amount
meetings appear twice
nothing is found when I look for it
phone version closes by itself
verification code does not arrive
numbers on the overview are wrong
attachment cannot be added
card is refused at checkout
too many alerts on my phone
agent does not reply
who may see what is confusing
contacts are missing
scanner does not read the label
wizard loses my entries
costs are out of date
introduction is confusing
paper output is cut off
team folder is empty
locations are wrong
reservation is lost
replies are in the wrong order
hours are not counted
VAT is missing
picture freezes while talking
works without internet only sometimes
who changed what cannot be seen
new credentials are not accepted
please make it black at night
remember what I picked
I want to use it without a mouse
uses up the charge of my phone
eats power
everything takes ages before noon
I get each mail two times
option is hidden somewhere
columns disappear
names are shortened
shows dollars instead of euros`.split('\n');

/** Mulberry32: the same queries on every machine. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A thousand by default, the same for the same texts. */
export function makeQueries(texts: readonly string[], count = 1000): BenchQuery[] {
  const random = seededRandom(42);
  const below = (limit: number): number => Math.floor(random() * limit);
  const some = (most: number): string[] => {
    const own = (texts[below(texts.length)] ?? '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((w) => w.length > 3);
    const from = below(Math.max(1, own.length - most));
    return own.slice(from, from + most);
  };
  const swapped = (word: string): string => {
    const at = 1 + below(Math.max(1, word.length - 2));
    return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
  };
  const make: Record<QueryClass, () => Omit<BenchQuery, 'class'>> = {
    words: () => ({ text: `${some(1 + below(3)).join(' ')} `, share: 1 }),
    beginning: () => {
      const [first = 'export', last = 'login'] = some(2);
      return { text: `${first} ${last.slice(0, 2 + below(3))}`, share: 1 };
    },
    slip: () => ({
      text: `${some(2)
        .map((w, i) => (i === 0 ? swapped(w) : w))
        .join(' ')} `,
      share: 1,
    }),
    'other words': () => ({ text: otherWords[below(otherWords.length)] ?? '', share: 1 }),
    phrase: () => ({ text: `"${some(2).join(' ')}" -${some(1).join('')}`, share: 1 }),
    filtered: () => ({ text: some(2).join(' '), share: [0.001, 0.01, 0.1, 0.5][below(4)] ?? 1 }),
  };
  const classes: readonly QueryClass[] = [
    'words',
    'words',
    'beginning',
    'beginning',
    'slip',
    'slip',
    'other words',
    'other words',
    'phrase',
    'filtered',
  ];
  return Array.from({ length: count }, (_, i) => {
    const kind = classes[i % classes.length] ?? 'words';
    return { class: kind, ...make[kind]() };
  }).filter(({ text }) => text.trim() !== '');
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** One line a class and one for all: median, 95th and 99th of a hundred, in milliseconds. */
export function tableOf(spent: ReadonlyMap<QueryClass, readonly number[]>): string[] {
  const line = (name: string, ms: readonly number[]): string =>
    [name, ms.length, ...[0.5, 0.95, 0.99].map((share) => percentile(ms, share).toFixed(1))].join(
      '\t',
    );
  return [
    'queries\tcount\tp50 ms\tp95 ms\tp99 ms',
    ...[...spent].map(([name, ms]) => line(name, ms)),
    line('all', [...spent.values()].flat()),
  ];
}
