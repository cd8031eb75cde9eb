import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { signOutEverywhere, useMe } from '../api/people.js';
import { setAppearance, useAppearance } from '../frame/appearance.js';
import { Button } from '../ui/button.js';
import { Confirm } from '../ui/confirm.js';
import { Select } from '../ui/select.js';
import { roleWords } from './roles.js';

const You = () => {
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const appearance = useAppearance();
  const [asking, setAsking] = useState(false);
  if (me === null) return null;
  return (
    <section aria-label="You" className="flex max-w-xl flex-col gap-6">
      <dl className="grid grid-cols-[8rem_1fr] gap-y-1.5">
        <dt className="text-quiet">Name</dt>
        <dd>{me.name}</dd>
        <dt className="text-quiet">E-mail</dt>
        <dd className="break-all">{me.email}</dd>
        <dt className="text-quiet">Role</dt>
        <dd>{roleWords[me.role]}</dd>
        <dt className="text-quiet">Headwater</dt>
        <dd className="num">{me.version}</dd>
      </dl>
      <Select
        label="Appearance"
        bare={false}
        value={appearance}
        choices={[
          { value: 'system', label: 'As the system' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
        onChange={setAppearance}
        className="w-48"
      />
      <div>
        <h2 className="text-base font-semibold">Sessions</h2>
        <p className="mt-0.5 mb-2 text-muted">
          Signs this account out on every device, this one too. A forgotten password is reset on the
          server with <code>headwater user reset</code>.
        </p>
        <Button look="danger" onClick={() => setAsking(true)}>
          Sign out everywhere
        </Button>
      </div>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title="Sign out everywhere?"
        action="Sign out everywhere"
        onConfirm={async () => {
          await signOutEverywhere();
          client.clear();
          await navigate({ to: '/sign-in' });
        }}
      >
        Every browser and device that is signed in with this account must sign in again.
      </Confirm>
    </section>
  );
};

export default You;
