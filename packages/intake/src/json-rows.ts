import { chunksOf } from './bytes.js';
import { decoderFor, isDamaged, mendDamage } from './encoding.js';
import { IntakeError } from './errors.js';
import { ownCopy } from './own-copy.js';
import { withoutMark } from './text-rows.js';
import type { RowSink } from './text-rows.js';
import type { RawRow, ReadPlan, RowSource } from './types.js';

const longestLine = 4_000_000;

/** JSON Lines: one object a line. */
export async function* jsonRows(
  source: RowSource,
  plan: ReadPlan,
  sink: RowSink,
): AsyncGenerator<RawRow[], void, void> {
  const decoder = decoderFor(plan.encoding);
  const lines = new LineReader(sink);
  for await (const chunk of chunksOf(source, sink.signal)) {
    lines.push(decoder.decode(chunk));
    if (lines.rows.length > 0) yield lines.take();
  }
  lines.push(decoder.end());
  lines.end();
  if (lines.rows.length > 0) yield lines.take();
}

/** One object to one cell a key; objects inside become `outer.inner`, lists stay JSON. */
export function flattenObject(object: object): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [key, value] of Object.entries(object)) addValue(values, safeName(key), value, 0);
  return values;
}

/** An object would take a cell of this name for its prototype, and lose it. */
function safeName(name: string): string {
  return name === '__proto__' ? '_proto_' : name;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function addValue(
  values: Record<string, string>,
  key: string,
  value: unknown,
  depth: number,
): void {
  if (value === null || value === undefined) values[key] = '';
  else if (typeof value === 'string') values[key] = value;
  else if (value instanceof Date)
    values[key] = Number.isNaN(value.getTime()) ? '' : value.toISOString();
  else if (isObject(value) && depth < 3) {
    for (const [inner, innerValue] of Object.entries(value)) {
      addValue(values, `${key}.${inner}`, innerValue, depth + 1);
    }
  } else if (typeof value === 'object') values[key] = JSON.stringify(value, bigintAsText);
  else values[key] = scalar(value);
}

function scalar(value: unknown): string {
  const isScalar =
    typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint';
  return isScalar ? String(value) : '';
}

function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

class LineReader {
  rows: RawRow[] = [];
  readonly #sink: RowSink;
  #rest = '';
  #line = 0;
  #row = 0;

  constructor(sink: RowSink) {
    this.#sink = sink;
  }

  take(): RawRow[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  push(chunk: string): void {
    const text = this.#rest + chunk;
    let at = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', at)) {
      this.#read(text.slice(at, end));
      at = end + 1;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > longestLine) {
      throw new IntakeError(
        'damaged-file',
        `Line ${this.#line + 1} is longer than ${longestLine} characters. JSON Lines needs one object on each line.`,
      );
    }
  }

  end(): void {
    if (this.#rest !== '') this.#read(this.#rest);
    this.#rest = '';
  }

  #read(raw: string): void {
    const line = ++this.#line;
    const text = (line === 1 ? withoutMark(raw) : raw).trim();
    if (text === '') return;
    const row = ++this.#row;
    if (row < this.#sink.fromRow) return;
    const reject = (code: 'bad-json' | 'bad-encoding', reason: string): void =>
      this.#sink.reject({ row, line, code, reason, values: { json: ownCopy(mendDamage(text)) } });
    if (isDamaged(text)) {
      reject(
        'bad-encoding',
        'The line has bytes that are not UTF-8. Save the file as UTF-8 and import it again.',
      );
      return;
    }
    try {
      const value: unknown = JSON.parse(text);
      if (isObject(value)) this.rows.push({ row, line, values: flattenObject(value) });
      else reject('bad-json', 'The line is JSON but not an object. Each line must be one {…}.');
    } catch {
      reject('bad-json', 'The line is not valid JSON. Each line must be one complete {…}.');
    }
  }
}
