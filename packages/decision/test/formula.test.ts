import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileFormula,
  formulaLanguage,
  type FormulaType,
  type FormulaValue,
} from '../src/index.js';
import { nearestName } from '../src/formula/problems.js';

interface Account {
  readonly values: Readonly<Record<string, FormulaValue | null>>;
  readonly themes: readonly string[];
}

const language = formulaLanguage<Account>({
  variables: [
    { name: 'seats', type: 'number', means: 'Seats paid for' },
    { name: 'revenue', type: 'number', means: 'Monthly revenue' },
    { name: 'name', type: 'text', means: 'Name of the account' },
    { name: 'active', type: 'yes/no', means: 'Whether it is active' },
    { name: 'plans', type: 'texts', means: 'Its plans' },
  ],
  functions: [
    {
      name: 'said',
      parameters: ['text'],
      returns: 'yes/no',
      means: 'Whether it spoke of a theme',
      call: (row, theme) => row.themes.some((said) => said === theme),
    },
  ],
  read: (row, name) => row.values[name],
});

const acme: Account = {
  values: { seats: 12, revenue: 99.5, name: 'Acme Bank', active: true, plans: ['pro', 'api'] },
  themes: ['export'],
};
const bare: Account = { values: { name: 'Bare', plans: [] }, themes: [] };

function ask(source: string, type: FormulaType, row = acme): unknown {
  const compiled = compileFormula(source, language, type);
  return compiled.ok ? compiled.formula.evaluate(row) : compiled.problem.message;
}

const problem = (source: string, type: FormulaType = 'yes/no') => {
  const compiled = compileFormula(source, language, type);
  return compiled.ok ? null : compiled.problem;
};

describe('formulas', () => {
  it('answers for a row', () => {
    expect(ask('seats > 10 && said("export")', 'yes/no')).toBe(true);
    expect(ask('"api" in plans && !name.contains("Shop")', 'yes/no')).toBe(true);
    expect(ask('plans.exists(p, p.startsWith("ent"))', 'yes/no')).toBe(false);
    expect(ask('name.matches("^A[a-z]+ ")', 'yes/no')).toBe(true);
    expect(ask('seats >= 50 ? "large" : "small"', 'text')).toBe('small');
    expect(ask('size(plans) == 2 && 2 == size(plans) && size(plans) != 3', 'yes/no')).toBe(true);
    expect(ask('name in ["Acme Bank", "Other"]', 'yes/no')).toBe(true);
  });

  it('keeps one kind of number: no division is cut short', () => {
    expect(ask('7 / 2', 'number')).toBe(3.5);
    expect(ask('1/2*seats', 'number')).toBe(6);
    expect(ask('seats * 2 + size(plans) * 3', 'number')).toBe(30);
    expect(ask('round(revenue) % 7', 'number')).toBe(2);
    expect(ask('max(seats, 20) - min(3, 4)', 'number')).toBe(17);
    expect(ask('-seats + 0x10', 'number')).toBe(4);
  });

  it('gives unknown where the answer hangs on what nobody knows, and else answers', () => {
    expect(ask('seats > 10', 'yes/no', bare)).toBeNull();
    expect(ask('seats > 10 || name == "Bare"', 'yes/no', bare)).toBe(true);
    expect(ask('seats > 10 && name == "Else"', 'yes/no', bare)).toBe(false);
    expect(ask('!(seats > 10)', 'yes/no', bare)).toBeNull();
    expect(ask('known(seats)', 'yes/no', bare)).toBe(false);
    expect(ask('known(seats) && seats > 5', 'yes/no', bare)).toBe(false);
    expect(ask('(known(seats) ? seats : 1) * 3', 'number', bare)).toBe(3);
    expect(ask('seats / 0', 'number')).toBeNull();
  });

  it('says what it uses', () => {
    const compiled = compileFormula('said("export") && (seats > 3 || active)', language, 'yes/no');
    expect(compiled.ok && [compiled.formula.variables, compiled.formula.calls]).toEqual([
      ['seats', 'active'],
      [{ name: 'said', args: ['export'] }],
    ]);
  });

  it('refuses unknown names, and says where and what was probably meant', () => {
    expect(problem('active &&\n  seets > 3')).toEqual({
      message: 'There is no value “seets” here. Did you mean “seats”?',
      start: 12,
      end: 17,
      line: 2,
      column: 3,
      suggestion: 'seats',
    });
    expect(problem('siad("x")')?.suggestion).toBe('said');
    expect(problem('name.startWith("x")')?.suggestion).toBe('startsWith');
    expect(problem('contains(name, "x")')?.message).toContain('….contains(…) is how it is written');
    expect(problem('zzzzzz > 3')).toMatchObject({ suggestion: null });
  });

  it('names the place of an error in the text as it was written, after numbers too', () => {
    const wrong = '1 + 2 + 3 > 4 && name > 5';
    const found = problem(wrong);
    expect(wrong.slice(found?.start, found?.end)).toBe('name > 5');
    expect(found?.message).toBe('These don’t go together: text > number.');
  });

  it.each([
    ['', 'The formula is empty.'],
    ['seats >', 'It ends too early.'],
    ['(seats > 3', 'A ) is missing: it ends too early.'],
    ['seats > 3 and active', 'Write && for “and”.'],
    ['seats = 3', 'Write == to compare.'],
    ['seats', 'The formula gives number; yes/no is needed here.'],
    ['said(3)', 'It can’t be called so: said(number).'],
    ['timestamp("2026-01-01T00:00:00Z") > seats', 'There is no function “timestamp” here.'],
    ['plans[0] == "x"', '“[]” has no place in a formula.'],
    ['{"a": 1}.a > 0', 'has no place in a formula.'],
    ['name.matches("(a+)+$")', 'may not repeat a group'],
    ['name.matches("a*b*c*$")', 'at most 2 times'],
    ['name.matches(name)', 'written out in quotes'],
    ['known(seats > 3)', 'takes the name of a value'],
    ['1 > '.repeat(2000), 'more than 5000 characters'],
    [`${'('.repeat(300)}seats${')'.repeat(300)} > 1`, '.'],
  ])('refuses %j', (source, message) => {
    expect(problem(source)?.message).toContain(message);
  });

  it('never throws, whatever is typed (property)', () => {
    const token = fc.constantFrom(
      'seats', 'name', 'plans', 'said', '(', ')', '"x"', '1', '2.5', '&&', '||', '!', '+', '-', '/',
      '==', '>', 'in', '.', ',', 'exists', '?', ':', '[', ']', '{', '}', 'size', 'known', 'matches',
    ); // prettier-ignore
    const typed = fc.oneof(
      fc.string(),
      fc.array(token, { maxLength: 12 }).map((t) => t.join(' ')),
    );
    fc.assert(
      fc.property(
        typed,
        fc.constantFrom<FormulaType>('number', 'text', 'yes/no', 'texts'),
        (source, type) => {
          const compiled = compileFormula(source, language, type);
          if (compiled.ok) {
            compiled.formula.evaluate(acme);
            compiled.formula.evaluate(bare);
          } else {
            const { start, end } = compiled.problem;
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(source.length);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('agrees with JavaScript on arithmetic (property)', () => {
    const leaf = fc.oneof(fc.integer({ min: 0, max: 99 }).map(String), fc.constant('seats'));
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc
          .tuple(tie('expression'), fc.constantFrom('+', '-', '*'), tie('expression'))
          .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
      ),
    }));
    const byHand = (source: string): unknown => {
      const stack: string[] = source.match(/\d+|seats|[()+\-*]/g) ?? [];
      const term = (): number => {
        const next = stack.shift();
        if (next !== '(') return next === 'seats' ? 12 : Number(next);
        const left = term();
        const sign = stack.shift();
        const right = term();
        stack.shift();
        return sign === '+' ? left + right : sign === '-' ? left - right : left * right;
      };
      return term();
    };
    fc.assert(
      fc.property(expression, (source) => {
        expect(ask(source, 'number')).toBe(byHand(source));
      }),
    );
  });

  it('refuses variables that no formula could write', () => {
    const variables = [{ name: 'net revenue', type: 'number' as const, means: '' }];
    expect(() => formulaLanguage({ variables, read: () => null })).toThrow('can’t be written');
  });
});

describe('the nearest name', () => {
  it('counts a swap of neighbours as one, and leaves what is far alone', () => {
    expect(nearestName('saets', ['plans', 'seats'])).toBe('seats');
    expect(nearestName('x', ['seats'])).toBeNull();
  });
});
