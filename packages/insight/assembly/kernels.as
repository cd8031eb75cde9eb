// The kernels in WASM SIMD. The definitions, and the reason for each rule, are in `src/kernels/scan.ts` and `dense.ts`.
// Compiled by `model/build-kernels.ts`; the bytes are committed in `src/kernels/wasm-bytes.ts`.

@inline
function dot(a: usize, b: usize, dimensions: i32): i32 {
  let sum = i32x4.splat(0);
  for (let i = 0; i < dimensions; i += 16) {
    const x = v128.load(a + i);
    const y = v128.load(b + i);
    // Each product is at most 127², so the sum of two still fits in 16 bits.
    const pairs = i16x8.add(i16x8.extmul_low_i8x16_s(x, y), i16x8.extmul_high_i8x16_s(x, y));
    sum = i32x4.add(sum, i32x4.extadd_pairwise_i16x8_s(pairs));
  }
  return (
    i32x4.extract_lane(sum, 0) +
    i32x4.extract_lane(sum, 1) +
    i32x4.extract_lane(sum, 2) +
    i32x4.extract_lane(sum, 3)
  );
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
  for (let row = from; row < to; row++, at += dimensions) {
    const score = dot(query, at, dimensions);
    if (score > least && row != exclude) {
      insert(score, row, scores, ids, k);
      least = load<i32>(last);
    }
  }
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
  const last = scores + ((k - 1) << 2);
  for (let i = 0; i < count; i++) {
    const row = load<i32>(list + (i << 2));
    if (row == exclude) continue;
    const score = dot(query, rows + <usize>row * dimensions, dimensions);
    if (score <= load<i32>(last)) continue;
    let known = false;
    for (let j = 0; j < k; j++) {
      if (load<i32>(ids + (j << 2)) == row) {
        known = true;
        break;
      }
    }
    if (!known) insert(score, row, scores, ids, k);
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

export function addGram(matrix: usize, rows: i32, columns: i32, product: usize, row: usize): void {
  for (let r = 0; r < rows; r++) {
    const at = matrix + ((<usize>r * columns) << 2);
    for (let i = 0; i < columns; i++) {
      store<f64>(row + (i << 3), <f64>load<f32>(at + (i << 2)));
    }
    for (let i = 0; i < columns; i++) {
      const x = f64x2.splat(load<f64>(row + (i << 3)));
      const line = product + ((<usize>i * columns) << 3);
      for (let j = (i & ~1) << 3; j < columns << 3; j += 16) {
        v128.store(
          line + j,
          f64x2.add(v128.load(line + j), f64x2.mul(x, v128.load(row + j))),
        );
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
