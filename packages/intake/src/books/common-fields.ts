import type { BookField } from './types.js';

/** The account that a row is about. */
export const account: BookField = {
  name: 'account',
  type: 'text',
  required: true,
  means: 'The account: its id, e-mail domain or name',
  names:
    'account|account id|account name|customer|customer id|customer name|customer external id|company|company id|company name|client|client id|organization|organisation|tenant|kunde|kundennummer|firma',
};
export const currency: BookField = {
  name: 'currency',
  type: 'currency',
  means: 'ISO 4217 code; without a column, the one chosen for the whole file',
  names: 'currency|currency code|plan currency|waehrung|wahrung|moneda|devise',
};
export const product: BookField = {
  name: 'product',
  type: 'text',
  means: 'The product that is paid for',
  names: 'product|product name|product id|produkt|producto|produit|service|app',
};
export const externalId = (means: string, names: string): BookField => ({
  name: 'externalId',
  type: 'text',
  means,
  names,
});
