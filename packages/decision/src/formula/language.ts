import { Environment } from '@marcbachmann/cel-js';

/** What formulas know: numbers, text, yes/no, and lists of texts (tags, plans). */
export type FormulaType = 'number' | 'text' | 'yes/no' | 'texts';

export type FormulaValue = number | string | boolean | readonly string[];

export interface FormulaVariable {
  /** As it is written in formulas: letters, digits and underscores. */
  readonly name: string;
  readonly type: FormulaType;
  /** One line for people. */
  readonly means: string;
}

export interface FormulaFunction<Row> {
  readonly name: string;
  readonly parameters: readonly FormulaType[];
  readonly returns: FormulaType;
  readonly means: string;
  /** Arguments come in the types of `parameters`. */
  readonly call: (row: Row, ...values: readonly FormulaValue[]) => FormulaValue;
}

export interface LanguageOptions<Row> {
  readonly variables: readonly FormulaVariable[];
  readonly functions?: readonly FormulaFunction<Row>[];
  /** The value of a variable in a row; null or undefined where it is not known. */
  readonly read: (row: Row, name: string) => FormulaValue | null | undefined;
}

/** What a formula may say. Making one costs some milliseconds; compiling in it, microseconds. */
export interface FormulaLanguage<Row> {
  readonly variables: readonly FormulaVariable[];
  readonly functions: readonly (Omit<FormulaFunction<Row>, 'call'> & {
    readonly method: boolean;
  })[];
  readonly read: LanguageOptions<Row>['read'];
  readonly environment: Environment;
  /** The row that functions are asked about; set for the time of an evaluation. */
  readonly current: { row: Row | undefined };
}

const celTypes: Readonly<Record<FormulaType, string>> = {
  number: 'double',
  text: 'string',
  'yes/no': 'bool',
  texts: 'list<string>',
};

interface BuiltIn {
  readonly name: string;
  readonly parameters: readonly FormulaType[];
  readonly returns: FormulaType;
  readonly means: string;
}

const number = (name: string, arity: number, means: string): BuiltIn => ({
  name,
  parameters: Array.from({ length: arity }, () => 'number' as const),
  returns: 'number',
  means,
});

/** Numeric functions of every formula. */
export const numberFunctions = new Map<string, (...values: number[]) => number>([
  ['min', Math.min],
  ['max', Math.max],
  ['abs', Math.abs],
  ['sqrt', Math.sqrt],
  ['log', Math.log],
  ['exp', Math.exp],
  ['pow', Math.pow],
  ['round', Math.round],
  ['floor', Math.floor],
  ['ceil', Math.ceil],
]);

const builtIn: readonly (BuiltIn & { readonly method: boolean })[] = [
  number('min', 2, 'the smaller of two numbers'),
  number('max', 2, 'the larger of two numbers'),
  number('abs', 1, 'the number without its sign'),
  number('sqrt', 1, 'square root'),
  number('log', 1, 'natural logarithm'),
  number('exp', 1, 'e to the power of'),
  number('pow', 2, 'the first to the power of the second'),
  number('round', 1, 'nearest whole number'),
  number('floor', 1, 'whole number below'),
  number('ceil', 1, 'whole number above'),
].map((of) => ({ ...of, method: false }));

const text = (
  name: string,
  parameters: readonly FormulaType[],
  returns: FormulaType,
  means: string,
): BuiltIn & { readonly method: boolean } => ({ name, parameters, returns, means, method: true });

/** Those that the expression library brings, written behind a dot, and `known` and `size`. */
const methods = [
  text('startsWith', ['text'], 'yes/no', 'name.startsWith("A")'),
  text('endsWith', ['text'], 'yes/no', 'name.endsWith("GmbH")'),
  text('contains', ['text'], 'yes/no', 'name.contains("bank")'),
  text('matches', ['text'], 'yes/no', 'name.matches("^[0-9]+$"): a simple pattern'),
  text('lowerAscii', [], 'text', 'name.lowerAscii(): in small letters'),
  text('upperAscii', [], 'text', 'name.upperAscii(): in capitals'),
  text('trim', [], 'text', 'name.trim(): without spaces around'),
  text('exists', [], 'yes/no', 'plans.exists(p, p.startsWith("pro")): any of a list'),
  text('all', [], 'yes/no', 'plans.all(p, p != "free"): every one of a list'),
  { ...text('size', ['text'], 'number', 'size(name), size(plans): how long'), method: false },
  { ...text('known', [], 'yes/no', 'known(seats): whether the value is known'), method: false },
];

/** @throws RangeError for a name that no formula could write, or one that is given twice. */
export function formulaLanguage<Row>(options: LanguageOptions<Row>): FormulaLanguage<Row> {
  const { variables, functions = [] } = options;
  const current: { row: Row | undefined } = { row: undefined };
  const environment = new Environment({
    limits: { maxAstNodes: 500, maxDepth: 50, maxListElements: 200, maxCallArguments: 8 },
  });
  for (const { name, type } of variables) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      throw new RangeError(`"${name}" can’t be written in a formula: use letters, digits and _.`);
    }
    environment.registerVariable(name, celTypes[type]);
  }
  addNumbers(environment);
  environment.registerFunction('known(ast): bool', ({ args }: { args: readonly unknown[] }) => ({
    asked: args[0],
    ...knownMacro,
  }));
  for (const { name, parameters, returns, call } of functions) {
    const types = parameters.map((type) => celTypes[type]).join(', ');
    environment.registerFunction(
      `${name}(${types}): ${celTypes[returns]}`,
      (...values: readonly FormulaValue[]): FormulaValue => {
        if (current.row === undefined) throw new Error('A formula was asked outside a row.');
        return call(current.row, ...values);
      },
    );
  }
  const own = functions.map(({ name, parameters, returns, means }) => ({
    name,
    parameters,
    returns,
    means,
    method: false,
  }));
  return {
    variables,
    functions: [...own, ...builtIn, ...methods],
    read: options.read,
    environment,
    current,
  };
}

/** Numeric functions, and arithmetic of what `size` counts (whole numbers there) with other numbers. */
function addNumbers(environment: Environment): void {
  for (const { name, parameters } of builtIn) {
    const call = numberFunctions.get(name);
    if (!call) continue;
    const types = parameters.map(() => 'double').join(', ');
    environment.registerFunction(`${name}(${types}): double`, call);
  }
  const operators = new Map<string, (a: number, b: number) => number>([
    ['+', (a, b) => a + b],
    ['-', (a, b) => a - b],
    ['*', (a, b) => a * b],
    ['/', (a, b) => a / b],
    ['%', (a, b) => a % b],
  ]);
  for (const [operator, apply] of operators) {
    const mixed = (a: number | bigint, b: number | bigint): number => apply(Number(a), Number(b));
    environment.registerOperator(`int ${operator} double`, mixed);
    environment.registerOperator(`double ${operator} int`, mixed);
  }
  environment.registerOperator('int == double', (a: bigint, b: number) => Number(a) === b);
  environment.registerOperator('double % double', (a: number, b: number) => a % b);
}

/** The parts of the expression library that a macro is handed. */
interface Checker {
  check(node: unknown, context: unknown): unknown;
  getType(name: string): unknown;
}

interface KnownMacro {
  readonly asked: { readonly op: string; readonly args: unknown };
}

const knownMacro = {
  typeCheck: (checker: Checker, macro: KnownMacro, context: unknown): unknown => {
    checker.check(macro.asked, context);
    return checker.getType('bool');
  },
  evaluate: (
    _: unknown,
    macro: KnownMacro,
    context: { getValue(name: unknown): unknown },
  ): boolean => context.getValue(macro.asked.args) !== undefined,
};
