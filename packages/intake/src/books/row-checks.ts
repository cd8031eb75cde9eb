import { nameOf, problem, shown } from './cells.js';
import type { CellProblem } from './cells.js';
import type { BookKind, BookShape } from './types.js';

type Values = Readonly<Record<string, string>>;

/** What is wrong with a row as a whole, its cells being right one by one; null where nothing is. */
export function checkRow(shape: BookShape, values: Values, today: string): CellProblem | null {
  for (const field of shape.fields) {
    if (field.required === true && values[field.name] === undefined) {
      return problem('missing', `The row has no ${nameOf(field)}. Fill it in.`);
    }
  }
  const { oneOf } = shape;
  if (oneOf !== undefined && oneOf.every((name) => values[name] === undefined)) {
    const names = oneOf.map((name) => nameOf({ name })).join(' or ');
    return problem('missing', `The row has no ${names}. Fill one in.`);
  }
  return byKind[shape.kind]?.(values, today) ?? null;
}

const byKind: Readonly<
  Partial<Record<BookKind, (values: Values, today: string) => CellProblem | null>>
> = {
  accounts: (values) => notNegative(values, 'revenue', 'monthly revenue'),
  subscriptions: (values) =>
    notNegative(values, 'amount', 'price') ??
    knownInterval(values) ??
    forwards(values, 'subscription'),
  invoices: (values) => forwards(values, 'period'),
  rates: ({ rate = '', currency, base }) =>
    /[1-9]/.test(rate)
      ? currency === base
        ? problem(
            'bad-number',
            `A rate of ${currency ?? ''} in itself says nothing. Correct the currencies.`,
          )
        : null
      : problem('bad-number', 'A rate must be above 0. Correct it.'),
  marketing: (values, today) =>
    notNegative(values, 'spend', 'spend') ??
    notNegative(values, 'newRevenue', 'new revenue') ??
    notLater('month', values['month'], today),
  ledger: (values, today) => notLater('day', values['day'], today),
  balances: (values, today) => notLater('day', values['day'], today),
  deals: (values) => notNegative(values, 'amount', 'amount'),
};

function notNegative(values: Values, name: string, what: string): CellProblem | null {
  const value = values[name];
  return value?.startsWith('-') === true
    ? problem('negative', `The ${what} ${value} is below 0. Correct it.`)
    : null;
}

function forwards({ start = '', end }: Values, what: string): CellProblem | null {
  if (end === undefined || end > start) return null;
  return end === start
    ? problem(
        'backwards',
        `The ${what} ends on the day on which it begins, ${start}. Correct the end.`,
      )
    : problem(
        'backwards',
        `The ${what} ends on ${end}, before it begins on ${start}. Correct one of the days.`,
      );
}

/** The month of a day that lies ahead may be under way: its last day stands for it. */
function notLater(name: string, value: string | undefined, today: string): CellProblem | null {
  return value === undefined || value.slice(0, 7) <= today.slice(0, 7)
    ? null
    : problem(
        'in-future',
        `The ${name} ${value} lies in the future: what has not happened is not in the books. Leave it out or correct it.`,
      );
}

/** How often an interval of this name is in a year, as `unit`: what the server counts a month with. */
const intervals = new Map<string, string>(
  [
    'day|daily|days|d|taeglich|täglich|tag',
    'week|weekly|weeks|w|woche|wöchentlich|woechentlich|semaine|semana',
    'month|monthly|months|mo|m|mth|monat|monatlich|mensual|mensuel|mes|mois|30 days|every month|1 month',
    'quarter|quarterly|quarters|q|3 months|every 3 months|quartal|vierteljährlich|quartalsweise|trimestral|trimestriel|trimestre',
    'half year|half-year|half-yearly|semiannual|semi-annual|semiannually|biannual|6 months|every 6 months|halbjahr|halbjährlich|semestral|semestre',
    'year|yearly|annual|annually|years|yr|y|a|12 months|every year|1 year|jahr|jährlich|jaehrlich|anual|annuel|año|an|année',
    'two years|biennial|2 years|24 months|every 2 years',
    'three years|triennial|3 years|36 months|every 3 years',
  ].flatMap((names) => {
    const [unit = '', ...others] = names.split('|');
    return [unit, ...others].map((name): [string, string] => [name, unit]);
  }),
);

/** The unit of an interval as cells name it; null where it is none. */
export function intervalOf(raw: string): string | null {
  return intervals.get(raw.trim().toLowerCase().replaceAll('_', ' ')) ?? null;
}

function knownInterval({ interval }: Values): CellProblem | null {
  return interval === undefined || intervalOf(interval) !== null
    ? null
    : problem(
        'unknown-interval',
        `“${shown(interval)}” is no interval: write day, week, month, quarter or year.`,
      );
}
