import { minorDigits, type Interval, type Money } from '@headwater/contract';

const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
const oneDigit = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

export const count = (value: number): string => whole.format(value);
export const compact = (value: number): string =>
  Math.abs(value) < 10_000 ? whole.format(value) : short.format(value);

/** An expectation, which has no whole number to fall on: one digit where it matters. */
export const estimate = (value: number): string =>
  value < 10 ? oneDigit.format(value) : whole.format(value);

export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** No line break between a number and its sign. */
const SIGN = '\u00a0%';

/** `0.0342` → `3.4 %`; shares under 10 % keep one digit, since there the digit matters. */
export const percent = (share: number): string => {
  const value = share * 100;
  if (value === 0) return `0${SIGN}`;
  if (Math.abs(value) < 0.05) return value < 0 ? `> −0.1${SIGN}` : `< 0.1${SIGN}`;
  const text = Math.abs(value) < 10 ? oneDigit.format(value) : whole.format(value);
  return `${text.replace('-', '−')}${SIGN}`;
};

/** Growth from almost nothing has no meaningful percentage; beyond tenfold only that is said. */
export const signedPercent = (share: number): string =>
  share >= 10 ? `> +999${SIGN}` : share > 0 ? `+${percent(share)}` : percent(share);

const range = (low: string, high: string): string =>
  /^[−+>]/u.test(low) || /^[−+>]/u.test(high) ? `${low} to ${high}` : `${low}–${high}`;

export const countRange = (interval: Interval): string =>
  range(count(Math.round(interval.low)), count(Math.round(interval.high)));

export const percentRange = (interval: Interval): string =>
  range(percent(interval.low).replace(SIGN, ''), percent(interval.high));

export const changeRange = (interval: Interval): string =>
  range(signedPercent(interval.low).replace(SIGN, ''), signedPercent(interval.high));

const major = (amount: Money): number => amount.minor / 10 ** minorDigits(amount.currency);

const shortMoney = (currency: string, value: number): Intl.NumberFormat =>
  new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency,
    ...(Math.abs(value) >= 10_000
      ? { notation: 'compact', maximumFractionDigits: 1 }
      : { maximumFractionDigits: 0 }),
  });

export const money = (amount: Money): string => {
  const value = major(amount);
  return shortMoney(amount.currency, value).format(value).replace('-', '−');
};

/** Whole units however much it is: in a column, digits stand under digits. */
export const wholeMoney = (amount: Money): string =>
  new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency: amount.currency,
    maximumFractionDigits: 0,
  })
    .format(major(amount))
    .replace('-', '−');

/** `€4K–7.2K`: the currency once, where the language writes it before the amount. */
export const moneyRange = (low: Money, high: Money): string => {
  const [from, to] = [major(low), major(high)];
  const parts = shortMoney(high.currency, to).formatToParts(to);
  const sign = parts[0]?.type === 'currency' ? parts[0].value : '';
  const end = money(high);
  return `${money({ ...low, currency: high.currency })}–${sign !== '' && from >= 0 && end.startsWith(sign) ? end.slice(sign.length).trimStart() : end}`;
};

/** To the last minor unit, for tables of the books. */
export const exactMoney = (amount: Money): string => {
  const digits = minorDigits(amount.currency);
  return new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency: amount.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
    .format(major(amount))
    .replace('-', '−');
};

const dayFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const utcDayFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const momentFormat = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'medium',
  timeStyle: 'short',
});

export const day = (instant: string): string => dayFormat.format(new Date(instant));
/** A calendar day (`YYYY-MM-DD`) is the same day everywhere. */
export const calendarDay = (date: string): string =>
  utcDayFormat.format(new Date(`${date}T00:00:00Z`));
export const moment = (instant: string): string => momentFormat.format(new Date(instant));

const utcMomentFormat = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
});
/** How a file's date was read: in UTC, so that a day stays the day that the file says. */
export const readDate = (instant: string): string =>
  /T00:00:00(\.0+)?Z$/u.test(instant)
    ? utcDayFormat.format(new Date(instant))
    : `${utcMomentFormat.format(new Date(instant))} UTC`;

const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
const steps: ReadonlyArray<[Intl.RelativeTimeFormatUnit, number]> = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];
export const ago = (instant: string, now = Date.now()): string => {
  const seconds = (new Date(instant).getTime() - now) / 1000;
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return relative.format(Math.round(seconds / size), unit);
  }
  return relative.format(0, 'minute').replace('this minute', 'just now');
};

export const duration = (seconds: number): string => {
  if (seconds < 1) return 'under a second';
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${oneDigit.format(seconds / 3600)} h`;
};

export const milliseconds = (value: number): string =>
  value < 1000 ? `${whole.format(value)} ms` : `${oneDigit.format(value / 1000)} s`;

const sizes = ['B', 'KB', 'MB', 'GB', 'TB'];
export const bytes = (value: number): string => {
  let size = value;
  let unit = 0;
  while (size >= 1000 && unit < sizes.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${size < 10 && unit > 0 ? oneDigit.format(size) : whole.format(size)} ${sizes[unit] ?? 'B'}`;
};

let languageNames: Intl.DisplayNames | null = null;
/** `en` → `English`; codes that are not languages stay as they are. */
export const languageName = (code: string): string => {
  languageNames ??= new Intl.DisplayNames(undefined, { type: 'language', fallback: 'code' });
  try {
    return languageNames.of(code) ?? code;
  } catch {
    return code;
  }
};
