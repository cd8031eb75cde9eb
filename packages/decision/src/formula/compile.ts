import {
  ParseError,
  serialize,
  TypeError as CelTypeError,
  type ASTNode,
} from '@marcbachmann/cel-js';
import { kleene, type Leaf, type Truth } from './kleene.js';
import type { FormulaLanguage, FormulaType, FormulaValue } from './language.js';
import { patternProblem } from './patterns.js';
import { hintFor, nearestName, nodesOf, problemAt, type FormulaProblem } from './problems.js';

interface TypeValues {
  readonly number: number;
  readonly text: string;
  readonly 'yes/no': boolean;
  readonly texts: readonly string[];
}

/** A call as it stands in a formula. */
export interface FormulaCall {
  readonly name: string;
  /** Null for an argument that is not written out. */
  readonly args: readonly (string | number | boolean | null)[];
}

export interface Formula<Row, T extends FormulaType> {
  readonly source: string;
  readonly type: T;
  /** Names used, in the order of the language. */
  readonly variables: readonly string[];
  readonly calls: readonly FormulaCall[];
  /** Null where the answer hangs on something that is not known of this row, or is no number. */
  evaluate(row: Row): TypeValues[T] | null;
}

export type Compiled<Row, T extends FormulaType> =
  | { readonly ok: true; readonly formula: Formula<Row, T> }
  | { readonly ok: false; readonly problem: FormulaProblem };

const mostCharacters = 5000;

const operators = new Set(
  'value id call rcall list ?: || && !_ -_ + - * / % == != < <= > >= in'.split(' '),
);

/**
 * Reads and checks a formula in the Common Expression Language, restricted to what `language` names.
 * Numbers are all of one kind (7 / 2 is 3.5). A formula never fails on a row: see `evaluate`.
 *
 * @param type What the formula must give.
 */
export function compileFormula<Row, T extends FormulaType>(
  source: string,
  language: FormulaLanguage<Row>,
  type: T,
): Compiled<Row, T> {
  const fail = (problem: FormulaProblem): Compiled<Row, T> => ({ ok: false, problem });
  const all = [0, source.length] as const;
  if (source.trim() === '') return fail(problemAt(source, all, 'The formula is empty.'));
  if (source.length > mostCharacters) {
    return fail(problemAt(source, all, `The formula has more than ${mostCharacters} characters.`));
  }
  try {
    const ast = language.environment.parse(source).ast;
    const wrong = unknownPart(source, ast, language);
    if (wrong) return fail(wrong);
    const decimal = asDecimals(source, ast);
    const found = language.environment.parse(decimal.source).check();
    if (!found.valid) {
      const range = found.error?.range ?? { start: 0, end: 0 };
      const at = [decimal.back(range.start), decimal.back(range.end)] as const;
      return fail(problemAt(source, at, checkMessage(found.error?.summary ?? 'It can’t be read.')));
    }
    if (typeOf(found.type ?? '') !== type) {
      const message = `The formula gives ${typeOf(found.type ?? '') ?? 'something else'}; ${type} is needed here.`;
      return fail(problemAt(source, all, message));
    }
    return { ok: true, formula: ready(source, decimal.source, language, type) };
  } catch (error) {
    if (!(error instanceof ParseError || error instanceof CelTypeError)) throw error;
    const at = [error.range?.start ?? 0, error.range?.end ?? source.length] as const;
    const said = checkMessage(error.summary);
    return fail(problemAt(source, at, [said, hintFor(source)].filter(Boolean).join(' ')));
  }
}

function typeOf(celType: string): FormulaType | null {
  if (celType === 'double' || celType === 'int') return 'number';
  if (celType === 'string') return 'text';
  if (celType === 'bool') return 'yes/no';
  return celType === 'list<string>' ? 'texts' : null;
}

/** The library's words in ours. */
function checkMessage(summary: string): string {
  const said = summary
    .replace(/Unexpected token: EOF|got EOF/, 'it ends too early')
    .replace('Expected RPAREN, ', 'A ) is missing: ')
    .replace('Expected RBRACKET, ', 'A ] is missing: ')
    .replace(/^no such overload: (.*)$/, 'These don’t go together: $1')
    .replace(/^found no matching overload for '(.*)'$/, 'It can’t be called so: $1')
    .replace(/\b(?:double|int)\b/g, 'number')
    .replace(/list<string>/g, 'texts')
    .replace(/\bstring\b/g, 'text')
    .replace(/\bbool\b/g, 'yes/no');
  const sentence = said.charAt(0).toUpperCase() + said.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** The first name, sign or pattern that the language has no place for. */
function unknownPart<Row>(
  source: string,
  ast: ASTNode,
  language: FormulaLanguage<Row>,
): FormulaProblem | null {
  const variables = new Set(language.variables.map(({ name }) => name));
  const bound = new Set<string>();
  for (const node of nodesOf(ast)) {
    const at = [node.start, node.end] as const;
    if (node.op === 'call' || node.op === 'rcall') {
      const method = node.op === 'rcall';
      const name = node.args[0];
      const known = language.functions.filter((of) => of.method === method).map((of) => of.name);
      if (!known.includes(name)) {
        const other = language.functions.some((of) => of.name === name);
        const how = other ? ` ${method ? `${name}(…)` : `….${name}(…)`} is how it is written.` : '';
        const message = `There is no function “${name}” here.${how}`;
        return problemAt(source, at, message, other ? null : nearestName(name, known));
      }
      if (node.op === 'rcall') {
        const first = node.args[2][0];
        if ((name === 'exists' || name === 'all') && first?.op === 'id') bound.add(first.args);
        if (name === 'matches') {
          const pattern = first?.op === 'value' ? first.args : null;
          const wrong =
            typeof pattern === 'string'
              ? patternProblem(pattern)
              : 'The pattern must be written out in quotes.';
          if (wrong !== null) return problemAt(source, at, wrong);
        }
      }
      if (name === 'known' && node.op === 'call' && node.args[1][0]?.op !== 'id') {
        return problemAt(source, at, 'known(…) takes the name of a value.');
      }
    } else if (node.op === 'id') {
      if (variables.has(node.args) || bound.has(node.args)) continue;
      const message = `There is no value “${node.args}” here.`;
      return problemAt(source, at, message, nearestName(node.args, variables));
    } else if (!operators.has(node.op)) {
      return problemAt(source, at, `“${node.op}” has no place in a formula.`);
    }
  }
  return null;
}

/** Whole numbers written as decimals, since the library keeps both apart; and places put back. */
function asDecimals(
  source: string,
  ast: ASTNode,
): { source: string; back: (place: number) => number } {
  const whole = [...nodesOf(ast)].flatMap(({ op, args, start, end }) =>
    op === 'value' && typeof args === 'bigint' ? { decimal: `${args}.0`, start, end } : [],
  );
  whole.sort((a, b) => a.start - b.start);
  let [text, from] = ['', 0];
  const shifts: { place: number; by: number }[] = [];
  for (const { decimal, start, end } of whole) {
    text += source.slice(from, start) + decimal;
    shifts.push({ place: text.length, by: decimal.length - (end - start) });
    from = end;
  }
  return {
    source: text + source.slice(from),
    back: (place) =>
      shifts.reduce((at, shift) => (place >= shift.place ? at - shift.by : at), place),
  };
}

function ready<Row, T extends FormulaType>(
  source: string,
  decimal: string,
  language: FormulaLanguage<Row>,
  type: T,
): Formula<Row, T> {
  const { ast } = language.environment.parse(decimal);
  const all = language.variables.map(({ name }) => name);
  const used = (node: ASTNode): string[] => {
    const names = new Set<string>();
    for (const part of nodesOf(node)) if (part.op === 'id') names.add(part.args);
    return all.filter((name) => names.has(name));
  };
  const variables = used(ast);
  const leaf = (node: ASTNode): Leaf => {
    const run = language.environment.parse(node === ast ? decimal : serialize(node));
    run.check();
    const asksKnown = [...nodesOf(node)].some((n) => n.op === 'call' && n.args[0] === 'known');
    return { run, variables: used(node), needsAll: !asksKnown };
  };
  const tree = kleene<Row>(ast, leaf, language);
  return {
    source,
    type,
    variables,
    calls: callsOf(ast),
    evaluate(row) {
      language.current.row = row;
      try {
        return checked(tree(row), type);
      } finally {
        language.current.row = undefined;
      }
    },
  };
}

/** The answer, if it is of the type that the formula was checked to have. */
function checked<T extends FormulaType>(value: Truth, type: T): TypeValues[T] | null {
  const plain = typeof value === 'bigint' ? Number(value) : value;
  return plain !== null && guards[type](plain) ? plain : null;
}

const guards: { readonly [T in FormulaType]: (value: FormulaValue) => value is TypeValues[T] } = {
  number: (value): value is number => typeof value === 'number' && Number.isFinite(value),
  text: (value): value is string => typeof value === 'string',
  'yes/no': (value): value is boolean => typeof value === 'boolean',
  texts: (value): value is readonly string[] => Array.isArray(value),
};

function callsOf(ast: ASTNode): FormulaCall[] {
  return [...nodesOf(ast)].flatMap((node) =>
    node.op === 'call'
      ? {
          name: node.args[0],
          args: node.args[1].map(({ op, args }) =>
            op === 'value' &&
            (typeof args === 'string' || typeof args === 'number' || typeof args === 'boolean')
              ? args
              : null,
          ),
        }
      : [],
  );
}
