import { ProblemError } from '../api/client.js';
import { moment } from '../format.js';

/** `Bea changed this deal meanwhile, on 3 Jan 2026, 10:00.`; null where it failed for another reason. */
export const fasterEditor = (problem: unknown, what: string): string | null => {
  if (!(problem instanceof ProblemError) || problem.status !== 412) return null;
  const { editedBy, editedAt } = problem.problem ?? {};
  const when = typeof editedAt === 'string' ? `, on ${moment(editedAt)}` : '';
  return `${editedBy ?? 'Somebody else'} changed ${what} meanwhile${when}.`;
};
