import type { Tokens } from '../ui/chart-tokens.js';

type Api = { value: (dimension: number) => number; coord: (point: number[]) => number[] };

/** Whiskers as a series of their own: `data` is `[low, high, row]`, along the x axis. */
export const whiskers = (
  data: ReadonlyArray<readonly [number, number, number]>,
  tokens: Tokens,
) => ({
  type: 'custom',
  silent: true,
  z: 3,
  data,
  encode: { x: [0, 1], y: 2 },
  tooltip: { show: false },
  renderItem: (_params: unknown, api: Api) => {
    const [left = 0, y = 0] = api.coord([api.value(0), api.value(2)]);
    const [right = 0] = api.coord([api.value(1), api.value(2)]);
    const style = { stroke: tokens.muted, lineWidth: 1.5, fill: 'none' };
    const line = (x1: number, y1: number, x2: number, y2: number) => ({
      type: 'line',
      shape: { x1, y1, x2, y2 },
      style,
    });
    return {
      type: 'group',
      children: [
        line(left, y, right, y),
        line(left, y - 3, left, y + 3),
        line(right, y - 3, right, y + 3),
      ],
    };
  },
});

/** Whiskers that stand upright: `data` is `[place, low, high]`. */
export const uprightWhiskers = (
  data: ReadonlyArray<readonly [number, number, number]>,
  tokens: Tokens,
) => ({
  type: 'custom',
  silent: true,
  z: 3,
  data,
  encode: { x: 0, y: [1, 2] },
  tooltip: { show: false },
  renderItem: (_params: unknown, api: Api) => {
    const [x = 0, low = 0] = api.coord([api.value(0), api.value(1)]);
    const [, high = 0] = api.coord([api.value(0), api.value(2)]);
    const style = { stroke: tokens.lineStrong, lineWidth: 1.5, fill: 'none' };
    const line = (x1: number, y1: number, x2: number, y2: number) => ({
      type: 'line',
      shape: { x1, y1, x2, y2 },
      style,
    });
    return {
      type: 'group',
      children: [
        line(x, low, x, high),
        line(x - 3, low, x + 3, low),
        line(x - 3, high, x + 3, high),
      ],
    };
  },
});

/** Both intervals of a point: `data` is `[x, x low, x high, y, y low, y high]`. */
export const crosses = (
  data: ReadonlyArray<readonly [number, number, number, number, number, number]>,
  tokens: Tokens,
) => ({
  type: 'custom',
  silent: true,
  z: 1,
  data,
  encode: { x: [0, 1, 2], y: [3, 4, 5] },
  tooltip: { show: false },
  renderItem: (_params: unknown, api: Api) => {
    const at = (x: number, y: number): [number, number] => {
      const [left = 0, top = 0] = api.coord([api.value(x), api.value(y)]);
      return [left, top];
    };
    const style = { stroke: tokens.lineStrong, opacity: 0.45, lineWidth: 1.5, fill: 'none' };
    const line = ([x1, y1]: [number, number], [x2, y2]: [number, number]) => ({
      type: 'line',
      shape: { x1, y1, x2, y2 },
      style,
    });
    return { type: 'group', children: [line(at(1, 3), at(2, 3)), line(at(0, 4), at(0, 5))] };
  },
});
