import type { GapPatch, GapView } from '@headwater/contract';
import { useQueryClient } from '@tanstack/react-query';
import { explain, ProblemError } from '../api/client.js';
import { gapQuery, patchGap } from '../api/market.js';
import { say } from '../ui/toast.js';
import { gapName } from './gap-kinds.js';

type Seen = Pick<GapView, 'id' | 'version' | 'state' | 'theme' | 'segment' | 'decided'>;

const done: Record<GapPatch['state'], string> = {
  open: 'Back among the open gaps',
  watched: 'Watching',
  dismissed: 'Dismissed',
};

/** Everything on the market's pages is fetched anew, since lists and counts follow every decision. */
export const useMarketRefresh = () => {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['market'] });
};

/** Watching, dismissing and their opposites: done at once, with an undo instead of a question. */
export const useGapDecision = () => {
  const client = useQueryClient();
  const refresh = useMarketRefresh();
  const decide = async (gap: Seen, patch: GapPatch, quietly = false): Promise<boolean> => {
    try {
      const saved = await patchGap(gap.id, gap.version, patch);
      client.setQueryData(gapQuery(gap.id).queryKey, saved);
      const before: GapPatch = {
        state: gap.state,
        ...(gap.decided?.reason ? { reason: gap.decided.reason } : {}),
      };
      say({
        title: `${done[patch.state]}: ${gapName(gap)}`,
        ...(quietly ? {} : { undo: () => void decide(saved, before, true) }),
      });
      return true;
    } catch (problem) {
      say({
        title:
          problem instanceof ProblemError && problem.status === 412
            ? `${problem.problem?.editedBy ?? 'Somebody else'} decided on this gap meanwhile; look at it again`
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
