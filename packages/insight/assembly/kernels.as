// The kernels in WASM SIMD. The definitions, and the reason for each rule, are in `src/kernels/scan.ts` and `dense.ts`.
// Compiled by `model/build-kernels.ts`; the bytes are committed in `src/kernels/wasm-bytes.ts`.

@inline
function total(sums: v128): i32 {
  return (
    i32x4.extract_lane(sums, 0) +
    i32x4.extract_lane(sums, 1) +
    i32x4.extract_lane(sums, 2) +
    i32x4.extract_lane(sums, 3)
  );
}

// Eight numbers widened while they are loaded, multiplied and added in pairs: three instructions.
@inline
function products(x: v128, at: usize): v128 {
  return i32x4.dot_i16x8_s(x, v128.load_ext<i8>(at));
}

@inline
function dot(a: usize, b: usize, dimensions: i32): i32 {
  let sums = i32x4.splat(0);
  for (let i = 0; i < dimensions; i += 16) {
    sums = i32x4.add(sums, products(v128.load_ext<i8>(a + i), b + i));
    sums = i32x4.add(sums, products(v128.load_ext<i8>(a + i + 8), b + i + 8));
  }
  return total(sums);
}

// Four rows at a time: the query is widened once for all, and no sum waits for the one before.
let first: i32 = 0;
let second: i32 = 0;
let third: i32 = 0;
let fourth: i32 = 0;

@inline
function dotFour(query: usize, a: usize, b: usize, c: usize, d: usize, dimensions: i32): void {
  let sumA = i32x4.splat(0);
  let sumB = i32x4.splat(0);
  let sumC = i32x4.splat(0);
  let sumD = i32x4.splat(0);
  for (let i = 0; i < dimensions; i += 16) {
    const low = v128.load_ext<i8>(query + i);
    sumA = i32x4.add(sumA, products(low, a + i));
    sumB = i32x4.add(sumB, products(low, b + i));
    sumC = i32x4.add(sumC, products(low, c + i));
    sumD = i32x4.add(sumD, products(low, d + i));
    const high = v128.load_ext<i8>(query + i + 8);
    sumA = i32x4.add(sumA, products(high, a + i + 8));
    sumB = i32x4.add(sumB, products(high, b + i + 8));
    sumC = i32x4.add(sumC, products(high, c + i + 8));
    sumD = i32x4.add(sumD, products(high, d + i + 8));
  }
  first = total(sumA);
  second = total(sumB);
  third = total(sumC);
  fourth = total(sumD);
}

@inline
function insert(score: i32, row: i32, scores: usize, ids: usize, k: i32): void {
  let at = k - 1;
  while (at > 0 && load<i32>(scores + ((at - 1) << 2)) < score) {
    store<i32>(scores + (at << 2), load<i32>(scores + ((at - 1) << 2)));
    store<i32>(ids + (at << 2), load<i32>(ids + ((at - 1) << 2)));
    at--;
  }
  store<i32>(scores + (at << 2), score);
  store<i32>(ids + (at << 2), row);
}

export function scanRange(
  query: usize,
  rows: usize,
  dimensions: i32,
  from: i32,
  to: i32,
  exclude: i32,
  scores: usize,
  ids: usize,
  k: i32,
): void {
  const last = scores + ((k - 1) << 2);
  let least = load<i32>(last);
  let at = rows + <usize>from * dimensions;
  let row = from;
  for (; row + 4 <= to; row += 4, at += dimensions << 2) {
    dotFour(query, at, at + dimensions, at + 2 * dimensions, at + 3 * dimensions, dimensions);
    if (first > least && row != exclude) {
      insert(first, row, scores, ids, k);
      least = load<i32>(last);
    }
    if (second > least && row + 1 != exclude) {
      insert(second, row + 1, scores, ids, k);
      least = load<i32>(last);
    }
    if (third > least && row + 2 != exclude) {
      insert(third, row + 2, scores, ids, k);
      least = load<i32>(last);
    }
    if (fourth > least && row + 3 != exclude) {
      insert(fourth, row + 3, scores, ids, k);
      least = load<i32>(last);
    }
  }
  for (; row < to; row++, at += dimensions) {
    const score = dot(query, at, dimensions);
    if (score > least && row != exclude) {
      insert(score, row, scores, ids, k);
      least = load<i32>(last);
    }
  }
}

@inline
function insertUnknown(score: i32, row: i32, exclude: i32, scores: usize, ids: usize, k: i32): void {
  if (score <= load<i32>(scores + ((k - 1) << 2)) || row == exclude) return;
  for (let j = 0; j < k; j++) {
    if (load<i32>(ids + (j << 2)) == row) return;
  }
  insert(score, row, scores, ids, k);
}

export function scanList(
  query: usize,
  rows: usize,
  dimensions: i32,
  list: usize,
  count: i32,
  exclude: i32,
  scores: usize,
  ids: usize,
  k: i32,
): void {
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    const a = load<i32>(list + (i << 2));
    const b = load<i32>(list + (i << 2) + 4);
    const c = load<i32>(list + (i << 2) + 8);
    const d = load<i32>(list + (i << 2) + 12);
    dotFour(
      query,
      rows + <usize>a * dimensions,
      rows + <usize>b * dimensions,
      rows + <usize>c * dimensions,
      rows + <usize>d * dimensions,
      dimensions,
    );
    insertUnknown(first, a, exclude, scores, ids, k);
    insertUnknown(second, b, exclude, scores, ids, k);
    insertUnknown(third, c, exclude, scores, ids, k);
    insertUnknown(fourth, d, exclude, scores, ids, k);
  }
  for (; i < count; i++) {
    const row = load<i32>(list + (i << 2));
    const score = dot(query, rows + <usize>row * dimensions, dimensions);
    insertUnknown(score, row, exclude, scores, ids, k);
  }
}

export function addScaled(to: usize, from: usize, scale: f32, width: i32): void {
  const factor = f32x4.splat(scale);
  for (let i = 0; i < width << 2; i += 16) {
    v128.store(
      to + i,
      f32x4.add(v128.load(to + i), f32x4.mul(factor, v128.load(from + i))),
    );
  }
}

export function addScaledBytes(to: usize, from: usize, scale: f32, width: i32): void {
  const factor = f32x4.splat(scale);
  for (let i = 0; i < width; i += 8) {
    const values = v128.load_ext<i8>(from + i);
    const at = to + (i << 2);
    const low = f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(values));
    const high = f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(values));
    v128.store(at, f32x4.add(v128.load(at), f32x4.mul(factor, low)));
    v128.store(at + 16, f32x4.add(v128.load(at + 16), f32x4.mul(factor, high)));
  }
}

// Four rows at a time, each sum added to in their order: the product is read and written a fourth as often.
export function addGram(matrix: usize, rows: i32, columns: i32, product: usize, room: usize): void {
  const line = columns << 3;
  let r = 0;
  for (; r + 4 <= rows; r += 4) {
    const at = matrix + ((<usize>r * columns) << 2);
    for (let i = 0; i < columns << 2; i++) {
      store<f64>(room + (i << 3), <f64>load<f32>(at + (i << 2)));
    }
    for (let i = 0; i < columns; i++) {
      const own = room + (i << 3);
      const x0 = f64x2.splat(load<f64>(own));
      const x1 = f64x2.splat(load<f64>(own + line));
      const x2 = f64x2.splat(load<f64>(own + 2 * line));
      const x3 = f64x2.splat(load<f64>(own + 3 * line));
      const to = product + <usize>i * line;
      for (let j = (i & ~1) << 3; j < line; j += 16) {
        const from = room + j;
        let sum = f64x2.add(v128.load(to + j), f64x2.mul(x0, v128.load(from)));
        sum = f64x2.add(sum, f64x2.mul(x1, v128.load(from + line)));
        sum = f64x2.add(sum, f64x2.mul(x2, v128.load(from + 2 * line)));
        v128.store(to + j, f64x2.add(sum, f64x2.mul(x3, v128.load(from + 3 * line))));
      }
    }
  }
  for (; r < rows; r++) {
    const at = matrix + ((<usize>r * columns) << 2);
    for (let i = 0; i < columns; i++) {
      store<f64>(room + (i << 3), <f64>load<f32>(at + (i << 2)));
    }
    for (let i = 0; i < columns; i++) {
      const x = f64x2.splat(load<f64>(room + (i << 3)));
      const to = product + <usize>i * line;
      for (let j = (i & ~1) << 3; j < line; j += 16) {
        v128.store(to + j, f64x2.add(v128.load(to + j), f64x2.mul(x, v128.load(room + j))));
      }
    }
  }
}

export function turnRows(
  matrix: usize,
  rows: i32,
  columns: i32,
  turn: usize,
  kept: i32,
  turned: usize,
): void {
  for (let r = 0; r < rows; r++) {
    const from = matrix + ((<usize>r * columns) << 2);
    const to = turned + ((<usize>r * kept) << 2);
    for (let j = 0; j < kept << 2; j += 16) {
      let sum = f32x4.splat(0);
      for (let i = 0; i < columns; i++) {
        sum = f32x4.add(
          sum,
          f32x4.mul(
            f32x4.splat(load<f32>(from + (i << 2))),
            v128.load(turn + ((<usize>i * kept) << 2) + j),
          ),
        );
      }
      v128.store(to + j, sum);
    }
  }
}

// Two 32-bit floats as 64-bit ones: sums over a row are made and compared in these.
@inline
function two(at: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(at));
}

@inline
function storeTwo(at: usize, values: v128): void {
  v128.store64_lane(at, f32x4.demote_f64x2_zero(values), 0);
}

// Widths are multiples of four: two sums of two lanes, so that none waits for the one before.
@inline
function dotSingles(a: usize, b: usize, width: i32): f64 {
  let even = f64x2.splat(0);
  let odd = f64x2.splat(0);
  for (let i = 0; i < width << 2; i += 16) {
    even = f64x2.add(even, f64x2.mul(two(a + i), two(b + i)));
    odd = f64x2.add(odd, f64x2.mul(two(a + i + 8), two(b + i + 8)));
  }
  const sums = f64x2.add(even, odd);
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
}

@inline
function scaleTo(row: usize, width: i32, length: f64): bool {
  const square = dotSingles(row, row, width);
  if (square < 1e-12) return false;
  const scale = f64x2.splat(length / sqrt<f64>(square));
  for (let i = 0; i < width << 2; i += 8) storeTwo(row + i, f64x2.mul(two(row + i), scale));
  return true;
}

export function tableRow(
  row: usize,
  words: usize,
  count: i32,
  table: usize,
  lengths: usize,
  width: i32,
  lightening: f64,
  whole: usize,
): bool {
  memory.fill(row, 0, width << 2);
  for (let w = 0; w < count; w++) {
    const from = table + <usize>(load<i32>(words + (w << 2)) * width) * 4;
    for (let i = 0; i < width << 2; i += 16) {
      v128.store(row + i, f32x4.add(v128.load(row + i), v128.load(from + i)));
    }
  }
  const square = dotSingles(row, row, width);
  if (square < 1e-12) return false;
  const length = sqrt<f64>(square);
  memory.copy(whole, row, width << 2);
  for (let w = 0; w < count; w++) {
    const word = load<i32>(words + (w << 2));
    const own = load<f32>(lengths + (<usize>word << 2));
    if (own == 0) continue;
    const from = table + <usize>(word * width) * 4;
    const along = dotSingles(from, whole, width);
    addScaled(row, from, <f32>((-lightening * along) / (<f64>own * length)), width);
  }
  return scaleTo(row, width, 1);
}

// As `pairPlace` of `src/kernels/place.ts`.
@inline
function pairRow(first: i32, second: i32, places: usize, mask: i32): i32 {
  const mixed = ((first * <i32>0x9e3779b1) ^ second) * <i32>0x85ebca6b;
  let place = (mixed ^ (mixed >>> 15)) & mask;
  while (true) {
    const at = places + <usize>place * 12;
    const row = load<i32>(at + 8);
    if (row < 0 || (load<i32>(at) == first && load<i32>(at + 4) == second)) return row;
    place = (place + 1) & mask;
  }
}

export function corpusRow(
  row: usize,
  words: usize,
  count: i32,
  table: usize,
  width: i32,
  repeats: usize,
  mostRepeats: i32,
  stems: usize,
  places: usize,
  mask: i32,
  pairs: usize,
): void {
  memory.fill(row, 0, width << 2);
  let before: i32 = -1;
  for (let w = 0; w < count; w++) {
    const word = load<i32>(words + (w << 2));
    let seen = 0;
    for (let other = 0; other < w; other++) if (load<i32>(words + (other << 2)) == word) seen++;
    const value = load<f32>(repeats + (min(seen, mostRepeats - 1) << 2));
    addScaled(row, table + <usize>(word * width) * 4, value, width);
    const stem = load<i32>(stems + (<usize>word << 2));
    if (before >= 0) {
      const found = pairRow(before, stem, places, mask);
      if (found >= 0) addScaled(row, pairs + <usize>(found * width) * 4, 1, width);
    }
    before = stem;
  }
}

export function joinRow(
  row: usize,
  tableWidth: i32,
  corpusWidth: i32,
  width: i32,
  component: usize,
  share: f64,
  length: f64,
  target: usize,
): bool {
  if (tableWidth > 0) {
    const along = f64x2.splat(dotSingles(row, component, tableWidth));
    for (let i = 0; i < tableWidth << 2; i += 8) {
      storeTwo(row + i, f64x2.sub(two(row + i), f64x2.mul(along, two(component + i))));
    }
    scaleTo(row, tableWidth, 1);
  }
  scaleTo(row + (tableWidth << 2), corpusWidth, share);
  const isKnown = scaleTo(row, width, length);
  const half = f64x2.splat(0.5);
  const most = f64x2.splat(127);
  const least = f64x2.splat(-127);
  for (let i = 0; i < width; i += 2) {
    const rounded = f64x2.floor(f64x2.add(two(row + (i << 2)), half));
    const whole = i32x4.trunc_sat_f64x2_s_zero(f64x2.max(least, f64x2.min(most, rounded)));
    store<i8>(target + i, <i8>i32x4.extract_lane(whole, 0));
    store<i8>(target + i + 1, <i8>i32x4.extract_lane(whole, 1));
  }
  return isKnown;
}
