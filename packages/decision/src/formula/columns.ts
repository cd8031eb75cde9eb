import type { ASTNode } from '@marcbachmann/cel-js';
import { compileFormula } from './compile.js';
import { formulaLanguage, numberFunctions, type FormulaVariable } from './language.js';
import { problemAt, type FormulaProblem } from './problems.js';

/**
 * The values for many rows that are kept as columns: asked again, it reads the columns as they are then,
 * and writes over what it gave before.
 */
export type ColumnFormula = (columns: readonly Float64Array[]) => () => Float64Array;

export type CompiledColumns =
  | { readonly ok: true; readonly formula: ColumnFormula; readonly used: readonly string[] }
  | { readonly ok: false; readonly problem: FormulaProblem };

/**
 * A formula over numbers alone, for asking it millions of times: the same language and checks, column by
 * column. What is no number comes out as NaN or infinite.
 *
 * @param variables Numbers; columns come in this order.
 */
export function compileColumns(
  source: string,
  variables: readonly Omit<FormulaVariable, 'type'>[],
): CompiledColumns {
  const language = formulaLanguage<Readonly<Record<string, number>>>({
    variables: variables.map((variable) => ({ ...variable, type: 'number' })),
    read: (row, name) => row[name],
  });
  const checked = compileFormula(source, language, 'number');
  if (!checked.ok) return checked;
  const { ast } = language.environment.parse(source);
  const places = new Map(variables.map(({ name }, i) => [name, i]));
  try {
    const formula: ColumnFormula = (columns) => numeric(ast, columns, places);
    // A first try without rows finds what is made of anything but numbers.
    formula(variables.map(() => new Float64Array(0)));
    return { ok: true, formula, used: checked.formula.variables };
  } catch (error) {
    if (!(error instanceof NoNumber)) throw error;
    const { start, end } = error.node;
    const message = 'A score is made of numbers and conditions on numbers.';
    return { ok: false, problem: problemAt(source, [start, end], message) };
  }
}

class NoNumber extends Error {
  constructor(readonly node: ASTNode) {
    super('Not a number.');
  }
}

type Columns = readonly Float64Array[];
type Places = ReadonlyMap<string, number>;
type Ask = () => Float64Array;

type Kernel = (a: Float64Array, b: Float64Array, out: Float64Array) => void;

/** Signs of two numbers, each with a loop of its own: one loop that calls them would be several times slower. */
const signs = new Map<string, Kernel>([
  [
    '+',
    (a, b, out) => {
      for (let i = 0; i < out.length; i += 1) out[i] = (a[i] ?? 0) + (b[i] ?? 0);
    },
  ],
  [
    '-',
    (a, b, out) => {
      for (let i = 0; i < out.length; i += 1) out[i] = (a[i] ?? 0) - (b[i] ?? 0);
    },
  ],
  [
    '*',
    (a, b, out) => {
      for (let i = 0; i < out.length; i += 1) out[i] = (a[i] ?? 0) * (b[i] ?? 0);
    },
  ],
  [
    '/',
    (a, b, out) => {
      for (let i = 0; i < out.length; i += 1) out[i] = (a[i] ?? 0) / (b[i] ?? 0);
    },
  ],
  ['%', each((a, b) => a % b)],
]);

function each(apply: (a: number, b: number) => number): Kernel {
  return (a, b, out) => {
    for (let i = 0; i < out.length; i += 1) out[i] = apply(a[i] ?? 0, b[i] ?? 0);
  };
}

/** Conditions hold as 1, else 0. */
const conditions = new Map<string, (a: number, b: number) => number>([
  ['==', (a, b) => Number(a === b)],
  ['!=', (a, b) => Number(a !== b)],
  ['<', (a, b) => Number(a < b)],
  ['<=', (a, b) => Number(a <= b)],
  ['>', (a, b) => Number(a > b)],
  ['>=', (a, b) => Number(a >= b)],
]);

const lengthOf = (columns: Columns): number => columns[0]?.length ?? 0;

function numeric(node: ASTNode, columns: Columns, places: Places): Ask {
  const of = (part: ASTNode): Ask => numeric(part, columns, places);
  if (node.op === 'value') {
    if (typeof node.args !== 'number' && typeof node.args !== 'bigint') throw new NoNumber(node);
    const same = new Float64Array(lengthOf(columns)).fill(Number(node.args));
    return () => same;
  }
  if (node.op === 'id') {
    const column = columns[places.get(node.args) ?? -1];
    if (!column) throw new NoNumber(node);
    return () => column;
  }
  if (node.op === '-_') return mapped(of(node.args), columns, (value) => -value);
  if (node.op === '?:') {
    const condition = logical(node.args[0], columns, places);
    const [yes, no] = [of(node.args[1]), of(node.args[2])];
    const out = new Float64Array(lengthOf(columns));
    return () => {
      const [holds, a, b] = [condition(), yes(), no()];
      for (let i = 0; i < out.length; i += 1) out[i] = (holds[i] ? a[i] : b[i]) ?? 0;
      return out;
    };
  }
  if (node.op === 'call') {
    const call = numberFunctions.get(node.args[0]);
    const [first, second] = node.args[1].map(of);
    if (!call || !first) throw new NoNumber(node);
    return second ? paired(first, second, columns, each(call)) : mapped(first, columns, call);
  }
  const sign = signs.get(node.op);
  const [left, right] = sides(node).map(of);
  if (!sign || !left || !right) throw new NoNumber(node);
  return paired(left, right, columns, sign);
}

function logical(node: ASTNode, columns: Columns, places: Places): Ask {
  const of = (part: ASTNode): Ask => logical(part, columns, places);
  if (node.op === 'value' && typeof node.args === 'boolean') {
    const same = new Float64Array(lengthOf(columns)).fill(Number(node.args));
    return () => same;
  }
  if (node.op === '!_') return mapped(of(node.args), columns, (holds) => 1 - holds);
  if (node.op === '&&' || node.op === '||') {
    const join = node.op === '&&' ? Math.min : Math.max;
    return paired(of(node.args[0]), of(node.args[1]), columns, each(join));
  }
  const condition = conditions.get(node.op);
  const [left, right] = sides(node).map((part) => numeric(part, columns, places));
  if (!condition || !left || !right) throw new NoNumber(node);
  return paired(left, right, columns, each(condition));
}

function mapped(inner: Ask, columns: Columns, apply: (value: number) => number): Ask {
  const out = new Float64Array(lengthOf(columns));
  return () => {
    const values = inner();
    for (let i = 0; i < out.length; i += 1) out[i] = apply(values[i] ?? 0);
    return out;
  };
}

function paired(left: Ask, right: Ask, columns: Columns, kernel: Kernel): Ask {
  const out = new Float64Array(lengthOf(columns));
  return () => {
    kernel(left(), right(), out);
    return out;
  };
}

/** Both sides of an operator that has two. */
function sides({ args }: ASTNode): ASTNode[] {
  if (!Array.isArray(args)) return [];
  const nodes: unknown[] = args;
  return nodes.filter(
    (part): part is ASTNode => typeof part === 'object' && part !== null && 'op' in part,
  );
}
