/** One key for a scope and a currency; the currency comes last, so any name of a product is safe. */
export const keyOf = (scope: string, currency: string): string => `${scope}\0${currency}`;

/** The scope and currency of a key. */
export function fromKey(key: string): { readonly scope: string; readonly currency: string } {
  const end = key.lastIndexOf('\0');
  return { scope: key.slice(0, end), currency: key.slice(end + 1) };
}
