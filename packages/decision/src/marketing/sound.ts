import { isMonth, type Month } from '../month.js';
import type { MarketingRow } from './rows.js';

export interface MarketingProblem {
  readonly channel: string;
  readonly month: Month | null;
  readonly text: string;
}

/** Whether a row can be counted; where not, what is wrong goes to `problems`. */
export function isSound(row: MarketingRow, problems: MarketingProblem[] = []): boolean {
  const { channel, month } = row;
  const leaveOut = (text: string): boolean => {
    problems.push({ channel, month, text: `${text} The row is left out.` });
    return false;
  };
  if (!isMonth(month)) return leaveOut(`"${month}" is no month: write YYYY-MM.`);
  const counts = {
    spend: row.spendMinor,
    leads: row.leads,
    opportunities: row.opportunities,
    customers: row.customers,
    'new MRR': row.newMrrMinor,
  };
  const wrong = Object.entries(counts).find(
    ([, n]) => n !== null && (!Number.isSafeInteger(n) || n < 0),
  );
  if (!wrong) return true;
  return leaveOut(`${wrong[0]} is ${wrong[1]}; it must be a whole number from 0 on.`);
}
