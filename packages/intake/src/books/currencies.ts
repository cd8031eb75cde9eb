const codes = new Set(Intl.supportedValuesOf('currency'));

/** Signs that stand for one currency alone. "$" and "¥" stand for several and say nothing. */
const signs = new Map([
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['US$', 'USD'],
  ['C$', 'CAD'],
  ['CA$', 'CAD'],
  ['A$', 'AUD'],
  ['AU$', 'AUD'],
  ['NZ$', 'NZD'],
  ['R$', 'BRL'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
  ['₽', 'RUB'],
  ['₺', 'TRY'],
  ['₴', 'UAH'],
  ['₪', 'ILS'],
  ['zł', 'PLN'],
  ['Kč', 'CZK'],
  ['SFr.', 'CHF'],
  ['SFr', 'CHF'],
  ['Fr.', 'CHF'],
]);
const ofSeveral = new Set(['$', '¥', 'kr', 'kr.']);

/** The ISO 4217 code of what a cell names, in capitals; null when it names none for certain. */
export function currencyOf(raw: string): string | null {
  const text = raw.trim();
  const code = text.toUpperCase();
  return codes.has(code) ? code : (signs.get(text) ?? null);
}

/** The currency beside a number; null for a sign of several currencies, undefined for no currency at all. */
export function currencyOfSign(text: string): string | null | undefined {
  return currencyOf(text) ?? (ofSeveral.has(text) ? null : undefined);
}
