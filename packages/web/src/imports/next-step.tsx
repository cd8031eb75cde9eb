import { Button } from '../ui/button.js';

type NextStepProps = {
  /** The one thing that is still missing, in words. */
  missing: string | null;
  busy: boolean;
  onNext: () => void;
};

/** On, or what keeps from it. */
export const NextStep = ({ missing, busy, onNext }: NextStepProps) => (
  <div className="sticky bottom-0 z-10 flex flex-wrap items-center justify-end gap-3 border-t border-line bg-canvas py-3 max-sm:bottom-14">
    {missing === null ? null : <output className="flex-1 text-sm text-question">{missing}</output>}
    <Button look="primary" busy={busy} disabled={missing !== null} onClick={onNext}>
      See what will happen
    </Button>
  </div>
);
