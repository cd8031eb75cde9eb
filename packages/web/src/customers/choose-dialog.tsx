import type { MatchView } from '@headwater/contract';
import { plural } from '../format.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { AccountPicker } from './account-picker.js';
import type { MatchAct } from './use-match.js';

/** The part of a voice by which its account is most likely found: a name's first word, or an address' domain. */
export const likelyWords = (voice: string): string => {
  const whose = voice.slice(voice.lastIndexOf('@') + 1);
  return whose.split(/[^\p{L}\p{N}]+/u).find((word) => word.length > 2) ?? '';
};

type ChooseDialogProps = {
  match: MatchView;
  onAct: (act: MatchAct) => void;
  onClose: () => void;
};

/** Says that a voice is another account than the one it was taken for. */
export const ChooseDialog = ({ match, onAct, onClose }: ChooseDialogProps) => (
  <Dialog
    open
    onClose={onClose}
    title={`Whose is “${match.voice}”?`}
    description={`${plural(match.items, 'item')} by this voice go over to the account that you choose, and so does all that it says later. It can be undone.`}
    footer={<Button onClick={onClose}>Cancel</Button>}
  >
    <AccountPicker
      words={likelyWords(match.voice)}
      except={match.account?.id ?? null}
      onPick={(account) => {
        onAct({ decision: 'correct', account: account.id });
        onClose();
      }}
    />
  </Dialog>
);
