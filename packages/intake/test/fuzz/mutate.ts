import { diceFor, type Dice } from './random.js';
import { seeds, type Seed } from './seeds.js';

/** What readers of tables trip over, put in where it hurts. */
const fragments: readonly Uint8Array[] = [
  '"',
  '""',
  '"""',
  ',"',
  '",',
  '\n',
  '\r',
  '\r\n',
  '\n\n',
  '\t',
  ';',
  '|',
  ',,,,',
  '\0',
  '\ufeff',
  'sep=;\n',
  '\u2028',
  '\u0085',
  '\ud83c\udf89',
  'e\u0301',
  '\u202e',
  '__proto__',
  'constructor',
  '{',
  '}',
  '[',
  ']',
  '{"__proto__":1}',
  '{"a":{"__proto__":{"b":1}}}',
  'null\n',
  '[[[[[[',
  '1e999',
  '-0',
  'NaN',
  'Infinity',
  '9999999999999999999999',
  '0x10',
  '=1+1',
  '2026-13-45',
  '31/12/99',
  '99/99/9999',
  '-271821-04-20',
  '275760-09-13',
  '1e20',
  '&#0;',
  '&#x110000;',
  '&lt;',
  '<!--',
  '<a>',
  ']]>',
  '<row r="9999999999">',
  '<c r="XFD1048576">',
  '<c r="ZZZZZZZ1">',
  't="s"',
  't="e"',
  't="d"',
].map((text) => Buffer.from(text));

const numbers = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

type Mutation = (bytes: Uint8Array, dice: Dice) => Uint8Array;

const mutations: readonly Mutation[] = [
  // Single bits, a few at a time.
  (bytes, dice) => {
    const changed = Uint8Array.from(bytes);
    for (let times = 1 + dice.below(8); times > 0; times--) {
      const at = dice.below(changed.length);
      changed[at] = (changed[at] ?? 0) ^ (1 << dice.below(8));
    }
    return changed;
  },
  // A byte that means something.
  (bytes, dice) => {
    const changed = Uint8Array.from(bytes);
    changed[dice.below(changed.length)] = dice.pick([
      0, 9, 10, 13, 34, 44, 59, 0x80, 0xc3, 0xed, 0xff,
    ]);
    return changed;
  },
  (bytes, dice) => bytes.subarray(0, dice.below(bytes.length)),
  (bytes, dice) => bytes.subarray(dice.below(bytes.length)),
  // A piece taken out.
  (bytes, dice) => {
    const [from, to] = span(bytes, dice);
    return joined(bytes.subarray(0, from), bytes.subarray(to));
  },
  // A piece doubled, or repeated many times.
  (bytes, dice) => {
    const [from, to] = span(bytes, dice);
    const times = dice.pick([1, 1, 2, 50]);
    const again = Array.from({ length: to - from > 4096 ? 1 : times }, () =>
      bytes.subarray(from, to),
    );
    return joined(bytes.subarray(0, to), ...again, bytes.subarray(to));
  },
  (bytes, dice) => {
    const at = dice.below(bytes.length + 1);
    return joined(bytes.subarray(0, at), dice.pick(fragments), bytes.subarray(at));
  },
  // A piece of another file.
  (bytes, dice) => {
    const other = dice.pick(seeds).bytes;
    const [from, to] = span(other, dice);
    const at = dice.below(bytes.length + 1);
    return joined(bytes.subarray(0, at), other.subarray(from, to), bytes.subarray(at));
  },
  // A giant number where a length may stand, also near the end, where Parquet and zip keep theirs.
  (bytes, dice) => {
    const changed = Uint8Array.from(bytes);
    if (changed.length < 8) return changed;
    const reach = dice.below(2) === 0 ? changed.length : Math.min(changed.length, 600);
    const at = Math.max(0, changed.length - 4 - dice.below(reach));
    new DataView(changed.buffer).setUint32(at, dice.pick(numbers), true);
    return changed;
  },
  (bytes, dice) => {
    const digits = Buffer.from(dice.pick(['0', '99999999999', '-1', '1e308', '4294967296']));
    const at = bytes.findIndex(
      (byte, i) => i >= dice.below(bytes.length) && byte >= 48 && byte <= 57,
    );
    return at < 0 ? bytes : joined(bytes.subarray(0, at), digits, bytes.subarray(at + 1));
  },
  // Random bytes.
  (bytes, dice) => {
    const changed = Uint8Array.from(bytes);
    const [from, to] = span(bytes, dice);
    for (let at = from; at < Math.min(to, from + 64); at++) changed[at] = dice.below(256);
    return changed;
  },
];

function span(bytes: Uint8Array, dice: Dice): [from: number, to: number] {
  const from = dice.below(bytes.length);
  const longest = dice.pick([4, 32, 400, bytes.length]);
  return [from, Math.min(bytes.length, from + 1 + dice.below(longest))];
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}

/** Largest input: beyond it a case says more about patience than about parsers. */
const mostBytes = 262_144;

/** Case `number` of the fuzzer: always the same bytes. */
export function caseOf(number: number): Seed {
  const dice = diceFor(number);
  const seed = dice.pick(seeds);
  let { bytes } = seed;
  for (let times = 1 + dice.below(4); times > 0; times--) {
    if (bytes.length === 0) break;
    bytes = dice.pick(mutations)(bytes, dice).subarray(0, mostBytes);
  }
  return { name: seed.name, bytes: Uint8Array.from(bytes) };
}
