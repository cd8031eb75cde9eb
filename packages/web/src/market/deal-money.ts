import type { Money } from '@headwater/contract';

/** Digits after the point that a currency has, by ISO 4217. */
const fractionDigits = (currency: string): number => {
  try {
    return (
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
        .maximumFractionDigits ?? 2
    );
  } catch {
    return 2;
  }
};

/** `1234.50` and a currency as minor units, digit by digit; null where it is no such amount. */
export const readMoney = (text: string, currency: string): Money | null => {
  const code = currency.trim().toUpperCase();
  const found = /^(\d{1,13})(?:[.,](\d+))?$/u.exec(text.replaceAll(/[\s']/gu, ''));
  if (found === null || !/^[A-Z]{3}$/u.test(code)) return null;
  const digits = fractionDigits(code);
  const [, whole = '', fraction = ''] = found;
  if (fraction.length > digits) return null;
  const minor = Number(`${whole}${fraction.padEnd(digits, '0')}`);
  return Number.isSafeInteger(minor) ? { minor, currency: code } : null;
};

/** The amount as it is typed: exact, with a point. */
export const writeMoney = ({ minor, currency }: Money): string => {
  const digits = fractionDigits(currency);
  if (digits === 0) return String(minor);
  const text = String(minor).padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
};
