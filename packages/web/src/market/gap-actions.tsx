import type { GapView } from '@headwater/contract';
import { Ban, Eye, EyeOff, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '../api/people.js';
import { Button } from '../ui/button.js';
import { DismissDialog } from './dismiss-dialog.js';
import { gapName } from './gap-kinds.js';
import { useGapDecision } from './use-gap.js';

/** What can be decided about a gap by those who may. */
export const GapActions = ({ gap }: { gap: GapView }) => {
  const decide = useGapDecision();
  const mayEdit = useMay('market:edit');
  const [dismissing, setDismissing] = useState(false);
  if (!mayEdit) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {gap.state === 'watched' ? (
        <Button onClick={() => void decide(gap, { state: 'open' })}>
          <EyeOff aria-hidden className="size-4" /> Stop watching
        </Button>
      ) : gap.state === 'open' ? (
        <Button look="primary" onClick={() => void decide(gap, { state: 'watched' })}>
          <Eye aria-hidden className="size-4" /> Watch
        </Button>
      ) : null}
      {gap.state === 'dismissed' ? (
        <Button look="primary" onClick={() => void decide(gap, { state: 'open' })}>
          <RotateCcw aria-hidden className="size-4" /> Restore
        </Button>
      ) : (
        <Button onClick={() => setDismissing(true)}>
          <Ban aria-hidden className="size-4" /> Dismiss…
        </Button>
      )}
      {dismissing ? (
        <DismissDialog
          name={gapName(gap)}
          onClose={() => setDismissing(false)}
          onDismiss={(reason) => decide(gap, { state: 'dismissed', reason })}
        />
      ) : null}
    </div>
  );
};
