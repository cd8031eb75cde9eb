const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether this is a day of the calendar, `YYYY-MM-DD`: 30 February is none. */
export function isDay(text: string): boolean {
  const found = pattern.exec(text);
  if (!found) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The day after, `YYYY-MM-DD`: makes "paid until the 31st" into the first day no longer paid. */
export function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
