import { Dialog } from '../ui/dialog.js';
import { ThemePicker, type Picked } from './theme-picker.js';

type PickThemeProps = { except: string; onClose: () => void; onPick: (theme: Picked) => void };

/** Looks for the other theme of a merge by its words. */
export const PickTheme = ({ except, onClose, onPick }: PickThemeProps) => (
  <Dialog open onClose={onClose} title="Merge with which theme?">
    <ThemePicker except={except} onPick={onPick} />
  </Dialog>
);
