import { Dialog } from './dialog.js';
import { Kbd } from './kbd.js';

type Shortcut = { keys: ReadonlyArray<string>; does: string };

const everywhere: ReadonlyArray<Shortcut> = [
  { keys: ['Ctrl', 'K'], does: 'Search and commands (⌘ K on a Mac)' },
  { keys: ['g', 't'], does: 'Go to Today' },
  { keys: ['g', 'l'], does: 'Go to Listen' },
  { keys: ['g', 'p'], does: 'Go to Pain points' },
  { keys: ['g', 'm'], does: 'Go to Market' },
  { keys: ['g', 's'], does: 'Go to Settings' },
];

type ShortcutsProps = { here: ReadonlyArray<Shortcut>; open: boolean; onClose: () => void };

const List = ({ title, rows }: { title: string; rows: ReadonlyArray<Shortcut> }) => (
  <section>
    <h3 className="mb-1 text-sm font-medium text-quiet">{title}</h3>
    <dl>
      {rows.map(({ keys, does }) => (
        <div
          key={does}
          className="flex items-center justify-between gap-4 border-b border-line py-1.5"
        >
          <dt>{does}</dt>
          <dd className="flex gap-1">
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  </section>
);

export const Shortcuts = ({ here, open, onClose }: ShortcutsProps) => (
  <Dialog open={open} onClose={onClose} title="Keyboard shortcuts">
    <div className="flex flex-col gap-5">
      <List title="On this page" rows={here} />
      <List title="Everywhere" rows={everywhere} />
    </div>
  </Dialog>
);
