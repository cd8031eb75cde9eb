import type { MatchDecision, MatchPage, MatchView } from '@headwater/contract';
import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { explain, ProblemError } from '../api/client.js';
import { decideMatch, readMatch, undoMatch } from '../api/customers.js';
import { say } from '../ui/toast.js';

export type MatchAct = MatchDecision | 'undo';

const done = (saved: MatchView, act: MatchAct): string => {
  if (act === 'undo') return `Taken back: “${saved.voice}”`;
  if (saved.account === null) return `“${saved.voice}” is no known account`;
  return `“${saved.voice}” is ${saved.account.name}`;
};

/** Decides whose a voice is: at once, with an undo instead of a question. The list stays in its order. */
export const useMatchDecision = () => {
  const client = useQueryClient();
  const put = (saved: MatchView) =>
    client.setQueriesData<InfiniteData<MatchPage>>({ queryKey: ['matches', 'list'] }, (old) =>
      old === undefined
        ? old
        : {
            ...old,
            pages: old.pages.map((page) => ({
              ...page,
              rows: page.rows.map((row) => (row.id === saved.id ? saved : row)),
            })),
          },
    );
  const refresh = () =>
    Promise.all(
      [['matches', 'summary'], ['account'], ['accounts'], ['item'], ['items']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  const decide = async (match: MatchView, act: MatchAct, quietly = false): Promise<boolean> => {
    try {
      const saved = await (act === 'undo' ? undoMatch(match) : decideMatch(match, act));
      put(saved);
      say({
        title: done(saved, act),
        ...(quietly || act === 'undo' ? {} : { undo: () => void decide(saved, 'undo', true) }),
      });
      return true;
    } catch (problem) {
      const meanwhile = problem instanceof ProblemError && problem.status === 412;
      if (meanwhile) {
        const theirs = await readMatch(match.id).catch(() => null);
        if (theirs !== null) put(theirs);
      }
      say({
        title: meanwhile
          ? `${problem.problem?.editedBy ?? 'Somebody else'} decided about “${match.voice}” meanwhile; look at it again`
          : 'Not saved',
        description: explain(problem),
        bad: true,
      });
      return false;
    } finally {
      await refresh();
    }
  };
  return decide;
};
