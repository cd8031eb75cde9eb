import { platform } from '#platform';
import { wasmBytes } from './wasm-bytes.js';
import { typedArrayDense, type DenseKernels } from './dense.js';
import { typedArrayPlace, type PlaceKernels } from './place-rows.js';
import { typedArrayKernels, type ScanKernels } from './scan.js';

export type Kernels = ScanKernels & DenseKernels & PlaceKernels;

/** Shared memory that the threads and the WASM kernels all see. Offsets into it are bytes, aligned to 16. */
export interface Arena {
  readonly buffer: ArrayBufferLike;
  readonly kernels: Kernels;
  readonly handle: ArenaHandle;
}

/** What is sent to a worker; opened there with `openArena`. */
export type ArenaHandle = WasmMemory | ArrayBufferLike;

interface WasmMemory {
  readonly buffer: ArrayBufferLike;
}

/** The part of the engine's WebAssembly object that is used here; Node's types leave it out. */
interface WasmApi {
  readonly Memory: new (size: { initial: number; maximum: number; shared: true }) => WasmMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Kernels };
}

const pageBytes = 65536;
/** As compiled into the kernels: a memory's stated maximum must not be above it. */
const mostPages = 65536;

function isWasmApi(value: unknown): value is WasmApi {
  return typeof value === 'object' && value !== null && 'Instance' in value && 'Memory' in value;
}

/** WASM with SIMD, or null where the engine has none or HEADWATER_NO_WASM is set (to compare the two). */
function wasmApi(): WasmApi | null {
  const api: unknown = Reflect.get(globalThis, 'WebAssembly');
  return isWasmApi(api) && platform.wantsWasm() ? api : null;
}

let compiled: object | null = null;

function instantiate(api: WasmApi, memory: WasmMemory): Kernels | null {
  try {
    compiled ??= new api.Module(Uint8Array.from(atob(wasmBytes), (byte) => byte.charCodeAt(0)));
    return new api.Instance(compiled, { env: { memory } }).exports;
  } catch {
    // An engine without SIMD or threads refuses the module: the typed arrays do the same, slower.
    return null;
  }
}

function sharedMemory(api: WasmApi, pages: number): WasmMemory | null {
  try {
    return new api.Memory({ initial: pages, maximum: pages, shared: true });
  } catch (error) {
    // Too little memory is said as it is; an engine that shares none goes on without.
    if (platform.canShareMemory()) throw error;
    return null;
  }
}

function plainKernels(buffer: ArrayBufferLike): Kernels {
  const dense = typedArrayDense(buffer);
  return { ...typedArrayKernels(buffer), ...dense, ...typedArrayPlace(buffer, dense) };
}

export function createArena(bytes: number): Arena {
  const pages = Math.max(1, Math.ceil(bytes / pageBytes));
  if (pages > mostPages) {
    throw new RangeError(
      'More than 4 GB of vectors at once: analyse fewer than about 4 million distinct statements, or a part of the time.',
    );
  }
  const api = wasmApi();
  const memory = api && sharedMemory(api, pages);
  if (api && memory) {
    const kernels = instantiate(api, memory);
    if (kernels) return { buffer: memory.buffer, kernels, handle: memory };
  }
  // Browsers hide shared memory from pages that are not isolated; there is one thread then.
  const Memory = typeof SharedArrayBuffer === 'undefined' ? ArrayBuffer : SharedArrayBuffer;
  const buffer = new Memory(pages * pageBytes);
  return { buffer, kernels: plainKernels(buffer), handle: buffer };
}

export function openArena(handle: ArenaHandle): Arena {
  if (!('buffer' in handle)) {
    return { buffer: handle, kernels: plainKernels(handle), handle };
  }
  const api = wasmApi();
  const kernels = (api && instantiate(api, handle)) ?? plainKernels(handle.buffer);
  return { buffer: handle.buffer, kernels, handle };
}

/** Hands out places in an arena before it is made: sizes first, then one allocation of the sum. */
export function layoutPlanner(first = 16): {
  place: (bytes: number) => number;
  size: () => number;
} {
  let used = first;
  return {
    place: (bytes) => {
      const at = used;
      used += Math.ceil(bytes / 16) * 16;
      return at;
    },
    size: () => used,
  };
}
