import { useQueryClient } from '@tanstack/react-query';
import { removeDemo } from '../api/people.js';
import { Confirm } from '../ui/confirm.js';
import { say } from '../ui/toast.js';

/** Asks before the demo goes, from the banner and from Settings alike. */
const RemoveDemo = ({ onClose }: { onClose: () => void }) => {
  const client = useQueryClient();
  return (
    <Confirm
      open
      onClose={onClose}
      title="Remove the demo data?"
      action="Remove demo data"
      onConfirm={async () => {
        await removeDemo();
        await client.invalidateQueries();
        say({ title: 'Demo data removed' });
      }}
    >
      All demo items, accounts and themes go. Feedback that you imported stays. You can load the
      demo again in Settings.
    </Confirm>
  );
};

export default RemoveDemo;
