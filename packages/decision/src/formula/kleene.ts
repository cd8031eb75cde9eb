import { EvaluationError, type ASTNode, type ParseResult } from '@marcbachmann/cel-js';
import type { FormulaLanguage, FormulaValue } from './language.js';

/** What a part of a formula gives for a row; null where that is not known. */
export type Truth = FormulaValue | bigint | null;

/** A part that is asked as a whole. */
export interface Leaf {
  readonly run: ParseResult;
  readonly variables: readonly string[];
  /** Whether the part says nothing as soon as one of its variables is unknown. */
  readonly needsAll: boolean;
}

type Ask<Row> = (row: Row) => Truth;

/**
 * Evaluates "and", "or", "not" and "if" with Kleene's third value, unknown: "seats > 10 || active" holds
 * for an active account whose seats nobody knows. Everything else is the expression library's.
 */
export function kleene<Row>(
  node: ASTNode,
  leaf: (node: ASTNode) => Leaf,
  language: FormulaLanguage<Row>,
): Ask<Row> {
  const of = (part: ASTNode): Ask<Row> => kleene(part, leaf, language);
  if (node.op === '&&' || node.op === '||') {
    const [left, right] = [of(node.args[0]), of(node.args[1])];
    const decides = node.op === '||';
    return (row) => {
      const first = left(row);
      if (first === decides) return decides;
      const second = right(row);
      if (second === decides) return decides;
      return first === null || second === null ? null : !decides;
    };
  }
  if (node.op === '!_') {
    const inner = of(node.args);
    return (row) => {
      const value = inner(row);
      return value === null ? null : value === false;
    };
  }
  if (node.op === '?:') {
    const [condition, yes, no] = [of(node.args[0]), of(node.args[1]), of(node.args[2])];
    return (row) => {
      const holds = condition(row);
      return holds === null ? null : holds === true ? yes(row) : no(row);
    };
  }
  return asked(leaf(node), language);
}

function asked<Row>({ run, variables, needsAll }: Leaf, { read }: FormulaLanguage<Row>): Ask<Row> {
  return (row) => {
    const context: Record<string, FormulaValue> = {};
    for (const name of variables) {
      const value = read(row, name);
      if (value !== null && value !== undefined) context[name] = value;
      else if (needsAll) return null;
    }
    try {
      // The library types its answers as anything; `checked` looks at them.
      const answer: Truth = run(context);
      return answer;
    } catch (error) {
      // A value was missing where it was needed, or is of another type than the language says.
      if (error instanceof EvaluationError) return null;
      throw error;
    }
  };
}
