/** Published in the transaction in which a new count of revenue takes the place of the old one, with `{}`. */
export const revenueCounted = 'finance.revenue-counted';
