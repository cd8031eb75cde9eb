import type {
  Analysis,
  Interval,
  Trend,
  TrendDirection,
  UnassignedReason,
} from '@headwater/insight';
import type { Findings, RankedTheme } from './findings.js';
import { minorExponent } from '@headwater/decision';

/** Figures and sentences that the terminal and the report both say, in the same words. */

const grouped = new Intl.NumberFormat('en-GB');
export const count = (value: number): string => grouped.format(value);

export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** A share in per cent, with as many places as it takes to tell it from nothing. */
export function percent(share: number): string {
  return `${percentNumber(share)} %`;
}

export const percentWithInterval = ({ value, low, high }: Interval): string =>
  `${percentNumber(value)} % (${percentNumber(low)}–${percentNumber(high)})`;

function percentNumber(share: number): string {
  const value = share * 100;
  if (value === 0 || value >= 9.95) return value.toFixed(0);
  return value.toFixed(value < 0.095 ? 2 : 1);
}

/** `€72K`, in the currency that is told. */
export function amount(minor: number, currency: string): string {
  const digits = minorExponent(currency);
  const value = minor / 10 ** digits;
  return new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency,
    ...(Math.abs(value) >= 10_000
      ? { notation: 'compact', maximumFractionDigits: 1 }
      : { maximumFractionDigits: 0 }),
  }).format(value);
}

/** `€72K (60K–84K)` without a second sign, or the accounts alone where nobody pays. */
export function amountWithInterval({ value, low, high }: Interval, currency: string): string {
  const main = amount(value, currency);
  return low === high ? main : `${main} (${amount(low, currency)}–${amount(high, currency)})`;
}

export const trendSigns: Readonly<Record<TrendDirection, string>> = {
  rising: '↑',
  falling: '↓',
  flat: '→',
  ended: '■',
  new: '✦',
  unknown: '·',
};

export const trendWords: Readonly<Record<TrendDirection, string>> = {
  rising: 'rising',
  falling: 'falling',
  flat: 'steady',
  ended: 'ended',
  new: 'new',
  unknown: 'unsure',
};

/** `+120 %`, where the change has a figure and the direction is a rise or a fall. */
export function changeOf(trend: Trend): string | null {
  if (trend.change === null || (trend.direction !== 'rising' && trend.direction !== 'falling')) {
    return null;
  }
  const value = Math.round(trend.change.value * 100);
  // The direction is judged over more weeks than the change, which may lag behind it.
  if (value > 0 !== (trend.direction === 'rising')) return null;
  return `${value > 0 ? '+' : '−'}${count(Math.abs(value))} %`;
}

/** As `severityLevel` of the analysis says it, which is not loaded yet while the terminal shows its first line. */
export const severityWord = (severity: number): string =>
  ['mild', 'noticeable', 'serious', 'severe'][Math.floor(Math.min(0.999, severity) * 4)] ?? 'mild';

export const day = (instant: number): string =>
  new Date(instant).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });

/** What is going on, in one or two sentences. */
export function headlineOf(findings: Findings): string {
  const [worst] = findings.lists.pain;
  if (worst === undefined) {
    const [praised] = findings.lists.praise;
    return praised === undefined
      ? 'Nothing in this feedback is a complaint, a request or praise about a shared subject.'
      : `No pain is shared by several customers; most praised is “${praised.theme.label}”.`;
  }
  const size = `${counted(worst.customers, 'customer')} (${percent(worst.share.value)})${stakeSentence(worst, findings)}`;
  const moves: Partial<Record<TrendDirection, string>> = {
    rising: ', and it is rising',
    falling: ', and it is falling',
    ended: ', and it has ended',
    new: ', and it is new',
  };
  const first = `“${worst.theme.label}” hurts most: ${size}${moves[worst.theme.trend.direction] ?? ''}.`;
  const surge = strongestSurge(findings.lists.pain, worst);
  return surge === null ? first : `${first} ${surge}`;
}

/** What depends on it, as a part of a sentence; nothing where no accounts were given. */
function stakeSentence({ worth }: RankedTheme, { stakes }: Findings): string {
  if (worth === null || stakes === null || worth.accounts === 0) return '';
  const accounts = counted(worth.accounts, 'account');
  return stakes.currency === null
    ? ` of ${accounts}`
    : ` of ${accounts} that ${worth.accounts === 1 ? 'pays' : 'pay'} ${amount(worth.touched.value, stakes.currency)} a month`;
}

function strongestSurge(pains: readonly RankedTheme[], named: RankedTheme): string | null {
  const [strongest] = pains
    .flatMap(({ theme }) => theme.trend.surges.map((surge) => ({ theme, surge })))
    .sort((a, b) => b.surge.observed - b.surge.expected - (a.surge.observed - a.surge.expected));
  if (strongest === undefined) return null;
  const { theme, surge } = strongest;
  const subject = theme === named.theme ? 'It' : `“${theme.label}”`;
  return `${subject} surged in the week of ${day(Date.parse(surge.week))}: ${count(surge.observed)} statements, against ${count(Math.round(surge.expected))} expected.`;
}

/** Judgements without a subject are set back in the lists, so their size is told here; null without any. */
export function generalSentence({ lists }: Findings): string | null {
  const piles = (['pain', 'praise'] as const).flatMap((kind) =>
    lists[kind]
      .filter(({ theme }) => theme.general === true && theme.kind === kind)
      .map(({ theme, customers, share }) => {
        const language = theme.language === 'en' ? '' : ` in ${languageName(theme.language)}`;
        return `${theme.label}${language}: ${counted(customers, 'customer')}, ${percentWithInterval(share)}`;
      }),
  );
  return piles.length === 0 ? null : `Without a subject, and so listed last: ${piles.join('; ')}.`;
}

const reasonWords: Readonly<Record<UnassignedReason['reason'], string>> = {
  'too-short': 'too short to have a subject',
  'no-known-words': 'no known words',
  'language-too-small': 'in languages with too little text',
  'fits-no-theme': 'fit no theme',
  'taken-out': 'taken out by a person',
};

export function unassignedSentence({ unassigned }: Analysis): string {
  if (unassigned.share === 0) return 'Every statement is in a theme.';
  const groups = new Map<UnassignedReason['reason'], UnassignedReason[]>();
  for (const part of unassigned.reasons) {
    if (part.statements > 0) groups.set(part.reason, [...(groups.get(part.reason) ?? []), part]);
  }
  const said = [...groups]
    .map(([reason, parts]) => ({
      statements: parts.reduce((sum, { statements }) => sum + statements, 0),
      words: `${reasonWords[reason]}${languagesOf(parts)}`,
    }))
    .sort((a, b) => b.statements - a.statements)
    .map(({ statements, words }) => `${count(statements)} ${words}`);
  return `${percent(unassigned.share)} of statements are in no theme: ${said.join('; ')}.`;
}

/** The languages of a reason, largest first; many are cut short. */
function languagesOf(parts: readonly UnassignedReason[]): string {
  const names = [...parts]
    .sort((a, b) => b.statements - a.statements)
    .flatMap(({ language }) => (language === undefined ? [] : languageName(language)));
  if (names.length === 0) return '';
  const more = names.length > 4 ? ` and ${names.length - 3} more` : '';
  return ` (${names.slice(0, more === '' ? 4 : 3).join(', ')}${more})`;
}

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

export function languageName(code: string): string {
  try {
    return languageNames.of(code) ?? code;
  } catch {
    return code;
  }
}

/** Rejected rows by reason, most frequent first, with the first rows of each. */
export function rejectedReasons(
  findings: Pick<Findings, 'input'>,
): readonly { readonly reason: string; readonly rows: number; readonly examples: string }[] {
  const groups = new Map<string, { rows: number; first: number[] }>();
  for (const { reason, row } of findings.input.rejected) {
    const group = groups.get(reason) ?? { rows: 0, first: [] };
    group.rows += 1;
    if (group.first.length < 5) group.first.push(row);
    groups.set(reason, group);
  }
  return [...groups]
    .map(([reason, { rows, first }]) => ({
      reason,
      rows,
      examples: `row ${first.join(', ')}${rows > first.length ? ', …' : ''}`,
    }))
    .sort((a, b) => b.rows - a.rows);
}
