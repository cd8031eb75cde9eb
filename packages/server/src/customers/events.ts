/** Published in the transaction in which accounts, contacts, subscriptions, invoices or rates came in, with `{}`. */
export const booksChanged = 'customers.books-changed';
/** Published in the transaction in which feedback got another account, with `{}`. */
export const matchesChanged = 'customers.matches-changed';
/** Published in the transaction in which a person edited an account, with `{}`. */
export const accountEdited = 'customers.account-edited';
