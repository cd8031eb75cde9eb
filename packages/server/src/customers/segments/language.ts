import type { SegmentLanguage } from '@headwater/contract';
import {
  compileFormula,
  formulaLanguage,
  minorExponent,
  type Compiled,
  type FormulaLanguage,
  type FormulaVariable,
} from '@headwater/decision';
import type { AccountFacts } from './facts.js';

/** How an account spoke of a theme: anyhow, as a pain, as a request. */
export type Speech = 'said' | 'pain' | 'request';

/** An account's speech by theme: names in lower case, and ids. */
export type SpokenThemes = ReadonlyMap<string, ReadonlySet<Speech>>;

/** What a rule is asked about. */
export interface RuleRow {
  readonly facts: AccountFacts;
  readonly spoken: SpokenThemes;
}

export type Rule = Compiled<RuleRow, 'yes/no'>;

const variables = [
  { name: 'name', type: 'text', means: 'Name of the account' },
  { name: 'domain', type: 'text', means: 'Its e-mail domain' },
  { name: 'plan', type: 'text', means: 'Plan' },
  { name: 'segment', type: 'text', means: 'Segment as it was imported' },
  { name: 'region', type: 'text', means: 'Region or country' },
  { name: 'owner', type: 'text', means: 'Who looks after it' },
  { name: 'status', type: 'text', means: 'Status, such as active or churned' },
  { name: 'seats', type: 'number', means: 'Seats' },
  { name: 'revenue', type: 'number', means: 'Monthly revenue in its currency' },
  { name: 'currency', type: 'text', means: 'Currency of the revenue' },
  { name: 'tenure', type: 'number', means: 'Months since it became a customer' },
  {
    name: 'renewal',
    type: 'number',
    means: 'Days until the renewal; negative where it has passed',
  },
  { name: 'products', type: 'texts', means: 'Products that it pays for today' },
  { name: 'feedback', type: 'number', means: 'Pieces of feedback, ever' },
  { name: 'feedback90', type: 'number', means: 'Pieces of feedback in the last 90 days' },
  { name: 'silence', type: 'number', means: 'Days since its last feedback' },
] as const satisfies readonly (FormulaVariable & { readonly name: keyof AccountFacts })[];

const examples = [
  {
    rule: 'plan == "Enterprise" && renewal <= 90',
    says: 'Enterprise accounts that renew within 90 days',
  },
  {
    rule: 'revenue >= 1000 && complained("Login fails")',
    says: 'Larger accounts with a certain pain',
  },
  { rule: 'tenure < 3 && feedback == 0', says: 'New accounts that have said nothing yet' },
  { rule: 'region in ["Germany", "Austria", "Switzerland"]', says: 'Accounts of some countries' },
];

const spoke = (how: Speech) => (row: RuleRow, theme: unknown) =>
  row.spoken.get(String(theme).trim().toLowerCase())?.has(how) ?? false;

function read({ facts }: RuleRow, name: string) {
  if (name === 'revenue') {
    const { revenue, currency } = facts;
    return revenue === null || currency === null ? null : revenue / 10 ** minorExponent(currency);
  }
  const known = variables.find((variable) => variable.name === name);
  return known ? facts[known.name] : null;
}

const language: FormulaLanguage<RuleRow> = formulaLanguage<RuleRow>({
  variables,
  functions: [
    {
      name: 'said',
      parameters: ['text'],
      returns: 'yes/no',
      means: 'Spoke of this theme',
      call: spoke('said'),
    },
    {
      name: 'complained',
      parameters: ['text'],
      returns: 'yes/no',
      means: 'Named it as a pain',
      call: spoke('pain'),
    },
    {
      name: 'asked',
      parameters: ['text'],
      returns: 'yes/no',
      means: 'Asked for it',
      call: spoke('request'),
    },
  ],
  read,
});

export const compileRule = (source: string): Rule => compileFormula(source, language, 'yes/no');

/** Whether a rule must know what accounts have said. */
export const asksSpeech = (rule: Rule): boolean =>
  rule.ok && rule.formula.calls.some(({ name }) => ['said', 'complained', 'asked'].includes(name));

/** Themes that a rule names. */
export const namedThemes = (rule: Rule): readonly string[] =>
  rule.ok
    ? rule.formula.calls
        .filter(({ name }) => ['said', 'complained', 'asked'].includes(name))
        .flatMap(({ args }) => (typeof args[0] === 'string' ? [args[0]] : []))
    : [];

export const segmentLanguage = (): SegmentLanguage => ({
  variables: variables.map(({ name, type, means }) => ({ name, type, means })),
  functions: language.functions.map(({ name, parameters, returns, means }) => ({
    name,
    parameters: [...parameters],
    returns,
    means,
  })),
  examples,
});
